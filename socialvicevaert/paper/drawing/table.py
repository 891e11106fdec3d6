"""Tables whose cost grows with their rows: every row is measured once, and a page takes its rows by bisection.

(Platypus' own table measures the rest again on each page: four times the rows took nine times the time.)
"""

from bisect import bisect_right
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from socialvicevaert.paper.drawing.drawn import Drawn
from socialvicevaert.paper.drawing.script import is_backwards
from socialvicevaert.paper.drawing.structure import Element
from socialvicevaert.paper.drawing.styles import (
    BORDER,
    CONTROL,
    FULL_PAGE,
    MARGIN_BOTTOM,
    MARGIN_TOP,
    PAGE_HEIGHT,
    TABLE_LEADING,
    TABLE_SIZE,
    TEXT,
    TEXT2,
)
from socialvicevaert.paper.drawing.text import Broken, fitting_size, width_of, wrapped
from socialvicevaert.paper.fonts import BOLD, REGULAR, printable
from socialvicevaert.paper.parts import Align, Column, Facts, Linked, Table, Words

_PADDING_X = 4.0
_AFTER_FIGURES = 8.0
"""Points more before words that follow a column of figures: figures end where the words begin."""
_PADDING_Y = 3.5
_LEFT_LEAST = 70.0
"""A column of words keeps so many points when figures beside it need more than their share."""
_ROW_LINES = 40
"""A taller row is continued in the next one, so that it fits on any page."""
_WHOLE_ROWS = 14
"""A table of no more rows is not divided while a page can hold it."""
_EMPTY_PAGE = 0.7 * (PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM)
"""With more room than this, turning the page would gain little: the table is divided where it must be."""


@dataclass(frozen=True)
class _Row:
    cells: list[list[str]]
    elements: list[Element]
    targets: list[str]
    bold: bool
    closes: bool  # a hairline below: false where the row is continued

    @property
    def height(self) -> float:
        return max(len(lines) for lines in self.cells) * TABLE_LEADING + 2 * _PADDING_Y


class _Layout:
    """The measured table with its elements, shared by the pieces it is split into.

    The first column names its rows where nothing but figures stands in the others, or where there is no head.
    """

    def __init__(self, table: Table, width: float, bold_first: bool, element: Element) -> None:
        for cells in table.rows:
            if len(cells) != len(table.columns):
                raise ValueError(f"a row of {len(cells)} cells in a table of {len(table.columns)} columns")
        self.columns = table.columns
        self.bold_first = bold_first
        self.backwards = is_backwards(table.lang)
        self.widths = _widths(table, width)
        self.starts = [
            _PADDING_X + (_AFTER_FIGURES if before is Align.RIGHT and one.align is not Align.RIGHT else 0)
            for before, one in zip([None, *(column.align for column in table.columns)], table.columns, strict=False)
        ]
        titles = [column.title for column in table.columns]
        has_header = any(titles)
        others = table.columns[1:]
        self._first_names = not has_header or (bool(others) and all(one.align is Align.RIGHT for one in others))
        head = element.below("THead" if table.rows else "TBody")  # a head must have a body below it
        self.header = self._row(titles, True, head, True)[0] if has_header else None
        self.header_height = self.header.height if self.header else 0.0
        self.rows: list[_Row] = []
        body = element.below("TBody")
        for index, cells in enumerate(table.rows):
            self.rows.extend(self._row(cells, index in table.emphasised, body))
        self.ends = [0.0, *accumulate(row.height for row in self.rows)]

    def font(self, row: _Row, column: int) -> str:
        return BOLD if row.bold or (self.bold_first and column == 0) else REGULAR

    def _row(self, cells: Sequence[Words], bold: bool, group: Element, header: bool = False) -> list[_Row]:
        fonts = [BOLD if bold or (self.bold_first and number == 0) else REGULAR for number in range(len(cells))]
        lines = [
            [printable(str(words))]
            if column.align is Align.RIGHT and not header and _is_figure(str(words))
            else wrapped(str(words), font, TABLE_SIZE, width - start - _PADDING_X)
            for words, font, width, start, column in zip(
                cells, fonts, self.widths, self.starts, self.columns, strict=True
            )
        ]
        targets = [words.target if isinstance(words, Linked) else "" for words in cells]
        row = group.below("TR")
        elements = [
            row.below("TH", scope="Column" if header else "Row")
            if header or (number == 0 and self._first_names)
            else row.below("TD")
            for number in range(len(cells))
        ]
        tallest = max(len(cell) for cell in lines)
        starts = range(0, tallest, _ROW_LINES)
        return [
            _Row([cell[start : start + _ROW_LINES] for cell in lines], elements, targets, bold, start == starts[-1])
            for start in starts
        ]


