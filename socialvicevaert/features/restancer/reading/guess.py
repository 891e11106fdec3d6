"""How a file is probably laid out, and what its titles say of landlord and date."""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from socialvicevaert.features.restancer.reading.cells import Cell, Line, cell_text, is_blank
from socialvicevaert.features.restancer.reading.content import (
    contradicts,
    guess_number_style,
    largest_amount_column,
    looks_like,
)
from socialvicevaert.features.restancer.reading.file import ListFile
from socialvicevaert.features.restancer.reading.headings import recognise_heading
from socialvicevaert.features.restancer.reading.layout import (
    Column,
    FileKind,
    Layout,
    NumberStyle,
    headings_fingerprint,
)
from socialvicevaert.features.restancer.reading.text import guess_encoding, guess_separator
from socialvicevaert.features.restancer.reading.values import read_date
from socialvicevaert.shared.errors import UserError

_DATE_IN_TEXT = re.compile(r"\b(?:[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b")
_HEAD = 60
"""Lines from the top among which the headings are looked for: letterheads are shorter."""
_SAMPLE = 200
_MOST_SHEETS = 20
_SURE = 0.7

_NO_LIST = (
    "Filen ligner ikke en restanceliste: der er ingen kolonne med beløb ud for lejemål eller navne. "
    "Kontrollér, at det er den rigtige fil."
)


def guess_layout(file: ListFile, remembered: Iterable[Layout] = ()) -> Layout:
    """The layout of a list; one remembered for the same headings wins. Raises ``UserError`` for what is no list."""
    for layout in remembered:
        again = _recognise_again(file, layout)
        if again is not None:
            return again
    if file.kind is FileKind.CSV:
        encoding = guess_encoding(file.data)
        separator = guess_separator(file.text(encoding))
        return _of_lines(file, Layout(file.kind, (), encoding=encoding, separator=separator))
    return _best_sheet(file)


def relayout(file: ListFile, layout: Layout, header_row: int | None) -> Layout:
    """The columns guessed anew after a worker corrected encoding, separator, sheet or the line of the headings."""
    return _with_headings(replace(layout, header_row=header_row), file.lines(layout))


def find_header_row(lines: Sequence[Line]) -> int | None:
    """The line number of the headings; None where no line reads like headings."""
    best, best_score = None, 3
    for line in lines[:_HEAD]:
        recognised = [recognise_heading(cell_text(cell)) for cell in line.cells if isinstance(cell, str)]
        meanings = {found.column: found.strength for found in recognised if found and found.column is not Column.UBRUGT}
        score = sum(meanings.values())
        if len(meanings) > 1 and score > best_score:
            best, best_score = line.number, score
    return best if best is not None else _words_above_figures(lines)


def guess_as_of(file: ListFile, layout: Layout, today: date) -> date | None:
    """The day a list was drawn: from its titles, its headings or its file name; never later than today.

    A file name with only a month means the last day of that month.
    """
    for text in (*titles(file, layout), *layout.headings):
        for written in _DATE_IN_TEXT.findall(text):
            if (day := _day(written)) and day <= today:
                return day
    day = _day_of_name(file.name)
    if day is None or (day.year, day.month) > (today.year, today.month):
        return None
    return min(day, today)


def titles(file: ListFile, layout: Layout) -> tuple[str, ...]:
    """The lines of text above the headings."""
    above = [line for line in file.lines(layout)[:_HEAD] if layout.header_row and line.number < layout.header_row]
    return tuple(" ".join(filter(None, map(cell_text, line.cells))) for line in above if not is_blank(line.cells))


def guess_landlord(file: ListFile, layout: Layout, known: Sequence[str]) -> str | None:
    """Which of the known landlords is named in the titles or the file name; the only one where there is just one."""
    text = " ".join((*titles(file, layout), file.name)).casefold()
    named = [name for name in known if name.casefold() in text]
    if named:
        return max(named, key=len)
    return known[0] if len(known) == 1 else None


def _day(text: str) -> date | None:
    try:
        return read_date(text)
    except UserError:
        return None


def _words_above_figures(lines: Sequence[Line]) -> int | None:
    """The line of nothing but words right above the first line with an amount: headings nobody has seen before."""
    above: Line | None = None
    for line in lines[:_HEAD]:
        filled = [cell for cell in line.cells if cell_text(cell)]
        if len(filled) > 1 and any(looks_like(Column.RESTANCE, [cell]) for cell in filled):
            texts = [cell_text(cell) for cell in above.cells if cell_text(cell)] if above else []
            is_words = len(texts) > 1 and not any(letter.isdigit() for text in texts for letter in text)
            return above.number if above and is_words else None
        above = line if filled else above
    return None


def _day_of_name(name: str) -> date | None:
    if by_month := re.search(r"(20[0-9]{2})[-_.]?([01][0-9])(?:[-_.]?([0-3][0-9]))?(?![0-9])", name):
        year, month, day = by_month.groups()
        if 1 <= int(month) <= 12:
            return _day(f"{year}-{month}-{day or calendar.monthrange(int(year), int(month))[1]}")
    if by_day := re.search(r"([0-3]?[0-9])[-_.]([01]?[0-9])[-_.](20[0-9]{2})", name):
        return _day("-".join(by_day.groups()))
    return None


