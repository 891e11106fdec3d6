"""Cards of equal width, as many beside each other as have room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import theme


class EvenGrid(QWidget):
    """Rows as full as each other: six parts stand 6, 3 + 3, 2 + 2 + 2 or below each other, never 4 + 2."""

    def __init__(self, least: int, space: int = SPACE_M, parent: QWidget | None = None) -> None:
        """:param least: pixels at 100 % text that a part needs."""
        super().__init__(parent)
        self._least = least
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space)
        self._parts: list[QWidget] = []
        self._columns = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def columns(self) -> int:
        """How many stand beside each other now."""
        return self._columns

    def add(self, widget: QWidget) -> None:
        """Add a part at the end."""
        self._parts.append(widget)
        self._columns = 0
        self._arrange(self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(self._least), super().minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns, space = self._fitting(width), self._grid.spacing()
        share = (width - space * (columns - 1)) // columns
        heights = [
            max(_height_of(part, share) for part in self._parts[first : first + columns])
            for first in range(0, len(self._parts), columns)
        ]
        return sum(heights) + space * max(0, len(heights) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _fitting(self, width: int) -> int:
        space, count = self._grid.spacing(), max(1, len(self._parts))
        most = max(1, min(count, (width + space) // (theme.scaled(self._least) + space)))
        rows = -(-count // most)
        return -(-count // rows)

    def _arrange(self, width: int) -> None:
        columns = self._fitting(width)
        if columns == self._columns:
            return
        for column in range(max(self._columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, part in enumerate(self._parts):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, place // columns, place % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 0)


def _height_of(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
