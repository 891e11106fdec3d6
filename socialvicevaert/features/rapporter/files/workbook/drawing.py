"""Sheets as an XLSX file: widths, frozen heads, print setup; every text is written as text, never as a formula."""

import math
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from socialvicevaert.features.rapporter.files.workbook.lines import Cell, Line, Look, number_in
from socialvicevaert.features.rapporter.files.workbook.sections import Sheet
from socialvicevaert.paper.document import Document
from socialvicevaert.shared.tokens import LIGHT

_A4 = 9
_LEAST_WIDTH, _FIRST_WIDTH, _WORDS_WIDTH, _FIGURE_WIDTH = 8, 52, 70, 16
"""Characters: of any column; at most of the first, of another that holds words, of one that holds figures."""
_WIDE_COLUMNS = 5
"""A sheet with more columns than these is printed on a page that lies down."""
_LINE_HEIGHT = 15  # points
_FOOTER_LENGTH = 255  # what the format has room for
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t")
_LOOKS: dict[Look, dict[str, object]] = {
    Look.TITLE: {"bold": True, "font_size": 18, "font_color": LIGHT.accent},
    Look.HEADING: {"bold": True, "font_size": 13, "font_color": LIGHT.accent},
    Look.HEAD: {"bold": True, "bottom": 1, "bg_color": LIGHT.sunken},
    Look.BODY: {},
    Look.TOTAL: {"bold": True, "top": 1},
}
_SCALES = {Look.TITLE: 1.8, Look.HEADING: 1.3}


def draw(document: Document, sheets: Sequence[Sheet]) -> bytes:
    """The file; title, organisation and day are those of the paper, and nobody's name is in it."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    day = document.dated
    about = {"title": document.title, "subject": document.subject, "author": document.author}
    book.set_properties({**about, "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001  a day, no moment
    formats = _Formats(book)
    for sheet in sheets:
        _Drawing(book.add_worksheet(sheet.name), sheet.lines, formats).draw(document)
    book.close()
    return file.getvalue()


class _Formats:
    """Each way of showing a cell, made when it is first needed."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Look, bool, str, bool], Format] = {}

    def of(self, cell: Cell, shown: str = "", is_like_a_formula: bool = False) -> Format:
        """For a text, or for a number that is shown in a way."""
        key = (cell.look, cell.is_figure, shown, is_like_a_formula)
        if key not in self._made:
            dress: dict[str, object] = {
                "text_wrap": True,
                "valign": "top",
                "align": "right" if cell.is_figure else "left",
            }
            dress |= _LOOKS[cell.look] | ({"num_format": shown} if shown else {})
            self._made[key] = self._book.add_format(dress | ({"quote_prefix": True} if is_like_a_formula else {}))
        return self._made[key]


class _Drawing:
    """One sheet."""

    def __init__(self, sheet: Worksheet, lines: Sequence[Line], formats: _Formats) -> None:
        self._sheet = sheet
        self._lines = lines
        self._formats = formats
        self._widths = _widths(lines)

    def draw(self, document: Document) -> None:
        """Cells, then how the sheet is looked at and printed."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, width + 1)
        for row, line in enumerate(self._lines):
            if line:
                self._draw_line(row, line)
        head = _rows_of_head(self._lines)
        if head:
            self._sheet.freeze_panes(head, 0)
            self._sheet.repeat_rows(0, head - 1)
        self._sheet.hide_gridlines(2)
        self._sheet.set_paper(_A4)
        if len(self._widths) > _WIDE_COLUMNS:
            self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
        self._sheet.set_footer(_footer(document.footer))

    def _draw_line(self, row: int, line: Line) -> None:
        last = len(self._widths) - 1
        is_running = len(line) == 1 and last > 0
        if is_running:  # a sentence or a heading runs across the columns under it
            self._sheet.merge_range(row, 0, row, last, "", self._formats.of(line[0]))
        for column, cell in enumerate(line):
            self._write(row, column, cell)
        widths = [sum(self._widths)] if is_running else self._widths
        rows = max(_rows_of_text(cell.text, width) for cell, width in zip(line, widths, strict=False))
        self._sheet.set_row(row, math.ceil(_LINE_HEIGHT * rows * _SCALES.get(line[0].look, 1)))

    def _write(self, row: int, column: int, cell: Cell) -> None:
        number = number_in(cell.text) if cell.is_figure else None
        if number:
            value, shown = number
            self._sheet.write_number(row, column, value, self._formats.of(cell, shown))
        else:
            is_like = cell.text.startswith(_LIKE_A_FORMULA)
            self._sheet.write_string(row, column, cell.text, self._formats.of(cell, is_like_a_formula=is_like))


def _widths(lines: Sequence[Line]) -> list[int]:
    """Characters of each column: as wide as its longest text, up to a most; a line of one cell runs across them."""
    columns = max((len(line) for line in lines), default=1)
    if columns == 1:
        return [_FIRST_WIDTH + _WORDS_WIDTH // 2]
    widths = [_LEAST_WIDTH] * columns
    for line in lines:
        for column, cell in enumerate(line if len(line) > 1 else ()):
            most = _FIRST_WIDTH if column == 0 else _FIGURE_WIDTH if cell.is_figure else _WORDS_WIDTH
            widths[column] = max(widths[column], min(most, len(cell.text)))
    return widths


def _rows_of_text(text: str, width: int) -> int:
    """How many rows a text takes, with some room: letters differ in width, and words are not broken."""
    return sum(max(1, math.ceil(1.15 * len(line) / width)) for line in text.split("\n")) if text else 1


def _rows_of_head(lines: Sequence[Line]) -> int:
    """How many rows stay in sight: down to the first head of columns where it stands near the top, else the heading."""
    for row, line in enumerate(lines[:3]):
        if len(line) > 1 and line[0].look is Look.HEAD:
            return row + 1
    return 1 if lines and lines[0] and lines[0][0].look in (Look.HEADING, Look.TITLE) else 0


def _footer(text: str) -> str:
    right = "&RSide &P af &N"
    words = text[: _FOOTER_LENGTH // 2].replace("&", "&&")
    return f"&L{words[: _FOOTER_LENGTH - len(right) - 2].rstrip('&')}{right}"
