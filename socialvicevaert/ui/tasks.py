"""How a screen asks for data and changes it: off the window thread, in order, through one worker lane.

Screens give functions that take a session; they get frozen values back on the window thread. What was changed is
told to every page; what went wrong is told in words.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.errors import UserError, without_values
from socialvicevaert.ui.lane import Lane, Order
from socialvicevaert.ui.long_task import LongTask, Progress
from socialvicevaert.ui.text import tr

if TYPE_CHECKING:  # importing storage costs 0.5 s: the first paint must not wait for it
    from socialvicevaert.storage import Session

T = TypeVar("T")
Failed = Callable[[Exception], None]

log = logging.getLogger(__name__)


class Store(Protocol):
    """What the lane needs of the database."""

    def write(self, intent: Intent) -> "AbstractContextManager[Session]": ...
    def read(self, by: Actor) -> "AbstractContextManager[Session]": ...


class Tasks(QObject):
    """The worker's requests; one for the whole window, for one actor."""

    changed = Signal(object)  # frozenset[str]: names of tables a transaction touched
    saved = Signal(str, object)  # title, transaction id or None when it cannot be undone
    failed = Signal(object)  # UserError nobody else took
    crashed = Signal(object)  # any other exception: ours to mend
    long_started = Signal(object)  # LongTask

    _wrote = Signal(object)

    def __init__(self, database: Store, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self.actor = actor
        self._lane = Lane("store", self)
        self._long_lanes: dict[str, Lane] = {}
        self._wrote.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Nothing is queued or under way."""
        return all(lane.is_idle for lane in (self._lane, *self._long_lanes.values()))

    def read(
        self,
        owner: QObject,
        query: "Callable[[Session], T]",
        then: Callable[[T], None],
        failed: Failed | None = None,
        latest: str = "",
    ) -> None:
        """Run a query; `then` gets its result, later, unless `owner` is gone.

        `latest` names a question that is asked again while typing: an older one still waiting is skipped.
        """
        self._lane.put(Order(owner, lambda: self._read(query), then, self._failing(failed), latest))

    def write(
        self,
        owner: QObject,
        title: str,
        action: "Callable[[Session], T]",
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        reason: str = "",
        undoable: bool = True,
        quiet: bool = False,
    ) -> None:
        """Do one user action as one transaction; it is done even when `owner` closes meanwhile.

        `title` is the Danish name shown in the toast, in history and by undo; `quiet` shows no toast.
        """
        intent = Intent(title, self.actor, reason)
        job = lambda: self._write(intent, action, undoable, quiet)  # noqa: E731 - one line reads better here
        self._lane.put(
            Order(owner, job, then or _ignore, self._failing(failed), is_needed_without_owner=True),
        )

    def run_long(
        self,
        owner: QObject,
        title: str,
        job: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        is_brief: bool = False,
    ) -> LongTask:
        """Run work of seconds beside the lane: it steps its progress, can be cancelled, and reads and writes
        through `progress.read(query)` and `progress.write(title, action)`, which wait for their turn in the lane.

        What is brief, a file that is read or written, does not wait for a backup of half a minute.
        """
        name = "files" if is_brief else "long work"
        if name not in self._long_lanes:
            self._long_lanes[name] = Lane(name, self)
        task = LongTask(title, owner)
        progress = Progress(task, self._lane, self._read, self._write_long)

        def done(result: T) -> None:
            task.end()
            then(result)

        failing = self._failing(failed)

        def stopped(error: Exception) -> None:
            was_cancelled = task.is_cancelled
            task.end()
            if not was_cancelled:
                failing(error)

        self._long_lanes[name].put(Order(owner, lambda: job(progress), done, stopped))
        self.long_started.emit(task)
        return task

    def undo(self, transaction_id: int) -> None:
        """Take a saved transaction back; says why when it no longer can be."""

        def take_back(session: "Session") -> None:
            from socialvicevaert.audit import undo

            undo(session, transaction_id)

        self.write(self, tr("Fortrudt"), take_back, undoable=False)

    def close(self) -> None:
        """Finish what is queued and end the threads; call before the database is closed."""
        for lane in self._long_lanes.values():
            lane.close()
        self._lane.close()

    def _tell(self, news: tuple[frozenset[str], str, Any, bool]) -> None:
        tables, title, transaction_id, quiet = news
        if tables:
            self.changed.emit(tables)
        if not quiet:
            self.saved.emit(title, transaction_id)

    def _read(self, query: "Callable[[Session], T]") -> T:
        with self._database.read(self.actor) as session:
            return query(session)

    def _write(self, intent: Intent, action: "Callable[[Session], T]", undoable: bool, quiet: bool) -> T:
        with self._database.write(intent) as session:
            result = action(session)
        transaction_id = session.transaction_id if undoable else None
        self._wrote.emit((frozenset(session.changed_tables), intent.title, transaction_id, quiet))
        return result

    def _write_long(self, title: str, action: "Callable[[Session], T]", reason: str, undoable: bool, quiet: bool) -> T:
        return self._write(Intent(title, self.actor, reason), action, undoable, quiet)

    def _failing(self, failed: Failed | None) -> Failed:
        def tell(error: Exception) -> None:
            if not isinstance(error, UserError):
                log.error("A task failed: %s", without_values(error))
                self.crashed.emit(error)
            elif failed is None:
                self.failed.emit(error)
            if failed is not None:
                failed(error)

        return tell


def _ignore(_result: object) -> None:
    return None
