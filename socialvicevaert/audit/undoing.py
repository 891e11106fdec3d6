"""Undo: the log read backwards. The created goes, the changed gets its values back, the removed returns."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, select
from sqlalchemy.exc import IntegrityError

from socialvicevaert.audit.chain import EVENTS
from socialvicevaert.audit.digests import secret_digest
from socialvicevaert.audit.models import AuditKind
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import NotAllowed, UserError
from socialvicevaert.storage.row import Row, model_of
from socialvicevaert.storage.session import Session
from socialvicevaert.storage.values import DocumentNotKept, from_plain, to_plain

NOTHING = "Der er ikke noget at fortryde."
CHANGED_SINCE = "Det kan ikke fortrydes, for oplysningerne er ændret siden. Ret dem i stedet."
IN_USE = "Det kan ikke fortrydes, for andet bygger på det. Slet det andet først."
NOT_KEPT = "Det kan ikke fortrydes, for loggen gemmer ikke nummeret. Skriv det igen, hvis det skal bruges."
NOT_YOURS = "Du kan kun fortryde det, du selv har gjort."

_CHANGES = (AuditKind.CREATED, AuditKind.UPDATED, AuditKind.REMOVED)


@dataclass
class _Net:
    """What a transaction did to one row, all its flushes together; None is "there was no such row"."""

    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def is_only_of(self, fields: frozenset[str]) -> bool:
        """Whether nothing but these columns of a row that stayed was changed."""
        return self.before is not None and self.after is not None and self.after.keys() <= fields


def undo(session: Session, transaction_id: int) -> None:
    """Reverse every row change of a transaction; the reversal is itself an audited transaction that can be undone.

    :raises UserError: nothing to undo, a row has changed since, something else now needs it, or it happened outside
        the program, which no undo reaches (``Row.why_it_stands``).
    :raises NotAllowed: it was somebody else's.
    """
    session.require(Permission.UNDO)
    nets = _nets(session, transaction_id)
    if not nets:
        raise UserError(NOTHING)
    for (table, _), net in nets.items():
        reason = model_of(table).why_it_stands(net.before, net.after)
        if reason:
            raise UserError(reason)
    if all(net.is_only_of(model_of(table).secret_fields) for (table, _), net in nets.items()):
        raise UserError(NOT_KEPT)
    # Parents and children come and go in any order; the foreign keys are asked when all is done.
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    try:
        with session.no_autoflush:
            for (table, row_id), net in nets.items():
                _reverse(session, model_of(table), row_id, net)
        session.flush()
    except (IntegrityError, DocumentNotKept) as error:
        raise UserError(CHANGED_SINCE) from error
    for (table, row_id), net in nets.items():
        if net.before is None:
            _require_unused(session, table, row_id)
        else:
            _require_parents(session, table, net.before)


def _nets(session: Session, transaction_id: int) -> dict[tuple[str, int], _Net]:
    rows = session.connection().execute(
        select(EVENTS)
        .where(EVENTS.c.transaction_id == transaction_id, EVENTS.c.kind.in_(_CHANGES))
        .order_by(EVENTS.c.id)
    )
    nets: dict[tuple[str, int], _Net] = {}
    for event in rows.mappings():
        if event["actor_id"] != session.actor.medarbejder_id:
            raise NotAllowed(NOT_YOURS)
        before = {name: values[0] for name, values in event["changes"].items()}
        after = {name: values[1] for name, values in event["changes"].items()}
        where = (event["table"], event["row_id"])
        net = nets.get(where)
        if event["kind"] is AuditKind.CREATED:
            nets[where] = _Net(None if net is None else net.before, after)
        elif event["kind"] is AuditKind.REMOVED:
            # before + what was changed earlier in the transaction = the row as it was when the transaction began
            nets[where] = _Net(before if net is None else net.before and before | net.before, None)
        elif net is None:
            nets[where] = _Net(before, after)
        else:
            net.before = None if net.before is None else before | net.before
            net.after = (net.after or {}) | after
    return {where: net for where, net in nets.items() if net.before is not None or net.after is not None}


def _reverse(session: Session, model: type[Row], row_id: int, net: _Net) -> None:
    row = session.get(model, row_id)
    columns = model.metadata.tables[str(model.__tablename__)].columns
    if net.after is None:
        if row is not None:
            raise UserError(CHANGED_SINCE)
        before = {name: "" if name in model.secret_fields else plain for name, plain in (net.before or {}).items()}
        session.add(model(**{name: from_plain(columns[name], plain) for name, plain in before.items()}))
        return
    if row is None:
        raise UserError(CHANGED_SINCE)
    for name, plain in net.after.items():
        if name in model.secret_fields and net.before is not None:
            continue  # it stays as it is, whatever it has become
        value = getattr(row, name)
        now = secret_digest(session, value) if name in model.secret_fields and value else to_plain(value)
        if now != plain:
            raise UserError(CHANGED_SINCE)
    if net.before is None:
        session.delete(row)
        return
    for name, plain in net.before.items():
        if name not in model.secret_fields:
            setattr(row, name, from_plain(columns[name], plain))


def _require_unused(session: Session, table: str, row_id: int) -> None:
    target = Row.metadata.tables[table].c.id
    for other in Row.metadata.tables.values():
        for column in other.columns:
            if column.references(target) and _exists(session, column, row_id):
                raise UserError(IN_USE)


def _require_parents(session: Session, table: str, values: dict[str, Any]) -> None:
    columns = Row.metadata.tables[table].columns
    for name, value in values.items():
        for key in columns[name].foreign_keys:
            if value is not None and not _exists(session, key.column, value):
                raise UserError(CHANGED_SINCE)


def _exists(session: Session, column: Column[Any], value: int) -> bool:
    return session.connection().execute(select(1).where(column == value).limit(1)).first() is not None
