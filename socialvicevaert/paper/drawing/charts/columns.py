"""Columns from left to right, one a month, each with its number above and its name below."""

from socialvicevaert.paper.drawing.charts.frame import Chart, width_of
from socialvicevaert.paper.drawing.styles import CONTROL, MARKS, TEXT, TEXT2
from socialvicevaert.paper.drawing.text import wrapped
from socialvicevaert.paper.fonts import REGULAR, printable
from socialvicevaert.paper.parts import ColumnChart

_PLOT = 84.0
_NAME_SIZE, _NAME_LEADING = 7.5, 9.5
_SIZE = 8.5
_LEAST = 6.5
"""Numbers that would be smaller than this beside each other are turned a quarter."""
_WIDEST = 64.0
"""The place of a month where there are few of them."""
_FILLED = 0.66
"""How much of a month's place the column takes."""


class DrawnColumnChart(Chart):
    """The tallest column fills the plot; a hidden month has its text on the base line and no column."""

    def __init__(self, part: ColumnChart) -> None:
        super().__init__(part.spoken(), part.headline)
        self._part = part

    def picture_height(self, width: float) -> float:
        """Numbers, columns, names."""
        return self._numbers_height(width) + self._plot + self._names_height(width) + 3

    def draw_picture(self, top: float) -> None:
        """Columns and names, the average across them, then the numbers."""
        part, canvas = self._part, self.canv
        place = self._place(self.width)
        plot = self._plot
        base = top - self._numbers_height(self.width) - plot
        highest = max([*(bar.value or 0.0 for bar in part.columns), part.average or 0.0], default=0.0) or 1.0
        size = self._size(self.width)
        for number, bar in enumerate(part.columns):
            left = number * place
            height = plot * (bar.value or 0.0) / highest
            if height:
                canvas.setFillColor(MARKS[bar.mark])
                canvas.rect(left + place * (1 - _FILLED) / 2, base, place * _FILLED, height, stroke=0, fill=1)
            canvas.setFillColor(TEXT2)
            canvas.setFont(REGULAR, _NAME_SIZE)
            y = base - _NAME_SIZE - 3
            for line in self._name_lines(bar.label, self.width):
                canvas.drawCentredString(left + place / 2, y, line)
                y -= _NAME_LEADING
        canvas.setStrokeColor(CONTROL)
        canvas.setLineWidth(0.6)
        canvas.line(0, base, place * len(part.columns), base)
        average = None if part.average is None else base + plot * part.average / highest
        if average is not None:
            self._draw_average(average, place * len(part.columns))
        for number, bar in enumerate(part.columns):
            y = base + plot * (bar.value or 0.0) / highest
            if average is not None and y - 1 < average < y + self._numbers_height(self.width):
                y = average  # above the line of the average, which never strikes a number through
            self._write_number(bar.text, bar.target, (number + 0.5) * place, y, size)

    def _write_number(self, text: str, target: str, middle: float, y: float, size: float) -> None:
        if size >= _LEAST:
            self.write_figure(text, target, middle - width_of(text, size) / 2, y + 3, size)
            return
        canvas = self.canv
        canvas.saveState()
        canvas.translate(middle, y + 3)
        canvas.rotate(90)
        self.write_figure(text, target, 0, -_SIZE / 3, _SIZE)
        canvas.restoreState()

    def _draw_average(self, y: float, right: float) -> None:
        canvas = self.canv
        canvas.setStrokeColor(TEXT)
        canvas.setLineWidth(0.7)
        canvas.setDash(3, 2)
        canvas.line(0, y, right, y)
        canvas.setDash()
        canvas.setFillColor(TEXT)
        canvas.setFont(REGULAR, _NAME_SIZE)
        for number, line in enumerate(self._average_lines(self.width)):
            canvas.drawString(right + 4, y - 2.5 - number * _NAME_LEADING, line)

    def _average_lines(self, width: float) -> list[str]:
        return wrapped(self._part.average_text, REGULAR, _NAME_SIZE, width * 0.12) if self._part.average_text else []

    @property
    def _plot(self) -> float:
        """The height of the columns: none where there is no column."""
        return _PLOT if any(bar.value for bar in self._part.columns) else 0.0

    def _place(self, width: float) -> float:
        """The width of one month."""
        room = width - max((width_of(line, _NAME_SIZE) + 6 for line in self._average_lines(width)), default=0.0)
        return min(_WIDEST, room / max(1, len(self._part.columns)))

    def _size(self, width: float) -> float:
        widest = max((width_of(bar.text, _SIZE) for bar in self._part.columns), default=0.0)
        return _SIZE * min(1.0, (self._place(width) - 2) / widest) if widest else _SIZE

    def _numbers_height(self, width: float) -> float:
        if self._size(width) >= _LEAST:
            return _SIZE + 4
        return max(width_of(printable(bar.text), _SIZE) for bar in self._part.columns) + 6

    def _names_height(self, width: float) -> float:
        lines = max((len(self._name_lines(bar.label, width)) for bar in self._part.columns), default=0)
        return lines * _NAME_LEADING + 4

    def _name_lines(self, name: str, width: float) -> list[str]:
        """Month above year in all of them, where one of them does not fit beside the others."""
        place = self._place(width) - 2
        if any(width_of(bar.label, _NAME_SIZE) > place for bar in self._part.columns):
            name = name.replace(" ", "\n")
        return wrapped(name, REGULAR, _NAME_SIZE, place)
