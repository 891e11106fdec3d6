"""From lines of cells to rows that can be used and rows that cannot: every line is accounted for exactly once."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from socialvicevaert.features.restancer.reading.cells import (
    Cell,
    Line,
    Progress,
    cell_text,
    is_blank,
    many_values,
    no_progress,
)
from socialvicevaert.features.restancer.reading.layout import Column, Layout
from socialvicevaert.features.restancer.reading.values import (
    ImpossibleDate,
    NumberBecameDate,
    normal_lejemaalsnr,
    oere_reader,
    read_date,
    read_lejemaalsnr,
    read_months,
    read_phone,
)
from socialvicevaert.features.restancer.rules.notes import lost_letter_notes, notes_on_list, with_credits_noted
from socialvicevaert.features.restancer.rules.repeats import without_repeats
from socialvicevaert.features.restancer.rules.rows import Reading, Unusable, UnusableRow, UsableRow
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.money import NotAnAmount, show_oere

LARGEST_DEBT_OERE = 1_000_000_000
"""Ten million kroner: more is a sum or an account number, not the arrears of one home."""

_OLDEST = date(1990, 1, 1)
_TOTAL = re.compile(
    r"(?:i ?alt|ialt|total(?:t|er)?|grand total|sum|summer|subtotal|delsum|samlet|hovedtotal|slutsum)\b"
    r"|.*\b(?:i ?alt|ialt|total|subtotal) *:?$"
)
_ONLY_NUMBER = re.compile(r"[0-9][0-9a-z./ -]*", re.IGNORECASE)
_PROGRESS_EVERY = 2_000


@many_values()
def convert(lines: Sequence[Line], layout: Layout, today: date, progress: Progress = no_progress) -> Reading:
    """Read every line below the headings. ``progress`` may raise to stop."""
    reader = _RowReader(layout, today)
    rows: list[UsableRow | UnusableRow] = []
    total, last_above = len(lines), layout.header_row or 0
    for done, line in enumerate(lines):
        if done % _PROGRESS_EVERY == 0:
            progress(done, total)
        if line.number > last_above and not is_blank(line.cells):
            rows.append(reader.read(line))
    progress(total, total)
    usable, repeated = without_repeats([row for row in rows if isinstance(row, UsableRow)], reader.shown_line)
    unusable = [row for row in rows if isinstance(row, UnusableRow)]
    usable = with_credits_noted(usable, unusable)
    unusable = sorted((*unusable, *repeated), key=lambda row: row.line_no)
    return Reading(tuple(usable), tuple(unusable), tuple(notes_on_list(usable, unusable)))


class _RowReader:
    """Reads one line by the layout's columns. Written for lists of 100,000 lines: columns are picked in one go."""

    def __init__(self, layout: Layout, today: date) -> None:
        self._read_oere = oere_reader(layout.number_style)
        self._latest = today + timedelta(days=366)
        self._hidden = {at for at, column in enumerate(layout.columns) if column is Column.CPR}
        self._nothing: tuple[Cell, ...] = (None,) * (len(layout.columns) + 1)  # the last place is always empty
        empty = len(layout.columns)
        self._pick = itemgetter(*(empty if (at := layout.where(column)) is None else at for column in _PICKED))
        amount_at = layout.where(Column.RESTANCE)
        self._amount_heading = layout.headings[amount_at] if layout.headings and amount_at is not None else None
        self._dates: dict[Cell, date | None] = {}
        self._sum_oere = 0
        self._cells_of_line: dict[int, tuple[Cell, ...]] = {}

    def read(self, line: Line) -> UsableRow | UnusableRow:
        """A usable row, or why there is none."""
        picked = _Picked._make(self._pick(line.cells + self._nothing[len(line.cells) :]))
        key = ""
        try:
            lejemaalsnr = read_lejemaalsnr(picked.lejemaalsnr)
            first_name, last_name = _names(picked)
            name = f"{first_name} {last_name}" if first_name and last_name else first_name or last_name
            stray = self._no_household(line, picked, lejemaalsnr, name)
            if stray is not None:
                return stray
            address, postcode, town = _address(picked)
            afdeling = cell_text(picked.afdeling)
            if lejemaalsnr.isdecimal():
                lejemaalsnr = _whole_number(lejemaalsnr, afdeling, picked.lejernr)
            key = "nr:" + normal_lejemaalsnr(lejemaalsnr) if lejemaalsnr else _key_without_number(name, address)
            amount = self._read_oere(picked.restance)
            if amount is None or not 0 < amount <= LARGEST_DEBT_OERE:
                return self._nothing_to_pay(line, key, amount)
            due_on = self._due_on(picked.forfaldsdato)
        except NumberBecameDate as error:
            return self._unusable(line, Unusable.SPOILT_NUMBER, str(error))
        except NotAnAmount as error:
            return self._unusable(line, Unusable.UNREADABLE_AMOUNT, str(error), key)
        except ImpossibleDate as error:
            return self._unusable(line, Unusable.IMPOSSIBLE_DATE, str(error), key)
        self._sum_oere += amount
        self._cells_of_line[line.number] = line.cells
        return UsableRow(
            line.number,
            key,
            lejemaalsnr,
            name,
            first_name,
            last_name,
            address,
            postcode,
            town,
            amount,
            self._rent(picked.husleje),
            read_months(picked.antal_maaneder),
            due_on,
            read_phone(picked.telefon),
            afdeling or _estate_of(key),
            lost_letter_notes(name, address) if "?" in name + address or "\ufffd" in name + address else (),
        )

    def shown(self, cells: tuple[Cell, ...]) -> tuple[str, ...]:
        """The cells as text for the screen; a CPR number is never shown."""
        return tuple("" if at in self._hidden else cell_text(cell)[:200] for at, cell in enumerate(cells))

    def shown_line(self, line_no: int) -> tuple[str, ...]:
        """The cells of a usable line as text for the screen."""
        return self.shown(self._cells_of_line[line_no])

    def _unusable(
        self, line: Line, reason: Unusable, sentence: str, key: str = "", amount: int | None = None
    ) -> UnusableRow:
        return UnusableRow(line.number, reason, sentence, self.shown(line.cells), key, amount)

    def _no_household(self, line: Line, picked: "_Picked", lejemaalsnr: str, name: str) -> UnusableRow | None:
        """The row of a line that names no home: a heading repeated on a new page, a sum, a line of text."""
        if self._amount_heading and cell_text(picked.restance) == self._amount_heading:
            return self._unusable(line, Unusable.HEADING, "Overskrifterne er gentaget her.")
        if not _ONLY_NUMBER.fullmatch(lejemaalsnr):
            labels = [cell for cell in line.cells if isinstance(cell, str) and cell.strip()][:3]
            if any(_TOTAL.match(fold(cell_text(label))) for label in labels):
                return self._total(line, picked)
        if lejemaalsnr or name:
            return None
        amount = self._read_oere(picked.restance)
        if amount is None:
            return self._unusable(line, Unusable.TEXT, "Linjen er kun tekst, uden lejemål, navn og beløb.")
        if amount == self._sum_oere:
            return self._total(line, picked)
        return self._unusable(line, Unusable.NOBODY, "Linjen har et beløb, men hverken lejemålsnr. eller navn.")

    def _total(self, line: Line, picked: "_Picked") -> UnusableRow:
        try:
            amount = self._read_oere(picked.restance)
        except NotAnAmount:
            amount = None
        return self._unusable(line, Unusable.TOTAL, "Linjen er en sum og tæller ikke med.", amount=amount)

    def _nothing_to_pay(self, line: Line, key: str, amount: int | None) -> UnusableRow:
        if amount is None:
            if sum(1 for cell in line.cells if cell_text(cell)) == 1:
                return self._unusable(line, Unusable.TEXT, "Linjen er kun tekst: der står ikke andet på den.")
            return self._unusable(line, Unusable.NO_AMOUNT, "Beløbet mangler.", key)
        if amount < 0:
            sentence = f"Beboeren har penge til gode ({show_oere(amount)}), ikke en restance."
            return self._unusable(line, Unusable.CREDIT, sentence, key, amount)
        if amount == 0:
            return self._unusable(line, Unusable.NOTHING_OWED, "Beløbet er 0 kr.: der er ingen restance.", key, 0)
        sentence = f"{show_oere(amount)} er for meget til at være et enkelt lejemåls restance."
        return self._unusable(line, Unusable.UNREADABLE_AMOUNT, sentence, key)

    def _due_on(self, cell: Cell) -> date | None:
        if cell in self._dates:  # a list has few different dates
            return self._dates[cell]
        due_on = read_date(cell)
        if due_on is not None and not _OLDEST <= due_on <= self._latest:
            raise ImpossibleDate(f"Datoen {cell_text(due_on)} kan ikke passe.")
        self._dates[cell] = due_on
        return due_on

    def _rent(self, cell: Cell) -> int | None:
        # A rent nobody can read is no reason to lose the row.
        try:
            rent = self._read_oere(cell)
        except NotAnAmount:
            return None
        return rent if rent is not None and 0 < rent <= LARGEST_DEBT_OERE else None


