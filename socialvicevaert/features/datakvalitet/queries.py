"""What a report lacks: listed before it is issued, each line with the place where it can be put right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.forloeb.models import Forloeb, ForloebStatus
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.features.tal.queries.ansoegninger import (
    SentAnsoegning,
    open_ansoegninger,
    overdue_ansoegninger,
)
from socialvicevaert.features.tal.queries.fogedsager import (
    active_fogedsager,
    overdue_fogedsager,
    states_at_end_of,
)
from socialvicevaert.features.tal.queries.forloeb import (
    closed_forloeb,
    forloeb_without,
    statuses_of_offers,
)
from socialvicevaert.features.tal.queries.henvisninger import (
    SentHenvisning,
    sent_henvisninger,
    status_at_end_of,
)
from socialvicevaert.features.tal.queries.sager import (
    sager_without_afdeling,
    sager_without_cause,
    sager_without_need,
    sager_without_result,
)
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session

_MONEY = "oekonomi"

SHOWN = 200
"""So many rows of a kind are listed; who has more begins with these."""


@dataclass(frozen=True)
class MissingRow:
    """One row to put right: whose it is, which, and the tab where it is done, with what is opened in it."""

    beboer_id: int
    beboer: str
    what: str
    tab: str
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class MissingGroup:
    """One kind of gap. `figure` is its key among the published figures, `whole` that of its denominator.

    `rows` is empty for a role that sees no residents.
    """

    key: str
    title: str
    figure: str
    whole: str
    rows: tuple[MissingRow, ...]


def missing(session: Session, scope: Scope) -> tuple[MissingGroup, ...]:
    """Every kind of gap, also those without rows."""
    session.require(Permission.ISSUE_REPORTS)
    people = _People(session)
    active = dict(active_fogedsager(session, scope))
    states = states_at_end_of(session, scope.period.to_on, active)
    unjudged = {number for number, state in states.items() if state.is_closed and state.result is None}
    without_outcome = {number for number, state in states.items() if state.is_closed and state.outcome is None}
    waiting = [
        one
        for one in sent_henvisninger(session, scope)
        if status_at_end_of(one, scope.period.to_on) is HenvisningStatus.SENDT
    ]
    groups = [
        MissingGroup(
            "sager_uden_aarsag", "Sager uden årsag", "sager.aarsag.ikke_angivet", "sager.i_perioden",
            people.sager(sager_without_cause(session, scope)),
        ),
        MissingGroup(
            "sager_uden_behov", "Sager uden behovsområde", "sager.behov.ikke_angivet", "sager.i_perioden",
            people.sager(sager_without_need(session, scope)),
        ),
        MissingGroup(
            "sager_uden_resultat", "Lukkede sager uden resultat", "sager.resultat.ikke_angivet",
            "sager.afsluttede", people.sager(sager_without_result(session, scope)),
        ),
        MissingGroup(
            "fogedsager_forbi_dato", "Fogedsager forbi retsdato", "fogedsager.forbi_dato",
            "fogedsager.i_gang", people.fogedsager(overdue_fogedsager(session, scope.period.to_on, states)),
        ),
        MissingGroup(
            "fogedsager_uden_udfald", "Fogedsager uden udfald", "fogedsager.udfald.ikke_angivet",
            "fogedsager.i_perioden", people.fogedsager(without_outcome),
        ),
        MissingGroup(
            "fogedsager_uden_vurdering", "Fogedsager uden vurdering",
            "fogedsager.uden_vurdering", "fogedsager.i_perioden", people.fogedsager(unjudged),
        ),
        MissingGroup(
            "henvisninger_uden_svar", "Henvisninger uden svar", "henvisninger.status.sendt", "henvisninger.sendt",
            people.henvisninger(waiting),
        ),
        *_of_money(session, scope, people),
    ]  # fmt: skip
    if scope.afdeling_id is None:
        homeless = people.sager(sager_without_afdeling(session, scope), tab="overblik")
        groups.append(
            MissingGroup(
                "sager_uden_afdeling", "Sager uden afdeling", "sager.uden_afdeling", "sager.i_perioden",
                homeless,
            )
        )  # fmt: skip
    return tuple(groups)


def _of_money(session: Session, scope: Scope, people: "_People") -> list[MissingGroup]:
    offers = statuses_of_offers(session, scope)
    unanswered = [number for number, status in offers.items() if status is ForloebStatus.TILBUDT]
    without_result = [number for number, result in closed_forloeb(session, scope).items() if result is None]
    unmeasured = forloeb_without(session, scope)
    overdue = overdue_ansoegninger(open_ansoegninger(session, scope), scope.period.to_on)
    return [
        MissingGroup(
            "forloeb_uden_svar", "Tilbudte forløb uden svar", "forloeb.tragt.tilbudt", "forloeb.tilbudt",
            people.forloeb(unanswered),
        ),
        MissingGroup(
            "forloeb_uden_resultat", "Afsluttede forløb uden resultat", "forloeb.resultat.ikke_angivet",
            "forloeb.afsluttede", people.forloeb(without_result),
        ),
        *(
            MissingGroup(
                f"forloeb_uden_{fact}", f"Afsluttede forløb uden {words} før og efter", f"maaling.{fact}.ukendt",
                "forloeb.afsluttede", people.forloeb(unmeasured[fact]),
            )
            for fact, words in (("raadighed", "rådighedsbeløb"), ("gaeld", "gæld"), ("plan", "svar om plan"))
        ),
        MissingGroup(
            "ansoegninger_over_tid", "Ansøgninger uden svar til tiden", "ansoegninger.over_tid", "ansoegninger.venter",
            people.ansoegninger(overdue),
        ),
    ]  # fmt: skip


class _People:
    """Names the residents behind rows, for roles that may see them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._allowed = may(session.actor, Permission.SEE_BEBOERE)

    def sager(self, numbers: Iterable[int], tab: str = "sager") -> tuple[MissingRow, ...]:
        wanted = sorted(numbers)[:SHOWN] if self._allowed else []
        found = self._session.exec(
            select(col(Sag.beboer_id), col(Sag.number)).where(col(Sag.id).in_(wanted)).order_by(col(Sag.id))
        ).all()
        return self._rows([(beboer_id, f"Sag {number}") for beboer_id, number in found], tab)

    def fogedsager(self, numbers: Iterable[int]) -> tuple[MissingRow, ...]:
        wanted = sorted(numbers)[:SHOWN] if self._allowed else []
        found = self._session.exec(
            select(col(Fogedsag.beboer_id), col(Fogedsag.opened_on))
            .where(col(Fogedsag.id).in_(wanted))
            .order_by(col(Fogedsag.id))
        ).all()
        return self._rows([(beboer_id, f"Fogedsag fra {show_date(on)}") for beboer_id, on in found], "fogedsager")

    def henvisninger(self, found: Iterable[SentHenvisning]) -> tuple[MissingRow, ...]:
        wanted = list(found)[:SHOWN] if self._allowed else []
        return self._rows([(one.beboer_id, f"Sendt {show_date(one.sent_on)}") for one in wanted], "henvisninger")

    def forloeb(self, numbers: Iterable[int]) -> tuple[MissingRow, ...]:
        wanted = sorted(numbers)[:SHOWN] if self._allowed else []
        found = self._session.exec(
            select(col(Forloeb.id), col(Forloeb.beboer_id), col(Forloeb.offered_on))
            .where(col(Forloeb.id).in_(wanted))
            .order_by(col(Forloeb.id))
        ).all()
        rows = self._rows([(beboer_id, f"Forløb tilbudt {show_date(on)}") for _, beboer_id, on in found], _MONEY)
        return _opening(rows, "forloeb", [number for number, _, _ in found])

    def ansoegninger(self, found: Iterable[SentAnsoegning]) -> tuple[MissingRow, ...]:
        wanted = list(found)[:SHOWN] if self._allowed else []
        about = [(one.beboer_id, f"{one.basis.label}, sendt {show_date(one.sent_on)}") for one in wanted]
        return _opening(self._rows(about, _MONEY), "ansoegninger", [one.id for one in wanted])

    def _rows(self, found: Sequence[tuple[int, str]], tab: str) -> tuple[MissingRow, ...]:
        people = self._session.exec(
            select(col(Beboer.id), col(Beboer.first_name), col(Beboer.last_name)).where(
                col(Beboer.id).in_({beboer_id for beboer_id, _ in found})
            )
        )
        names = {number: f"{first} {last}".strip() for number, first, last in people}
        return tuple(MissingRow(beboer_id, names.get(beboer_id, ""), what, tab) for beboer_id, what in found)


def _opening(rows: Sequence[MissingRow], part: str, ids: Sequence[int | None]) -> tuple[MissingRow, ...]:
    """The same rows, each leading to its own card in a part of the tab."""
    return tuple(replace(row, extra={"part": part, "id": number}) for row, number in zip(rows, ids, strict=True))
