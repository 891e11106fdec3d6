"""Work of seconds or minutes as the window sees it, and as the work itself sees it."""

from collections.abc import Callable
from queue import Queue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from socialvicevaert.shared.errors import UserError
from socialvicevaert.ui.lane import Lane, Order
from socialvicevaert.ui.text import tr

if TYPE_CHECKING:
    from socialvicevaert.storage import Session

T = TypeVar("T")


class Cancelled(UserError):
    """The user stopped the work; nothing of it stays."""


class LongTask(QObject):
    """What a progress strip follows."""

    progressed = Signal(int, int, str)  # done, total (0: not known), what is being done
    finished = Signal()

    _stepped = Signal(int, int, str)

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.is_cancelled = False
        self.is_finished = False
        self._stepped.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.is_cancelled = True

    def end(self) -> None:
        """The work is over, well or not."""
        self.is_finished = True
        self.finished.emit()

    def step(self, done: int, total: int, text: str) -> None:
        """Called by the work, on its own thread; raises `Cancelled` when stopped or when nobody waits any more."""
        if self.is_cancelled or not isValid(self):
            raise Cancelled(tr("Afbrudt."))
        self._stepped.emit(done, total, text)


class Progress:
    """Given to the work: tell how far it is, read and write in the lane's turn."""

    def __init__(
        self,
        task: LongTask,
        lane: Lane,
        read: Callable[[Any], Any],
        write: Callable[[str, Any, str, bool, bool], Any],
    ) -> None:
        self._task = task
        self._lane = lane
        self._read = read
        self._write = write

    def step(self, done: int, total: int = 0, text: str = "") -> None:
        """Show how far the work is; raises `Cancelled` when the user has stopped it."""
        self._task.step(done, total, text)

    def read(self, query: "Callable[[Session], T]") -> T:
        """Run a query in the lane and wait for it."""
        found: T = self._in_lane(lambda: self._read(query))
        return found

    def write(
        self,
        title: str,
        action: "Callable[[Session], T]",
        reason: str = "",
        undoable: bool = True,
        quiet: bool = False,
    ) -> T:
        """Do one transaction in the lane and wait for it; `step` inside `action` can cancel it, and nothing is kept."""
        made: T = self._in_lane(lambda: self._write(title, action, reason, undoable, quiet))
        return made

    def _in_lane(self, job: Callable[[], T]) -> T:
        answers: Queue[tuple[T | None, Exception | None]] = Queue(1)

        def do() -> None:
            try:
                answers.put((job(), None))
            except Exception as error:
                answers.put((None, error))

        self._lane.put(Order(self._task, do, lambda _: None, lambda _: None, is_needed_without_owner=True))
        result, error = answers.get()
        if error is not None:
            raise error
        return result  # type: ignore[return-value]  # None only beside an error
