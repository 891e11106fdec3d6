"""Every row that is a resident's, from every table: found by their links, so that a new one is not forgotten.

What lies in the bin is held too. Contents of files are not read here: ``NAME_bytes`` says how many there are.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column, LargeBinary, Table, func, select

from socialvicevaert import audit
from socialvicevaert.audit.chain import EVENTS
from socialvicevaert.features.indsigt.queries.keys import resident_of_draft, resident_of_line
from socialvicevaert.features.indsigt.queries.tables import HOME, LEFT_OUT
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import Row
from socialvicevaert.storage.session import Session

Rows = dict[str, dict[int, Mapping[str, Any]]]
"""By table and number; the columns by name."""
_AT_ONCE = 10_000  # numbers in one question: SQLite takes 32,766


def rows_of(session: Session, beboer_id: int) -> Rows:
    """All of them; a table of which the resident has nothing is not there."""
    session.require(Permission.SEE_BEBOERE)
    found: Rows = {"beboer": _fetch(session, Row.metadata.tables["beboer"], "id", [beboer_id])}
    for table in Row.metadata.sorted_tables:  # what is pointed at comes before what points
        if table.name != "beboer" and audit.ways_to_owner(table.name):
            _add_owned(session, found, table, beboer_id)
    _add_home(session, found)
    _add_keyed(session, found, beboer_id)
    return {name: rows for name, rows in found.items() if rows and name not in LEFT_OUT}


def events_of(session: Session, beboer_id: int) -> list[Mapping[str, Any]]:
    """The log's lines about the resident, oldest first."""
    session.require(Permission.SEE_BEBOERE)
    statement = select(EVENTS).where(EVENTS.c.beboer_id == beboer_id).order_by(EVENTS.c.id)
    return [dict(event) for event in session.connection().execute(statement).mappings()]


def bytes_of(session: Session, table: str, row_id: int, column: str) -> bytes:
    """The content of a file."""
    session.require(Permission.SEE_BEBOERE)
    found = Row.metadata.tables[table]
    content = session.connection().execute(select(found.c[column]).where(found.c.id == row_id)).scalar()
    return content or b""


def file_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that hold files."""
    return tuple(column.name for column in Row.metadata.tables[table].columns if isinstance(column.type, LargeBinary))


def _add_owned(session: Session, found: Rows, table: Table, beboer_id: int) -> None:
    candidates: dict[int, Mapping[str, Any]] = {}
    for way in audit.ways_to_owner(table.name):
        behind = audit.table_behind(way).name
        wanted = [beboer_id] if behind == "beboer" else list(found.get(behind, ()))
        candidates |= _fetch(session, table, way.name, wanted)
    found[table.name] = {
        number: row for number, row in sorted(candidates.items()) if _is_of(session, found, table, row, beboer_id)
    }


def _is_of(session: Session, found: Rows, table: Table, row: Mapping[str, Any], beboer_id: int) -> bool:
    """By the first way that leads to a resident, as the log does."""
    for way in audit.ways_to_owner(table.name):
        number = row[way.name]
        if number is None:
            continue
        behind = audit.table_behind(way).name
        if behind == "beboer":
            return bool(number == beboer_id)
        if number in found.get(behind, ()):
            return True
        if audit.owner_of(session, behind, number) is not None:
            return False
    return False


def _add_home(session: Session, found: Rows) -> None:
    for name in ("lejemaal", "husstand"):
        found[name] = _fetch(session, Row.metadata.tables[name], "id", _pointed_at(found, name))
    found["barn"] = _fetch(session, Row.metadata.tables["barn"], "husstand_id", list(found["husstand"]))


def _pointed_at(found: Rows, name: str) -> list[int]:
    """The resident's own and those of the resident's rows; not where a home of theirs leads further."""
    numbers: set[int] = set()
    for table, rows in found.items():
        if table in HOME:
            continue
        for column in _links(Row.metadata.tables[table], name):
            numbers |= {row[column.name] for row in rows.values() if row[column.name] is not None}
    return sorted(numbers)


def _links(table: Table, target: str) -> Iterable[Column[Any]]:
    return [column for column in table.columns if column.foreign_keys and audit.table_behind(column).name == target]


def _add_keyed(session: Session, found: Rows, beboer_id: int) -> None:
    for name, resident_of in (("kladde", resident_of_draft), ("udskydelse", resident_of_line)):
        rows = _all(session, Row.metadata.tables[name])
        found[name] = {number: row for number, row in rows.items() if resident_of(session, row["key"]) == beboer_id}


def _fetch(session: Session, table: Table, column: str, wanted: list[int]) -> dict[int, Mapping[str, Any]]:
    rows: dict[int, Mapping[str, Any]] = {}
    for place in range(0, len(wanted), _AT_ONCE):
        statement = select(*_read_columns(table)).where(table.c[column].in_(wanted[place : place + _AT_ONCE]))
        for row in session.connection().execute(statement.order_by(table.c.id)).mappings():
            rows[row["id"]] = dict(row)
    return rows


def _all(session: Session, table: Table) -> dict[int, Mapping[str, Any]]:
    return {row["id"]: dict(row) for row in session.connection().execute(select(*_read_columns(table))).mappings()}


def _read_columns(table: Table) -> list[Any]:
    return [
        func.length(column).label(f"{column.name}_bytes") if isinstance(column.type, LargeBinary) else column
        for column in table.columns
    ]
