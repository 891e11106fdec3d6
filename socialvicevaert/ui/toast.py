"""Short messages at the foot of the window, with a way back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts, theme
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.ui.tasks import Tasks

_WIDEST = 460  # at 100 % text: as much as an open sheet leaves in a narrow window


class Toast(QFrame):
    """One message; it goes by itself, but not while the mouse or the focus is on it."""

    gone = Signal()

    def __init__(
        self,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        seconds: int = 10,
        tone: Tone = Tone.SUCCESS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress(self, "floating")
        self.tone = tone
        self.setAccessibleName(text)
        self._is_gone = False
        inside = layouts.row(self, SPACE_M, (SPACE_M, SPACE_XS, SPACE_S, SPACE_XS))
        mark = QLabel()
        icons.put(mark, tone.icon, "text2" if tone is Tone.NEUTRAL else tone.value)
        inside.addWidget(mark)
        self.label = labels.body(text)
        labels.one_line(self.label)
        inside.addWidget(self.label, 1)
        self.action: QPushButton | None = None
        if action_text:
            self.action = buttons.quiet(action_text, lambda: self._act(action))
            inside.addWidget(self.action)
        close = buttons.icon_only("close", tr("Luk beskeden"), self.go)
        inside.addWidget(close)
        for button in filter(None, (self.action, close)):
            # Where a control with the focus goes away, Qt gives the focus to the next one: an Enter meant for the page
            # must never undo. By keyboard it is Ctrl+Z.
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._timer = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._timer.timeout.connect(self._time_is_up)
        self._timer.start()

    def go(self) -> None:
        """Take it away."""
        if not self._is_gone:
            self._is_gone = True
            self._timer.stop()
            self.hide()
            self.gone.emit()
            self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    def _time_is_up(self) -> None:
        if self.action is not None and self.action.hasFocus():
            self._timer.start()
        else:
            self.go()

    def _act(self, action: Callable[[], object] | None) -> None:
        self.go()
        if action is not None:
            action()


class ToastArea(QObject):
    """Shows toasts over a widget, low at its left, where nothing is typed and little is read.

    One at a time: a new one takes the place of the last, whose deed Ctrl+Z still takes back. Only what went wrong stays
    beside it until it has been read.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._toasts: list[Toast] = []
        host.installEventFilter(self)

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """Those on the screen, oldest first."""
        return tuple(self._toasts)

    def show_toast(
        self,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        seconds: int = 10,
        tone: Tone = Tone.SUCCESS,
    ) -> None:
        """Show a message for some seconds, perhaps with one action."""
        for shown in self.toasts:
            if tone is Tone.DANGER or shown.tone is not Tone.DANGER:
                shown.go()
        toast = Toast(text, action_text, action, seconds, tone, self._host)
        toast.gone.connect(lambda: self._gone(toast))
        self._toasts.append(toast)
        self._place()
        toast.show()
        if self._host.isVisible():  # behind the lock nothing is read aloud either
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._host, text))

    def announce(self, tasks: "Tasks") -> None:
        """Tell of everything `tasks` saves, with "Fortryd" where it can be undone, and of errors nobody else showed."""

        def saved(title: str, transaction_id: int | None) -> None:
            if transaction_id is None:
                self.show_toast(title, seconds=4)
            else:
                self.show_toast(title, tr("Fortryd"), lambda: tasks.undo(transaction_id))

        tasks.saved.connect(saved)
        tasks.failed.connect(lambda error: self.show_toast(str(error), tone=Tone.DANGER))

    def clear(self) -> None:
        """Take all away, e.g. when the window is locked: titles may say what was done."""
        for toast in self.toasts:
            toast.go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self._host and event.type() == QEvent.Type.ChildAdded and self._toasts:
            QTimer.singleShot(0, self, self._place)  # a sheet that opens now raises itself: "Fortryd" stays above it
        return super().eventFilter(watched, event)

    def _gone(self, toast: Toast) -> None:
        self._toasts.remove(toast)
        self._place()

    def _place(self) -> None:
        left, bottom = SPACE_M, self._host.height() - SPACE_XS
        for toast in reversed(self._toasts):
            size = toast.sizeHint()
            width = min(
                max(size.width(), theme.scaled(280)), theme.scaled(_WIDEST), self._host.width() - left - SPACE_M
            )
            toast.label.setWordWrap(width < size.width())
            height = max(size.height(), toast.heightForWidth(width))
            toast.setGeometry(left, bottom - height, width, height)
            toast.raise_()
            bottom -= height + SPACE_S
