"""Write the log: changes by themselves, from the flush; everything else when a service says so."""

from collections.abc import Sequence
from typing import Any

from socialvicevaert.audit import chain
from socialvicevaert.audit.models import AuditKind
from socialvicevaert.storage.changes import RowAction, RowChange
from socialvicevaert.storage.database import Database
from socialvicevaert.storage.session import Session
from socialvicevaert.storage.values import to_plain

_KINDS = {
    RowAction.CREATED: AuditKind.CREATED,
    RowAction.UPDATED: AuditKind.UPDATED,
    RowAction.REMOVED: AuditKind.REMOVED,
}


def install(database: Database) -> None:
    """From now on every change in the database is logged inside its own transaction."""
    database.session_info[chain.KEY] = database.derive_key("audit")
    database.flush_hooks.append(_record_changes)


def record(
    session: Session,
    kind: AuditKind,
    *,
    beboer_id: int | None = None,
    what: str = "",
    table: str | None = None,
    row_id: int | None = None,
) -> None:
    """Log what is no change of a row: seen, printed, exported, unlocked… ``what`` is a Danish word on the thing.

    Needs a session of ``Database.write``. Do not write personal data in ``what``: name rows by number.
    """
    event = _event(session, kind) | {"beboer_id": beboer_id, "what": what, "table": table, "row_id": row_id}
    chain.append(session, [event])


def _record_changes(session: Session, changes: Sequence[RowChange]) -> None:
    # A draft that somebody is typing says is_logged = False.
    logged = [change for change in changes if getattr(change.row, "is_logged", True)]
    if logged:
        chain.append(session, [_event_of(session, change) for change in logged])


def _event_of(session: Session, change: RowChange) -> dict[str, Any]:
    fields = change.before | change.after
    return _event(session, _KINDS[change.action]) | {
        "table": change.table,
        "row_id": change.row_id,
        # What belongs to a household is logged with the resident the service works on.
        "beboer_id": _beboer_of(change) or session.info.get("about_beboer_id"),
        "changes": {name: [to_plain(change.before.get(name)), to_plain(change.after.get(name))] for name in fields},
    }


def _event(session: Session, kind: AuditKind) -> dict[str, Any]:
    return {
        "at": session.now,
        "transaction_id": session.transaction_id,
        "actor_id": session.actor.medarbejder_id,
        "actor_name": session.actor.name,
        "actor_role": session.actor.role,
        "kind": kind,
        "title": session.intent.title,
        "reason": session.intent.reason,
        "what": "",
        "table": None,
        "row_id": None,
        "beboer_id": None,
        "changes": {},
    }


def _beboer_of(change: RowChange) -> int | None:
    """The resident a row is about: ``audit_beboer_id`` where the model says so, else ``beboer_id``."""
    if change.table == "beboer":
        return change.row_id
    found: int | None = getattr(change.row, "audit_beboer_id", None) or getattr(change.row, "beboer_id", None)
    return found
