"""The log as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, or_, select

from socialvicevaert.audit.chain import EVENTS
from socialvicevaert.audit.models import AuditKind
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.actor import Role
from socialvicevaert.storage.row import Row, model_of, narrow_tables
from socialvicevaert.storage.session import Session

MASKED_FIELDS = frozenset({"cpr"})
MASK = "••••••-••••"
PRIVATE = "skrevet af en anden"
NARROW = "Fortroligt"


@dataclass(frozen=True)
class FieldChange:
    """One column of one row, as plain values (dates in ISO, amounts in øre, choices by value); None is empty."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class HistoryEntry:
    """One line of the log. ``act`` is the Danish word for what was done; ``at`` is UTC."""

    at: datetime
    actor_name: str
    actor_role: Role
    kind: AuditKind
    act: str
    title: str
    reason: str
    what: str
    table: str | None
    row_id: int | None
    beboer_id: int | None
    transaction_id: int
    changes: tuple[FieldChange, ...]


def history(session: Session, beboer_id: int, limit: int = 100, offset: int = 0) -> list[HistoryEntry]:
    """What was done with a resident, newest first, with before and after; CPR numbers are masked.

    What a model calls private (why a referral was made: it may be an underretning about a child) is for its author,
    and what few may know of (``Row.known_to``) has no line for the others.

    :raises NotAllowed:
    """
    session.require(Permission.SEE_BEBOERE)
    known = or_(EVENTS.c.table.is_(None), _is_known(session))
    statement = select(EVENTS).where(EVENTS.c.beboer_id == beboer_id, known)
    return _entries(session, statement, limit, offset, with_changes=True)


def log(
    session: Session, *, actor_id: int | None = None, kind: AuditKind | None = None, limit: int = 100, offset: int = 0
) -> list[HistoryEntry]:
    """Who did what in the whole program, newest first, without the residents' contents (``changes`` is empty).

    Of what the reader may not know there is a line that says who did something and when, and nothing else.

    :raises NotAllowed:
    """
    session.require(Permission.SEE_AUDIT)
    statement = select(EVENTS)
    if actor_id is not None:
        statement = statement.where(EVENTS.c.actor_id == actor_id)
    if kind is not None:
        statement = statement.where(EVENTS.c.kind == kind)
    found = _entries(session, statement, limit, offset, with_changes=False)
    narrow = _unknown(session, found)
    return [_neutral(one) if (one.table, one.row_id) in narrow else one for one in found]


def _is_known(session: Session) -> ColumnElement[bool]:
    """Whether a line is about something that everybody may know of, or about what the reader may."""
    me = session.actor.medarbejder_id
    return and_(
        *(
            or_(EVENTS.c.table != table, EVENTS.c.actor_id == me, EVENTS.c.row_id.in_(known))
            for table, known in narrow_tables(me).items()
        )
    )


def _unknown(session: Session, entries: list[HistoryEntry]) -> frozenset[tuple[str | None, int | None]]:
    """The rows named in lines of the log that the reader may not know of."""
    found: set[tuple[str | None, int | None]] = set()
    sees_residents = may(session.actor, Permission.SEE_BEBOERE)
    for table, known in narrow_tables(session.actor.medarbejder_id).items():
        named = {one.row_id for one in entries if one.table == table}
        if named:
            seen = set(session.connection().execute(known).scalars()) if sees_residents else set()
            found |= {(table, number) for number in named - seen}
    return frozenset(found)


def _neutral(entry: HistoryEntry) -> HistoryEntry:
    return replace(entry, title=NARROW, reason="", what="", table=None, row_id=None, beboer_id=None)


def _entries(
    session: Session, statement: Select[Any], limit: int, offset: int, *, with_changes: bool
) -> list[HistoryEntry]:
    rows = session.connection().execute(statement.order_by(EVENTS.c.id.desc()).limit(limit).offset(offset))
    return [
        HistoryEntry(
            at=event["at"],
            actor_name=event["actor_name"],
            actor_role=event["actor_role"],
            kind=event["kind"],
            act=_act(event["kind"], event["changes"]),
            title=event["title"],
            reason=event["reason"],
            what=event["what"],
            table=event["table"],
            row_id=event["row_id"],
            beboer_id=event["beboer_id"],
            transaction_id=event["transaction_id"],
            changes=_changes(event, session.actor.medarbejder_id) if with_changes else (),
        )
        for event in rows.mappings()
    ]


def _changes(event: RowMapping, reader_id: int) -> tuple[FieldChange, ...]:
    hidden = dict.fromkeys(MASKED_FIELDS, MASK)
    if event["actor_id"] != reader_id and event["table"] in Row.metadata.tables:
        hidden |= dict.fromkeys(model_of(event["table"]).private_fields, PRIVATE)
    return tuple(
        FieldChange(field, _shown(field, before, hidden), _shown(field, after, hidden))
        for field, (before, after) in event["changes"].items()
        if before != after
    )


def _shown(field: str, value: Any, hidden: Mapping[str, str]) -> Any:
    return hidden[field] if field in hidden and value else value


def _act(kind: AuditKind, changes: dict[str, list[Any]]) -> str:
    if kind is AuditKind.UPDATED and "deleted_at" in changes:
        return "Lagt i papirkurven" if changes["deleted_at"][1] else "Hentet op af papirkurven"
    return kind.label
