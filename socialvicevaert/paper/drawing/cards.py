"""Key figures as cards, each with the course of the last months as a small line."""

from collections.abc import Sequence

from socialvicevaert.paper.drawing.charts.sparkline import SPARKLINE_HEIGHT, draw_sparkline
from socialvicevaert.paper.drawing.drawn import Drawn
from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.styles import BORDER, CARD, SMALL_LEADING, SMALL_SIZE, TEXT, TEXT2
from socialvicevaert.paper.drawing.text import fitting_size, wrapped
from socialvicevaert.paper.fonts import BOLD, REGULAR
from socialvicevaert.paper.parts import KeyFigure, KeyFigures

_PER_ROW = 3
_GAP = 9.0
_PADDING = 9.0
_VALUE_SIZE = 20.0
_VALUE_HEIGHT = 27.0


class DrawnKeyFigures(Drawn):
    """Rows of three cards; a row is as tall as its tallest card needs."""

    def __init__(self, part: KeyFigures) -> None:
        super().__init__(space_after=12)
        self._list = Element("L", numbering="None")
        self._rows = [part.figures[start : start + _PER_ROW] for start in range(0, len(part.figures), _PER_ROW)]

    def height_in(self, width: float) -> float:
        """Height of all rows with the gaps between them."""
        return sum(self._row_height(row, width) for row in self._rows) + _GAP * (len(self._rows) - 1)

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        top = self.height
        for row in self._rows:
            height = self._row_height(row, self.width)
            for number, figure in enumerate(row):
                self._draw_card(figure, number * (_card_width(self.width) + _GAP), top, height)
            top -= height + _GAP

    def _row_height(self, row: Sequence[KeyFigure], width: float) -> float:
        inner = _card_width(width) - 2 * _PADDING
        return max(
            2 * _PADDING
            + _VALUE_HEIGHT
            + (SPARKLINE_HEIGHT if one.trend else 0)
            + SMALL_LEADING * (len(_lines(one.label, inner)) + (len(_lines(one.note, inner)) if one.note else 0))
            for one in row
        )

    def _draw_card(self, figure: KeyFigure, left: float, top: float, height: float) -> None:
        canvas = self.canv
        width = _card_width(self.width)
        inner = width - 2 * _PADDING
        canvas.setFillColor(CARD)
        canvas.setStrokeColor(BORDER)
        canvas.setLineWidth(0.6)
        canvas.roundRect(left, top - height, width, height, 4, fill=1)
        canvas.lead_to(figure.target, left, top - height, width, height)
        card = self._list.below("LI").below("LBody")
        y = self._draw_lines(card, figure.label, left, top - _PADDING - SMALL_SIZE, inner)
        y -= _VALUE_HEIGHT - SMALL_LEADING - 2
        with canvas.mark(card.below("P")):
            canvas.setFillColor(TEXT)
            size = fitting_size(figure.value, BOLD, _VALUE_SIZE, inner)
            canvas.setFont(BOLD, size)
            canvas.drawString(left + _PADDING, y, figure.value)
        if figure.note:
            self._draw_lines(card, figure.note, left, y - SMALL_LEADING - 3, inner)
        if figure.trend:
            draw_sparkline(canvas, figure.trend, card, left + _PADDING, top - height + _PADDING, inner)

    def _draw_lines(self, card: Element, text: str, left: float, y: float, width: float) -> float:
        canvas = self.canv
        with canvas.mark(card.below("P")):
            canvas.setFillColor(TEXT2)
            canvas.setFont(REGULAR, SMALL_SIZE)
            return float(canvas.write(_lines(text, width), left + _PADDING, left + width, y, SMALL_LEADING))


def _card_width(width: float) -> float:
    return (width - _GAP * (_PER_ROW - 1)) / _PER_ROW


def _lines(text: str, width: float) -> list[str]:
    return wrapped(text, REGULAR, SMALL_SIZE, width)
