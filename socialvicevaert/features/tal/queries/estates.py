"""The estates beside each other: one question a subject for all of them, not a report an estate."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Subquery, func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.fogedsager.models import FogedUdfald, IndsatsResultat
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.tal.models import Estate, EstateChange
from socialvicevaert.features.tal.queries.fogedsager import (
    active_fogedsager,
    estates_of_fogedsager,
    states_at_end_of,
)
from socialvicevaert.features.tal.queries.henvisninger import sent_per_beboer
from socialvicevaert.features.tal.queries.kontakter import met_per_beboer
from socialvicevaert.features.tal.queries.restancer import restance_counts
from socialvicevaert.features.tal.queries.sager import courses_of
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.sorting import danish_sort_key
from socialvicevaert.storage.session import Session

WITHOUT_ESTATE = "Ingen afdeling"
_AVERTED = (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
_LOST = (FogedUdfald.FRAFLYTTET, FogedUdfald.UDSAT)


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
    values: dict[str, Counter[int]] = {**_of_residents(session, scope), **_of_fogedsager(session, scope)}
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


def _of_residents(session: Session, scope: Scope) -> dict[str, Counter[int]]:
    courses, met, sent = courses_of(scope), met_per_beboer(scope), sent_per_beboer(scope)
    persons = func.count(func.distinct(courses.c.beboer_id))
    sager = _by_estate(session, scope, courses, func.count(), persons, func.sum(1 - courses.c.was_open))
    keys = ("sager.i_perioden", "sager.beboere", "sager.nye")
    return {
        **dict(zip(keys, sager, strict=True)),
        "kontakter.i_alt": _by_estate(session, scope, met, func.sum(met.c.how_many))[0],
        "henvisninger.sendt": _by_estate(session, scope, sent, func.sum(sent.c.how_many))[0],
    }


def _by_estate(session: Session, scope: Scope, rows: Subquery, *measures: Any) -> list[Counter[int]]:
    """Each measure by the estate in which the resident of a row lives."""
    query = (
        select_many(func.coalesce(col(Lejemaal.afdeling_id), NO_ESTATE), *measures)
        .select_from(rows)
        .join(Beboer, col(Beboer.id) == rows.c.beboer_id)
        .outerjoin(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
        .group_by(col(Lejemaal.afdeling_id))
    )
    found: list[Counter[int]] = [Counter() for _ in measures]
    for afdeling_id, *values in session.execute(query):
        for counter, value in zip(found, values, strict=True):
            counter[scope.estate_of(afdeling_id)] += value
    return found


def _of_fogedsager(session: Session, scope: Scope) -> dict[str, Counter[int]]:
    estates = estates_of_fogedsager(session, scope)
    states = states_at_end_of(session, scope.period.to_on, dict(active_fogedsager(session, scope)))

    def counted(wanted: Iterable[int]) -> Counter[int]:
        return Counter(scope.estate_of(estates[number]) for number in wanted)

    return {
        "fogedsager.i_perioden": counted(states),
        "fogedsager.afvaerget": counted(number for number, state in states.items() if state.result in _AVERTED),
        "fogedsager.tabt": counted(
            number for number, state in states.items() if state.is_closed and state.outcome in _LOST
        ),
    }
