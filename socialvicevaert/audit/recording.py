"""Write the log: changes by themselves, from the flush; everything else when a service says so."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Table, select

from socialvicevaert.audit import chain
from socialvicevaert.audit.digests import secret_digest
from socialvicevaert.audit.models import AuditKind
from socialvicevaert.storage.changes import RowAction, RowChange
from socialvicevaert.storage.database import Database
from socialvicevaert.storage.row import Row
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
        owners = _Owners(session, changes)
        chain.append(session, [_event_of(session, change, owners) for change in logged])


def _event_of(session: Session, change: RowChange, owners: "_Owners") -> dict[str, Any]:
    fields = change.before | change.after
    secret = change.row.secret_fields
    return _event(session, _KINDS[change.action]) | {
        "table": change.table,
        "row_id": change.row_id,
        # What belongs to a household is logged with the resident the service works on.
        "beboer_id": owners.of(change) or session.info.get("about_beboer_id"),
        "changes": {
            name: [_kept(session, values.get(name), name in secret) for values in (change.before, change.after)]
            for name in fields
        },
    }


def _kept(session: Session, value: Any, is_secret: bool) -> Any:
    return secret_digest(session, value) if is_secret and value else to_plain(value)


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


class _Owners:
    """The residents that the rows of one flush are about."""

    def __init__(self, session: Session, changes: Sequence[RowChange]) -> None:
        self._session = session
        # What is removed together can no longer be asked for.
        self._known = {(change.table, change.row_id): _named_by(change) for change in changes}

    def of(self, change: RowChange) -> int | None:
        """The resident a row names; else the one of what it belongs to: of the fogedsag of an amount, and so on."""
        if change.table == "beboer":
            return change.row_id
        named = self._known[change.table, change.row_id]
        if named is not None:
            return named
        link = _link_to_owner(change.table)
        owner_id = getattr(change.row, link.name) if link is not None else None
        return self._of_owner(link, owner_id) if link is not None and owner_id is not None else None

    def _of_owner(self, link: Column[Any], owner_id: int) -> int | None:
        owner = _table_behind(link)
        where = (owner.name, owner_id)
        if where not in self._known:
            found = self._session.connection().execute(select(owner.c.beboer_id).where(owner.c.id == owner_id))
            self._known[where] = found.scalar()
        return self._known[where]


def _named_by(change: RowChange) -> int | None:
    found: int | None = getattr(change.row, "beboer_id", None)
    return found


@cache
def _link_to_owner(table: str) -> Column[Any] | None:
    """The column through which a table's rows belong to something of a resident's."""
    columns = Row.metadata.tables[table].columns
    if "beboer_id" in columns:
        return None
    links = (column for column in columns if column.foreign_keys and "beboer_id" in _table_behind(column).columns)
    return next(links, None)


def _table_behind(link: Column[Any]) -> Table:
    (key,) = link.foreign_keys
    return key.column.table
