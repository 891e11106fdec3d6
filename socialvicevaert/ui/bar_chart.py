"""A plain chart: a bar a line with its name and its amount; the same in words for who cannot see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import theme

_ROW = 28
_BAR = 16


@dataclass(frozen=True)
class Bar:
    """``value`` decides the length, to the left of zero when it is negative; ``shown`` is written beside it."""

    name: str
    value: int
    shown: str


class BarChart(QWidget):
    """Bars below each other on one scale. Its accessible description says every bar in words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(200)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these."""
        self.bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.shown}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(320), max(1, len(self.bars)) * theme.scaled(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setFont(theme.font(9.5, tabular=True))
        metrics = painter.fontMetrics()
        names = min(self.width() // 3, max((metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0) + 4)
        amounts = max((metrics.horizontalAdvance(bar.shown) for bar in self.bars), default=0)
        room = QRect(names + SPACE_M, 0, self.width() - names - SPACE_M, self.height())
        below, above = self._bounds()
        beside = amounts + SPACE_S  # kept free at both ends that have bars, for their amounts
        span = max(1, room.width() - beside * (1 + (below < 0)))
        zero = room.left() + (beside if below < 0 else 0) + round(span * -below / max(1, above - below))
        row, height = theme.scaled(_ROW), theme.scaled(_BAR)
        for at, bar in enumerate(self.bars):
            middle = at * row + row // 2
            length = max(2, round(span * abs(bar.value) / max(1, above - below)))
            left = zero if bar.value >= 0 else zero - length
            tone = colours.accent if bar.value >= 0 else colours.danger
            painter.fillRect(left, middle - height // 2, length, height, QColor(tone))
            painter.setPen(QColor(colours.text))
            shown = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, names)
            line = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(0, at * row, names, row), line | Qt.AlignmentFlag.AlignLeft, shown)
            if bar.value >= 0:
                place = QRect(left + length + SPACE_S, at * row, amounts + 4, row)
                painter.drawText(place, line | Qt.AlignmentFlag.AlignLeft, bar.shown)
            else:
                place = QRect(left - SPACE_S - amounts - 4, at * row, amounts + 4, row)
                painter.drawText(place, line | Qt.AlignmentFlag.AlignRight, bar.shown)
        painter.fillRect(zero, 0, 1, len(self.bars) * row, QColor(colours.control))
        painter.end()

    def _bounds(self) -> tuple[int, int]:
        values = [bar.value for bar in self.bars]
        return min([0, *values]), max([0, *values])
