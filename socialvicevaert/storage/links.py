"""Rows that tie things to each other: wanted ties are made, unwanted ones removed; some hold the other back."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import col, select
from sqlmodel.main import default_registry

from socialvicevaert.storage.row import Row, row_id
from socialvicevaert.storage.session import Session


def set_links(session: Session, table: type[Row], owner: tuple[str, int], target: str, wanted: Iterable[Any]) -> None:
    """Make the rows of ``table`` that belong to ``owner`` (column, id) hold just the ``wanted`` ``target`` values."""
    column, owner_id = owner
    mine = session.exec(select(table).where(getattr(table, column) == owner_id)).all()
    present = {getattr(row, target): row for row in mine}
    keep = dict.fromkeys(wanted)
    for value, row in present.items():
        if value not in keep:
            session.delete(row)
    for value in keep:
        if value not in present:
            session.add(table(**{column: owner_id, target: value}))


def why_held(session: Session, row: Row) -> str:
    """Why a row cannot be put in the bin, because of another that points at it; "" when it can.

    Asked of the tables, so that a feature need not know the ones above it: each says so itself, ``Row.holds_back``.
    """
    key = Row.metadata.tables[str(row.__tablename__)].c.id
    for mapper in default_registry.mappers:
        model = mapper.class_
        for name, reason in model.holds_back.items() if issubclass(model, Row) else ():
            column = Row.metadata.tables[str(model.__tablename__)].c[name]
            if column.references(key):
                holding = select(model.id).where(column == row_id(row), col(model.deleted_at).is_(None))
                if session.exec(holding.limit(1)).first() is not None:
                    return reason
    return ""