class DrawnTable(Drawn):
    """Rows `first` to `last` of a table, with its header: read once, and printed again on every further page."""

    def __init__(
        self,
        table: Table,
        element: Element,
        bold_first: bool = False,
        first: int = 0,
        layout: _Layout | None = None,
    ) -> None:
        super().__init__(space_after=10)
        self._table = table
        self._element = element
        self._bold_first = bold_first
        self._first = first
        self._last: int | None = None
        self._layout = layout

    def height_in(self, width: float) -> float:
        """Height of header and rows; measures the rows the first time."""
        if self._layout is None:
            self._layout = _Layout(self._table, width, self._bold_first, self._element)
        layout = self._layout
        return layout.header_height + layout.ends[self._end(layout)] - layout.ends[self._first]

    def split(self, width: float, height: float) -> list[Any]:
        """The rows that fit, and the rest; nothing where the page is better turned first."""
        self.height_in(width)
        layout = self._layout
        assert layout is not None
        if layout.header_height > FULL_PAGE / 2:
            return super().split(width, height)
        room = height - layout.header_height + layout.ends[self._first]
        fitting = bisect_right(layout.ends, room + 0.01) - 1
        stays_whole = self._first == 0 and len(layout.rows) <= _WHOLE_ROWS
        least = len(layout.rows) if stays_whole else min(self._first + 2, len(layout.rows))
        if fitting < least and height < _EMPTY_PAGE:
            return []
        if fitting <= self._first:
            return []
        head = DrawnTable(self._table, self._element, self._bold_first, self._first, layout)
        head._last = fitting
        return [head, DrawnTable(self._table, self._element, self._bold_first, fitting, layout)]

    def draw(self) -> None:
        """Called by platypus with the origin at the lower left."""
        layout = self._layout
        assert layout is not None
        y = self.height
        if layout.header is not None and self._first == 0:
            y = self._draw_row(layout, layout.header, y, header=True)
        elif layout.header is not None:
            with self.canv.artifact("Repeated"):
                y = self._draw_row(layout, layout.header, y, header=True, read=False)
        for row in layout.rows[self._first : self._end(layout)]:
            y = self._draw_row(layout, row, y)

    def _end(self, layout: _Layout) -> int:
        return len(layout.rows) if self._last is None else self._last

    def _draw_row(self, layout: _Layout, row: _Row, y: float, header: bool = False, read: bool = True) -> float:
        canvas = self.canv
        bottom = y - row.height
        if row.bold and not header:
            canvas.setStrokeColor(CONTROL)
            canvas.setLineWidth(0.8)
            canvas.line(0, y, self.width, y)
        left = self.width if layout.backwards else 0.0
        canvas.setFillColor(TEXT2 if header else TEXT)
        for number, (column, width, lines) in enumerate(zip(layout.columns, layout.widths, row.cells, strict=True)):
            left -= width if layout.backwards else 0.0
            stands_right = (column.align is Align.RIGHT) is not layout.backwards
            with canvas.mark(row.elements[number]) if read and any(lines) else nullcontext():
                ends = (_PADDING_X, layout.starts[number])
                start, end = ends if layout.backwards else ends[::-1]
                room = (left + start, left + width - end)
                self._draw_cell(lines, layout.font(row, number), room, y, stands_right, not row.closes)
            if read:
                canvas.place(row.elements[number])
            canvas.lead_to(row.targets[number], left, bottom, width, row.height)
            left += 0.0 if layout.backwards else width
        if row.closes:
            canvas.setStrokeColor(CONTROL if header else BORDER)
            canvas.setLineWidth(0.8 if header else 0.4)
            canvas.line(0, bottom, self.width, bottom)
        return bottom

    def _draw_cell(
        self, lines: list[str], font: str, room: tuple[float, float], top: float, stands_right: bool, goes_on: bool
    ) -> None:
        canvas = self.canv
        backwards = self._layout is not None and self._layout.backwards
        baseline = top - _PADDING_Y - TABLE_SIZE
        left, right = room
        canvas.setFont(font, TABLE_SIZE)
        if not stands_right:
            canvas.write(lines, left, right, baseline, TABLE_LEADING, goes_on=goes_on)
            return
        for number, line in enumerate(lines, start=1):
            size = fitting_size(line, font, TABLE_SIZE, right - left)
            canvas.setFont(font, size)
            parted = (number < len(lines) or goes_on) and not isinstance(line, Broken)
            canvas.drawString(right - width_of(line, font, size), baseline, line, backwards, parted)
            baseline -= TABLE_LEADING


def _widths(table: Table, width: float) -> list[float]:
    """The columns by weight; one whose figures need more takes it from those that stand left, which can wrap."""
    weight = sum(column.weight for column in table.columns)
    widths = [width * column.weight / weight for column in table.columns]
    needed = [_needed(column, [str(row[number]) for row in table.rows]) for number, column in enumerate(table.columns)]
    missing = sum(max(0.0, need - wide) for need, wide in zip(needed, widths, strict=True))
    if not missing:
        return widths
    spare = [max(0.0, wide - (need or _LEFT_LEAST)) for need, wide in zip(needed, widths, strict=True)]
    share = min(1.0, missing / (sum(spare) or 1.0))
    return [
        wide - share * extra if wide >= need else wide + (need - wide) * min(1.0, sum(spare) / missing)
        for need, wide, extra in zip(needed, widths, spare, strict=True)
    ]


def _needed(column: Column, texts: list[str]) -> float:
    """The width at which no figure is wrapped and no word of the heading broken; 0 for a column of words."""
    if column.align is not Align.RIGHT:
        return 0.0
    unbroken = [*(text for text in texts if _is_figure(text)), *column.title.split()]
    return max((width_of(printable(text), BOLD, TABLE_SIZE) for text in unbroken), default=0.0) + 2 * _PADDING_X


def _is_figure(text: str) -> bool:
    return "\n" not in text and any(sign.isdigit() for sign in text)


def drawn_facts(facts: Facts) -> DrawnTable:
    """Names bold at the left, values beside them, no header."""
    table = Table((Column("", weight=1), Column("", weight=2.4)), facts.facts, lang=facts.lang)
    return DrawnTable(table, Element("Table", language=facts.lang), bold_first=True)
