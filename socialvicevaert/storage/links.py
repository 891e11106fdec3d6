"""Rows that tie one thing to several others: wanted ties are made, unwanted ones removed, the rest left alone."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import select

from socialvicevaert.storage.row import Row
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
