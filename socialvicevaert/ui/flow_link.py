"""A link of many words, for rows whose parts flow: one line where there is room, wrapped where there is not."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import TARGET
from socialvicevaert.ui import theme

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ENDLESS = 16_000


class FlowLink(QAbstractButton):
    """Looks like a word in a sentence; Enter, Space or a click follows it."""

    def __init__(self, text: str, slot: Callable[[], object] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._is_hovered = False
        if slot is not None:
            self.clicked.connect(lambda _checked: slot())

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(TARGET), theme.scaled(TARGET))

    def heightForWidth(self, width: int) -> int:
        needed = self.fontMetrics().boundingRect(QRect(0, 0, width, _ENDLESS), _WRAPPED, self.text())
        return max(theme.scaled(TARGET), needed.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._is_hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self._is_hovered)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours().accent))
        painter.drawText(self.rect(), _WRAPPED, self.text())
        painter.end()
