"""Reads the same rows once, whoever counts them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import event

from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period, months_up_to
from socialvicevaert.storage.session import Session

T = TypeVar("T")

MONTHS_SHOWN = 13
"""So many months are shown beside a report."""
_KEPT = "tal.reading"


def once(session: Session, scope: Scope, read: Callable[[Session, Scope], T]) -> T:
    """What a reading gives of a scope; asked of the database again only after the session has written something."""
    session.flush()  # also what waits to be written is counted
    kept: dict[Any, T] = session.info.setdefault(_KEPT, {})
    key = (read, scope.period, scope.afdelinger, scope.workers)
    if key not in kept:
        kept[key] = read(session, scope)
    return kept[key]


def with_months(scope: Scope) -> Scope:
    """The scope from the first of the months on that are shown beside it: what both count is read in one go."""
    period = scope.period
    first = months_up_to(period.to_on, MONTHS_SHOWN)[0].from_on
    return replace(scope, period=Period(min(first, period.from_on), period.to_on))


@event.listens_for(Session, "after_flush")
def _forget(session: Session, _context: Any) -> None:
    session.info.pop(_KEPT, None)