class _Picked(NamedTuple):
    """The cells of a line by the meaning of their column; the fields are named like ``Column``'s values."""

    lejemaalsnr: Cell
    navn: Cell
    fornavn: Cell
    efternavn: Cell
    adresse: Cell
    vejnavn: Cell
    husnr: Cell
    etage: Cell
    doer: Cell
    postnr: Cell
    by: Cell
    postnr_by: Cell
    husleje: Cell
    restance: Cell
    antal_maaneder: Cell
    forfaldsdato: Cell
    telefon: Cell
    afdeling: Cell
    lejernr: Cell


_PICKED = tuple(Column(name) for name in _Picked._fields)


def _names(picked: _Picked) -> tuple[str, str]:
    """First names and surname; a whole name is cut before its last word, or turned round at its comma."""
    first, last = cell_text(picked.fornavn), cell_text(picked.efternavn)
    whole = cell_text(picked.navn)
    if not whole or (first and last):
        return first, last
    surname, comma, given = whole.partition(", ")
    if comma and given:
        return given, surname
    given, _, surname = whole.rpartition(" ")
    return given, surname


def _whole_number(lejemaalsnr: str, afdeling: str, lejernr: Cell) -> str:
    """The full tenancy number, where a landlord writes its parts in columns of their own."""
    parts = (afdeling, lejemaalsnr, cell_text(lejernr))
    return "-".join(part for part in parts if part and part[0].isdecimal())


def _key_without_number(name: str, address: str) -> str:
    return f"na:{fold(name)}|{' '.join(re.findall('[a-z0-9]+', fold(address)))}"


def _address(picked: _Picked) -> tuple[str, str, str]:
    line = cell_text(picked.adresse)
    if not line:
        home = f"{cell_text(picked.vejnavn)} {cell_text(picked.husnr)}".strip()
        floor, door = cell_text(picked.etage), cell_text(picked.doer)
        floor = f"{floor}." if floor and not floor.endswith(".") and " " not in floor else floor
        line = ", ".join(part for part in (home, f"{floor} {door}".strip()) if part)
    postcode, town = cell_text(picked.postnr), cell_text(picked.by)
    if not postcode and (both := cell_text(picked.postnr_by)):
        postcode, _, town = both.partition(" ")
    return line, postcode, town


def _estate_of(key: str) -> str:
    """The estate's number, where a tenancy number has three groups or more: estate, home, tenant."""
    groups = key[3:].split("-")
    return groups[-3] if len(groups) >= 3 and key.startswith("nr:") else ""
