"""Horizontal bars with direct labels: no axis, no legend, readable in grey."""

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from socialvicevaert.paper.drawing.drawn import Drawn
from socialvicevaert.paper.drawing.styles import BODY_SIZE, MARKS, TABLE_LEADING, TABLE_SIZE, TEXT
from socialvicevaert.paper.drawing.text import wrapped
from socialvicevaert.paper.fonts import BOLD, REGULAR
from socialvicevaert.paper.parts import BarChart

_LABEL_SHARE = 0.34
_BAR = 11.0
_GAP = 5.0
_HEADLINE_LEADING = 14.0


class DrawnBarChart(Drawn):
    """Headline, then a bar for each label; the longest bar leaves room for its text."""

    def __init__(self, part: BarChart) -> None:
        super().__init__(part.role, part.spoken(), space_after=10)
        self._part = part

    def height_in(self, width: float) -> float:
        """Height of headline and bars."""
        bars = sum(self._bar_height(bar.label, width) for bar in self._part.bars)
        return self._headline_height(width) + bars

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        renderPDF.draw(self._drawing(), self.canv, 0, 0)

    def _drawing(self) -> Drawing:
        drawing = Drawing(self.width, self.height)
        y = self.height
        for line in self._headline(self.width):
            drawing.add(String(0, y - BODY_SIZE, line, fontName=BOLD, fontSize=BODY_SIZE, fillColor=TEXT))
            y -= _HEADLINE_LEADING
        y = self.height - self._headline_height(self.width)
        start = self.width * _LABEL_SHARE + 6
        widest = max((stringWidth(bar.text, REGULAR, TABLE_SIZE) for bar in self._part.bars), default=0.0)
        room = self.width - start - 6 - widest
        longest = max((bar.value or 0.0 for bar in self._part.bars), default=0.0) or 1.0
        for bar in self._part.bars:
            height = self._bar_height(bar.label, self.width)
            lines = self._label(bar.label, self.width)
            baseline = y - TABLE_SIZE
            for line in lines:
                drawing.add(String(0, baseline, line, fontName=REGULAR, fontSize=TABLE_SIZE, fillColor=TEXT))
                baseline -= TABLE_LEADING
            length = max(0.0, room * (bar.value or 0.0) / longest)
            if length:
                drawing.add(Rect(start, y - _BAR, length, _BAR, fillColor=MARKS[bar.mark], strokeColor=None))
            drawing.add(
                String(start + length + 5, y - TABLE_SIZE, bar.text, fontName=REGULAR, fontSize=TABLE_SIZE,
                       fillColor=TEXT)
            )  # fmt: skip
            y -= height
        return drawing

    def _headline(self, width: float) -> list[str]:
        return wrapped(self._part.headline, BOLD, BODY_SIZE, width) if self._part.headline else []

    def _headline_height(self, width: float) -> float:
        lines = self._headline(width)
        return len(lines) * _HEADLINE_LEADING + 6 if lines else 0.0

    def _label(self, label: str, width: float) -> list[str]:
        return wrapped(label, REGULAR, TABLE_SIZE, width * _LABEL_SHARE)

    def _bar_height(self, label: str, width: float) -> float:
        return max(_BAR, len(self._label(label, width)) * TABLE_LEADING) + _GAP
