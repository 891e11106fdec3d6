"""The encrypted file: opened, created, read and written. Nothing else commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import Clock
from socialvicevaert.storage.changes import FlushHook
from socialvicevaert.storage.connection import connect, connect_plainly, damage
from socialvicevaert.storage.copying import copy_database, create_private, sync
from socialvicevaert.storage.errors import DatabaseExists, DatabaseMissing, ReadOnlyFolder, translated
from socialvicevaert.storage.migrating import bring_to_head, migrate
from socialvicevaert.storage.search_index import update_index
from socialvicevaert.storage.session import Session


class Database:
    """One encrypted file with its key (32 bytes), open until ``close``.

    ``flush_hooks`` are told every change inside its transaction; ``session_info`` is given to every session.
    """

    def __init__(self, path: Path, key: bytes, clock: Clock) -> None:
        """Use ``open`` or ``create``."""
        self.path = path
        self.clock = clock
        self.flush_hooks: list[FlushHook] = [update_index]
        self.session_info: dict[str, Any] = {"derive_key": self.derive_key}
        self._key = key
        self._engine = create_engine(
            "sqlite://", creator=lambda: connect(path, key), module=dbapi2, poolclass=QueuePool, hide_parameters=True
        )
        event.listen(self._engine, "begin", _begin)

    @classmethod
    def open(cls, path: Path, key: bytes, clock: Clock) -> Self:
        """Open an existing file, and bring an older one to this version's schema; never creates.

        :raises DatabaseMissing, DatabaseEmpty, DatabaseDamaged, SchemaTooNew, UpgradeFailed, DatabaseBusy,
            ReadOnlyFolder: the file is as it was.
        """
        with translated(path):
            bring_to_head(path, key)
        database = cls(path, key, clock)
        with translated(path):
            database._engine.connect().close()
        return database

    @classmethod
    def create(cls, path: Path, key: bytes, clock: Clock) -> Self:
        """Make a new file that only its owner can read, with the schema of this version.

        :raises DatabaseExists: a file is there already. :raises ReadOnlyFolder: :raises DiskFull:
        """
        try:
            create_private(path)
        except FileExistsError:
            raise DatabaseExists(path) from None
        except FileNotFoundError:
            raise DatabaseMissing(path) from None
        except OSError as error:
            raise ReadOnlyFolder(path) from error
        try:
            connection = connect_plainly(path, key, may_be_empty=True)
            try:
                migrate(connection, path)
            finally:
                connection.close()
            sync(path)
            sync(path.parent)
            return cls.open(path, key, clock)
        except BaseException:
            path.unlink()
            raise

    @contextmanager
    def write(self, intent: Intent) -> Iterator[Session]:
        """One transaction: all of it at the end, or nothing when an exception passes. Waits for another writer.

        :raises StorageError: nothing was saved, and the user can do something about it.
        """
        with translated(), self._engine.connect().execution_options(writes=True) as connection:
            session = Session(connection, intent, self.clock, writes=True, flush_hooks=self.flush_hooks)
            session.info.update(self.session_info)
            # The session works inside the connection's transaction, so that a commit in a service decides nothing.
            with connection.begin(), session:
                yield session
                session.flush()

    @contextmanager
    def read(self, by: Actor) -> Iterator[Session]:
        """One unchanging view of the file; SQLite itself refuses to write."""
        with translated(), self._engine.connect() as connection:
            session = Session(connection, Intent("Læsning", by), self.clock, writes=False)
            session.info.update(self.session_info)
            with session:
                yield session

    def derive_key(self, purpose: str) -> bytes:
        """A key of 32 bytes for another purpose than encryption; the same for the same file and purpose."""
        return HKDF(SHA256(), 32, salt=None, info=f"socialvicevaert {purpose}".encode()).derive(self._key)

    def copy_to(self, target: Path) -> None:
        """Write a verified copy while the program goes on; ``target`` appears only when it is complete.

        :raises StorageError: no copy was made.
        """
        with translated(target), self._engine.connect() as connection:
            copy_database(connection.connection.driver_connection, target, self._key)

    def damage(self) -> list[str]:
        """Read everything; what is wrong, or an empty list."""
        with self._engine.connect() as connection:
            return damage(connection.connection.driver_connection)

    def close(self) -> None:
        """Let go of the file; the last connection folds the WAL into it. The database cannot be used afterwards."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    # IMMEDIATE: wait for another writer now, not in the middle, where SQLite can only refuse
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
