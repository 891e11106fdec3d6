"""Layouts with our spacing, and one that wraps like words in a line."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import keyboard
from socialvicevaert.ui.style_sheet import dress

L = TypeVar("L", bound=QBoxLayout)
Margins = tuple[int, int, int, int]


def column(parent: QWidget | None = None, space: int = SPACE_S, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Parts below each other."""
    return _spaced(QVBoxLayout() if parent is None else QVBoxLayout(parent), space, margins)


def row(parent: QWidget | None = None, space: int = SPACE_S, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Parts beside each other."""
    return _spaced(QHBoxLayout() if parent is None else QHBoxLayout(parent), space, margins)


def hairline() -> QFrame:
    """A horizontal line."""
    line = QFrame()
    dress(line, "line")
    return line


def clear(layout: QLayout) -> None:
    """Take every part out of a layout and free it; a keyboard that was in one of them stays within the part around."""
    keyboard.keep_within(layout.parentWidget(), _widgets_in(layout))
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _widgets_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_in(inner)


class FlowLayout(QLayout):
    """Parts in lines from the left, as many as fit."""

    def __init__(self, parent: QWidget | None = None, space: int = SPACE_S) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._space = space
        self._heights: dict[tuple[int, int], int] = {}  # asked for again and again, in every row of a long list
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._heights = {}
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights = {}
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        shown = sum(not item.isEmpty() for item in self._items)  # nothing tells a layout that a part is shown now
        key = (width, shown)
        if key not in self._heights:
            self._heights[key] = self._place(QRect(0, 0, width, 0), is_trial=True)
        return self._heights[key]

    def invalidate(self) -> None:
        self._heights = {}
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, is_trial: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = self._fitting(item, inner.width())
            if x + size.width() > inner.width() and lines[-1]:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self._space
        y = inner.y()
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            x = inner.x()
            for item, size in line:
                if not is_trial:  # parts of different height stand on one middle line
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._space
            y += height + self._space
        return y - self._space - rect.y() + margins.bottom()

    @staticmethod
    def _fitting(item: QLayoutItem, most: int) -> QSize:
        """What a part takes: it wraps where it alone is wider than the line."""
        hint = item.sizeHint()
        if hint.width() <= most:
            return hint
        return QSize(most, item.heightForWidth(most) if item.hasHeightForWidth() else hint.height())


class FlowRow(QWidget):
    """A widget whose parts flow; it takes the height its lines need."""

    def __init__(self, parent: QWidget | None = None, space: int = SPACE_S) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, space)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a part at the end."""
        self.flow.addWidget(widget)

    def clear(self) -> None:
        """Free every part."""
        clear(self.flow)


class TurningRow(QWidget):
    """Parts beside each other while there is room, below each other when there is not (large text, narrow window)."""

    def __init__(self, space: int = SPACE_S, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: QBoxLayout = _spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), space, (0, 0, 0, 0))
        self.line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, stretch: int = 0, is_at_top: bool = False) -> None:
        """Add a part at the end."""
        self.line.addWidget(widget, stretch)
        if is_at_top:
            self.line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        widths = [part.minimumSizeHint().width() for part in self._parts()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        # Asked for widths on trial: the row must not turn while it is asked.
        is_beside = self._fits(width)
        if is_beside == (self.line.direction() is QBoxLayout.Direction.LeftToRight) and self.line.hasHeightForWidth():
            return self.line.heightForWidth(width)
        parts = self._parts()
        share = width // max(1, len(parts)) if is_beside else width
        heights = [
            part.heightForWidth(share) if part.hasHeightForWidth() else part.sizeHint().height() for part in parts
        ]
        return max(heights, default=0) if is_beside else sum(heights) + self.line.spacing() * (len(heights) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(event.size().width())

    def _parts(self) -> list[QWidget]:
        items = [self.line.itemAt(place) for place in range(self.line.count())]
        found = [item.widget() for item in items if item is not None]
        return [part for part in found if part is not None and not part.isHidden()]

    def _fits(self, width: int) -> bool:
        parts = self._parts()
        needed = sum(part.minimumSizeHint().width() for part in parts) + self.line.spacing() * (len(parts) - 1)
        return needed <= width

    def _turn(self, width: int) -> None:
        to = QBoxLayout.Direction.LeftToRight if self._fits(width) else QBoxLayout.Direction.TopToBottom
        if self.line.direction() is not to:
            self.line.setDirection(to)


def _spaced(layout: L, space: int, margins: Margins) -> L:
    layout.setSpacing(space)
    layout.setContentsMargins(*margins)
    return layout
