"""The six key figures of thirteen months, in a few questions for all of them together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.tal.queries.fogedsager import foged_counts
from socialvicevaert.features.tal.queries.henvisninger import henvisning_counts
from socialvicevaert.features.tal.queries.kontakter import NOT_MET, kontakt_counts
from socialvicevaert.features.tal.queries.sager import sag_counts
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

KEY_FIGURES = (
    "sager.i_perioden",
    "sager.beboere",
    "kontakter.i_alt",
    "fogedsager.i_perioden",
    "fogedsager.afvaerget",
    "henvisninger.sendt",
)
"""What page 1 and the overview lead with."""
MONTHS_SHOWN = 13
AVERTED = (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)


@dataclass(frozen=True)
class MonthlyCounts:
    """True counts by key figure, one a month, oldest first."""

    months: tuple[Period, ...] = ()
    values: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def monthly_key_figures(session: Session, scopes: Sequence[Scope]) -> MonthlyCounts:
    """Each key figure of each scope's month, as the month's own report would count it."""
    session.require(Permission.ISSUE_REPORTS)
    values: dict[str, list[int]] = {key: [] for key in KEY_FIGURES}
    for scope in scopes:
        sager, foged, kinds = sag_counts(session, scope), foged_counts(session, scope), kontakt_counts(session, scope)
        averted = sum(foged.results.get(one, 0) for one in AVERTED)
        met = sum(number for kind, number in kinds.kinds.items() if kind not in NOT_MET)
        sent = sum(one.sent for one in henvisning_counts(session, scope))
        found = (sager.active, sager.persons, met, foged.active, averted, sent)
        for key, value in zip(KEY_FIGURES, found, strict=True):
            values[key].append(value)
    return MonthlyCounts(tuple(scope.period for scope in scopes), {key: tuple(values[key]) for key in KEY_FIGURES})
