"""Figures as pictures. A figure that may not be seen has None as value: no bar, no point, only its text.

Every scale begins at 0 and ends at the largest value that is given, so an axis tells nothing that is not printed.
Labels stand beside what they name: there are no legends, and nothing depends on telling colours apart. `headline` says
the finding; the spoken text says the same as the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from socialvicevaert.paper.parts.base import Mark, Part, Role


@dataclass(frozen=True)
class Sparkline:
    """The course of a figure, oldest first; None is a gap.

    `first` and `last` name the two ends, `last_text` is the last point as it is printed; `band` is the lower and upper
    limit of natural variation.
    """

    values: Sequence[float | None]
    first: str
    last: str
    last_text: str
    band: tuple[float, float] | None = None

    def spoken(self) -> str:
        """The two ends of the course, as far as they may be seen."""
        return f"{self.first} til {self.last}, senest {self.last_text}"


@dataclass(frozen=True)
class KeyFigure:
    """One card: a number as it is printed, what it counts, lines of comparison, and its course."""

    label: str
    value: str
    note: str = ""
    trend: Sparkline | None = None
    target: str = ""


@dataclass(frozen=True)
class KeyFigures(Part):
    """Cards beside each other, three to a row; read card by card, and only the course in it is a picture."""

    figures: Sequence[KeyFigure]
    role: ClassVar[Role] = Role.LIST

    def spoken(self) -> str:
        return "\n".join(f"{one.label}: {one.value}. {one.note} {_course(one.trend)}".strip() for one in self.figures)


@dataclass(frozen=True)
class Bar:
    """One bar or column: `value` sets its length, `text` is printed at its end; no bar for None (hidden or unknown)."""

    label: str
    value: float | None
    text: str
    mark: Mark = Mark.ACCENT
    target: str = ""


@dataclass(frozen=True)
class BarChart(Part):
    """Horizontal bars with direct labels."""

    headline: str
    bars: Sequence[Bar]
    alternative: str = ""
    role: ClassVar[Role] = Role.FIGURE

    def spoken(self) -> str:
        return self.alternative or _said(self.bars)


@dataclass(frozen=True)
class ColumnChart(Part):
    """Columns from left to right, one a month; `average` is a thin line across, named at its end."""

    headline: str
    columns: Sequence[Bar]
    average: float | None = None
    average_text: str = ""
    role: ClassVar[Role] = Role.FIGURE

    def spoken(self) -> str:
        return f"{_said(self.columns)}. {self.average_text}".removesuffix(". ")


@dataclass(frozen=True)
class Funnel(Part):
    """Steps of which each is some of the one before; `beside` are those who did not go on from the first."""

    headline: str
    steps: Sequence[Bar]
    beside: Sequence[Bar] = ()
    role: ClassVar[Role] = Role.FIGURE

    def spoken(self) -> str:
        return _said([*self.steps, *self.beside])


@dataclass(frozen=True)
class ShareBar(Part):
    """One bar divided in parts of a whole, all of them known; each is named below it with its text."""

    headline: str
    segments: Sequence[Bar]
    role: ClassVar[Role] = Role.FIGURE

    def spoken(self) -> str:
        return _said(self.segments)


@dataclass(frozen=True)
class Change:
    """One thing before and after, each end as a bar: its value, its text and which figure it is."""

    label: str
    before: Bar
    after: Bar
    note: str = ""


@dataclass(frozen=True)
class BeforeAfter(Part):
    """Two points a line, joined: hollow before, filled after; `shared` draws all lines to one scale."""

    headline: str
    changes: Sequence[Change]
    shared: bool = True
    role: ClassVar[Role] = Role.FIGURE

    def spoken(self) -> str:
        return "; ".join(f"{one.label}, {_said((one.before, one.after))} {one.note}".strip() for one in self.changes)


@dataclass(frozen=True)
class Panel:
    """One of several small charts beside each other: a bar for each row of the whole."""

    title: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class SmallMultiples(Part):
    """Small charts beside each other with the same rows, all to one scale so that they can be compared."""

    headline: str
    rows: Sequence[str]
    panels: Sequence[Panel]
    role: ClassVar[Role] = Role.FIGURE

    def spoken(self, first: int = 0, last: int | None = None) -> str:
        """Of all rows, or of those from `first` up to `last` that stand on one page."""
        return "\n".join(f"{panel.title}: {_said(panel.bars[first:last])}" for panel in self.panels)


def _course(trend: Sparkline | None) -> str:
    return f"({trend.spoken()})" if trend else ""


def _said(bars: Sequence[Bar]) -> str:
    return "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
