"""What is filled in by hand: lines, boxes, signatures; and the big code of the recovery sheet."""

from reportlab.lib.units import mm

from socialvicevaert.paper.drawing.drawn import Drawn
from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.styles import (
    BODY_LEADING,
    BODY_SIZE,
    CARD,
    CONTROL,
    SMALL_LEADING,
    SMALL_SIZE,
    TEXT,
    TEXT2,
)
from socialvicevaert.paper.drawing.text import Line, width_of, wrapped
from socialvicevaert.paper.fonts import BOLD, REGULAR
from socialvicevaert.paper.parts import Code, FormLines, Signatures, TickBox, TickBoxes

_WRITING: float = 9 * mm
"""Height a hand needs for one line."""
_SIGNING: float = 16 * mm
"""Room above a signature line."""
_BOX = 10.5
_BOX_INDENT = 18.0
_DATE = "Dato"
_TICKED, _EMPTY, _TO_FILL_IN = "sat kryds", "intet kryds", "udfyldes i hånden"


class DrawnFormLines(Drawn):
    """Label at the left, a line to write on; what is known already stands on the line."""

    def __init__(self, part: FormLines) -> None:
        super().__init__()
        self._lines = part.lines

    def height_in(self, width: float) -> float:
        """Height of all lines."""
        return sum(self._line_height(label, value, width) for label, value in self._lines)

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        canvas = self.canv
        indent = self._indent(self.width)
        y = self.height
        for label, value in self._lines:
            height = self._line_height(label, value, self.width)
            line_of_form = Element("P")
            with canvas.mark(line_of_form):
                canvas.setFillColor(TEXT2)
                canvas.setFont(REGULAR, SMALL_SIZE)
                text_y = y - height + 5 + SMALL_LEADING * (len(self._label(label, self.width)) - 1)
                for line in self._label(label, self.width):
                    canvas.drawString(0, text_y, line)
                    text_y -= SMALL_LEADING
            with canvas.mark(_to_fill_in(line_of_form, label, value)):
                canvas.setFillColor(TEXT)
                canvas.setFont(REGULAR, BODY_SIZE)
                values = self._value(value, self.width)
                text_y = y - height + 5 + BODY_LEADING * (len(values) - 1)
                for line in values:
                    canvas.drawString(indent + 2, text_y, line)
                    text_y -= BODY_LEADING
                canvas.setStrokeColor(CONTROL)
                canvas.setLineWidth(0.6)
                canvas.line(indent, y - height + 1, self.width, y - height + 1)
            y -= height

    def _indent(self, width: float) -> float:
        return width * 0.3

    def _label(self, label: str, width: float) -> list[str]:
        return wrapped(label, REGULAR, SMALL_SIZE, self._indent(width) - 6)

    def _value(self, value: str, width: float) -> list[str]:
        return wrapped(value, REGULAR, BODY_SIZE, width - self._indent(width) - 4)

    def _line_height(self, label: str, value: str, width: float) -> float:
        return max(
            _WRITING,
            len(self._label(label, width)) * SMALL_LEADING + 6,
            len(self._value(value, width)) * BODY_LEADING + 6,
        )


class DrawnTickBoxes(Drawn):
    """Boxes with their texts, in one or more columns."""

    def __init__(self, part: TickBoxes) -> None:
        super().__init__()
        self._columns = part.columns
        self._rows = [part.boxes[start : start + part.columns] for start in range(0, len(part.boxes), part.columns)]

    def height_in(self, width: float) -> float:
        """Height of all rows."""
        return sum(self._row_height(number, width) for number in range(len(self._rows)))

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        canvas = self.canv
        top = self.height
        whole = Element("L", numbering="None")
        for number, row in enumerate(self._rows):
            for column, box in enumerate(row):
                item = whole.below("LI")
                x = column * self.width / self._columns
                self._draw_box(item.below("Lbl"), box, x, top - 2 - _BOX)
                with canvas.mark(item.below("LBody")):
                    canvas.setFillColor(TEXT)
                    canvas.setFont(REGULAR, BODY_SIZE)
                    y = top - 2 - BODY_SIZE + 0.8
                    for line in self._text(box.text, self.width):
                        canvas.drawString(x + _BOX_INDENT, y, line)
                        y -= BODY_LEADING
            top -= self._row_height(number, self.width)

    def _draw_box(self, above: Element, box: TickBox, left: float, bottom: float) -> None:
        canvas = self.canv
        said = _TICKED if box.ticked else _EMPTY
        with canvas.mark(Element("Form", above, alternative=said, print_field="cb", ticked=box.ticked)):
            canvas.setStrokeColor(TEXT)
            canvas.setLineWidth(0.8)
            canvas.rect(left, bottom, _BOX, _BOX, stroke=1, fill=0)
            if box.ticked:
                canvas.setLineWidth(1.4)
                canvas.line(left + 2, bottom + 2, left + _BOX - 2, bottom + _BOX - 2)
                canvas.line(left + 2, bottom + _BOX - 2, left + _BOX - 2, bottom + 2)

    def _text(self, text: str, width: float) -> list[str]:
        return wrapped(text, REGULAR, BODY_SIZE, width / self._columns - _BOX_INDENT - 6)

    def _row_height(self, number: int, width: float) -> float:
        return max(len(self._text(box.text, width)) for box in self._rows[number]) * BODY_LEADING + 4


class DrawnSignatures(Drawn):
    """Date and signature lines, two signers beside each other."""

    def __init__(self, part: Signatures) -> None:
        super().__init__()
        self._signers = part.signers

    def height_in(self, width: float) -> float:
        """Height of all rows of two."""
        return sum(self._row_height(start, width) for start in range(0, len(self._signers), 2))

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        half = (self.width - 20) / 2
        top = self.height
        for start in range(0, len(self._signers), 2):
            for number, signer in enumerate(self._signers[start : start + 2]):
                x = number * (half + 20)
                line_y = top - _SIGNING
                lines = self._name(signer, self.width)
                self._draw_line([_DATE], f"{_DATE}, {signer}", x, x + 24 * mm, line_y)
                self._draw_line(lines, f"Underskrift, {signer}", x + 28 * mm, x + half, line_y)
            top -= self._row_height(start, self.width)

    def _draw_line(self, below: list[str], wanted: str, left: float, right: float, y: float) -> None:
        canvas = self.canv
        whole = Element("P")
        with canvas.mark(_to_fill_in(whole, wanted, "")):
            canvas.setStrokeColor(CONTROL)
            canvas.setLineWidth(0.7)
            canvas.line(left, y, right, y)
        with canvas.mark(whole):
            canvas.setFillColor(TEXT2)
            canvas.setFont(REGULAR, SMALL_SIZE)
            for number, line in enumerate(below, start=1):
                canvas.drawString(left, y - number * SMALL_LEADING, line)

    def _name(self, signer: str, width: float) -> list[str]:
        return wrapped(signer, REGULAR, SMALL_SIZE, (width - 20) / 2 - 28 * mm)

    def _row_height(self, start: int, width: float) -> float:
        lines = max(len(self._name(signer, width)) for signer in self._signers[start : start + 2])
        return _SIGNING + lines * SMALL_LEADING + 6


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
                    canvas.drawString(34 + column * room, y, Line(group))
            y -= self._ROW


def _to_fill_in(above: Element, label: str, value: str) -> Element:
    """A line to write on; what stands on it already is read, an empty one says what belongs there."""
    return Element("Form", above, alternative="" if value else f"{label}: {_TO_FILL_IN}", print_field="tv")
