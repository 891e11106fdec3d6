"""A small curve of months: where the last one stands, and what chance alone explains; the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from socialvicevaert.ui import theme
from socialvicevaert.ui.text import tr

_HEIGHT = 44
_EDGE = 5.0
"""Pixels around the curve, so that the last point is a whole one."""


@dataclass(frozen=True)
class Point:
    """A month: its name, its value (None where it is hidden), and the value as it is printed."""

    name: str
    value: int | None
    shown: str


class Sparkline(QWidget):
    """From 0 upwards; the band is what chance explains; a hidden month is a gap. The last point is marked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: tuple[Point, ...] = ()
        self.band: tuple[int, int] | None = None
        self._over: int | None = None  # the month under the pointer
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[Point], band: tuple[int, int] | None = None) -> None:
        """Show these, oldest first; `band` is the lowest and the highest value that chance explains."""
        self.points = tuple(points)
        self.band = band
        said = "; ".join(f"{point.name}: {point.shown}" for point in points)
        limits = tr("Naturlig variation: %s til %s") % band if band else ""
        self.setAccessibleDescription(". ".join(part for part in (said, limits) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(120), theme.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, theme.scaled(_HEIGHT))

    def place_of(self, at: int) -> QPointF | None:
        """Where a point lies; None for a hidden one."""
        value = self.points[at].value
        return None if value is None else QPointF(self._x(at), self._y(value))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.points:
            nearest = min(range(len(self.points)), key=lambda at: abs(self._x(at) - event.position().x()))
            self._look_at(nearest)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._look_at(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.points:
            return
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.band is not None:
            low, high = (self._y(value) for value in self.band)
            band = QRectF(QPointF(0, high), QPointF(self.width(), max(low, high + 2)))
            painter.fillRect(band, QColor(colours.sunken))
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawLine(band.topLeft(), band.topRight())
            painter.drawLine(band.bottomLeft(), band.bottomRight())
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QPointF(0, self._y(0)), QPointF(self.width(), self._y(0)))
        places = [self.place_of(at) for at in range(len(self.points))]
        pen = QPen(QColor(colours.accent), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for before, after in pairwise(places):
            if before is not None and after is not None:
                painter.drawLine(before, after)
        self._dots(painter, places)
        painter.end()

    def _dots(self, painter: QPainter, places: Sequence[QPointF | None]) -> None:
        colours = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        for at, place in enumerate(places):
            beside = [places[near] for near in (at - 1, at + 1) if 0 <= near < len(places)]
            if place is not None and all(one is None for one in beside):
                painter.drawEllipse(place, 1.6, 1.6)  # alone between two gaps: no line would show it
        last = places[-1]
        if last is not None:
            painter.drawEllipse(last, 4, 4)
        over = places[self._over] if self._over is not None and self._over < len(places) else None
        if over is not None:
            painter.setPen(QPen(QColor(colours.text), 1.5))
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(over, 4, 4)

    def _look_at(self, at: int | None) -> None:
        if at != self._over:
            self._over = at
            self.setToolTip("" if at is None else f"{self.points[at].name}: {self.points[at].shown}")
            self.update()

    def _x(self, at: int) -> float:
        steps = max(1, len(self.points) - 1)
        return _EDGE + (self.width() - 2 * _EDGE) * at / steps

    def _y(self, value: int) -> float:
        known = [point.value for point in self.points if point.value is not None]
        highest: int = max([1, *known, *(self.band or ())])
        return self.height() - _EDGE - (self.height() - 2 * _EDGE) * value / highest
