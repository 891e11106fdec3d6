"""What a flush does to rows, told to those who must know: the audit and the search index."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Mapper
from sqlalchemy.orm.base import LoaderCallableStatus

from socialvicevaert.storage.row import Row

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


class RowAction(StrEnum):
    """What happened to a row."""

    CREATED = "created"
    UPDATED = "updated"
    REMOVED = "removed"


@dataclass(frozen=True)
class RowChange:
    """One row in one flush. ``before`` and ``after`` hold the columns that differ, by column name.

    A created row has no ``before``; a removed one no ``after``.
    """

    action: RowAction
    row: Row
    table: str
    row_id: int
    before: dict[str, Any]
    after: dict[str, Any]


FlushHook = Callable[["Session", Sequence[RowChange]], None]


@event.listens_for(Row, "mapper_configured", propagate=True)
def _load_before_overwriting(mapper: Mapper[Any], _class: type[Any]) -> None:
    # Without this an attribute that is set before it was read has no "before" to write down.
    for attribute in mapper.column_attrs:
        mapper.class_manager[attribute.key].impl.active_history = True


def load_removed(session: "Session") -> None:
    """Read what is about to be removed while it can still be read."""
    for row in session.deleted:
        state = inspect(row)
        for key in state.unloaded:
            if key in state.mapper.column_attrs:
                getattr(row, key)


def collect(session: "Session") -> list[RowChange]:
    """The changes of the flush that is ending; call from ``after_flush``."""
    return [*_created(session), *_updated(session), *_removed(session)]


def _created(session: "Session") -> Iterator[RowChange]:
    for row in session.new:
        if isinstance(row, Row):
            values = _values(row)
            yield RowChange(RowAction.CREATED, row, _table(row), values["id"], {}, values)


def _updated(session: "Session") -> Iterator[RowChange]:
    for row in session.dirty:
        if not isinstance(row, Row):
            continue
        state = inspect(row)
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for key, old in state.committed_state.items():
            if key in state.mapper.column_attrs:
                new = state.dict.get(key)
                if isinstance(old, LoaderCallableStatus):
                    raise AssertionError(f"{key} of {_table(row)} was changed before it was read")
                if old != new:
                    before[key] = old
                    after[key] = new
        if before:
            yield RowChange(RowAction.UPDATED, row, _table(row), state.dict["id"], before, after)


def _removed(session: "Session") -> Iterator[RowChange]:
    for row in session.deleted:
        if isinstance(row, Row):
            values = _values(row)
            yield RowChange(RowAction.REMOVED, row, _table(row), values["id"], values, {})


def _values(row: Row) -> dict[str, Any]:
    state = inspect(row)
    return {attribute.key: state.dict.get(attribute.key) for attribute in state.mapper.column_attrs}


def _table(row: Row) -> str:
    return str(inspect(row).mapper.local_table.name)
