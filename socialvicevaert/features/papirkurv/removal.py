"""What goes for good together with a row, and what keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import sqlalchemy
from sqlalchemy import Column
from sqlmodel import col, select

from socialvicevaert.features.indstillinger.keys import about_draft, about_line
from socialvicevaert.features.papirkurv import rules
from socialvicevaert.storage import Row
from socialvicevaert.storage.row import model_of, row_id
from socialvicevaert.storage.session import Session


@dataclass
class Removal:
    """``rows`` go, parents first; ``loosened`` rows stay with the named column emptied; ``obstacle`` keeps it all."""

    rows: list[Row] = field(default_factory=list)
    loosened: list[tuple[Row, str]] = field(default_factory=list)
    obstacle: str = ""


def removal_of(session: Session, row: Row, days: int) -> Removal:
    """Everything that must go with a row. Nothing is changed; with an ``obstacle`` nothing may be."""
    found = Removal([row])
    place = 0
    while place < len(found.rows) and not found.obstacle:
        _follow(session, found, found.rows[place], days)
        place += 1
    return found


def _follow(session: Session, found: Removal, target: Row, days: int) -> None:
    for column in _links_to(str(target.__tablename__)):
        model = model_of(column.table.name)
        for row in session.exec(select(model).where(column == row_id(target))):
            if row in found.rows:
                continue
            if (model, column.name) in rules.OWNED and not rules.must_stay(row):
                if row.deleted_at is not None and model in _BINNED and not rules.is_due(row, session.now, days):
                    found.obstacle = rules.YOUNGER
                found.rows.append(row)
            elif (column.table.name, column.name) in rules.LOOSENED:
                found.loosened.append((row, column.name))
            else:
                found.obstacle = rules.why_it_stays(column.table.name)
                return


def keyed_rows_of(session: Session, gone: Iterable[Row]) -> list[Row]:
    """Drafts of forms, and lines that were put off, that name one of these rows in a text: no link leads to them."""
    things = {(str(row.__tablename__), row_id(row)) for row in gone}
    found: list[Row] = []
    for table, about in (("kladde", about_draft), ("udskydelse", about_line)):
        columns = Row.metadata.tables[table].c
        keys = session.connection().execute(sqlalchemy.select(columns.id, columns.key))
        found += [session.get_one(model_of(table), number) for number, key in keys if about(key) in things]
    return found


_BINNED = frozenset(each.model for each in rules.BINS)


@cache
def _links_to(table: str) -> tuple[Column[object], ...]:
    """Every column of every table that points at this one."""
    target = Row.metadata.tables[table].c.id
    return tuple(
        column for other in Row.metadata.sorted_tables for column in other.columns if column.references(target)
    )


def binned(session: Session, model: type[Row]) -> list[Row]:
    """The rows of one table that lie in the bin, newest first."""
    statement = select(model).where(col(model.deleted_at).is_not(None)).order_by(col(model.deleted_at).desc())
    return list(session.exec(statement))
