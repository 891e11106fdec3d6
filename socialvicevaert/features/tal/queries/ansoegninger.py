"""Applications for help with money: what was sent in a period, and what had come of it when it ended."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, or_

from socialvicevaert.features.ansoegninger.models import Afgoerelse, Ansoegning, AnsoegningGrundlag
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class SentAnsoegning:
    """The dates of one application: no text, no amount. `decision` is None while it waited when the period ended."""

    id: int
    beboer_id: int
    basis: AnsoegningGrundlag
    sent_on: date
    expected_answer_on: date | None
    decision: Afgoerelse | None
    decided_on: date | None


@dataclass(frozen=True)
class AnsoegningCounts:
    """Applications sent in the period by basis and decision (None: it waits), days from sending to decision.

    A withdrawn one was never answered, so it has no days. `waiting_before` were sent before the period and still waited
    when it ended; `overdue` are among all that waited then, past the day the answer was expected.
    """

    decisions: Mapping[tuple[AnsoegningGrundlag, Afgoerelse | None], int]
    days: Mapping[AnsoegningGrundlag, tuple[int, ...]]
    waiting_before: int
    overdue: int


def ansoegning_counts(session: Session, scope: Scope) -> AnsoegningCounts:
    """Everything about applications that adds up."""
    session.require(Permission.ISSUE_REPORTS)
    found = _open(session, scope)
    sent = [one for one in found if one.sent_on >= scope.period.from_on]
    days: dict[AnsoegningGrundlag, list[int]] = {}
    for one in sent:
        if one.decided_on is not None and one.decision is not Afgoerelse.TRUKKET:
            days.setdefault(one.basis, []).append((one.decided_on - one.sent_on).days)
    return AnsoegningCounts(
        decisions=Counter((one.basis, one.decision) for one in sent),
        days={basis: tuple(sorted(known)) for basis, known in days.items()},
        waiting_before=len(found) - len(sent),
        overdue=len(overdue_ansoegninger(found, scope.period.to_on)),
    )


def open_ansoegninger(session: Session, scope: Scope) -> list[SentAnsoegning]:
    """What was sent in the period, and what was sent before it and still waited when it ended; oldest first."""
    session.require(Permission.SEE_BEBOERE)
    return _open(session, scope)


def overdue_ansoegninger(found: Iterable[SentAnsoegning], day: date) -> list[SentAnsoegning]:
    """Those that wait although their answer was expected before the day."""
    return [
        one
        for one in found
        if one.decision is None and one.expected_answer_on is not None and one.expected_answer_on < day
    ]


def _open(session: Session, scope: Scope) -> list[SentAnsoegning]:
    period = scope.period
    undecided = or_(
        col(Ansoegning.decision).is_(None),
        col(Ansoegning.decided_on).is_(None),
        col(Ansoegning.decided_on) > period.to_on,
    )
    rows = session.execute(
        select_many(
            col(Ansoegning.id),
            col(Ansoegning.beboer_id),
            col(Ansoegning.basis),
            col(Ansoegning.sent_on),
            col(Ansoegning.expected_answer_on),
            col(Ansoegning.decision),
            col(Ansoegning.decided_on),
        )
        .where(
            col(Ansoegning.deleted_at).is_(None),
            col(Ansoegning.sent_on) <= period.to_on,
            or_(col(Ansoegning.sent_on) >= period.from_on, undecided),
            scope.covers(Ansoegning.beboer_id),
            scope.by(Ansoegning.medarbejder_id),
        )
        .order_by(col(Ansoegning.sent_on), col(Ansoegning.id))
    )
    return [
        SentAnsoegning(number, beboer_id, basis, sent_on, expected, decision, decided_on)
        if decision is not None and decided_on is not None and decided_on <= period.to_on
        else SentAnsoegning(number, beboer_id, basis, sent_on, expected, None, None)
        for number, beboer_id, basis, sent_on, expected, decision, decided_on in rows
    ]
