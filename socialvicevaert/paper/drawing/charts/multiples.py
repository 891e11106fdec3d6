"""Small charts beside each other: the same rows in each, and one scale for all of them."""

from typing import Any

from socialvicevaert.paper.drawing.charts.frame import Chart, label_lines, width_of
from socialvicevaert.paper.drawing.styles import MARKS, SMALL_LEADING, SMALL_SIZE, TABLE_LEADING, TABLE_SIZE, TEXT2
from socialvicevaert.paper.drawing.text import wrapped
from socialvicevaert.paper.fonts import BOLD, REGULAR
from socialvicevaert.paper.parts import SmallMultiples

_LABEL_SHARE = 0.28
_GAP = 10.0
_BAR = 9.0
_ROW_GAP = 5.0
_ONE_SCALE = "Alle søjler er tegnet efter samme mål."


class DrawnSmallMultiples(Chart):
    """Rows `first` to `last`; a page takes the rows that fit, and the scale stays the same on the next."""

    def __init__(self, part: SmallMultiples, first: int = 0, last: int | None = None) -> None:
        super().__init__(part.spoken(first, last), part.headline if first == 0 else "")
        self._part = part
        self._first = first
        self._last = len(part.rows) if last is None else last

    def picture_height(self, width: float) -> float:
        """Titles, rows, and the words on the scale."""
        return self._titles_height(width) + sum(self._heights(width)) + (SMALL_LEADING if self._shares_scale else 0.0)

    def split(self, width: float, height: float) -> list[Any]:
        """The rows that fit, and the rest, never one row alone; nothing where fewer than three would stay."""
        used = self.height_in(width) - sum(self._heights(width))
        fitting = 0
        for one in self._heights(width):
            used += one
            if used > height:
                break
            fitting += 1
        if self._first + fitting >= self._last:
            return super().split(width, height)
        middle = min(self._first + fitting, self._last - 2)
        if middle - self._first < 3:
            return super().split(width, height)
        return [DrawnSmallMultiples(self._part, self._first, middle), DrawnSmallMultiples(self._part, middle)]

    def draw_picture(self, top: float) -> None:
        """Titles, then row by row."""
        canvas = self.canv
        place = self._place(self.width)
        bars = [bar for panel in self._part.panels for bar in panel.bars]
        room = max(0.0, place - 5 - max((width_of(bar.text) for bar in bars), default=0.0))
        highest = max((bar.value or 0.0 for bar in bars), default=0.0) or 1.0
        for number, panel in enumerate(self._part.panels):
            self.write_lines(label_lines(panel.title, place, BOLD), self._left(number), top, BOLD)
        top -= self._titles_height(self.width)
        for row, height in zip(range(self._first, self._last), self._heights(self.width), strict=True):
            self.write_lines(label_lines(self._part.rows[row], self.width * _LABEL_SHARE), 0, top)
            for number, panel in enumerate(self._part.panels):
                bar = panel.bars[row]
                length = room * (bar.value or 0.0) / highest
                if length:
                    canvas.setFillColor(MARKS[bar.mark])
                    canvas.rect(self._left(number), top - _BAR - 1, length, _BAR, stroke=0, fill=1)
                self.write_figure(bar.text, bar.target, self._left(number) + length + 4, top - TABLE_SIZE)
            top -= height
        if not self._shares_scale:
            return
        canvas.setFillColor(TEXT2)
        canvas.setFont(REGULAR, SMALL_SIZE)
        canvas.drawString(0, top - SMALL_SIZE, wrapped(_ONE_SCALE, REGULAR, SMALL_SIZE, self.width)[0])

    @property
    def _shares_scale(self) -> bool:
        """Whether there are charts beside each other, of which it has to be said."""
        return len(self._part.panels) > 1

    def _left(self, number: int) -> float:
        return float(self.width * _LABEL_SHARE + 6 + number * (self._place(self.width) + _GAP))

    def _place(self, width: float) -> float:
        """The width of one panel."""
        count = len(self._part.panels)
        return (width * (1 - _LABEL_SHARE) - 6 - _GAP * (count - 1)) / max(1, count)

    def _titles_height(self, width: float) -> float:
        place = self._place(width)
        return (
            max((len(label_lines(one.title, place, BOLD)) for one in self._part.panels), default=0) * (TABLE_LEADING)
            + 3
        )

    def _heights(self, width: float) -> list[float]:
        return [
            max(_BAR, len(label_lines(label, width * _LABEL_SHARE)) * TABLE_LEADING) + _ROW_GAP
            for label in self._part.rows[self._first : self._last]
        ]
