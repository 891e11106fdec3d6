"""The estates beside each other: one question a subject for all of them, not a report an estate."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Lejemaal
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.tal.models import Estate, EstateChange
from socialvicevaert.features.tal.queries.fogedsager import fogedsager_per_estate
from socialvicevaert.features.tal.queries.henvisninger import sent_per_estate
from socialvicevaert.features.tal.queries.kontakter import met_per_estate
from socialvicevaert.features.tal.queries.restancer import restance_counts
from socialvicevaert.features.tal.queries.sager import sager_per_estate
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.sorting import danish_sort_key
from socialvicevaert.storage.session import Session

WITHOUT_ESTATE = "Ingen afdeling"


@dataclass(frozen=True)
class EstateCounts:
    """True counts of one estate, by the key they have in its own report."""

    estate: Estate
    values: Mapping[str, int]


def estate_counts(session: Session, scope: Scope) -> tuple[EstateCounts, ...]:
    """Every estate by name, also where nothing happened, then what belongs to none; the sum is always the total.

    Nothing where one estate is asked for, or there is only one.
    """
    session.require(Permission.ISSUE_REPORTS)
    estates = estates_on(session, scope) if scope.afdeling_id is None else ()
    if len(estates) < 2:
        return ()
    values: dict[str, Counter[int]] = {
        **{f"sager.{key}": found for key, found in sager_per_estate(session, scope).items()},
        "kontakter.i_alt": met_per_estate(session, scope),
        "henvisninger.sendt": sent_per_estate(session, scope),
        **{f"fogedsager.{key}": found for key, found in fogedsager_per_estate(session, scope).items()},
    }
    if scope.workers is None:  # a household in arrears belongs to no worker
        values["restancer.husstande"] = Counter(restance_counts(session, scope).estates)
    return tuple(
        EstateCounts(one, {key: found[one.afdeling_id] for key, found in values.items()})
        for one in (*estates, Estate(NO_ESTATE, WITHOUT_ESTATE))
    )


def estates_on(session: Session, scope: Scope) -> tuple[Estate, ...]:
    """The estates that were one of their own when the period ended, by name, never by a number that may be hidden.

    Those out of use are there too: a row that were there only with sager in it would tell that there are some. So is
    one in the bin, if homes lie in it.
    """
    used = select(col(Lejemaal.afdeling_id))
    rows = session.exec(
        select(col(Afdeling.id), col(Afdeling.name), col(Afdeling.homes)).where(
            col(Afdeling.deleted_at).is_(None) | col(Afdeling.id).in_(used)
        )
    )
    names: dict[int, str] = {}
    homes: dict[int, list[int | None]] = {}
    for number, name, how_many in rows:
        if number is not None:
            homes.setdefault(scope.estate_of(number), []).append(how_many)
            if scope.estate_of(number) == number:
                names[number] = name
    ordered = sorted(names.items(), key=lambda one: danish_sort_key(one[1]))
    return tuple(Estate(number, name, _together(homes[number])) for number, name in ordered)


def _together(homes: Iterable[int | None]) -> int | None:
    """The homes of estates that are counted as one; None where those of one of them are unknown."""
    total = 0
    for how_many in homes:
        if how_many is None:
            return None
        total += how_many
    return total


def estate_changes(session: Session, scope: Scope, since: date) -> tuple[EstateChange, ...]:
    """What happened to estates from a day to the end of the period, oldest first; of one estate: what touches it."""
    rows = session.exec(
        select(col(Afdeling.id), col(Afdeling.name), col(Afdeling.closed_on), col(Afdeling.merged_into_id)).where(
            col(Afdeling.closed_on) >= since, col(Afdeling.closed_on) < scope.period.to_on
        )
    ).all()
    names = dict(session.exec(select(col(Afdeling.id), col(Afdeling.name))).all())
    own = scope.afdelinger
    return tuple(
        EstateChange(name, last_day, names.get(into_id, ""))
        for number, name, last_day, into_id in sorted(rows, key=lambda row: (row[2], row[0]))
        if last_day is not None and (own is None or number in own)
    )
