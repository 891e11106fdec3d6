"""The sheets of a workbook: the sections of the paper, and beside them the months and all figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from socialvicevaert.features.rapporter.files.workbook.lines import Cell, Line, Look, lines_of
from socialvicevaert.features.rapporter.words.places import place_of
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.paper.parts import Heading, Part, Together
from socialvicevaert.shared.percent import NOTHING

FRONT = "Forside"
MONTHS = "Nøgletal pr. måned"
ALL_FIGURES = "Alle tal"
_ON_FRONT = ("Det skete i perioden", "Kort fortalt", "Indhold")
"""Headings of page 1."""
_NAMES = {"Sådan er tallene gjort op": "Definitioner", "Rapporten": "Om rapporten"}
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Sheet:
    """A name that a workbook takes, and its lines."""

    name: str
    lines: Sequence[Line]


def sheets_of(parts: Sequence[Part], report: Published) -> list[Sheet]:
    """Page 1, a sheet a section, the key figures by month, every figure with its key: in this order."""
    front, *sections = _sections(parts)
    found = [Sheet(FRONT, _lines(front))]
    for section in sections:
        found.append(Sheet(_free_name(_title(section), {one.name for one in found}), _lines(section)))
    if report.trends:
        found.append(Sheet(MONTHS, _months(report)))
    return [*found, Sheet(ALL_FIGURES, _all_figures(report))]


def _sections(parts: Sequence[Part]) -> list[list[Part]]:
    """The first holds page 1 with its headings; every later heading of level 2 begins another."""
    found: list[list[Part]] = [[]]
    for part in _flat(parts):
        if isinstance(part, Heading) and part.level == 2 and not (len(found) == 1 and part.text in _ON_FRONT):
            found.append([])
        found[-1].append(part)
    return found


def _flat(parts: Sequence[Part]) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        found.extend(_flat(part.parts) if isinstance(part, Together) else [part])
    return found


def _lines(section: Sequence[Part]) -> list[Line]:
    """An empty line between parts, none under a heading."""
    found: list[Line] = []
    before: Part | None = None
    for part in section:
        lines = lines_of(part)
        if lines and found and not isinstance(before, Heading):
            found.append(())
        found.extend(lines)
        before = part if lines else before
    return found


def _title(section: Sequence[Part]) -> str:
    heading = section[0].spoken()
    return _NAMES.get(heading, heading)


def _free_name(wanted: str, taken: set[str]) -> str:
    name = _FORBIDDEN.sub(" ", wanted).strip(" '")[:_LONGEST_NAME] or "Ark"
    lower = {one.casefold() for one in taken} | {MONTHS.casefold(), ALL_FIGURES.casefold()}
    number = 2
    free = name
    while free.casefold() in lower:
        ending = f" ({number})"
        free = name[: _LONGEST_NAME - len(ending)] + ending
        number += 1
    return free


def _months(report: Published) -> list[Line]:
    """The points of every trend, then what chance explains of it."""
    trends = list(report.trends.values())
    rows = [
        (Cell(month.name), *(Cell(trend.points[number].text, is_figure=True) for trend in trends))
        for number, month in enumerate(trends[0].months)
    ]
    limits = (trend.limits.text if trend.limits else NOTHING for trend in trends)
    return [
        (Cell("Måned", Look.HEAD), *(Cell(trend.label, Look.HEAD, True) for trend in trends)),
        *rows,
        (Cell("Naturlig variation", Look.TOTAL), *(Cell(text, Look.TOTAL, True) for text in limits)),
        *((Cell(trend.signal),) for trend in trends if trend.signal),
    ]


def _all_figures(report: Published) -> list[Line]:
    head = (Cell("Afsnit", Look.HEAD), Cell("Tal", Look.HEAD), Cell("Antal", Look.HEAD, True), Cell("Nøgle", Look.HEAD))
    labels = {one.key: one.label for one in report.figures.values()}
    rows = [
        (Cell(place_of(one.key, labels)), Cell(one.label), Cell(one.text, is_figure=True), Cell(one.key))
        for one in report.figures.values()
    ]
    return [head, *rows]
