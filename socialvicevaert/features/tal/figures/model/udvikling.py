"""Development: the fogedsager of an earlier year beside those of the period."""

from dataclasses import replace

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.figures.model.fogedsager import fogedsager
from socialvicevaert.features.tal.rules.suppression import Relation

BEFORE = "foer."
"""Begins the key of a figure of the earlier year; what follows is the key it has in its own report."""

COMPARED = (
    "fogedsager.i_perioden",
    "fogedsager.modtagne",
    "fogedsager.afvaerget",
    "fogedsager.udfald.fraflyttet",
    "fogedsager.udfald.udsat",
    "fogedsager.tabt",
)
"""The figures that are printed beside each other."""


def udvikling(model: FigureModel, counts: Counts) -> None:
    """The earlier year, hidden as its own report hides it; only what is compared is printed.

    All of its figures are cells, because a reader may have its own report as well.
    """
    if counts.compared is None:
        return
    before = FigureModel()
    fogedsager(before, counts.compared.fogedsager)
    model.cells.extend(replace(cell, key=BEFORE + cell.key) for cell in before.cells)
    model.relations.extend(
        Relation(BEFORE + one.total, [BEFORE + part for part in one.parts]) for one in before.relations
    )
    model.labels.update({BEFORE + key: before.labels[key] for key in COMPARED})
    values = model.values()
    follows = counts.compared.period.to_on == counts.period.day_before
    if follows and values["fogedsager.primo"] == values[f"{BEFORE}fogedsager.i_gang"]:
        # what ran when the one ended is what ran when the other began
        model.relations.append(Relation("fogedsager.primo", (f"{BEFORE}fogedsager.i_gang",)))
