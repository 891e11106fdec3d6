"""One transaction that knows who acts, what for, and when."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NoReturn, TypeVar

import sqlmodel
from sqlalchemy import Connection, event
from sqlalchemy.orm import ORMExecuteState, UOWTransaction

from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import Clock
from socialvicevaert.shared.errors import NotAllowed, UserError
from socialvicevaert.storage import changes
from socialvicevaert.storage.changes import FlushHook
from socialvicevaert.storage.row import Row

KeptRow = TypeVar("KeptRow", bound=Row)


class Session(sqlmodel.Session):
    """What every service and query takes as its first argument. Made by ``Database``; services flush, never commit.

    ``now`` (UTC) and ``today`` (Denmark) stand still for the whole transaction. ``changed_tables`` and
    ``transaction_id`` can be read after it has ended.
    """

    def __init__(
        self,
        connection: Connection,
        intent: Intent,
        clock: Clock,
        *,
        writes: bool,
        flush_hooks: Sequence[FlushHook] = (),
    ) -> None:
        super().__init__(connection, expire_on_commit=False)
        self.intent = intent
        # Unique, and growing with time, so that the log's index grows at one end.
        self.transaction_id = (int(clock.now().timestamp()) << 31) | secrets.randbits(31)
        self.now: datetime = clock.now()
        self.today: date = clock.today()
        self.writes = writes
        self.changed_tables: set[str] = set()
        self.flush_hooks = tuple(flush_hooks)

    @property
    def actor(self) -> Actor:
        """The worker behind the transaction."""
        return self.intent.by

    def require(self, permission: Permission) -> None:
        """Go on when the actor's role has the permission.

        :raises NotAllowed: with a Danish sentence.
        """
        if not may(self.actor, permission):
            raise NotAllowed(f"Rollen {self.actor.role.label.lower()} giver ikke adgang til at {permission.label}.")

    def kept(self, model: type[KeptRow], row_id: int) -> KeptRow:
        """A row that is there and not in the bin.

        :raises UserError: with the model's own sentence.
        """
        row = self.get(model, row_id)
        if row is None or row.deleted_at is not None:
            raise UserError(model.gone)
        return row

    def derive_key(self, purpose: str) -> bytes:
        """``Database.derive_key`` of the file behind this session, for a service that makes keyed fingerprints."""
        key: bytes = self.info["derive_key"](purpose)
        return key

    def bulk_save_objects(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: it would pass by the audit."""
        raise UnauditedStatement("bulk_save_objects")

    def bulk_insert_mappings(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: it would pass by the audit."""
        raise UnauditedStatement("bulk_insert_mappings")

    def bulk_update_mappings(self, *_: Any, **__: Any) -> NoReturn:
        """Refused: it would pass by the audit."""
        raise UnauditedStatement("bulk_update_mappings")


class UnauditedStatement(Exception):
    """A statement would change rows without the audit and the search index knowing: a mistake of ours."""


class ReadOnlySession(Exception):
    """A session of ``Database.read`` was asked to write: a mistake of ours."""


_READING_WORDS = ("select", "with", "pragma", "explain", "values")


@event.listens_for(Session, "do_orm_execute")
def _refuse_unaudited(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise UnauditedStatement(f"{type(state.statement).__name__} statement; load the rows and change them")
    if not state.is_select and not _words_of(state.statement).startswith(_READING_WORDS):
        raise UnauditedStatement("a statement in text; load the rows and change them")


@event.listens_for(Session, "before_flush")
def _before_flush(session: Session, _context: UOWTransaction, _instances: Iterable[Any] | None) -> None:
    if not session.writes:
        raise ReadOnlySession(session.intent.title)
    changes.load_removed(session)


@event.listens_for(Session, "after_flush")
def _after_flush(session: Session, _context: UOWTransaction) -> None:
    found = changes.collect(session)
    if found:
        session.changed_tables.update(change.table for change in found)
        for hook in session.flush_hooks:
            hook(session, found)


def _words_of(statement: Any) -> str:
    return str(getattr(statement, "text", "select")).lstrip().lower()
