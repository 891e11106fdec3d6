"""What stands in a cell: an amount, a date, a number of months, a telephone number, a tenancy number."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from socialvicevaert.features.restancer.reading.cells import Cell, cell_text
from socialvicevaert.features.restancer.reading.layout import NumberStyle
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.money import AmbiguousAmount, NotAnAmount, oere_from_number, parse_oere

_PLAIN = {
    NumberStyle.DANISH: re.compile(r"(-?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,12})(?:,([0-9]{1,2}))?"),
    NumberStyle.ENGLISH: re.compile(r"(-?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.([0-9]{1,2}))?"),
}
_MARK = {NumberStyle.DANISH: ".", NumberStyle.ENGLISH: ","}
_NOTHING = frozenset({"", "-", "–", "—"})

_DAY_FIRST = re.compile(r"([0-9]{1,2})[-./ ]+([0-9]{1,2})[-./ ]+([0-9]{4}|[0-9]{2})(?:[ T][0-9:.]+)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?:[ T][0-9:.+Z]+)?")
_PACKED = re.compile(r"(19|20)([0-9]{2})([0-9]{2})([0-9]{2})")
_WORDED = re.compile(r"([0-9]{1,2})\.? ?([a-zæøå]{3,9})\.? ?([0-9]{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # Excel's day numbers from 1954 to 2119
_SERIAL_EPOCH = date(1899, 12, 30)

_LOST_LETTER = re.compile(r"(?<=[^\W\d_])[?\ufffd]|[?\ufffd](?=[^\W\d_])|\ufffd")
_NUMBER_PARTS = re.compile(r"0*([1-9a-zæøå][0-9a-zæøå]*|0)")  # each group without its leading zeros


class ImpossibleDate(UserError):
    """The cell is meant as a date, but there is no such day."""


class NumberBecameDate(UserError):
    """A spreadsheet has turned a tenancy number into a date; the number itself is gone."""


def oere_reader(style: NumberStyle) -> Callable[[Cell], int | None]:
    """Reads amounts in one style, in øre; None for an empty cell. It raises ``NotAnAmount`` with a Danish sentence."""
    plain, mark = _PLAIN[style], _MARK[style]

    def read(cell: Cell) -> int | None:
        if isinstance(cell, str):
            text = cell.strip()
            found = plain.fullmatch(text)
            if found:
                sign, whole, rest = found.groups()
                oere = int(whole.replace(mark, "")) * 100 + (int(rest.ljust(2, "0")) if rest else 0)
                return -oere if sign else oere
            return None if text in _NOTHING else _read_unusual(text, style)
        if cell is None:
            return None
        if isinstance(cell, bool) or not isinstance(cell, (int, float)):
            raise NotAnAmount(f"»{cell_text(cell)}« er ikke et beløb.")
        return oere_from_number(cell)

    return read


def read_oere(cell: Cell, style: NumberStyle) -> int | None:
    """One amount; see ``oere_reader``."""
    return oere_reader(style)(cell)


def read_date(cell: Cell) -> date | None:
    """A date, None for an empty cell. Raises ``ImpossibleDate`` with a Danish sentence."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return _SERIAL_EPOCH + timedelta(days=int(cell))
    text = cell_text(cell)
    if text in _NOTHING:
        return None
    parts = _date_parts(text)
    if parts is None:
        raise ImpossibleDate(f"»{text[:40]}« er ikke en dato.")
    year, month, day = parts
    try:
        return date(year + (2000 if year < 100 else 0), month, day)
    except ValueError:
        raise ImpossibleDate(f"Datoen »{text[:40]}« findes ikke.") from None


def read_months(cell: Cell) -> int | None:
    """A number of months; None where there is none that makes sense (it is never worth losing a row)."""
    if isinstance(cell, str) and len(cell) == 1 and cell.isdecimal():
        return int(cell)
    found = re.match(r"([0-9]{1,3})(?:[.,][0-9]+)?\b", cell_text(cell))
    return int(found[1]) if found and int(found[1]) <= 240 else None


def read_phone(cell: Cell) -> str:
    """A telephone number as +45XXXXXXXX, or as it stands where it is not Danish."""
    text = cell_text(cell)
    digits = text if text.isdecimal() else re.sub(r"[^0-9]", "", text)
    if digits.startswith("0045") and len(digits) == 12:
        digits = digits[4:]
    elif digits.startswith("45") and len(digits) == 10:
        digits = digits[2:]
    return f"+45{digits}" if len(digits) == 8 else text if digits else ""


def read_lejemaalsnr(cell: Cell) -> str:
    """A tenancy number as written. Raises ``NumberBecameDate`` where a spreadsheet has spoilt it."""
    if isinstance(cell, (date, timedelta)):
        raise NumberBecameDate("Lejemålsnr. er blevet til en dato i regnearket. Formatér kolonnen som tekst.")
    return cell_text(cell)


def normal_lejemaalsnr(text: str) -> str:
    """One spelling of a tenancy number: ``0008-081-01``, ``8.81.1`` and ``0008 081 01`` are the same home."""
    return "-".join(_NUMBER_PARTS.findall(text.casefold()))


def has_lost_letter(text: str) -> bool:
    """Whether a letter was lost when the file was saved: ``Ay?e``."""
    return ("?" in text or "\ufffd" in text) and _LOST_LETTER.search(text) is not None


def _read_unusual(text: str, style: NumberStyle) -> int:
    """Amounts with a unit, brackets, spaces or a minus behind; the style decides what "1.234" means."""
    try:
        return parse_oere(text)
    except AmbiguousAmount as ambiguous:
        as_thousands, _ = ambiguous.readings
        marks = {mark for mark in ".," if mark in text.rstrip(".-")}
        if marks == {_MARK[style]} or _MARK[style] in re.sub(r"kr\.?", "", text, flags=re.IGNORECASE):
            return as_thousands
        raise NotAnAmount(str(ambiguous)) from None


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _PACKED.fullmatch(text):
        return int(found[1] + found[2]), int(found[3]), int(found[4])
    if (found := _WORDED.fullmatch(text)) and (month := found[2].lower()[:3]) in _MONTHS:
        return int(found[3]), _MONTHS.index(month) + 1, int(found[1])
    return None
