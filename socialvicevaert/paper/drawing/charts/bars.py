"""Horizontal bars with direct labels: no axis, no legend, readable in grey."""

from socialvicevaert.paper.drawing.charts.frame import Chart, label_lines, width_of
from socialvicevaert.paper.drawing.styles import MARKS, TABLE_LEADING, TABLE_SIZE
from socialvicevaert.paper.parts import BarChart

_LABEL_SHARE = 0.34
_BAR = 11.0
_GAP = 5.0


class DrawnBarChart(Chart):
    """A bar for each label; the longest bar leaves room for its text."""

    def __init__(self, part: BarChart) -> None:
        super().__init__(part.spoken(), part.headline)
        self._part = part

    def picture_height(self, width: float) -> float:
        """Height of the bars."""
        return sum(_height(bar.label, width) for bar in self._part.bars)

    def draw_picture(self, top: float) -> None:
        """Label, bar, text."""
        canvas = self.canv
        start = self.width * _LABEL_SHARE + 6
        widest = max((width_of(bar.text) for bar in self._part.bars), default=0.0)
        room = max(0.0, self.width - start - 6 - widest)
        longest = max((bar.value or 0.0 for bar in self._part.bars), default=0.0) or 1.0
        for bar in self._part.bars:
            self.write_lines(label_lines(bar.label, self.width * _LABEL_SHARE), 0, top)
            length = max(0.0, room * (bar.value or 0.0) / longest)
            if length:
                canvas.setFillColor(MARKS[bar.mark])
                canvas.rect(start, top - _BAR, length, _BAR, stroke=0, fill=1)
            self.write_figure(bar.text, bar.target, start + length + 5, top - TABLE_SIZE)
            top -= _height(bar.label, self.width)


def _height(label: str, width: float) -> float:
    return max(_BAR, len(label_lines(label, width * _LABEL_SHARE)) * TABLE_LEADING) + _GAP
