"""A combo box with our arrow, that a scroll wheel passing over it does not change."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from socialvicevaert.ui import icons, theme


class ComboBox(QComboBox):
    """Takes the wheel only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = theme.scaled(14)
        painter = QPainter(self)
        arrow = icons.pixmap("down", theme.colours().text2, size, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - size - 8, (self.height() - size) // 2, arrow)
        painter.end()
