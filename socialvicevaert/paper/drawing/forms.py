"""What is filled in by hand: lines, boxes, signatures; and the big code of the recovery sheet."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from socialvicevaert.paper.drawing.drawn import Drawn
from socialvicevaert.paper.drawing.script import is_backwards
from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.styles import (
    BODY_LEADING,
    BODY_SIZE,
    CARD,
    COLUMN_GAP,
    CONTROL,
    SMALL_LEADING,
    SMALL_SIZE,
    TEXT,
    TEXT2,
)
from socialvicevaert.paper.drawing.text import width_of, wrapped
from socialvicevaert.paper.fonts import BOLD, REGULAR
from socialvicevaert.paper.parts import Code, Signatures, TickBox

_WRITING: float = 9 * mm
"""Height a hand needs for one line."""
_SIGNING: float = 16 * mm
"""Room above a signature line."""
_BOX = 10.5
_BOX_INDENT = 18.0
_SIGNED: float = 28 * mm
"""Where the line for the signature begins, behind the one for the date."""
_TICKED, _EMPTY = "sat kryds", "intet kryds"
_TO_FILL_IN, _SIGNATURE = "udfyldes i hånden", "Underskrift"


class DrawnFormLine(Drawn):
    """Label at the left, a line to write on; what is known already stands on the line."""

    def __init__(self, line: tuple[str, str], language: str) -> None:
        super().__init__()
        self._label_text, self._value_text = line
        self._language = language

    def height_in(self, width: float) -> float:
        """Height of the taller side."""
        labels, values = len(self._label(width)), len(self._value(width))
        return max(_WRITING, labels * SMALL_LEADING + 6, values * BODY_LEADING + 6)

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        canvas = self.canv
        indent = self._indent(self.width)
        backwards = is_backwards(self._language)
        start, end = (0.0, self.width - indent) if backwards else (indent, self.width)
        labels, values = self._label(self.width), self._value(self.width)
        whole = Element("P", language=self._language)
        with canvas.mark(whole):
            canvas.setFillColor(TEXT2)
            canvas.setFont(REGULAR, SMALL_SIZE)
            canvas.write(
                labels, 0, self.width, 5 + SMALL_LEADING * (len(labels) - 1), SMALL_LEADING, backwards=backwards
            )
        with canvas.mark(_to_fill_in(whole, self._label_text, self._value_text)):
            canvas.setFillColor(TEXT)
            canvas.setFont(REGULAR, BODY_SIZE)
            canvas.write(
                values, start + 2, end - 2, 5 + BODY_LEADING * (len(values) - 1), BODY_LEADING, backwards=backwards
            )
            canvas.setStrokeColor(CONTROL)
            canvas.setLineWidth(0.6)
            canvas.line(start, 1, end, 1)

    def _indent(self, width: float) -> float:
        return width * 0.3

    def _label(self, width: float) -> list[str]:
        return wrapped(self._label_text, REGULAR, SMALL_SIZE, self._indent(width) - 6)

    def _value(self, width: float) -> list[str]:
        return wrapped(self._value_text, REGULAR, BODY_SIZE, width - self._indent(width) - 4)


class DrawnTickBoxes(Drawn):
    """A row of boxes with their texts; below each the same in another language."""

    def __init__(self, boxes: Sequence[TickBox], columns: int, whole: Element, language: str) -> None:
        super().__init__()
        self._boxes = boxes
        self._columns = columns
        self._whole = whole
        self._backwards = is_backwards(language)

    def height_in(self, width: float) -> float:
        """Height of the tallest."""
        return max(self._lines_height(box, width) for box in self._boxes) + 4

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        canvas = self.canv
        place = self._column(self.width) + COLUMN_GAP
        for column, box in enumerate(self._boxes):
            left = (self._columns - 1 - column) * place if self._backwards else column * place
            right = left + place - COLUMN_GAP
            item = self._whole.below("LI")
            self._draw_box(item.below("Lbl"), box, right - _BOX if self._backwards else left)
            body = item.below("LBody")
            start, end = (left, right - _BOX_INDENT) if self._backwards else (left + _BOX_INDENT, right)
            baseline = self.height - 2 - BODY_SIZE + 0.8
            with canvas.mark(body.below("P")):
                canvas.setFillColor(TEXT)
                canvas.setFont(REGULAR, BODY_SIZE)
                lines = self._lines(box.text, BODY_SIZE, self.width)
                baseline = canvas.write(lines, start, end, baseline, BODY_LEADING, backwards=self._backwards)
            if box.help:
                with canvas.mark(body.below("P", language=box.help_lang)):
                    canvas.setFillColor(TEXT2)
                    canvas.setFont(REGULAR, SMALL_SIZE)
                    lines = self._lines(box.help, SMALL_SIZE, self.width)
                    if not self._backwards:  # near its box, however it is written
                        end = start + max(width_of(line, REGULAR, SMALL_SIZE) for line in lines)
                    canvas.write(lines, start, end, baseline + 2, SMALL_LEADING, backwards=is_backwards(box.help_lang))

    def _draw_box(self, above: Element, box: TickBox, left: float) -> None:
        canvas = self.canv
        bottom = self.height - 2 - _BOX
        said = _TICKED if box.ticked else _EMPTY
        with canvas.mark(Element("Form", above, alternative=said, print_field="cb", ticked=box.ticked)):
            canvas.setStrokeColor(TEXT)
            canvas.setLineWidth(0.8)
            canvas.rect(left, bottom, _BOX, _BOX, stroke=1, fill=0)
            if box.ticked:
                canvas.setLineWidth(1.4)
                canvas.line(left + 2, bottom + 2, left + _BOX - 2, bottom + _BOX - 2)
                canvas.line(left + 2, bottom + _BOX - 2, left + _BOX - 2, bottom + 2)

    def _lines(self, text: str, size: float, width: float) -> list[str]:
        return wrapped(text, REGULAR, size, self._column(width) - _BOX_INDENT)

    def _column(self, width: float) -> float:
        """Like the columns of two languages above and below."""
        return (width + COLUMN_GAP) / self._columns - COLUMN_GAP

    def _lines_height(self, box: TickBox, width: float) -> float:
        helping = len(self._lines(box.help, SMALL_SIZE, width)) * SMALL_LEADING if box.help else 0.0
        return len(self._lines(box.text, BODY_SIZE, width)) * BODY_LEADING + helping


class DrawnSignatures(Drawn):
    """Date and signature lines of two signers beside each other."""

    def __init__(self, signers: Sequence[str], part: Signatures) -> None:
        super().__init__()
        self._signers = signers
        self._part = part

    def height_in(self, width: float) -> float:
        """Height of the lines and what stands below them."""
        lines = max(len(self._below(text, width)) for text in (*self._signers, self._part.date))
        return _SIGNING + lines * SMALL_LEADING + 6

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        half = (self.width - COLUMN_GAP) / 2
        for number, signer in enumerate(self._signers):
            x = number * (half + COLUMN_GAP)
            date = wrapped(self._part.date, REGULAR, SMALL_SIZE, _SIGNED - 2 * mm)
            self._draw_line(date, f"{self._part.date}, {signer}", x, x + 24 * mm)
            self._draw_line(self._below(signer, self.width), f"{_SIGNATURE}, {signer}", x + _SIGNED, x + half)

    def _draw_line(self, below: list[str], wanted: str, left: float, right: float) -> None:
        canvas = self.canv
        y = self.height - _SIGNING
        whole = Element("P", language=self._part.lang)
        with canvas.mark(_to_fill_in(whole, wanted, "")):
            canvas.setStrokeColor(CONTROL)
            canvas.setLineWidth(0.7)
            canvas.line(left, y, right, y)
        with canvas.mark(whole):
            canvas.setFillColor(TEXT2)
            canvas.setFont(REGULAR, SMALL_SIZE)
            canvas.write(below, left, right, y - SMALL_LEADING, SMALL_LEADING)

    def _below(self, text: str, width: float) -> list[str]:
        return wrapped(text, REGULAR, SMALL_SIZE, (width - COLUMN_GAP) / 2 - _SIGNED)


class DrawnCode(Drawn):
    """Groups of a code in numbered rows of big letters."""

    _ROW = 34.0
    _SIZE = 21.0

    def __init__(self, part: Code) -> None:
        super().__init__()
        self._rows = [part.groups[start : start + part.per_row] for start in range(0, len(part.groups), part.per_row)]
        self._per_row = part.per_row

    def height_in(self, _width: float) -> float:
        """Height of all rows with the frame."""
        return len(self._rows) * self._ROW + 12

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        canvas = self.canv
        canvas.setFillColor(CARD)
        canvas.setStrokeColor(CONTROL)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, self.width, self.height, 4, fill=1)
        room = (self.width - 40) / self._per_row
        y = self.height - self._ROW + 4
        whole = Element("L", numbering="Decimal")
        for number, row in enumerate(self._rows, start=1):
            item = whole.below("LI")
            with canvas.mark(item.below("Lbl")):
                canvas.setFillColor(TEXT2)
                canvas.setFont(REGULAR, SMALL_SIZE)
                canvas.drawString(12, y, f"{number}.")
            with canvas.mark(item.below("LBody")):
                canvas.setFillColor(TEXT)
                for column, group in enumerate(row):
                    size = min(self._SIZE, self._SIZE * (room - 8) / max(width_of(group, BOLD, self._SIZE), 1.0))
                    canvas.setFont(BOLD, size)
                    canvas.drawString(34 + column * room, y, group, goes_on=True)
            y -= self._ROW


def _to_fill_in(above: Element, label: str, value: str) -> Element:
    """A line to write on; what stands on it already is read, an empty one says what belongs there."""
    return Element("Form", above, alternative="" if value else f"{label}: {_TO_FILL_IN}", print_field="tv")
