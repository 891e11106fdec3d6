"""One thread that does jobs in order and answers on the window thread.

The only code that knows both threads. An answer comes through a queued signal, so it never arrives inside the call
that asked; an answer for an owner that is gone is dropped.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

Job = Callable[[], Any]
Answer = Callable[[Any], None]


@dataclass
class Order:
    """A job and who waits for it; `latest` names a question of which only the newest counts."""

    owner: QObject
    job: Job
    then: Answer
    failed: Callable[[Exception], None]
    latest: str = ""
    is_needed_without_owner: bool = False


class Lane(QObject):
    """A worker thread with a queue; `close` lets what is under way finish."""

    _answered = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: deque[Order] = deque()
        self._bell = Condition()
        self._is_open = True
        self._is_working = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """Nothing waits and nothing is under way (answers may still be)."""
        with self._bell:
            return not self._orders and not self._is_working

    def put(self, order: Order) -> None:
        """Queue a job; an older waiting one with the same owner and `latest` is forgotten."""
        with self._bell:
            if order.latest:
                waiting = [one for one in self._orders if not (one.owner is order.owner and one.latest == order.latest)]
                self._orders = deque(waiting)
            self._orders.append(order)
            self._bell.notify()

    def close(self) -> None:
        """Do what is queued, then end the thread; waits for it."""
        with self._bell:
            self._is_open = False
            self._bell.notify()
        self._thread.join()

    def _deliver(self, answer: Callable[[], None]) -> None:
        answer()

    def _work(self) -> None:
        while True:
            with self._bell:
                self._is_working = False
                while not self._orders:
                    if not self._is_open:
                        return
                    self._bell.wait()
                order = self._orders.popleft()
                self._is_working = True
            self._do(order)
            del order  # else the last owner lives until the next job

    def _do(self, order: Order) -> None:
        if not (order.is_needed_without_owner or isValid(order.owner)):
            return
        try:
            result = order.job()
        except Exception as error:
            self._answer(order.owner, order.failed, error)
        else:
            self._answer(order.owner, order.then, result)

    def _answer(self, owner: QObject, to: Answer, value: Any) -> None:
        def answer() -> None:
            if isValid(owner):
                to(value)

        if isValid(self):
            self._answered.emit(answer)
