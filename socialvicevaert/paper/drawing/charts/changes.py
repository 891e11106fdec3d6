"""Before and after: two points a line, hollow before and filled after, each with its name and number beside it."""

from reportlab.lib.colors import white

from socialvicevaert.paper.drawing.charts.frame import Chart, label_lines, width_of
from socialvicevaert.paper.drawing.styles import ACCENT, TABLE_LEADING, TABLE_SIZE
from socialvicevaert.paper.fonts import BOLD
from socialvicevaert.paper.parts import Bar, BeforeAfter
from socialvicevaert.paper.parts import Change as PartChange

_LABEL_SHARE = 0.3
_ROW = 20.0
_POINT = 3.6


class DrawnBeforeAfter(Chart):
    """The lesser number stands left of its point, the greater one right of it, so they never meet."""

    def __init__(self, part: BeforeAfter) -> None:
        super().__init__(part.spoken(), part.headline)
        self._part = part

    def picture_height(self, width: float) -> float:
        """A line each."""
        return sum(_height(one, width) for one in self._part.changes)

    def draw_picture(self, top: float) -> None:
        """Label, points, change."""
        changes = self._part.changes
        ends = [end for one in changes for end in (one.before, one.after)]
        text = max((width_of(_words(end)) for end in ends), default=0.0) + 8
        notes = max((width_of(one.note, font=BOLD) for one in changes), default=0.0) + 8
        start = self.width * _LABEL_SHARE + 6 + text
        room = max(0.0, self.width - start - text - notes)
        highest = max((end.value or 0.0 for end in ends), default=0.0)
        for one in changes:
            height = _height(one, self.width)
            lines = label_lines(one.label, self.width * _LABEL_SHARE)
            self.write_lines(lines, 0, top - (height - len(lines) * TABLE_LEADING) / 2)
            own = max(one.before.value or 0.0, one.after.value or 0.0)
            scale = room / ((highest if self._part.shared else own) or 1.0)
            self._draw_line(one, start, room, top - height / 2, scale)
            if one.note:
                left = self.width - width_of(one.note, font=BOLD)
                self.write_figure(one.note, "", left, top - height / 2 - TABLE_SIZE / 2 + 1.5, font=BOLD)
            top -= height

    def _draw_line(self, one: PartChange, start: float, room: float, y: float, scale: float) -> None:
        canvas = self.canv
        before, after = one.before.value, one.after.value
        if before is not None and after is not None:
            canvas.setStrokeColor(ACCENT)
            canvas.setLineWidth(1.8)
            canvas.line(start + before * scale, y, start + after * scale, y)
        if after is not None:
            self._draw_point(start + after * scale, y, filled=True)
        if before is not None:
            self._draw_point(start + before * scale, y, filled=False)
        baseline = y - TABLE_SIZE / 2 + 1.5
        falls = before is not None and after is not None and before > after
        left, right = (one.after, one.before) if falls else (one.before, one.after)
        words = _words(left)
        at = start if left.value is None else start + left.value * scale
        self.write_figure(words, left.target, at - _POINT - 4 - width_of(words), baseline)
        at = start + room if right.value is None else start + right.value * scale
        self.write_figure(_words(right), right.target, at + _POINT + 4, baseline)

    def _draw_point(self, x: float, y: float, filled: bool) -> None:
        canvas = self.canv
        canvas.setStrokeColor(ACCENT)
        canvas.setFillColor(ACCENT if filled else white)
        canvas.setLineWidth(1.3)
        canvas.circle(x, y, _POINT, stroke=1, fill=1)


def _words(end: Bar) -> str:
    return f"{end.label}: {end.text}"


def _height(one: PartChange, width: float) -> float:
    return max(_ROW, len(label_lines(one.label, width * _LABEL_SHARE)) * TABLE_LEADING + 4)
