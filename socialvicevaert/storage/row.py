"""What every table has in common."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, ClassVar

from sqlalchemy import MetaData, Select, Table, event
from sqlmodel import Field, SQLModel
from sqlmodel.main import default_registry

from socialvicevaert.storage.columns import utc

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """Base of every table: a number that is never used again, and the bin.

    ``deleted_at`` (UTC) is set when the row is put in the bin; queries leave such rows out.
    """

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)
    private_fields: ClassVar[frozenset[str]] = frozenset()
    """Columns whose words the history shows to their author alone."""
    secret_fields: ClassVar[frozenset[str]] = frozenset()
    """Columns of text the log keeps a keyed digest of: what is deleted is gone, and undo leaves it as it is."""
    gone: ClassVar[str] = "Det findes ikke længere."
    """What ``Session.kept`` says of a row that is no more."""
    holds_back: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Columns that point at something that cannot be put in the bin, and why, as a Danish sentence."""

    id: int | None = Field(default=None, primary_key=True)
    deleted_at: datetime | None = utc(nullable=True)

    @classmethod
    def known_to(cls, reader_id: int) -> Select[Any] | None:  # noqa: ARG003  few tables are narrow
        """The numbers of the rows that a worker may know of at all; None is all of them.

        The log leaves the lines of the others out, except those of the worker's own acts.
        """
        return None

    @classmethod
    def why_it_stands(cls, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:  # noqa: ARG003  tables say
        """Why what a transaction did to a row cannot be undone, as a Danish sentence; "" when it can.

        ``before`` and ``after`` hold the plain values of the columns that differ; None is "there was no such row".
        """
        return ""


@event.listens_for(Table, "after_parent_attach")
def _never_reuse_numbers(table: Table, parent: Any) -> None:
    # The audit names rows by number: without AUTOINCREMENT SQLite gives the number of a removed row to the next one.
    if parent is Row.metadata and "id" in table.columns:
        table.dialect_options["sqlite"]["autoincrement"] = True


def model_of(table: str) -> type[Row]:
    """The class of a table's rows.

    :raises KeyError: no table of ours has the name.
    """
    for mapper in default_registry.mappers:
        if getattr(mapper.local_table, "name", None) == table and issubclass(mapper.class_, Row):
            return mapper.class_
    raise KeyError(table)


def narrow_tables(reader_id: int) -> Mapping[str, Select[Any]]:
    """The tables of whose rows a worker may know only some, and the numbers of those."""
    found: dict[str, Select[Any]] = {}
    for mapper in default_registry.mappers:
        known = mapper.class_.known_to(reader_id) if issubclass(mapper.class_, Row) else None
        if known is not None:
            found[str(mapper.class_.__tablename__)] = known
    return found


def row_id(row: Row) -> int:
    """The number of a row that has been flushed."""
    if row.id is None:
        raise ValueError(f"{type(row).__name__} has not been flushed")
    return row.id
