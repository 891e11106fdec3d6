"""The months of the trends: each point can be read off, so each is a figure that may be hidden."""

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.figures.model.udvikling import BEFORE, COMPARED
from socialvicevaert.features.tal.rules.period import Period

MONTH = "md."
"""Begins the key of a month's figure: "md.2026-09.sager.i_perioden"."""


def month_key(counts: Counts, month: Period, key: str) -> str:
    """The figure that is a point of a trend: the report's own, or the compared one, where it is of that very month."""
    if month == counts.period:
        return key
    if counts.compared and month == counts.compared.period and key in COMPARED:
        return BEFORE + key
    return f"{MONTH}{month.from_on:%Y-%m}.{key}"


def maaneder(model: FigureModel, counts: Counts) -> None:
    """A figure for each month of each trend."""
    labels = dict(model.labels)
    for key, values in counts.trends.values.items():
        for month, value in zip(counts.trends.months, values, strict=True):
            point = month_key(counts, month, key)
            if point not in model.labels:
                model.add(point, f"{labels[key]}, {month.name}", value)
