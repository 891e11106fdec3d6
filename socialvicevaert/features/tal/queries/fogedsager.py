"""Fogedsager of a period, as they stood when it ended."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, select

from socialvicevaert.features.fogedsager.models import (
    DatoArt,
    FogedDato,
    FogedHistorik,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
)
from socialvicevaert.features.tal.queries.reading.fogedsager import ReadFogedsag, Written, read_fogedsager
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

AVERTED = (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
LOST = (FogedUdfald.FRAFLYTTET, FogedUdfald.UDSAT)


@dataclass(frozen=True)
class FogedCounts:
    """Fogedsager; `active = primo + received`.

    `results` has None for running ones that nobody has judged, `closed_unjudged` are closed without a judgement;
    `outcomes` has None for closed ones without an outcome, `running` are not closed; `overdue` are running although
    their last date in court has passed.
    """

    active: int
    primo: int
    received: int
    results: Mapping[IndsatsResultat | None, int]
    closed_unjudged: int
    outcomes: Mapping[FogedUdfald | None, int]
    running: int
    overdue: int


@dataclass(frozen=True)
class FogedState:
    """How a fogedsag stood at the end of a day."""

    is_closed: bool
    outcome: FogedUdfald | None
    result: IndsatsResultat | None


_RUNNING = FogedState(is_closed=False, outcome=None, result=None)


def foged_counts(session: Session, scope: Scope) -> FogedCounts:
    """Fogedsager that ran on at least one day of the period."""
    session.require(Permission.ISSUE_REPORTS)
    day = scope.period.to_on
    active = _active(session, scope)
    states = {number: _state(one.at_end_of(day)) for number, one in active.items()}
    received = sum(one.opened_on >= scope.period.from_on for one in active.values())
    return FogedCounts(
        active=len(active),
        primo=len(active) - received,
        received=received,
        results=Counter(state.result for state in states.values() if state.result is not None or not state.is_closed),
        closed_unjudged=sum(state.is_closed and state.result is None for state in states.values()),
        outcomes=Counter(state.outcome for state in states.values() if state.is_closed),
        running=sum(not state.is_closed for state in states.values()),
        overdue=len(_overdue(session, day, states)),
    )


def fogedsager_per_estate(session: Session, scope: Scope) -> dict[str, Counter[int]]:
    """Those that ran in the period, those of them that were averted, and those that lost the home; by estate."""
    session.require(Permission.ISSUE_REPORTS)
    found: dict[str, Counter[int]] = {key: Counter() for key in ("i_perioden", "afvaerget", "tabt")}
    for one in _active(session, scope).values():
        estate, state = scope.estate_of(one.afdeling_id), _state(one.at_end_of(scope.period.to_on))
        found["i_perioden"][estate] += 1
        found["afvaerget"][estate] += state.result in AVERTED
        found["tabt"][estate] += state.is_closed and state.outcome in LOST
    return found


def active_fogedsager(session: Session, scope: Scope) -> list[tuple[int, date]]:
    """Number and opening day of each fogedsag of the period."""
    session.require(Permission.SEE_BEBOERE)
    return [(number, one.opened_on) for number, one in _active(session, scope).items()]


def overdue_fogedsager(session: Session, day: date, states: Mapping[int, FogedState]) -> set[int]:
    """Running fogedsager whose last court meeting or eviction lies on or before the day."""
    session.require(Permission.SEE_BEBOERE)
    return _overdue(session, day, states)


def states_at_end_of(session: Session, day: date, wanted: Iterable[int]) -> dict[int, FogedState]:
    """The state of each fogedsag by its history; one without history counts as running."""
    session.require(Permission.SEE_BEBOERE)
    last = session.execute(
        select_many(
            col(FogedHistorik.fogedsag_id),
            col(FogedHistorik.stage),
            col(FogedHistorik.outcome),
            col(FogedHistorik.result),
            # what was written last is what is believed, whatever day it speaks of; SQLite takes the other columns from
            # the row that has the largest (sqlite.org/lang_select.html, "bare columns")
            func.max(col(FogedHistorik.id)),
        )
        .where(col(FogedHistorik.valid_from) <= day, col(FogedHistorik.deleted_at).is_(None))
        .group_by(col(FogedHistorik.fogedsag_id))
    )
    states = dict.fromkeys(wanted, _RUNNING)
    for number, stage, outcome, result, _row in last:
        if number in states:
            states[number] = FogedState(stage is FogedStadie.AFSLUTTET, outcome, result)
    return states


def _active(session: Session, scope: Scope) -> dict[int, ReadFogedsag]:
    every = read_fogedsager(session, scope)
    return {number: one for number, one in every.items() if one.is_active(scope.period)}


def _state(written: Written | None) -> FogedState:
    return FogedState(written.is_closed, written.outcome, written.result) if written else _RUNNING


def _overdue(session: Session, day: date, states: Mapping[int, FogedState]) -> set[int]:
    last = session.exec(
        select(col(FogedDato.fogedsag_id), func.max(FogedDato.on))
        .where(col(FogedDato.kind).in_((DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE)), col(FogedDato.deleted_at).is_(None))
        .group_by(col(FogedDato.fogedsag_id))
    )
    return {number for number, on in last if on <= day and number in states and not states[number].is_closed}
