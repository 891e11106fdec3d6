"""Where the focus is: a ring of 2 pixels with a gap of 2 around the control, drawn once for the whole window."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from socialvicevaert.shared.tokens import FOCUS_RING, RADIUS

FOCUS_GAP = 2
_RINGLESS = ("bare", "cell")
_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


class FocusRing(QObject):
    """Follows the focus. Text fields show the ring however they got the focus; other controls not when clicked.

    Lists and tables show the focus on their current row instead.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.frame: _Frame | None = None
        app.focusChanged.connect(self._moved)

    @property
    def around(self) -> QWidget | None:
        """The control the ring is around."""
        return self.frame.widget() if self.frame is not None and self.frame.isVisible() else None

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or isinstance(new, QAbstractItemView | QTabBar) or new.property("part") in _RINGLESS:
            self._drop()
            return
        clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if clicked and not isinstance(new, _TEXTS):
            self._drop()
            return
        is_scrolled_by_keys = type(new) is QScrollArea  # e.g. a paper
        if isinstance(new, QAbstractScrollArea) and not isinstance(new, _TEXTS) and not is_scrolled_by_keys:
            self._drop()
            return
        self._drop()
        self.frame = _Frame(new)
        self.frame.setWidget(new)

    def _drop(self) -> None:
        if self.frame is not None:
            if isValid(self.frame):
                self.frame.setWidget(None)  # type: ignore[arg-type]  # else it follows a control that is taken apart
                self.frame.hide()
                self.frame.deleteLater()
            self.frame = None


class _Frame(QFocusFrame):
    def __init__(self, around: QWidget) -> None:
        super().__init__(around.window())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt hides the frame then: a field that turns out to be wrong is dressed anew, and so is all of the window.
        if event.type() == QEvent.Type.StyleChange:
            return False
        is_done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Move and self.isHidden():
            place = self.parentWidget()
            if place is not None and place.rect().intersects(self.geometry()):
                self.show()  # what got the focus out of sight is scrolled into it afterwards
        return is_done

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), FOCUS_RING))
        half = FOCUS_RING / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS + FOCUS_GAP, RADIUS + FOCUS_GAP
        )
        painter.end()
