"""Notices that nobody has touched the keyboard or the mouse for some minutes."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

DEFAULT_MINUTES = 5

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Watches what the user does in any window of the program; ``idle`` is sent once, until ``start`` is called again.

    It listens to the windows of the system, where each key and movement arrives once. A filter on the application would
    see every paint and timer of every widget too, and cost more than the work itself.
    """

    idle = Signal()

    def __init__(self, app: QApplication, parent: QObject, minutes: float = DEFAULT_MINUTES) -> None:
        super().__init__(parent)
        self._app = app
        self._is_on = False
        self._milliseconds = round(minutes * 60_000)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._notice)
        app.focusWindowChanged.connect(self._watch)

    def set_minutes(self, minutes: float) -> None:
        """How long nothing may happen; 0 or less never locks."""
        self._milliseconds = round(minutes * 60_000)
        if self._is_on:
            self.start()

    def start(self) -> None:
        """Begin to watch, from now."""
        self.stop()
        if self._milliseconds > 0:
            self._is_on = True
            for window in self._app.topLevelWindows():
                self._watch(window)
            self._timer.start(self._milliseconds)

    def stop(self) -> None:
        """Watch no more."""
        self._is_on = False
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin again at every sign of life; lets every event through."""
        if self._is_on and event.type() in _SIGNS_OF_LIFE:
            self._timer.start(self._milliseconds)
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _notice(self) -> None:
        self.stop()
        self.idle.emit()
