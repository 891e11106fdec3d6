"""A funnel: each step is some of the one before it; those who did not go on stand below, to the same scale."""

from socialvicevaert.paper.drawing.charts.frame import Chart, label_lines, width_of
from socialvicevaert.paper.drawing.styles import ACCENT_LIGHT, MARKS, TABLE_LEADING, TABLE_SIZE
from socialvicevaert.paper.fonts import BOLD, REGULAR
from socialvicevaert.paper.parts import Bar, Funnel, Mark

_LABEL_SHARE = 0.34
_STEP, _FALL = 18.0, 13.0
"""Height of a step, and of what leads down to the next."""
_ASIDE, _GAP = 9.0, 5.0


class DrawnFunnel(Chart):
    """Bars from the left, joined by what is lost between them."""

    def __init__(self, part: Funnel) -> None:
        super().__init__(part.spoken(), part.headline)
        self._part = part

    def picture_height(self, width: float) -> float:
        """Steps, the falls between them, and those beside."""
        steps = sum(self._step_height(bar, width) for bar in self._part.steps) + _FALL * (len(self._part.steps) - 1)
        beside = sum(self._beside_height(bar, width) for bar in self._part.beside)
        return steps + (beside + 8 if beside else 0)

    def draw_picture(self, top: float) -> None:
        """Steps first."""
        canvas = self.canv
        bars = [*self._part.steps, *self._part.beside]
        start = self.width * _LABEL_SHARE + 6
        room = max(0.0, self.width - start - 8 - max((width_of(bar.text, font=BOLD) for bar in bars), default=0.0))
        longest = max((bar.value or 0.0 for bar in bars), default=0.0) or 1.0
        before: float | None = None
        for number, bar in enumerate(self._part.steps):
            height = self._step_height(bar, self.width)
            length = None if bar.value is None else room * bar.value / longest
            if number and before is not None and length is not None:
                self._draw_fall(start, top + _FALL, before, length)
            if length:
                canvas.setFillColor(MARKS[bar.mark])
                canvas.rect(start, top - height, length, height, stroke=0, fill=1)
            lines = label_lines(bar.label, self.width * _LABEL_SHARE, BOLD)
            self.write_lines(lines, 0, top - (height - len(lines) * TABLE_LEADING) / 2, BOLD)
            middle = top - height / 2 - TABLE_SIZE / 2 + 1.5
            self.write_figure(bar.text, bar.target, start + (length or 0.0) + 5, middle, font=BOLD)
            before = length
            top -= height + (_FALL if number < len(self._part.steps) - 1 else 8)
        for bar in self._part.beside:
            length = room * (bar.value or 0.0) / longest
            if length:
                canvas.setFillColor(MARKS[Mark.MUTED])
                canvas.rect(start, top - _ASIDE - 1, length, _ASIDE, stroke=0, fill=1)
            self.write_lines(label_lines(bar.label, self.width * _LABEL_SHARE, REGULAR), 0, top)
            self.write_figure(bar.text, bar.target, start + length + 5, top - TABLE_SIZE)
            top -= self._beside_height(bar, self.width)

    def _draw_fall(self, start: float, top: float, before: float, after: float) -> None:
        canvas = self.canv
        shape = canvas.beginPath()
        shape.moveTo(start, top)
        shape.lineTo(start + before, top)
        shape.lineTo(start + after, top - _FALL)
        shape.lineTo(start, top - _FALL)
        shape.close()
        canvas.setFillColor(ACCENT_LIGHT)
        canvas.drawPath(shape, stroke=0, fill=1)

    def _step_height(self, bar: Bar, width: float) -> float:
        return max(_STEP, len(label_lines(bar.label, width * _LABEL_SHARE, BOLD)) * TABLE_LEADING)

    def _beside_height(self, bar: Bar, width: float) -> float:
        return max(_ASIDE, len(label_lines(bar.label, width * _LABEL_SHARE)) * TABLE_LEADING) + _GAP
