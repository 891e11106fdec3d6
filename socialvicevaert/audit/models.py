"""The log: one event for every row that changed and every resident who was seen."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, MetaData
from sqlmodel import Field, SQLModel

from socialvicevaert.shared.actor import Role
from socialvicevaert.shared.choice import Choice
from socialvicevaert.storage import Row, choice, json_column, utc


class AuditKind(Choice):
    """What was done."""

    CREATED = "created", "Oprettet"
    UPDATED = "updated", "Ændret"
    REMOVED = "removed", "Slettet"
    VIEW = "view", "Vist"
    REVEAL = "reveal", "Skjult oplysning vist"
    PRINT = "print", "Udskrevet"
    EXPORT = "export", "Eksporteret"
    IMPORT = "import", "Indlæst"
    REPORT = "report", "Rapport udsendt"
    LOGIN = "login", "Låst op"
    LOCK = "lock", "Låst"
    BACKUP = "backup", "Sikkerhedskopi"


class AuditEvent(SQLModel, table=True):
    """One line of the log; never changed, never removed. ``id`` is its place in the chain, from 1, without gaps.

    ``mac`` is HMAC-SHA256 over the event and the ``mac`` before it, in hex. ``changes`` is column → [before, after],
    as plain values. ``actor_*`` says who it was then, whatever the worker is called now.
    """

    __tablename__ = "audit_event"
    __table_args__ = (Index("ix_audit_event_beboer_id_id", "beboer_id", "id"),)
    metadata: ClassVar[MetaData] = Row.metadata

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = utc()
    transaction_id: int = Field(index=True, sa_type=BigInteger)  # up to 62 bits
    actor_id: int
    actor_name: str
    actor_role: Role = choice(Role)
    kind: AuditKind = choice(AuditKind)
    title: str
    reason: str = ""
    what: str = ""
    table: str | None = None
    row_id: int | None = None
    beboer_id: int | None = None  # no foreign key: the log outlives the resident
    changes: dict[str, list[Any]] = json_column(default_factory=dict)
    mac: str


class AuditAnchor(SQLModel, table=True):
    """How long the chain is and where it ends, so that a cut tail is noticed. One row, ``id`` 1."""

    __tablename__ = "audit_anchor"
    metadata: ClassVar[MetaData] = Row.metadata

    id: int = Field(primary_key=True)
    length: int
    head: str
    mac: str
