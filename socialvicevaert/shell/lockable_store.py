"""The open database as the screens' tasks see it: it can be taken away while locked, and given back.

Screens live on behind the lock with what was typed in them. A task that comes while the file is closed waits, on the
worker's thread, until somebody has unlocked; nothing is lost and nothing fails.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, RLock
from typing import TYPE_CHECKING

from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.errors import UserError

if TYPE_CHECKING:  # storage pulls in SQLAlchemy, which the unlock window must not wait for
    from socialvicevaert.storage.database import Database
    from socialvicevaert.storage.session import Session


class StillLocked(UserError):
    """The program ends while a task waited for the file to be unlocked."""

    def __init__(self) -> None:
        super().__init__("Programmet er låst. Lås op, og prøv igen.")


class LockableStore:
    """Reads and writes through the database of the moment."""

    def __init__(self, database: "Database") -> None:
        self._database: Database | None = database
        self._is_ending = False
        self._came = Condition()
        self._use = RLock()

    @property
    def is_open(self) -> bool:
        """Whether a task would run now."""
        return self._database is not None

    def take(self) -> None:
        """Let go of the database; waits for the transaction under way. The owner closes the file afterwards."""
        with self._use:
            self._database = None

    def give(self, database: "Database") -> None:
        """Go on with a database; waiting tasks run."""
        with self._came:
            self._database = database
            self._came.notify_all()

    def end(self) -> None:
        """Waiting tasks, and those to come, fail with ``StillLocked``: the program ends."""
        with self._came:
            self._is_ending = True
            self._came.notify_all()

    @contextmanager
    def write(self, intent: Intent) -> Iterator["Session"]:
        """As ``Database.write``."""
        with self._held() as database, database.write(intent) as session:
            yield session

    @contextmanager
    def read(self, by: Actor) -> Iterator["Session"]:
        """As ``Database.read``."""
        with self._held() as database, database.read(by) as session:
            yield session

    @contextmanager
    def _held(self) -> Iterator["Database"]:
        while True:
            with self._use:
                if self._database is not None:
                    yield self._database
                    return
            with self._came:
                self._came.wait_for(lambda: self._database is not None or self._is_ending)
                if self._database is None:
                    raise StillLocked
