"""From lines of cells to rows that can be used and rows that cannot: every line is accounted for exactly once."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from socialvicevaert.features.restancer.reading.cells import Cell, Line, Progress, cell_text, is_blank, no_progress
from socialvicevaert.features.restancer.reading.layout import Column, Layout
from socialvicevaert.features.restancer.reading.values import (
    ImpossibleDate,
    NumberBecameDate,
    normal_lejemaalsnr,
    read_date,
    read_lejemaalsnr,
    read_months,
    read_oere,
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


def convert(lines: Sequence[Line], layout: Layout, today: date, progress: Progress = no_progress) -> Reading:
    """Read every line below the headings. ``progress`` may raise to stop."""
    reader = _RowReader(layout, today)
    rows: list[UsableRow | UnusableRow] = []
    total = len(lines)
    for done, line in enumerate(lines):
        if done % _PROGRESS_EVERY == 0:
            progress(done, total)
        if (layout.header_row is None or line.number > layout.header_row) and not is_blank(line.cells):
            rows.append(reader.read(line))
    progress(total, total)
    usable, repeated = without_repeats([row for row in rows if isinstance(row, UsableRow)], reader.shown_line)
    unusable = [row for row in rows if isinstance(row, UnusableRow)]
    usable = with_credits_noted(usable, unusable)
    unusable = sorted((*unusable, *repeated), key=lambda row: row.line_no)
    return Reading(tuple(usable), tuple(unusable), tuple(notes_on_list(usable, unusable)))


class _RowReader:
    """Reads one line by the layout's columns."""

    def __init__(self, layout: Layout, today: date) -> None:
        self._layout = layout
        self._style = layout.number_style
        self._latest = today + timedelta(days=366)
        self._at: dict[Column, int] = {column: at for at, column in enumerate(layout.columns)}
        self._hidden = {at for at, column in enumerate(layout.columns) if column is Column.CPR}
        self._headings = tuple(fold(heading) for heading in layout.headings if heading)
        self._sum_oere = 0
        self._cells_of_line: dict[int, tuple[Cell, ...]] = {}

    def read(self, line: Line) -> UsableRow | UnusableRow:
        """A usable row, or why there is none."""
        cells = line.cells
        lejemaalsnr, name = "", ""
        try:
            lejemaalsnr = read_lejemaalsnr(self._cell(cells, Column.LEJEMAALSNR))
            first_name, last_name = self._names(cells)
            name = f"{first_name} {last_name}".strip()
            if (stray := self._no_household(line, lejemaalsnr, name)) is not None:
                return stray
            lejemaalsnr, key = self._number_and_key(cells, lejemaalsnr, name)
            amount = read_oere(self._cell(cells, Column.RESTANCE), self._style)
            if (empty := self._nothing_to_pay(line, key, amount)) is not None:
                return empty
            assert amount is not None
            due_on = self._due_on(cells)
        except NumberBecameDate as error:
            return self._unusable(line, Unusable.SPOILT_NUMBER, str(error))
        except NotAnAmount as error:
            return self._unusable(line, Unusable.UNREADABLE_AMOUNT, str(error), self._key_of(cells, lejemaalsnr, name))
        except ImpossibleDate as error:
            return self._unusable(line, Unusable.IMPOSSIBLE_DATE, str(error), self._key_of(cells, lejemaalsnr, name))
        self._sum_oere += amount
        self._cells_of_line[line.number] = cells
        address, postcode, town = self._address(cells)
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
            self._rent(cells),
            read_months(self._cell(cells, Column.ANTAL_MAANEDER)),
            due_on,
            read_phone(self._cell(cells, Column.TELEFON)),
            self._afdeling(cells, lejemaalsnr),
            lost_letter_notes(name, address),
        )

    def shown(self, cells: tuple[Cell, ...]) -> tuple[str, ...]:
        """The cells as text for the screen; a CPR number is never shown."""
        return tuple("" if at in self._hidden else cell_text(cell)[:200] for at, cell in enumerate(cells))

    def shown_line(self, line_no: int) -> tuple[str, ...]:
        """The cells of a usable line as text for the screen."""
        return self.shown(self._cells_of_line[line_no])

    def _cell(self, cells: tuple[Cell, ...], column: Column) -> Cell:
        at = self._at.get(column)
        return cells[at] if at is not None and at < len(cells) else None

    def _text(self, cells: tuple[Cell, ...], column: Column) -> str:
        at = self._at.get(column)
        return cell_text(cells[at]) if at is not None and at < len(cells) else ""

    def _unusable(
        self, line: Line, reason: Unusable, sentence: str, key: str = "", amount: int | None = None
    ) -> UnusableRow:
        return UnusableRow(line.number, reason, sentence, self.shown(line.cells), key, amount)

    def _no_household(self, line: Line, lejemaalsnr: str, name: str) -> UnusableRow | None:
        """The row of a line that names no home: a heading repeated on a new page, a sum, a line of text."""
        cells = line.cells
        if self._headings and tuple(fold(cell_text(cell)) for cell in cells if cell_text(cell)) == self._headings:
            return self._unusable(line, Unusable.HEADING, "Overskrifterne er gentaget her.")
        if not _ONLY_NUMBER.fullmatch(lejemaalsnr):
            labels = [cell for cell in cells if isinstance(cell, str) and cell.strip()][:3]
            if any(_TOTAL.match(fold(cell_text(label))) for label in labels):
                return self._total(line)
        if lejemaalsnr or name:
            return None
        amount = read_oere(self._cell(cells, Column.RESTANCE), self._style)
        if amount is None:
            return self._unusable(
                line, Unusable.TEXT, "Linjen er kun tekst: den nævner hverken lejemål, navn eller beløb."
            )
        if amount == self._sum_oere:
            return self._total(line)
        return self._unusable(line, Unusable.NOBODY, "Linjen har et beløb, men hverken lejemålsnr. eller navn.")

    def _total(self, line: Line) -> UnusableRow:
        try:
            amount = read_oere(self._cell(line.cells, Column.RESTANCE), self._style)
        except NotAnAmount:
            amount = None
        return self._unusable(line, Unusable.TOTAL, "Linjen er en sum og tæller ikke med.", amount=amount)

    def _nothing_to_pay(self, line: Line, key: str, amount: int | None) -> UnusableRow | None:
        if amount is None:
            written = [cell for cell in line.cells if cell_text(cell)]
            if len(written) == 1:
                return self._unusable(line, Unusable.TEXT, "Linjen er kun tekst: der står ikke andet på den.")
            return self._unusable(line, Unusable.NO_AMOUNT, "Beløbet mangler.", key)
        if amount < 0:
            sentence = f"Beboeren har penge til gode ({show_oere(amount)}), ikke en restance."
            return self._unusable(line, Unusable.CREDIT, sentence, key, amount)
        if amount == 0:
            return self._unusable(line, Unusable.NOTHING_OWED, "Beløbet er 0 kr.: der er ingen restance.", key, 0)
        if amount > LARGEST_DEBT_OERE:
            sentence = f"{show_oere(amount)} er for meget til at være et enkelt lejemåls restance."
            return self._unusable(line, Unusable.UNREADABLE_AMOUNT, sentence, key)
        return None

    def _names(self, cells: tuple[Cell, ...]) -> tuple[str, str]:
        first, last = self._text(cells, Column.FORNAVN), self._text(cells, Column.EFTERNAVN)
        whole = self._text(cells, Column.NAVN)
        if not whole:
            return first, last
        if first and last:
            return first, last
        surname, comma, given = whole.partition(", ")
        if comma and given:
            return given, surname
        given, _, surname = whole.rpartition(" ")
        return given, surname

    def _number_and_key(self, cells: tuple[Cell, ...], lejemaalsnr: str, name: str) -> tuple[str, str]:
        """The full tenancy number (some landlords write its parts in columns of their own) and the row's key."""
        if lejemaalsnr:
            if lejemaalsnr.isdigit():
                parts = (self._text(cells, Column.AFDELING), lejemaalsnr, self._text(cells, Column.LEJERNR))
                lejemaalsnr = "-".join(part for part in parts if part and part[0].isdigit())
            return lejemaalsnr, "nr:" + normal_lejemaalsnr(lejemaalsnr)
        address = fold(self._address(cells)[0])
        return "", f"na:{fold(name)}|{' '.join(re.findall('[a-z0-9]+', address))}"

    def _key_of(self, cells: tuple[Cell, ...], lejemaalsnr: str, name: str) -> str:
        return self._number_and_key(cells, lejemaalsnr, name)[1]

    def _due_on(self, cells: tuple[Cell, ...]) -> date | None:
        due_on = read_date(self._cell(cells, Column.FORFALDSDATO))
        if due_on is not None and not _OLDEST <= due_on <= self._latest:
            raise ImpossibleDate(f"Datoen {cell_text(due_on)} kan ikke passe.")
        return due_on

    def _rent(self, cells: tuple[Cell, ...]) -> int | None:
        # A rent nobody can read is no reason to lose the row.
        try:
            rent = read_oere(self._cell(cells, Column.HUSLEJE), self._style)
        except NotAnAmount:
            return None
        return rent if rent is not None and 0 < rent <= LARGEST_DEBT_OERE else None

    def _address(self, cells: tuple[Cell, ...]) -> tuple[str, str, str]:
        line = self._text(cells, Column.ADRESSE)
        if not line:
            home = f"{self._text(cells, Column.VEJNAVN)} {self._text(cells, Column.HUSNR)}".strip()
            floor, door = self._text(cells, Column.ETAGE), self._text(cells, Column.DOER)
            floor = f"{floor}." if floor and not floor.endswith(".") and " " not in floor else floor
            line = ", ".join(part for part in (home, f"{floor} {door}".strip()) if part)
        postcode, town = self._text(cells, Column.POSTNR), self._text(cells, Column.BY)
        if not postcode and (both := self._text(cells, Column.POSTNR_BY)):
            postcode, _, town = both.partition(" ")
        return line, postcode, town

    def _afdeling(self, cells: tuple[Cell, ...], lejemaalsnr: str) -> str:
        """The estate's number: its own column, else the first of a tenancy number's three or more groups."""
        written = self._text(cells, Column.AFDELING)
        if written:
            return written
        groups = re.split(r"[-./ ]", lejemaalsnr)
        return groups[-3] if len(groups) >= 3 else ""
