"""Invented months for the trends of an invented report."""

from dataclasses import replace
from random import Random

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model import model_of
from socialvicevaert.features.tal.queries.trends import KEY_FIGURES, MONTHS_SHOWN, MonthlyCounts
from socialvicevaert.features.tal.rules.period import months_up_to


def with_months(counts: Counts, chance: Random) -> Counts:
    """The report with thirteen months before and in its period that could be true; its own month is its own."""
    own = model_of(counts).values()
    months = months_up_to(counts.period.to_on, MONTHS_SHOWN)
    inside = [counts.period.from_on <= one.from_on and one.to_on <= counts.period.to_on for one in months]
    values: dict[str, list[int]] = {key: [] for key in KEY_FIGURES}
    for key in ("kontakter.i_alt", "henvisninger.sendt"):
        left = own[key]
        for place, month in enumerate(months):
            last = month == counts.period or (all(inside[place:]) and place == len(months) - 1)
            value = left if last and inside[place] else chance.randint(0, max(1, own[key] // 3))
            if inside[place] and not last:
                value = min(value, left)
            left -= value if inside[place] else 0
            values[key].append(value)
    for place, month in enumerate(months):
        for part, whole in (("sager.beboere", "sager.i_perioden"), ("fogedsager.afvaerget", "fogedsager.i_perioden")):
            if month == counts.period:
                pair = own[whole], own[part]
            else:
                largest = own[whole] if inside[place] else own[whole] + 5
                total = chance.randint(largest // 2, largest)
                pair = total, chance.randint((total + 1) // 2, total)
            values[whole].append(pair[0])
            values[part].append(pair[1])
    return replace(counts, trends=MonthlyCounts(months, {key: tuple(values[key]) for key in KEY_FIGURES}))
