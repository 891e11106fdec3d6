"""Reports that are hard to print, and what stands in a paper."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from socialvicevaert.features.tal.figures.figure import Figure
from socialvicevaert.features.tal.figures.model.afdelinger import ESTATE, ESTATE_KEYS, estate_key
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.models import Estate
from socialvicevaert.features.tal.queries.henvisninger import STATUSES
from socialvicevaert.paper.parts import (
    Bar,
    BarChart,
    BeforeAfter,
    ColumnChart,
    Facts,
    Funnel,
    KeyFigures,
    Linked,
    Part,
    ShareBar,
    SmallMultiples,
    Table,
    Together,
)
from socialvicevaert.shared.percent import show_number

LONG = "Navnet" + "abcdefghij" * 7 + "endt"
HUGE = 999_999_999_999


def flat(parts: Any) -> Iterator[Part]:
    """The parts of a paper one by one."""
    for part in parts:
        if isinstance(part, Together):
            yield from flat(part.parts)
        else:
            yield part


def bars_in(parts: Any) -> Iterator[Bar]:
    """Every bar, column, segment and point."""
    for part in flat(parts):
        match part:
            case BarChart():
                yield from part.bars
            case ColumnChart():
                yield from part.columns
            case Funnel():
                yield from (*part.steps, *part.beside)
            case ShareBar():
                yield from part.segments
            case BeforeAfter():
                yield from (end for one in part.changes for end in (one.before, one.after))
            case SmallMultiples():
                yield from (bar for panel in part.panels for bar in panel.bars)


def printed_in(parts: Any) -> Iterator[tuple[str, str]]:
    """Key and text of every figure that knows which one it is."""
    for part in flat(parts):
        match part:
            case KeyFigures():
                yield from ((one.target, one.value) for one in part.figures if one.target)
            case Table():
                yield from ((one.target, one.text) for row in part.rows for one in row if isinstance(one, Linked))
            case Facts():
                yield from ((one.target, one.text) for _, one in part.facts if isinstance(one, Linked))
    yield from ((bar.target, bar.text) for bar in bars_in(parts) if bar.target)


def enormous(report: Published, hidden: bool = False) -> Published:
    """The same report with figures of twelve digits, names of 80 letters, 20 estates and 40 partners."""
    labels: dict[str, str] = {key: one.label for key, one in report.figures.items()}
    groups = dict(report.groups)
    estates = (*(Estate(number, f"{number}. {LONG}") for number in range(1, 21)), Estate(0, "Ingen afdeling"))
    for key in ESTATE_KEYS:
        groups[f"{ESTATE}{key}"] = tuple(estate_key(one.afdeling_id, key) for one in estates)
        labels.update({estate_key(one.afdeling_id, key): f"{one.name}: {labels[key]}" for one in estates})
    partners = tuple(f"henvisninger.partner.{number}" for number in range(1, 41))
    groups["henvisninger.partner"] = partners
    for number, partner in enumerate(partners):
        labels[partner] = f"{number}. {LONG}"
        labels.update({f"{partner}.{status.value}": status.label for status in STATUSES})
    figures = {
        key: Figure(key, label, None, "skjult") if hidden else Figure(key, label, HUGE, show_number(HUGE))
        for key, label in labels.items()
    }
    medians = {**report.medians, **dict.fromkeys(partners, "12,5")}
    return replace(
        report,
        organisation=LONG,
        contact=f"{LONG}, 12 34 56 78",
        afdelinger=tuple(one.name for one in estates[:-1]),
        figures=figures,
        groups=groups,
        medians=medians,
        amounts=dict.fromkeys(report.amounts, HUGE * 100),
        sums=dict.fromkeys(report.sums, HUGE * 100),
        estates=estates,
        trends={
            key: replace(trend, points=tuple(figures[point.key] for point in trend.points))
            for key, trend in report.trends.items()
        },
    )
