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
    kept = _kept(session)
    key = _key(scope, read)
    if key not in kept:
        kept[key] = read(session, scope)
    found: T = kept[key]
    return found


def keep(session: Session, scope: Scope, read: Callable[[Session, Scope], T], found: T) -> None:
    """What another reading has found besides its own, so that `once` need not ask for it."""
    _kept(session)[_key(scope, read)] = found


def with_months(scope: Scope) -> Scope:
    """The scope from the first of the months on that are shown beside it: what both count is read in one go."""
    period = scope.period
    first = months_up_to(period.to_on, MONTHS_SHOWN)[0].from_on
    return replace(scope, period=Period(min(first, period.from_on), period.to_on))


def _kept(session: Session) -> dict[Any, Any]:
    kept: dict[Any, Any] = session.info.setdefault(_KEPT, {})
    return kept


def _key(scope: Scope, read: Callable[[Session, Scope], Any]) -> Any:
    return read, scope.period, scope.afdelinger, scope.workers


@event.listens_for(Session, "after_flush")
def _forget(session: Session, _context: Any) -> None:
    session.info.pop(_KEPT, None)
