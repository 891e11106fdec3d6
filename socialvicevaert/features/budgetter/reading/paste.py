"""Rows become lines: a household's own table, or a bank statement gathered by what was paid for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from socialvicevaert.features.budgetter.categories import new_line
from socialvicevaert.features.budgetter.models import Budgetkategori, Hyppighed, LinjeDraft
from socialvicevaert.features.budgetter.reading import words
from socialvicevaert.features.budgetter.reading.cells import (
    Amount,
    PastedRow,
    amount_of,
    day_of,
    rows_of,
    second_reading,
)
from socialvicevaert.features.budgetter.reading.statement import Posting, gathered
from socialvicevaert.features.budgetter.reading.words import Side
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import first_of_month

MOST_ROWS = 2000
LONGEST_LABEL = 80
_NO_AMOUNT = "»%s« er ikke et beløb. Skriv fx 1.234,56."


@dataclass(frozen=True)
class Ambiguous:
    """A row whose amount can be read in two ways (øre, both without sign): ``line`` lacks it until somebody chooses."""

    row_text: str
    line: LinjeDraft
    readings: tuple[int, int]

    def chosen(self, oere: int) -> LinjeDraft:
        """The line with the reading that was chosen."""
        return replace(self.line, amount_oere=oere)


@dataclass(frozen=True)
class Pasted:
    """What a text gave. ``months`` is how many months a bank statement covers, 0 for a table.

    The amounts of a statement are averages: a month's, or of one payment where they come in a rhythm.
    """

    lines: tuple[LinjeDraft, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    headings: tuple[str, ...] = ()
    read_rows: int = 0
    months: int = 0


class _Unreadable(Exception):
    """Why a row cannot be used, in Danish."""


@dataclass(frozen=True)
class _Columns:
    """What the heading says each column is; empty where there is none."""

    names: tuple[str, ...] = ()

    def at(self, what: str, row: PastedRow) -> str | None:
        """The cell under a heading; None where the row or the heading has none."""
        cells = self.every(what, row)
        return cells[0] if cells else None

    def every(self, what: str, row: PastedRow) -> list[str]:
        """The cells under every heading of a kind: a bank has several columns of words."""
        return [cell for name, cell in zip(self.names, row.cells, strict=False) if name == what]


def read_paste(text: str) -> Pasted:
    """Read a pasted text; see the package for what becomes of each row.

    :raises UserError: it has more rows than a budget or a year of statements can have.
    """
    rows = rows_of(text)
    if len(rows) > MOST_ROWS:
        raise UserError(f"Der er {len(rows)} rækker, og der kan højst indsættes {MOST_ROWS} ad gangen.")
    return _Reading(rows).result()


class _Reading:
    """The rows of one text on their way: each is put in one of the lists."""

    def __init__(self, rows: Sequence[PastedRow]) -> None:
        self._lines: list[LinjeDraft] = []
        self._problems: list[tuple[str, str]] = []
        self._ambiguous: list[Ambiguous] = []
        self._headings: list[str] = []
        self._postings: list[Posting] = []
        self._columns = _Columns()
        self._side: Side | None = None
        self._sign_tells = _has_negative(rows)
        for row in rows:
            self._read(row)
        self._read_rows = len(rows) - len(self._problems) - len(self._ambiguous) - len(self._headings)

    def result(self) -> Pasted:
        """Everything that was read."""
        lines, months = gathered(self._postings)
        return Pasted(
            (*self._lines, *lines),
            tuple(self._problems),
            tuple(self._ambiguous),
            tuple(self._headings),
            self._read_rows,
            months,
        )

    def _read(self, row: PastedRow) -> None:
        if self._is_heading(row):
            self._headings.append(row.text)
            return
        try:
            self._read_values(row)
        except _Unreadable as why:
            self._problems.append((row.text, str(why)))

    def _is_heading(self, row: PastedRow) -> bool:
        names = tuple(words.heading_of(cell) for cell in row.cells)
        named = [name for name in names if name]
        if len(named) >= 2 and not any(map(_amount_cell, row.cells)):
            self._columns = _Columns(names)
            return True
        if len(row.filled) == 1 and named and named[0] in tuple(Side):
            self._side = Side(named[0])
            return True
        return bool(row.filled) and words.heading_of(row.filled[0]) == "sum"

    def _read_values(self, row: PastedRow) -> None:
        day = _day_in(row)
        amount, place = self._amount_in(row)
        frequency, texts = _texts_in(row, place)
        is_posting = day is not None and frequency is None
        label = self._label(row, texts)
        side = self._side_of(amount, is_posting=is_posting)
        category = self._category(texts, label, side, is_posting=is_posting)
        line = replace(
            new_line(category, "" if words.category_named(label) is category else label[:LONGEST_LABEL]),
            frequency=frequency or Hyppighed.MAANED,
            first_month=None if is_posting or day is None else first_of_month(day),
        )
        if amount.other is not None:
            self._ambiguous.append(Ambiguous(row.text, line, (abs(amount.oere), abs(amount.other))))
        elif is_posting and day is not None:
            self._postings.append(Posting(day, label, amount.oere, line))
        else:
            self._lines.append(replace(line, amount_oere=abs(amount.oere)))

    def _amount_in(self, row: PastedRow) -> tuple[Amount, int]:
        """The amount with its sign, and where it stands."""
        for what, sign in (("udgift", -1), ("indtaegt", 1), ("beloeb", 0)):
            cell = self._columns.at(what, row)
            if not cell:
                continue
            found = amount_of(cell)
            if found is None:
                raise _Unreadable(_NO_AMOUNT % cell)
            return found.with_sign(sign), self._columns.names.index(what)
        amounts = [(amount, place) for place, cell in enumerate(row.cells) if (amount := _amount_cell(cell))]
        if not amounts:
            others = [cell for cell in row.filled[1:] if not _is_day(cell) and words.frequency_of(cell) is None]
            raise _Unreadable(_NO_AMOUNT % others[-1] if others else "Der er intet beløb i rækken.")
        if not any(map(_is_day, row.cells)) and len({amount for amount, _ in amounts}) > 1:
            raise _Unreadable("Der er flere forskellige beløb i rækken. Behold ét af dem.")
        amount, place = amounts[0]  # of a statement: the balance stands after the amount
        return replace(amount, other=amount.other or second_reading(row, row.cells[place])), place

    def _label(self, row: PastedRow, texts: Sequence[str]) -> str:
        plain = [text for text in texts if words.category_named(text) is None]
        named = [cell for cell in self._columns.every("tekst", row) if cell]
        with_letters = [cell for cell in named if any(map(str.isalpha, cell))]  # not the number of an account
        label = next(iter(with_letters or named or plain or texts), "")
        if not label:
            raise _Unreadable("Der er et beløb, men ingen tekst, der siger, hvad det er.")
        return label

    def _side_of(self, amount: Amount, *, is_posting: bool) -> Side | None:
        if amount.oere < 0:
            return Side.EXPENSE
        return Side.INCOME if is_posting else self._side

    def _category(self, texts: Sequence[str], label: str, side: Side | None, *, is_posting: bool) -> Budgetkategori:
        for text in texts:
            named = words.category_named(text)
            if named is not None and side in (None, words.side_of(named)):
                return named
        guessed = words.guess_category(label, side)
        if guessed is not None:
            return guessed
        # Where expenses are written with a minus, what has none is an income.
        if side is Side.INCOME or (side is None and self._sign_tells):
            return Budgetkategori.ANDEN_INDTAEGT
        return Budgetkategori.ANDEN_VARIABEL if is_posting else Budgetkategori.ANDEN_FAST


def _has_negative(rows: Iterable[PastedRow]) -> bool:
    amounts = (_amount_cell(cell) for row in rows for cell in row.cells)
    return any(amount is not None and amount.oere < 0 for amount in amounts)


def _amount_cell(cell: str) -> Amount | None:
    return None if not cell or _is_day(cell) else amount_of(cell)


def _is_day(cell: str) -> bool:
    try:
        return day_of(cell) is not None
    except ValueError:
        return True  # the shape of a date: told when the row is read


def _day_in(row: PastedRow) -> date | None:
    for cell in row.cells:
        try:
            day = day_of(cell)
        except ValueError:
            raise _Unreadable(f"Datoen {cell} findes ikke.") from None
        if day is not None:
            return day
    return None


def _texts_in(row: PastedRow, amount_at: int) -> tuple[Hyppighed | None, list[str]]:
    frequency: Hyppighed | None = None
    texts = []
    for place, cell in enumerate(row.cells):
        if not cell or place == amount_at or _is_day(cell) or _amount_cell(cell):
            continue
        if words.is_unknown_frequency(cell):
            raise _Unreadable(f"»{cell}« passer ikke: vælg 14. dag, måned, kvartal, halvår, år eller en gang.")
        found = words.frequency_of(cell)
        if found is not None and frequency is None:
            frequency = found
        else:
            texts.append(cell)
    return frequency, texts
