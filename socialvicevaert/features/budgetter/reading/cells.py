"""A pasted text as rows of cells, and what kind of thing each cell is."""

import csv
import re
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.budgetter.reading import words
from socialvicevaert.shared.money import AmbiguousAmount, NotAnAmount, parse_oere

_DATE = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})")
_ISO_DATE = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WORDY_DATE = re.compile(rf"(?i)(\d{{1,2}})\.? ({'|'.join(_MONTHS)})[a-z]*\.? (\d{{4}})")
_UNIT = re.compile(r"(?i)(?:kr\.?|dkk|kroner|,-)")
_KR = r"(?:kr\.?)?"
_DIGITS = r"(?:\d{1,3}(?: \d{3})+|\d[\d.']*)(?:[.,]\d*)?"
_LAST_AMOUNT = re.compile(rf"(?i)(?P<label>.*?\S)\s+(?P<amount>[-+−–(]? ?{_KR} ?{_DIGITS}(?:,?-)?\)?{_KR})")
_LONGEST_UNCUT = 300
"""Longer lines without tabs or semicolons are no rows of a budget."""
_SPACED = re.compile(r"\d (?P<last>\d{3}(?:[.,]\d{1,2})?)\D*$")


@dataclass(frozen=True)
class Amount:
    """An amount in øre, with the other reading where the text has two."""

    oere: int
    other: int | None = None

    def with_sign(self, sign: int) -> "Amount":
        """The same size with the sign its column gives it; 0 leaves it as it was written."""
        if not sign:
            return self
        return Amount(sign * abs(self.oere), None if self.other is None else sign * abs(self.other))


@dataclass(frozen=True)
class PastedRow:
    """One row: ``text`` as it was pasted; ``was_cut`` where nothing but a space parted label and amount."""

    text: str
    cells: tuple[str, ...]
    was_cut: bool = False

    @property
    def filled(self) -> list[str]:
        """The cells with something in them."""
        return [cell for cell in self.cells if cell]


def rows_of(text: str) -> list[PastedRow]:
    """The rows that are not blank, cut at tabs, else at semicolons, else before the last amount."""
    lines = [line for line in text.replace("\x00", "").splitlines() if line.strip(" \t;\u00a0")]
    mark = "\t" if any("\t" in line for line in lines) else ";" if any(";" in line for line in lines) else ""
    return [_row(line, mark) for line in lines]


def day_of(cell: str) -> date | None:
    """The date a cell is.

    :raises ValueError: it has the shape of a date, but there is no such day.
    """
    found = _ISO_DATE.fullmatch(cell)
    if found:
        return date(int(found[1]), int(found[2]), int(found[3]))
    found = _WORDY_DATE.fullmatch(cell)
    if found:
        return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    found = _DATE.fullmatch(cell)
    if not found:
        return None
    year = int(found[3])
    return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))


def amount_of(cell: str) -> Amount | None:
    """The amount a cell is, or None; one that can be read in two ways has both."""
    try:
        return Amount(parse_oere(cell))
    except AmbiguousAmount as both:
        return Amount(*both.readings)
    except NotAnAmount:
        return None


def second_reading(row: PastedRow, cell: str) -> int | None:
    """What else an amount can be where only spaces part the words: "Mobil 3 199" is 3,199 or 199 kr."""
    spaced = _SPACED.search(cell) if row.was_cut else None
    last = amount_of(spaced["last"]) if spaced else None
    return None if last is None else last.oere


def _row(line: str, mark: str) -> PastedRow:
    if mark and mark in line:
        return PastedRow(line.strip(), tuple(cell.strip(" \u00a0") for cell in _split(line, mark)))
    return PastedRow(line.strip(), _without_mark(line.strip()), was_cut=True)


def _split(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark))
    except (csv.Error, StopIteration):
        return line.split(mark)


def _without_mark(line: str) -> tuple[str, ...]:
    """Label, amount and frequency of "El 900 kr. hvert kvartal"."""
    if len(line) > _LONGEST_UNCUT:
        return (line,)
    frequency = ""
    parts = line.split()
    for count in (3, 2, 1):
        tail = " ".join(parts[-count:])
        if len(parts) > count + 1 and (words.frequency_of(tail) or words.is_unknown_frequency(tail)):
            frequency, line = tail, " ".join(parts[:-count])
            break
    parts = line.split()
    unit = ""
    if len(parts) > 2 and _UNIT.fullmatch(parts[-1]):
        unit, line = " " + parts[-1], " ".join(parts[:-1])
    found = _LAST_AMOUNT.fullmatch(line)
    if not found:
        return (" ".join(filter(None, (line + unit, frequency))),)
    return tuple(filter(None, (found["label"], found["amount"] + unit, frequency)))
