"""Periods of one count beside each other, as day numbers: the first day, and the day after the last."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from socialvicevaert.features.tal.figures.ledger import Place

Days = tuple[int, int]


def days_of(place: Place) -> Days:
    """The days of a place."""
    return place.from_on.toordinal(), place.to_on.toordinal() + 1


def year_that_ends_with(place: Place) -> Place | None:
    """The twelve whole months up to the last day of a shorter period; None where it ends within a month.

    None for an estate or a group: what they hide for all is much already, and their year is seldom asked for.
    """
    end = place.to_on + timedelta(days=1)
    if place.afdeling_id is not None or place.gruppe or end.day != 1 or place.from_on <= end.replace(year=end.year - 1):
        return None
    return replace(place, from_on=end.replace(year=end.year - 1))


def hanging_together(periods: Iterable[Days]) -> list[list[int]]:
    """Days that periods lead from one to the other, each group in order."""
    group: dict[int, set[int]] = {}
    for begin, end in periods:
        joined = group.get(begin, {begin}) | group.get(end, {end})
        for day in joined:
            group[day] = joined
    return [sorted(days) for days in {id(days): days for days in group.values()}.values()]


def heights_of(
    days: Sequence[int], periods: Mapping[Days, str], values: Mapping[str, int], newest: Container[str]
) -> list[int]:
    """How much had come by each day. Where data has changed, the newest figures are believed before earlier ones."""
    found = {days[0]: 0}
    order = sorted(periods.items(), key=lambda one: one[1] not in newest)
    while len(found) < len(days):
        for (begin, end), name in order:
            if (begin in found) != (end in found):
                if begin in found:
                    found[end] = found[begin] + values[name]
                else:
                    found[begin] = found[end] - values[name]
                break
    return [found[day] for day in days]


def in_a_row(periods: Mapping[Days, str], days: Days) -> tuple[str, ...]:
    """The figures that make up a count in a period; none where no report tells of it."""
    if days in periods:
        return (periods[days],)
    found: list[str] = []
    day = days[0]
    ends = {begin: (end, name) for (begin, end), name in sorted(periods.items(), reverse=True)}
    while day in ends and day < days[1]:
        day, name = ends[day]
        found.append(name)
    return tuple(found) if day == days[1] else ()