def _recognise_again(file: ListFile, remembered: Layout) -> Layout | None:
    if remembered.kind is not file.kind or not remembered.fingerprint:
        return None
    if file.kind is FileKind.CSV:
        remembered = replace(remembered, encoding=_encoding_of(file, remembered.encoding))
    sheets = file.sheets[:_MOST_SHEETS] or ("",)
    for sheet in sorted(sheets, key=lambda name: name != remembered.sheet):
        layout = replace(remembered, sheet=sheet)
        for line in file.lines(layout)[:_HEAD]:
            headings = tuple(map(cell_text, line.cells))
            if any(headings) and headings_fingerprint(headings) == remembered.fingerprint:
                width = max(len(headings), len(remembered.columns))
                columns = remembered.columns + (Column.UBRUGT,) * (width - len(remembered.columns))
                return replace(layout, header_row=line.number, headings=headings, columns=columns)
    return None


def _encoding_of(file: ListFile, remembered: str) -> str:
    """Unicode shows itself in the bytes, also when last month's list was in another codec; only between the one-byte
    codecs does the remembered choice know more than a guess.
    """
    guessed = guess_encoding(file.data)
    return guessed if "utf" in (guessed[:3], remembered[:3]) else remembered


def _best_sheet(file: ListFile) -> Layout:
    found: list[tuple[int, Layout]] = []
    for sheet in file.sheets[:_MOST_SHEETS]:
        try:
            layout = _of_lines(file, Layout(file.kind, (), sheet=sheet))
        except UserError:
            continue
        known = sum(column is not Column.UBRUGT for column in layout.columns)
        found.append((known - 5 * len(layout.problems()), layout))
        if known > 5 and not layout.problems():
            break
    if not found:
        raise UserError(_NO_LIST)
    return max(found, key=lambda pair: pair[0])[1]


def _of_lines(file: ListFile, layout: Layout) -> Layout:
    lines = file.lines(layout)
    if all(is_blank(line.cells) for line in lines[:5000]):
        raise UserError("Filen er tom: der er ingen linjer i den.")
    guessed = _with_headings(replace(layout, header_row=find_header_row(lines)), lines)
    if not guessed.has(Column.RESTANCE, Column.HUSLEJE):
        raise UserError(_NO_LIST)
    if guessed.problems() and not any(map(recognise_heading, guessed.headings)):
        raise UserError(_NO_LIST)
    return guessed


def _with_headings(layout: Layout, lines: Sequence[Line]) -> Layout:
    header = next((line for line in lines if line.number == layout.header_row), None)
    body = [line for line in lines if header is None or line.number > header.number]
    body = [line for line in body[: 5 * _SAMPLE] if not is_blank(line.cells)][:_SAMPLE]
    width = max((len(line.cells) for line in (*body, *((header,) if header else ()))), default=0)
    cells = [[line.cells[at] if at < len(line.cells) else None for line in body] for at in range(width)]
    headings = tuple(map(cell_text, header.cells)) if header else ()
    headings += ("",) * (width - len(headings))
    style = guess_number_style(cell for column in cells for cell in column if isinstance(cell, str))
    columns = _columns(headings, cells, style)
    return replace(layout, headings=headings if header else (), columns=columns, number_style=style)


def _columns(headings: Sequence[str], cells: Sequence[Sequence[Cell]], style: NumberStyle) -> tuple[Column, ...]:
    """Headings first, the surest one where several claim the same; then the cells for what is still missing."""
    chosen: dict[int, Column] = {}
    claims = [(at, recognise_heading(heading)) for at, heading in enumerate(headings)]
    for at, found in sorted(
        ((at, found) for at, found in claims if found), key=lambda claim: (-claim[1].strength, claim[0])
    ):
        column = found.column
        if looks_like(Column.CPR, cells[at]) > _SURE and column is not Column.LEJEMAALSNR:
            column = Column.CPR
        elif column is Column.NAVN and looks_like(Column.LEJERNR, cells[at]) > _SURE:
            column = Column.LEJERNR  # "Lejer" is a number with some landlords, a name with others
        elif column is Column.LEJEMAALSNR and looks_like(Column.ADRESSE, cells[at]) > _SURE:
            column = Column.ADRESSE
        elif contradicts(column, cells[at]):
            continue
        if column is Column.UBRUGT or column not in chosen.values():
            chosen[at] = column
    _fill_from_cells(chosen, headings, cells, style)
    return tuple(chosen.get(at, Column.UBRUGT) for at in range(len(cells)))


def _fill_from_cells(
    chosen: dict[int, Column], headings: Sequence[str], cells: Sequence[Sequence[Cell]], style: NumberStyle
) -> None:
    free = [at for at in range(len(cells)) if at not in chosen]
    with_heading = any(headings)
    wanted = (Column.CPR, Column.LEJEMAALSNR, Column.NAVN, Column.ADRESSE) if with_heading else (
        Column.CPR, Column.LEJEMAALSNR, Column.FORFALDSDATO, Column.TELEFON, Column.POSTNR_BY, Column.POSTNR,
        Column.ADRESSE, Column.NAVN,
    )  # fmt: skip
    taken = set(chosen.values())
    if taken & {Column.FORNAVN, Column.EFTERNAVN}:
        taken.add(Column.NAVN)
    if Column.VEJNAVN in taken:
        taken.add(Column.ADRESSE)
    for column in wanted:
        if column in taken:
            continue
        likely = [(looks_like(column, cells[at]), -at) for at in free]
        share, minus_at = max(likely, default=(0.0, 0))
        if share > _SURE:
            chosen[-minus_at] = column
            free.remove(-minus_at)
    if Column.RESTANCE not in taken:
        amounts = {at: cells[at] for at in free if looks_like(Column.RESTANCE, cells[at]) > _SURE}
        largest = largest_amount_column(amounts, style)
        if largest is not None:
            chosen[largest] = Column.RESTANCE
            del amounts[largest]
            rent = largest_amount_column(amounts, style) if not with_heading else None
            if rent is not None and Column.HUSLEJE not in taken:
                chosen[rent] = Column.HUSLEJE
