"""Everything held on a resident, record by record, in the order people read it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from socialvicevaert import audit
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.queries.history_words import TABLES
from socialvicevaert.features.dokumenter.reading import ENDINGS
from socialvicevaert.features.indsigt.queries import rows as reading
from socialvicevaert.features.indsigt.queries.names import Names, names
from socialvicevaert.features.indsigt.queries.narrow import Narrow
from socialvicevaert.features.indsigt.queries.shown import value_of
from socialvicevaert.features.indsigt.queries.tables import sections
from socialvicevaert.features.indsigt.rules.mentions import without_staff
from socialvicevaert.features.indsigt.rules.records import File, Record
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.folding import folded_words
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage import Row
from socialvicevaert.storage.session import Session

WORDS = TABLES | {"kladde": "Kladde", "udskydelse": "Udsat linje i Min dag", "audit_event": "Rettelse"}
_GIVEN_TO_THE_RESIDENT = frozenset({"aftalearkindhold"})
"""Files the resident has had in the hand already."""
_PDF = "application/pdf"
_DATES = (
    "held_at", "dated", "given_on", "asked_on", "opened_on", "started_on", "made_on", "agreed_on", "disclosed_at", "on",
    "created_on", "from_on", "valid_from", "screened_on", "offered_on", "measured_on", "paid_on", "balance_on",
    "dated_on", "added_at", "printed_at", "given_at", "created_at", "told_on", "due_on", "recorded_at", "saved_at",
    "until",
)  # fmt: skip
"""The column that says when a row is of: the first of these that is filled in."""


def held_on(session: Session, beboer: Beboer) -> tuple[Record, ...]:
    """All records of a resident; the files are numbered in their order."""
    found = reading.rows_of(session, beboer.id or 0)
    known = names(session)
    narrow = Narrow(session, beboer, found)
    own = own_words(beboer)
    records: list[Record] = []
    number = 0
    for _title, tables in sections():
        for table in tables:
            for row in found.get(table, {}).values():
                files = tuple(_files(found, table, row, number + 1, known.staff))
                number += len(files)
                records.append(_record(table, row, known, own, beboer.id or 0, found, files, narrow))
    return tuple(records)


def own_words(beboer: Beboer) -> frozenset[str]:
    """The words of a resident's own name."""
    return frozenset(folded_words(beboer.full_name))


def _record(
    table: str,
    row: Mapping[str, Any],
    known: Names,
    own: frozenset[str],
    beboer_id: int,
    found: reading.Rows,
    files: tuple[File, ...],
    narrow: Narrow,
) -> Record:
    columns = [column for column in Row.metadata.tables[table].columns if column.name in row]
    values = [value_of(column, row, known, own, beboer_id) for column in columns]
    is_narrow = narrow.is_narrow(table, row)
    return Record(
        table=table,
        id=row["id"],
        word=WORDS.get(table, table),
        dated=_dated(row),
        values=tuple(value for value in values if value is not None),
        in_bin=row.get("deleted_at") is not None,
        belongs_to=tuple(_belongs(table, row, found)),
        files=files,
        is_narrow=is_narrow,
        may_be_seen=not is_narrow or narrow.may_be_seen(table, row),
    )


def _dated(row: Mapping[str, Any]) -> str:
    for name in _DATES:
        value = row.get(name)
        if isinstance(value, datetime):
            return show_date(danish_date(value))
        if isinstance(value, date):
            return show_date(value)
    return ""


def _belongs(table: str, row: Mapping[str, Any], found: reading.Rows) -> Iterator[tuple[str, int]]:
    for way in audit.ways_to_owner(table):
        behind = audit.table_behind(way).name
        if behind != "beboer" and row[way.name] in found.get(behind, ()):
            yield behind, row[way.name]


def _files(
    found: reading.Rows, table: str, row: Mapping[str, Any], first: int, staff: tuple[tuple[str, str], ...]
) -> Iterator[File]:
    for column in reading.file_columns(table):
        size = row.get(f"{column}_bytes")
        if not size:
            continue
        name, media_type = WORDS.get(table, table), _PDF
        if table == "dokumentindhold":
            about = found["dokument"][row["dokument_id"]]
            name, media_type = without_staff(about["name"], staff), about["media_type"]
        yield File(
            table=table,
            row_id=row["id"],
            column=column,
            number=first,
            size=size,
            name=name,
            media_type=media_type,
            ending=ENDINGS.get(media_type, ".pdf"),
            is_looked_at=table not in _GIVEN_TO_THE_RESIDENT,
        )
        first += 1
