"""Re-checks of averted fogedsager that were due in a period: does the household still live there?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto
from functools import lru_cache

from sqlmodel import col, select

from socialvicevaert.features.fogedsager.models import Genbesoeg
from socialvicevaert.features.fogedsager.rules import is_averted, is_home_lost, recheck_dates
from socialvicevaert.features.tal.queries.reading.fogedsager import Written, read_fogedsager
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

MONTHS_AFTER = (3, 6, 12)
"""When it is asked again: so many months after an eviction was averted."""
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


def genbesoeg_counts(session: Session, scope: Scope) -> GenbesoegCounts:
    """How many were due, and how they stood."""
    session.require(Permission.ISSUE_REPORTS)
    return GenbesoegCounts(Counter((one.months, one.standing) for one in _due(session, scope)))


def due_genbesoeg(session: Session, scope: Scope) -> list[DueGenbesoeg]:
    """Every re-check due in the period, whether somebody has made it or not.

    What was averted and then opened again is no longer asked about by the program, and yet it was averted: so it is
    counted from the history and not from the rows. What somebody found out holds; without that, a home that was lost
    by the day it was due is lost; the rest is unknown.
    """
    session.require(Permission.SEE_BEBOERE)
    return _due(session, scope)


def _due(session: Session, scope: Scope) -> list[DueGenbesoeg]:
    period = scope.period
    answers = _answers(session, period.to_on)
    found = []
    for number, one in read_fogedsager(session, scope).items():
        averted_on = _averted_on(one.written)
        if averted_on is None or averted_on < period.from_on - _FARTHEST:
            continue
        for months, due_on in _recheck_days(averted_on):
            if period.from_on <= due_on <= period.to_on:
                standing = _standing(answers.get((number, months)), averted_on, one.written, due_on)
                found.append(DueGenbesoeg(number, one.beboer_id, months, due_on, standing))
    return found


@lru_cache(maxsize=4_000)
def _recheck_days(averted_on: date) -> tuple[tuple[int, date], ...]:
    return tuple((months, computed.on) for months, computed in recheck_dates(averted_on) if months in MONTHS_AFTER)


def _averted_on(written: Iterable[Written]) -> date | None:
    """The day of the last judgement that it was averted, unless a later one says that it never was."""
    averted_on: date | None = None
    for one in written:  # what was written last is what is believed, whatever day it speaks of
        if one.is_closed and is_averted(one.result) and not is_home_lost(one.outcome):
            averted_on = one.valid_from
        elif averted_on is not None and one.valid_from <= averted_on:
            averted_on = None
    return averted_on


def _standing(answer: tuple[date, bool] | None, averted_on: date, written: Sequence[Written], due_on: date) -> Standing:
    if answer is not None and answer[0] >= averted_on:
        return Standing.STAYED if answer[1] else Standing.LEFT
    last = written[-1]
    is_lost = last.is_closed and is_home_lost(last.outcome) and last.valid_from <= due_on
    return Standing.LEFT if is_lost else Standing.UNKNOWN


def _answers(session: Session, day: date) -> dict[tuple[int, int], tuple[date, bool]]:
    """What was found out by the end of a day, by fogedsag and months: when, and whether they still live there."""
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
        if checked_on is not None and still_housed is not None
    }
