"""What a column looks like from its cells alone, for lists whose headings say nothing or the wrong thing."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from socialvicevaert.features.restancer.reading.cells import Cell, cell_text
from socialvicevaert.features.restancer.reading.layout import Column, NumberStyle
from socialvicevaert.features.restancer.reading.values import read_date, read_oere
from socialvicevaert.shared.errors import UserError

_LEJEMAALSNR = re.compile(r"[0-9]{1,6}(?:[-./ ][0-9]{1,6}){1,4}")
_POSTNR = re.compile(r"(?:DK-)?[1-9][0-9]{3}", re.IGNORECASE)
_POSTNR_BY = re.compile(r"(?:DK-)?[1-9][0-9]{3} +[^\W\d].*", re.IGNORECASE)
_PHONE = re.compile(r"(?:(?:\+|00)45 ?)?[2-9][0-9](?: ?[0-9]{2}){3}")
_ADDRESS = re.compile(r"[^\W\d].*? [0-9]{1,3} ?[a-z]?\b(?:[ ,].*)?", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_?][^\d]*")
_CPR = re.compile(r"[0-3][0-9][01][0-9]{3}-?[0-9]{4}")
_NUMBER_ONLY = re.compile(r"[0-9]{1,6}")


def _is_amount(cell: Cell) -> bool:
    if isinstance(cell, str) and (_LEJEMAALSNR.fullmatch(cell.strip()) and not re.search(r"[.,][0-9]", cell)):
        return False
    try:
        return any(read_oere(cell, style) is not None for style in NumberStyle)
    except UserError:
        return isinstance(cell, str) and _other_style(cell)


def _other_style(cell: str) -> bool:
    try:
        return read_oere(cell, NumberStyle.ENGLISH) is not None
    except UserError:
        return False


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str) or not re.search(r"[-./ ]", cell.strip()):
        return False
    try:
        return read_date(cell) is not None
    except UserError:
        return False


def _text_is(pattern: re.Pattern[str]) -> Callable[[Cell], bool]:
    return lambda cell: not isinstance(cell, date) and pattern.fullmatch(cell_text(cell)) is not None


_TESTS: dict[Column, Callable[[Cell], bool]] = {
    Column.LEJEMAALSNR: lambda cell: not _is_date(cell) and _text_is(_LEJEMAALSNR)(cell),
    Column.CPR: _text_is(_CPR),
    Column.FORFALDSDATO: _is_date,
    Column.TELEFON: _text_is(_PHONE),
    Column.POSTNR: _text_is(_POSTNR),
    Column.POSTNR_BY: _text_is(_POSTNR_BY),
    Column.ADRESSE: _text_is(_ADDRESS),
    Column.NAVN: _text_is(_WORDS),
    Column.LEJERNR: _text_is(_NUMBER_ONLY),
    Column.RESTANCE: _is_amount,
}

# A heading is believed unless its cells contradict it: what the cells must look like at least half of the time.
_DEMANDS = {
    Column.NAVN: Column.NAVN,
    Column.FORNAVN: Column.NAVN,
    Column.EFTERNAVN: Column.NAVN,
    Column.VEJNAVN: None,
    Column.RESTANCE: Column.RESTANCE,
    Column.HUSLEJE: Column.RESTANCE,
}


def looks_like(column: Column, cells: Iterable[Cell]) -> float:
    """The share (0–1) of the filled cells that look like this kind of column; 0 where nothing is filled."""
    filled = [cell for cell in cells if cell is not None and cell_text(cell)]
    if not filled or column not in _TESTS:
        return 0.0
    return sum(map(_TESTS[column], filled)) / len(filled)


def contradicts(column: Column, cells: Sequence[Cell]) -> bool:
    """Whether the cells cannot be what the heading says."""
    wanted = _DEMANDS.get(column)
    filled = [cell for cell in cells if cell is not None and cell_text(cell)]
    return wanted is not None and len(filled) > 0 and looks_like(wanted, filled) < 0.5


def guess_number_style(texts: Iterable[str]) -> NumberStyle:
    """Whether a comma or a point stands before the øre; Danish where nothing tells."""
    danish = english = 0
    for text in texts:
        plain = text.strip().removesuffix("-")
        if re.search(r"[0-9],[0-9]{1,2}\s*(?:kr\.?|dkk)?\)?$", plain, re.IGNORECASE):
            danish += 1
        elif re.search(r"[0-9]\.[0-9]{1,2}\s*(?:kr\.?|dkk)?\)?$", plain, re.IGNORECASE):
            english += 1
    return NumberStyle.ENGLISH if english > danish else NumberStyle.DANISH


def largest_amount_column(columns: dict[int, Sequence[Cell]], style: NumberStyle) -> int | None:
    """Among columns of amounts the one with the largest sum: the debt is larger than the monthly rent."""

    def total(cells: Sequence[Cell]) -> int:
        found = 0
        for cell in cells:
            try:
                found += abs(read_oere(cell, style) or 0)
            except UserError:
                continue
        return found

    return max(columns, key=lambda position: total(columns[position]), default=None)
