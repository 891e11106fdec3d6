"""One bar divided in parts of a whole; every part is named where it is, with a thin line to it."""

from dataclasses import dataclass
from math import inf

from reportlab.lib.colors import white

from socialvicevaert.paper.drawing.charts.frame import Chart, width_of
from socialvicevaert.paper.drawing.styles import (
    ACCENT,
    ACCENT_LIGHT,
    ACCENT_MIDDLE,
    BORDER,
    CARD,
    CONTROL,
    TABLE_LEADING,
    TABLE_SIZE,
)
from socialvicevaert.paper.drawing.text import fitting_size
from socialvicevaert.paper.fonts import REGULAR
from socialvicevaert.paper.parts import Bar, ShareBar

_BAR = 20.0
_LINE = TABLE_LEADING + 2
_FILLS = (ACCENT, ACCENT_MIDDLE, ACCENT_LIGHT, CONTROL, BORDER, CARD)
"""From dark to light and again, so that neighbours are told apart in grey."""


@dataclass(frozen=True)
class _Named:
    """A segment with the place of its name: `row` counts from the bar, upwards where it is `above`."""

    bar: Bar
    left: float
    width: float
    row: int
    above: bool

    @property
    def leader(self) -> float:
        return self.left + min(self.width / 2, 6.0)


class DrawnShareBar(Chart):
    """A name begins at its segment and stands below; where it would run over the edge it ends there and stands above.

    Below, the last segment's name is nearest to the bar, above the first one's: so no line crosses a name.
    """

    def __init__(self, part: ShareBar) -> None:
        super().__init__(part.spoken(), part.headline)
        self._segments = [bar for bar in part.segments if bar.value]

    def picture_height(self, width: float) -> float:
        """The bar, and the rows of names on both sides."""
        placed = self._placed(width)
        return _BAR + _LINE * (_rows(placed, above=True) + _rows(placed, above=False)) + 6

    def draw_picture(self, top: float) -> None:
        """Segments, then names."""
        canvas = self.canv
        placed = self._placed(self.width)
        bar_top = top - _LINE * _rows(placed, above=True)
        for number, one in enumerate(placed):
            canvas.setFillColor(_FILLS[number % len(_FILLS)])
            canvas.setStrokeColor(white)
            canvas.setLineWidth(1.2)
            canvas.rect(one.left, bar_top - _BAR, one.width, _BAR, stroke=1, fill=1)
        canvas.setStrokeColor(CONTROL)
        canvas.setLineWidth(0.6)
        canvas.rect(0, bar_top - _BAR, self.width, _BAR, stroke=1, fill=0)
        for one in placed:
            self._write_name(one, bar_top)

    def _write_name(self, one: _Named, bar_top: float) -> None:
        canvas = self.canv
        canvas.setStrokeColor(CONTROL)
        canvas.setLineWidth(0.6)
        words = _words(one.bar)
        if one.above:
            end = bar_top + _LINE * one.row + 3
            canvas.line(one.leader, bar_top, one.leader, end + TABLE_SIZE - 2)
            size = fitting_size(words, REGULAR, TABLE_SIZE, one.leader - 4)
            self.write_figure(words, one.bar.target, one.leader - 4 - width_of(words, size), end, size)
        else:
            end = bar_top - _BAR - _LINE * (one.row + 1)
            canvas.line(one.leader, bar_top - _BAR, one.leader, end + 1)
            self.write_figure(words, one.bar.target, one.leader + 4, end + 1)

    def _placed(self, width: float) -> list[_Named]:
        whole = sum(bar.value or 0.0 for bar in self._segments) or 1.0
        spans: list[tuple[Bar, float, float]] = []
        left = 0.0
        for bar in self._segments:
            spans.append((bar, left, width * (bar.value or 0.0) / whole))
            left += spans[-1][2]
        placed: list[_Named] = []
        row, right = 0, inf
        for bar, left, wide in reversed(spans):
            below = _Named(bar, left, wide, row, above=False)
            end = below.leader + 4 + width_of(_words(bar))
            if end > width:
                continue
            if end + 8 > right:
                row += 1
            placed.append(_Named(bar, left, wide, row, above=False))
            right = below.leader
        named = {one.left for one in placed}
        above = [span for span in spans if span[1] not in named]
        placed.extend(_Named(bar, left, wide, number, above=True) for number, (bar, left, wide) in enumerate(above))
        return sorted(placed, key=lambda one: one.left)


def _rows(placed: list[_Named], above: bool) -> int:
    return max((one.row + 1 for one in placed if one.above is above), default=0)


def _words(bar: Bar) -> str:
    return f"{bar.label}: {bar.text}"
