"""The key figures over thirteen months, as they may be seen; what chance explains of them, and what it does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.figure import Figure
from socialvicevaert.features.tal.figures.model.maaneder import month_key
from socialvicevaert.features.tal.queries.trends import KEY_FIGURES as KEY_FIGURES
from socialvicevaert.features.tal.rules.period import MONTHS, Period
from socialvicevaert.features.tal.rules.xmr import POINTS, Limits, Signal, natural_limits, signal

SHORT_NAMES = {
    "sager.i_perioden": "Sager",
    "sager.beboere": "Beboere med sag",
    "kontakter.i_alt": "Kontakter",
    "fogedsager.i_perioden": "Fogedsager",
    "fogedsager.afvaerget": "Afværgede fogedsager",
    "henvisninger.sendt": "Henvisninger",
}
"""What a trend is called; a month is not "the period"."""


@dataclass(frozen=True)
class Trend:
    """A key figure, month by month.

    `months` are oldest first, `points` the figures of them as they may be seen (a hidden one is a gap). `limits` are
    worked out from the twelve months before the last, None when one of them is hidden or lies before the first month
    with anything in it. `signal` is a sentence where the last month is more than chance explains, else empty;
    `variation` says in a few words how the last month stands to the limits, or why there are none. `year_ago` is the
    same month a year before; None where the report is not of one month.
    """

    key: str
    label: str
    months: tuple[Period, ...]
    points: tuple[Figure, ...]
    limits: Limits | None
    signal: str
    year_ago: Figure | None
    variation: str = ""

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

    def within(self, period: Period) -> tuple[tuple[Period, Figure], ...]:
        """The months of a period with their figures: the twelve of a year."""
        return tuple(
            (month, point)
            for month, point in zip(self.months, self.points, strict=True)
            if period.from_on <= month.from_on and month.to_on <= period.to_on
        )


def short_name(month: Period) -> str:
    """A month as a chart names it: "okt. 2025", "maj 2026"."""
    name = MONTHS[month.from_on.month - 1]
    return f"{name if len(name) <= 4 else name[:3] + '.'} {month.from_on.year}"


def trends_of(counts: Counts, figures: Mapping[str, Figure]) -> dict[str, Trend]:
    """The trend of each key figure, by its key; empty where no months were counted."""
    months = counts.trends.months
    points = {key: tuple(figures[month_key(counts, month, key)] for month in months) for key in counts.trends.values}
    empty = _months_before_anything([*points.values()])
    return {key: _trend(key, months, found, empty, months[-1] == counts.period) for key, found in points.items()}


def _trend(key: str, months: tuple[Period, ...], points: tuple[Figure, ...], empty: int, is_month: bool) -> Trend:
    values = [point.value for point in points]
    limits = None if empty else natural_limits(values[:-1])
    found = signal(values, limits)
    return Trend(
        key=key,
        label=SHORT_NAMES[key],
        months=months,
        points=points,
        limits=limits,
        signal=_sentence(found, SHORT_NAMES[key], months[-1], points[-1], limits),
        year_ago=points[0] if is_month else None,
        variation=_variation(found, points, limits, empty),
    )


def _months_before_anything(trends: Sequence[Sequence[Figure]]) -> int:
    """How many months there are before the first with any key figure: chance cannot be learnt from what was not kept.

    Told from what may be seen alone: a withheld figure may be 0.
    """
    months = enumerate(zip(*trends, strict=True))
    return next(
        (place for place, month in months if any(point.value or point.is_small for point in month)),
        len(trends[0]) if trends else 0,
    )


def _sentence(found: Signal, name: str, month: Period, last: Figure, limits: Limits | None) -> str:
    when = MONTHS[month.from_on.month - 1]
    if limits is None or found is Signal.NONE:
        return ""
    if found in (Signal.ABOVE, Signal.BELOW):
        side = "over" if found is Signal.ABOVE else "under"
        return f"{name}: {last.text} i {when} er {side} det, som tilfældig variation forklarer ({limits.text})."
    side = "over" if found is Signal.RUN_ABOVE else "under"
    return (
        f"{name}: de otte seneste måneder til og med {when} ligger alle {side} gennemsnittet af de tolv måneder før "
        f"{when}; det er næppe tilfældigt."
    )


def _variation(found: Signal, points: Sequence[Figure], limits: Limits | None, empty: int) -> str:
    if empty:
        how_many = max(0, POINTS - empty)
        months = "måned" if how_many == 1 else "måneder"
        return f"for få måneder til naturlig variation: {how_many} {months} af {POINTS}"
    if all(point.value == 0 for point in points):
        return f"ingen i de {len(points)} måneder"
    if limits is None:
        return "naturlig variation vises ikke, når en måned er skjult"
    if points[-1].value is None:
        return f"naturlig variation: {limits.text}"
    side = {
        Signal.ABOVE: f"over den naturlige variation ({limits.text})",
        Signal.BELOW: f"under den naturlige variation ({limits.text})",
        Signal.RUN_ABOVE: "otte måneder i træk over gennemsnittet",
        Signal.RUN_BELOW: "otte måneder i træk under gennemsnittet",
    }
    return side.get(found, f"inden for den naturlige variation ({limits.text})")
