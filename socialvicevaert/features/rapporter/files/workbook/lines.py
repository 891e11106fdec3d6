"""A part of the paper as lines of cells: the same words and figures, in the same order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from socialvicevaert.paper.parts import (
    Align,
    Bar,
    BarChart,
    BeforeAfter,
    Bullets,
    ColumnChart,
    Facts,
    Funnel,
    Heading,
    KeyFigures,
    Notice,
    Part,
    Role,
    ShareBar,
    SmallMultiples,
    Table,
    Title,
)


class Look(StrEnum):
    """How a cell is dressed."""

    TITLE = "title"
    HEADING = "heading"
    HEAD = "head"
    BODY = "body"
    TOTAL = "total"


@dataclass(frozen=True)
class Cell:
    """A text as it is printed; figures and the heads of their columns stand right."""

    text: str
    look: Look = Look.BODY
    is_figure: bool = False


Line = tuple[Cell, ...]

_NUMBER = re.compile(r"(-?\d{1,3}(?:\.\d{3})*)(,\d)?( kr\.)?")
_WITH_SHARE = re.compile(r"(.+?) \((.+)\)")


def number_in(text: str) -> tuple[float, str] | None:
    """The number that a whole text is, and how a workbook shows it: "1.204", "12,5", "4.300 kr."; None for words."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    whole, rest, kroner = found.groups()
    value = float(whole.replace(".", "") + (rest or "").replace(",", "."))
    return value, "#,##0" + (".0" if rest else "") + ('" kr."' if kroner else "")


def lines_of(part: Part) -> list[Line]:
    """The lines a part becomes; a picture becomes the table behind it. Nothing for what is only space."""
    match part:
        case Title():
            return _column([part.text], Look.TITLE) + _column([part.subtitle] if part.subtitle else [])
        case Heading():
            return _column([part.text], Look.HEADING)
        case Notice():
            return _column([part.title] if part.title else [], Look.HEADING) + _column([part.text])
        case Bullets():
            return _column(part.items)
        case Facts():
            return [(Cell(name), Cell(str(value))) for name, value in part.facts]
        case Table():
            return _table(part)
        case KeyFigures():
            head = _head("Nøgletal", "Antal", "Bemærkning", figures=1)
            return [head, *((Cell(one.label), _figure(one.value), Cell(one.note)) for one in part.figures)]
        case BarChart():
            return _bars(part.headline, part.bars)
        case ColumnChart():
            return _bars(part.headline, part.columns) + _column([part.average_text] if part.average_text else [])
        case Funnel():
            return _bars(part.headline, [*part.steps, *part.beside])
        case ShareBar():
            return _bars(part.headline, part.segments)
        case BeforeAfter():
            return _before_after(part)
        case SmallMultiples():
            return _multiples(part)
    return [] if part.role is Role.SPACE else _column(part.spoken().splitlines())


def _column(texts: Iterable[str], look: Look = Look.BODY) -> list[Line]:
    return [(Cell(text, look),) for text in texts]


def _head(first: str, *others: str, figures: int | None = None) -> Line:
    """A head of columns; of those after the first, so many hold figures (all of them unless told)."""
    of_figures = len(others) if figures is None else figures
    return (Cell(first, Look.HEAD), *(Cell(text, Look.HEAD, n < of_figures) for n, text in enumerate(others)))


def _figure(text: str, look: Look = Look.BODY) -> Cell:
    return Cell(text, look, is_figure=True)


def _table(table: Table) -> list[Line]:
    found = _column([table.caption] if table.caption else [], Look.HEADING)
    right = [column.align is Align.RIGHT for column in table.columns]
    found.append(tuple(Cell(one.title, Look.HEAD, at) for one, at in zip(table.columns, right, strict=True)))
    for number, row in enumerate(table.rows):
        look = Look.TOTAL if number in table.emphasised else Look.BODY
        found.append(tuple(Cell(str(text), look, at) for text, at in zip(row, right, strict=True)))
    return found


def _bars(headline: str, bars: Sequence[Bar]) -> list[Line]:
    both = [_WITH_SHARE.fullmatch(bar.text) for bar in bars]
    has_shares = any(both)
    found = [*_column([headline], Look.HEADING), _head("", "Antal", *(["Andel"] if has_shares else []))]
    for bar, split in zip(bars, both, strict=True):
        texts = split.groups() if split else (bar.text, *([""] if has_shares else []))
        found.append((Cell(bar.label), *(_figure(text) for text in texts)))
    return found


def _before_after(chart: BeforeAfter) -> list[Line]:
    found = _column([chart.headline], Look.HEADING)
    heads: tuple[str, str] | None = None
    for one in chart.changes:
        if heads != (one.before.label, one.after.label):
            heads = (one.before.label, one.after.label)
            found.append(_head("", *heads, "Bemærkning", figures=2))
        found.append((Cell(one.label), _figure(one.before.text), _figure(one.after.text), Cell(one.note)))
    return found


def _multiples(chart: SmallMultiples) -> list[Line]:
    found = [*_column([chart.headline], Look.HEADING), _head("", *(panel.title for panel in chart.panels))]
    for number, row in enumerate(chart.rows):
        found.append((Cell(row), *(_figure(panel.bars[number].text) for panel in chart.panels)))
    return found
