"""Courses of advice: how far the offers of a period had come when it ended, and how the closed ones went."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, select

from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.forloeb.models import Forloeb, ForloebHistorik, ForloebStatus, Maaling, MaalingTid
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class ForloebCounts:
    """Courses offered in the period, by status when it ended; courses closed in it, None as a key: no result."""

    statuses: Mapping[ForloebStatus, int]
    results: Mapping[IndsatsResultat | None, int]

    @property
    def offered(self) -> int:
        """All that were offered."""
        return sum(self.statuses.values())

    @property
    def closed(self) -> int:
        """All that were closed."""
        return sum(self.results.values())


@dataclass(frozen=True)
class MaalingCounts:
    """What is known both before and after of the courses closed in the period: the same courses are compared."""

    raadighed_oere: tuple[tuple[int, int], ...]  # per month
    debt_oere: tuple[tuple[int, int], ...]
    plan: tuple[tuple[bool, bool], ...]


@dataclass(frozen=True)
class _Measured:
    raadighed_oere: int | None
    debt_oere: int | None
    has_plan: bool | None


_NOTHING = _Measured(None, None, None)
_Ends = tuple[_Measured, _Measured]


def forloeb_counts(session: Session, scope: Scope) -> ForloebCounts:
    """The funnel of what was offered, and the results of what was closed."""
    session.require(Permission.ISSUE_REPORTS)
    offered = _forloeb(scope, Forloeb.offered_on)
    last = (
        select_many(
            col(ForloebHistorik.forloeb_id),
            col(ForloebHistorik.status),
            # what was written last is what is believed; SQLite takes the status from the row that has the largest
            func.max(col(ForloebHistorik.id)),
        )
        .where(col(ForloebHistorik.on) <= scope.period.to_on, col(ForloebHistorik.deleted_at).is_(None))
        .group_by(col(ForloebHistorik.forloeb_id))
        .subquery()
    )
    statuses = session.execute(
        select_many(last.c.status, func.count())
        .select_from(Forloeb)
        .outerjoin(last, last.c.forloeb_id == col(Forloeb.id))
        .where(*offered)
        .group_by(last.c.status)
    )
    results = session.execute(
        select_many(col(Forloeb.result), func.count())
        .where(*_forloeb(scope, Forloeb.closed_on))
        .group_by(col(Forloeb.result))
    )
    counted: Counter[ForloebStatus] = Counter()
    for status, how_many in statuses:
        counted[status or ForloebStatus.TILBUDT] += how_many  # one without history waits for an answer
    return ForloebCounts(counted, Counter(dict(results.all())))


def maaling_counts(session: Session, scope: Scope) -> MaalingCounts:
    """The facts of the closed courses that were taken at both ends."""
    session.require(Permission.ISSUE_REPORTS)
    measured = _ends_of(session, scope)
    ends = [measured.get(number, (_NOTHING, _NOTHING)) for number in _closed(session, scope)]
    return MaalingCounts(
        raadighed_oere=_pairs([(before.raadighed_oere, after.raadighed_oere) for before, after in ends]),
        debt_oere=_pairs([(before.debt_oere, after.debt_oere) for before, after in ends]),
        plan=_pairs([(before.has_plan, after.has_plan) for before, after in ends]),
    )


def statuses_of_offers(session: Session, scope: Scope) -> dict[int, ForloebStatus]:
    """The courses offered in the period, each as it stood at the end of it; one without history waits for an answer."""
    session.require(Permission.SEE_BEBOERE)
    period = scope.period
    offered = _forloeb(scope, Forloeb.offered_on)
    statuses = dict.fromkeys(
        (number for number in session.exec(select(col(Forloeb.id)).where(*offered).order_by(col(Forloeb.id)))),
        ForloebStatus.TILBUDT,
    )
    rows = session.exec(
        select(col(ForloebHistorik.forloeb_id), col(ForloebHistorik.status))
        .join(Forloeb, col(Forloeb.id) == col(ForloebHistorik.forloeb_id))
        .where(*offered, ForloebHistorik.on <= period.to_on, col(ForloebHistorik.deleted_at).is_(None))
        .order_by(col(ForloebHistorik.id))  # what was written last is what is believed, whatever day it speaks of
    )
    for number, status in rows:
        statuses[number] = status
    return {number: status for number, status in statuses.items() if number is not None}


def closed_forloeb(session: Session, scope: Scope) -> dict[int, IndsatsResultat | None]:
    """The courses closed in the period, with their result."""
    session.require(Permission.SEE_BEBOERE)
    return _closed(session, scope)


def forloeb_without(session: Session, scope: Scope) -> dict[str, list[int]]:
    """Courses closed in the period of which a fact is unknown before or after, by the fact's name in the figures."""
    session.require(Permission.SEE_BEBOERE)
    measured = _ends_of(session, scope)
    ends = {number: measured.get(number, (_NOTHING, _NOTHING)) for number in _closed(session, scope)}
    return {
        fact: [number for number, both in ends.items() if any(getattr(one, name) is None for one in both)]
        for fact, name in (("raadighed", "raadighed_oere"), ("gaeld", "debt_oere"), ("plan", "has_plan"))
    }


def plans_before_and_after(session: Session, scope: Scope) -> dict[int, tuple[bool, bool]]:
    """Whether a plan was in place, for the courses closed in the period of which both is known."""
    session.require(Permission.SEE_BEBOERE)
    measured = _ends_of(session, scope)
    ends = {number: measured[number] for number in _closed(session, scope) if number in measured}
    return {
        number: (before.has_plan, after.has_plan)
        for number, (before, after) in ends.items()
        if before.has_plan is not None and after.has_plan is not None
    }


def _closed(session: Session, scope: Scope) -> dict[int, IndsatsResultat | None]:
    found = session.exec(
        select(col(Forloeb.id), col(Forloeb.result))
        .where(*_forloeb(scope, Forloeb.closed_on))
        .order_by(col(Forloeb.id))
    )
    return {number: result for number, result in found if number is not None}


def _ends_of(session: Session, scope: Scope) -> dict[int, _Ends]:
    """What was measured at the start and at the close of each course closed in the period."""
    rows = session.execute(
        select_many(
            col(Maaling.forloeb_id),
            col(Maaling.moment),
            col(Maaling.raadighedsbeloeb_oere),
            col(Maaling.debt_oere),
            col(Maaling.has_plan),
        )
        .join(Forloeb, col(Forloeb.id) == col(Maaling.forloeb_id))
        .where(*_forloeb(scope, Forloeb.closed_on), col(Maaling.deleted_at).is_(None))
        .order_by(col(Maaling.id))  # measured anew: the last one holds
    )
    found: dict[int, _Ends] = {}
    for number, moment, *facts in rows:
        before, after = found.get(number, (_NOTHING, _NOTHING))
        measured = _Measured(*facts)
        found[number] = (measured, after) if moment is MaalingTid.START else (before, measured)
    return found


def _pairs(found: Sequence[tuple[Any, Any]]) -> tuple[tuple[Any, Any], ...]:
    return tuple((before, after) for before, after in found if before is not None and after is not None)


def _forloeb(scope: Scope, day: date | None) -> tuple[ColumnElement[bool], ...]:
    """Courses in scope for which a day lies in the period."""
    return (
        col(Forloeb.deleted_at).is_(None),
        col(day) >= scope.period.from_on,
        col(day) <= scope.period.to_on,
        scope.covers(Forloeb.beboer_id),
        scope.by(Forloeb.medarbejder_id),
    )
