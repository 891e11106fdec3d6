"""Notices that the computer sleeps, so that nothing is readable when it wakes."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

_TICK_SECONDS = 5
_MISSED_SECONDS = 30


class SleepWatch(QObject):
    """Sends ``slept`` when Qt says so, and when the clock has jumped: timers stand still while a computer sleeps.

    A jump is seen on waking, before the user can have touched anything.
    """

    slept = Signal()

    def __init__(self, app: QApplication, parent: QObject, seconds: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._last = seconds()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_SECONDS * 1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app.applicationStateChanged.connect(self._state_changed)

    def look(self) -> None:
        """Compare the clock with where it should be."""
        now = self._seconds()
        missed = now - self._last - _TICK_SECONDS
        self._last = now
        if missed > _MISSED_SECONDS:
            self.slept.emit()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationSuspended:
            self.slept.emit()
