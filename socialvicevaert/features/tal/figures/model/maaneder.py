"""The months of the trends: each point can be read off, so each is a figure that may be hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.figures.model.udvikling import BEFORE, COMPARED
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.features.tal.rules.suppression import Cell, Relation

MONTH = "md."
"""Begins the key of a month's figure: "md.2026-09.sager.i_perioden"."""

_FLOWS = ("kontakter.i_alt", "henvisninger.sendt")
"""What happens on a day: months add up to the period they make together."""
_STOCKS = ("sager.i_perioden", "sager.beboere", "fogedsager.i_perioden")
"""What lasts: whatever is in a month is in every period that holds the month."""
_OPEN = {
    "sager.i_perioden": ("sager.primo", "sager.ultimo"),
    "fogedsager.i_perioden": ("fogedsager.primo", "fogedsager.i_gang"),
}
"""What of it was open when a period began, and when it ended."""
_AVERTED = "fogedsager.afvaerget"


def month_key(counts: Counts, month: Period, key: str) -> str:
    """The figure that is a point of a trend: the report's own, or the compared one, where it is of that very month."""
    if month == counts.period:
        return key
    if counts.compared and month == counts.compared.period and key in COMPARED:
        return BEFORE + key
    return f"{MONTH}{month.from_on:%Y-%m}.{key}"


def maaneder(model: FigureModel, counts: Counts) -> None:
    """A figure for each month of each trend, and how they hang together with the report's own."""
    labels = dict(model.labels)
    for key, values in counts.trends.values.items():
        for month, value in zip(counts.trends.months, values, strict=True):
            point = month_key(counts, month, key)
            if point not in model.labels:
                model.add(point, f"{labels[key]}, {month.name}", value)
    if not counts.trends.values:
        return
    known = _Known(model, counts, model.values())
    for month in counts.trends.months:
        known.within(month)
    known.with_block("", counts.period)
    if counts.compared:
        known.with_block(BEFORE, counts.compared.period)


@dataclass(frozen=True)
class _Known:
    """Adds what readers know of the months. What does not hold in truth is left out: a corrected history may break it.

    What is left when one figure is taken from another is a figure as well, though nobody prints it: "3 sager of the
    quarter were not open in its last month". It is guarded like one where it is small.
    """

    model: FigureModel
    counts: Counts
    values: dict[str, int]

    def within(self, month: Period) -> None:
        """Of the same month."""
        if month == self.counts.period:
            return
        self.model.at_most(self._key(month, "sager.beboere"), self._key(month, "sager.i_perioden"), self.values)
        self._some_of([self._key(month, _AVERTED)], self._key(month, "fogedsager.i_perioden"))

    def with_block(self, prefix: str, period: Period) -> None:
        """Of the months and the figures of a period, whose keys begin with the prefix."""
        months = [month for month in self.counts.trends.months if month != period]
        inside = [one for one in months if period.from_on <= one.from_on and one.to_on <= period.to_on]
        for key in _FLOWS:
            if prefix + key in self.values:
                self._adds_up(prefix + key, key, period, inside)
        for key in _STOCKS:
            if prefix + key in self.values:
                self._lasts(prefix, key, period, months, inside)
        for month in months:
            if month.to_on == period.to_on:
                averted = [self._key(month, _AVERTED), prefix + _AVERTED]
                shorter, longer = averted if month in inside else reversed(averted)
                self._some_of([shorter], longer)

    def _adds_up(self, total: str, key: str, period: Period, inside: Sequence[Period]) -> None:
        parts = [self._key(month, key) for month in inside]
        if parts and _covers(inside, period):
            if sum(self.values[part] for part in parts) == self.values[total]:
                self.model.relations.append(Relation(total, parts))
        elif parts:
            self._some_of(parts, total)
        for month in self.counts.trends.months:
            if _holds(month, period):
                self._some_of([total], self._key(month, key))

    def _lasts(self, prefix: str, key: str, period: Period, months: Sequence[Period], inside: Sequence[Period]) -> None:
        whole = prefix + key
        for month in months:
            point = self._key(month, key)
            if month in inside:
                self._some_of([point], whole)
            elif _holds(month, period):
                self._some_of([whole], point)
            primo, ultimo = _OPEN.get(key, ("", ""))
            if primo and (month.to_on == period.day_before or month.from_on == period.from_on):
                self._some_of([prefix + primo], point)
            if ultimo and (period.to_on == month.day_before or month.to_on == period.to_on):
                self._some_of([prefix + ultimo], point)
        if inside and _covers(inside, period):  # each was there in one of them at least
            self._at_most_together(whole, [self._key(month, key) for month in inside])

    def _some_of(self, parts: Sequence[str], whole: str) -> None:
        left = self.values[whole] - sum(self.values[part] for part in parts)
        rest = f"{' + '.join(parts)} resten af {whole}"
        if left >= 0 and rest not in self.values:
            self.values[rest] = left
            self.model.cells.append(Cell(rest, left, internal=not 0 < left < self.counts.threshold))
            self.model.relations.append(Relation(whole, (*parts, rest)))

    def _at_most_together(self, whole: str, parts: Sequence[str]) -> None:
        together, more = f"{whole} i månederne", f"{whole} i flere måneder"
        total = sum(self.values[part] for part in parts)
        if total >= self.values[whole]:
            self.model.cells.append(Cell(together, total, internal=True))
            self.model.cells.append(Cell(more, total - self.values[whole], internal=True))
            self.model.relations.append(Relation(together, parts))
            self.model.relations.append(Relation(together, (whole, more)))

    def _key(self, month: Period, key: str) -> str:
        return month_key(self.counts, month, key)


def _holds(month: Period, period: Period) -> bool:
    return month != period and month.from_on <= period.from_on and period.to_on <= month.to_on


def _covers(inside: Sequence[Period], period: Period) -> bool:
    """Whether months in a row are all of the period."""
    return inside[0].from_on == period.from_on and inside[-1].to_on == period.to_on
