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


def owner_of(session: Session, table: str, row_id: int) -> int | None:
    """The resident a row is about, in the bin too; None when it is about nobody, or is gone."""
    return _Owners(session, ())._of(Row.metadata.tables[table], row_id)


@cache
def ways_to_owner(table: str) -> tuple[Column[Any], ...]:
    """The columns through which a table's rows belong to a resident: the one that names a resident, then others.

    What must be filled in comes first: who pays in a budget may be a resident too, but it is a row of the budget's.
    """
    columns = [column for column in Row.metadata.tables[table].columns if column.foreign_keys]
    named = [column for column in columns if column.name == "beboer_id"]
    links = [column for column in columns if table_behind(column).name not in ("beboer", table)]
    ways = [*named, *(column for column in links if ways_to_owner(table_behind(column).name))]
    return tuple(sorted(ways, key=lambda column: bool(column.nullable)))


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
        self._rows = {(change.table, change.row_id): change.row for change in changes}
        self._known: dict[tuple[str, int], int | None] = {}

    def of(self, change: RowChange) -> int | None:
        """The resident a row names; else the one of what it belongs to, however far up: of the fogedsag of an amount,
        of the budget of the column that a what-if's change stands in.
        """
        return self._of(Row.metadata.tables[change.table], change.row_id)

    def _of(self, table: Table, row_id: int) -> int | None:
        if table.name == "beboer":
            return row_id
        where = (table.name, row_id)
        if where not in self._known:
            self._known[where] = self._found(table, row_id)
        return self._known[where]

    def _found(self, table: Table, row_id: int) -> int | None:
        ways = ways_to_owner(table.name)
        if not ways:
            return None
        for way, value in zip(ways, self._values(table, row_id, ways), strict=True):
            owner = self._of(table_behind(way), value) if value is not None else None
            if owner is not None:
                return owner
        return None

    def _values(self, table: Table, row_id: int, columns: Sequence[Column[Any]]) -> Sequence[Any]:
        row = self._rows.get((table.name, row_id))
        if row is not None:
            return [getattr(row, column.name) for column in columns]
        found = self._session.connection().execute(select(*columns).where(table.c.id == row_id)).first()
        return found or [None] * len(columns)


def table_behind(link: Column[Any]) -> Table:
    """The table a link points into."""
    (key,) = link.foreign_keys
    return key.column.table
