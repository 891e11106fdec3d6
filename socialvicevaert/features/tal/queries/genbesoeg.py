"""Re-checks of averted fogedsager that were due in a period: does the household still live there?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto

from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, select

from socialvicevaert.features.fogedsager.models import FogedHistorik, Fogedsag, FogedStadie, Genbesoeg, IndsatsResultat
from socialvicevaert.features.fogedsager.rules import is_averted, is_home_lost, recheck_dates
from socialvicevaert.features.tal.queries.fogedsager import of_estate
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

MONTHS_AFTER = (3, 6, 12)
"""When it is asked again: so many months after an eviction was averted."""
_AVERTED = (IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
_FARTHEST = timedelta(days=400)  # twelve months, and the holidays after them


class Standing(Enum):
    """What is known of a household when its re-check was due."""

    STAYED = auto()
    LEFT = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class DueGenbesoeg:
    """One re-check that was due in the period."""

    fogedsag_id: int
    beboer_id: int
    months: int
    due_on: date
    standing: Standing


@dataclass(frozen=True)
class GenbesoegCounts:
    """Re-checks due in the period by how many months after, and what was known at the end of it."""

    due: Mapping[tuple[int, Standing], int] = field(default_factory=dict)


@dataclass(frozen=True)
class _State:
    valid_from: date
    is_closed: bool
    is_averted: bool
    is_lost: bool


def genbesoeg_counts(session: Session, scope: Scope) -> GenbesoegCounts:
    """How many were due, and how they stood."""
    return GenbesoegCounts(Counter((one.months, one.standing) for one in due_genbesoeg(session, scope)))


def due_genbesoeg(session: Session, scope: Scope) -> list[DueGenbesoeg]:
    """Every re-check due in the period, whether somebody has made it or not.

    What was averted and then opened again is no longer asked about by the program, and yet it was averted: so it is
    counted from the history and not from the rows. What somebody found out holds; without that, a home that was lost
    by the day it was due is lost; the rest is unknown.
    """
    session.require(Permission.ISSUE_REPORTS)
    period = scope.period
    residents, histories = _histories(session, scope)
    answers = _answers(session, histories, period.to_on)
    found = []
    for fogedsag_id, states in histories.items():
        averted_on = _averted_on(states)
        if averted_on is None:
            continue
        for months, computed in recheck_dates(averted_on):
            if months in MONTHS_AFTER and period.from_on <= computed.on <= period.to_on:
                standing = _standing(answers.get((fogedsag_id, months)), averted_on, states, computed.on)
                found.append(DueGenbesoeg(fogedsag_id, residents[fogedsag_id], months, computed.on, standing))
    return found


def _averted_on(states: Iterable[_State]) -> date | None:
    """The day of the last judgement that it was averted, unless a later one says that it never was."""
    averted_on: date | None = None
    for state in states:  # what was written last is what is believed, whatever day it speaks of
        if state.is_closed and state.is_averted and not state.is_lost:
            averted_on = state.valid_from
        elif averted_on is not None and state.valid_from <= averted_on:
            averted_on = None
    return averted_on


def _standing(answer: tuple[date, bool] | None, averted_on: date, states: Iterable[_State], due_on: date) -> Standing:
    if answer is not None and answer[0] >= averted_on:
        return Standing.STAYED if answer[1] else Standing.LEFT
    *_, last = states
    return Standing.LEFT if last.is_closed and last.is_lost and last.valid_from <= due_on else Standing.UNKNOWN


def _histories(session: Session, scope: Scope) -> tuple[dict[int, int], dict[int, list[_State]]]:
    """Whose each fogedsag is that may have a re-check in the period, and what it has been, in the order of writing."""
    period = scope.period
    averted = select(col(FogedHistorik.fogedsag_id)).where(
        col(FogedHistorik.deleted_at).is_(None),
        col(FogedHistorik.result).in_(_AVERTED),
        col(FogedHistorik.valid_from) >= period.from_on - _FARTHEST,
        col(FogedHistorik.valid_from) <= period.to_on,
    )
    rows = session.execute(
        select_many(
            col(Fogedsag.id),
            col(Fogedsag.beboer_id),
            col(FogedHistorik.valid_from),
            col(FogedHistorik.stage),
            col(FogedHistorik.outcome),
            col(FogedHistorik.result),
        )
        .join(FogedHistorik, col(FogedHistorik.fogedsag_id) == col(Fogedsag.id))
        .where(
            col(Fogedsag.id).in_(averted),
            col(Fogedsag.deleted_at).is_(None),
            of_estate(scope),
            scope.by(Fogedsag.responsible_id),
            col(FogedHistorik.deleted_at).is_(None),
            col(FogedHistorik.valid_from) <= period.to_on,
        )
        .order_by(col(FogedHistorik.id))
    )
    residents: dict[int, int] = {}
    histories: dict[int, list[_State]] = {}
    for fogedsag_id, beboer_id, valid_from, stage, outcome, result in rows:
        residents[fogedsag_id] = beboer_id
        histories.setdefault(fogedsag_id, []).append(
            _State(valid_from, stage is FogedStadie.AFSLUTTET, is_averted(result), is_home_lost(outcome))
        )
    return residents, histories


def _answers(session: Session, wanted: Iterable[int], day: date) -> dict[tuple[int, int], tuple[date, bool]]:
    """What was found out by the end of a day, by fogedsag and months: when, and whether they still live there."""
    known = set(wanted)
    rows = session.exec(
        select(
            col(Genbesoeg.fogedsag_id), col(Genbesoeg.months), col(Genbesoeg.checked_on), col(Genbesoeg.still_housed)
        )
        .where(
            col(Genbesoeg.deleted_at).is_(None),
            col(Genbesoeg.checked_on) <= day,
            col(Genbesoeg.still_housed).is_not(None),
        )
        .order_by(col(Genbesoeg.id))
    )
    return {
        (fogedsag_id, months): (checked_on, still_housed)
        for fogedsag_id, months, checked_on, still_housed in rows
        if fogedsag_id in known and checked_on is not None and still_housed is not None
    }
