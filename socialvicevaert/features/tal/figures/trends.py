"""The key figures over thirteen months, as they may be seen; what chance explains of them, and what it does not."""

from collections.abc import Mapping
from dataclasses import dataclass

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.figure import Figure
from socialvicevaert.features.tal.figures.model.maaneder import month_key
from socialvicevaert.features.tal.queries.trends import KEY_FIGURES as KEY_FIGURES
from socialvicevaert.features.tal.rules.period import MONTHS, Period
from socialvicevaert.features.tal.rules.xmr import Limits, natural_limits


@dataclass(frozen=True)
class Trend:
    """A key figure, month by month.

    `months` are oldest first, `points` the figures of them as they may be seen (a hidden one is a gap). `limits` are
    worked out from the twelve months before the last, None when one of them is hidden or lies before the first month
    with anything in it; `signal` is a sentence where the last month is more than chance explains, else empty.
    `year_ago` is the same month a year before; None where the report is not of one month.
    """

    key: str
    label: str
    months: tuple[Period, ...]
    points: tuple[Figure, ...]
    limits: Limits | None
    signal: str
    year_ago: Figure | None

    @property
    def values(self) -> tuple[int | None, ...]:
        """The points as numbers, None where one is hidden."""
        return tuple(point.value for point in self.points)

    @property
    def short_months(self) -> tuple[str, ...]:
        """The months as a chart names them: "okt. 2025"."""
        return tuple(short_name(month) for month in self.months)

    @property
    def year_ago_text(self) -> str:
        """The note under the key figure: "okt. 2025: 41", "okt. 2025: skjult"; empty where there is none."""
        return f"{short_name(self.months[0])}: {self.year_ago.text}" if self.year_ago else ""

    @property
    def variation(self) -> str:
        """What chance explains, in words, also where there is no signal or nothing to work it out from."""
        return ""


def short_name(month: Period) -> str:
    """As a chart names it: "okt. 2025", "maj 2026"."""
    name = MONTHS[month.from_on.month - 1]
    return f"{name if len(name) <= 4 else name[:3] + '.'} {month.from_on.year}"


def trends_of(counts: Counts, figures: Mapping[str, Figure]) -> dict[str, Trend]:
    """The trend of each key figure, by its key; empty where no months were counted."""
    months = counts.trends.months
    found: dict[str, Trend] = {}
    for key in counts.trends.values:
        points = tuple(figures[month_key(counts, month, key)] for month in months)
        values = [point.value for point in points]
        limits = natural_limits(values[:-1])
        found[key] = Trend(
            key=key,
            label=figures[key].label,
            months=months,
            points=points,
            limits=limits,
            signal="",
            year_ago=points[0] if counts.period == months[-1] else None,
        )
    return found
