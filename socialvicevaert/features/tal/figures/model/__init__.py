"""The figures as cells that add up: what a reader can know about how they hang together.

Keys are stable: they are the names in the JSON of the command line. A group is the rows of one table, in print order.
A module a subject, on `cells`.
"""

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.afdelinger import afdelinger
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.figures.model.fogedsager import fogedsager
from socialvicevaert.features.tal.figures.model.forloeb import forloeb
from socialvicevaert.features.tal.figures.model.genbesoeg import genbesoeg
from socialvicevaert.features.tal.figures.model.henvisninger import henvisninger
from socialvicevaert.features.tal.figures.model.husstande import husstande, restance_aarsager
from socialvicevaert.features.tal.figures.model.kontakt_ways import kontakt_ways
from socialvicevaert.features.tal.figures.model.kontakter import kontakter
from socialvicevaert.features.tal.figures.model.maaneder import maaneder
from socialvicevaert.features.tal.figures.model.nye_mennesker import nye_mennesker
from socialvicevaert.features.tal.figures.model.oekonomi import ansoegninger, budgetter, ordninger
from socialvicevaert.features.tal.figures.model.sager import needs, sager
from socialvicevaert.features.tal.figures.model.samtykker import restancer, samtykker
from socialvicevaert.features.tal.figures.model.udvikling import udvikling

__all__ = ["FigureModel", "model_of"]


def model_of(counts: Counts) -> FigureModel:
    """Every figure of the report."""
    model = FigureModel()
    sager(model, counts)
    needs(model, counts)
    nye_mennesker(model, counts)
    kontakter(model, counts)
    kontakt_ways(model, counts)
    fogedsager(model, counts.fogedsager)
    genbesoeg(model, counts)
    henvisninger(model, counts.henvisninger, counts.threshold)
    samtykker(model, counts)
    restancer(model, counts)
    husstande(model, counts)
    restance_aarsager(model, counts)
    forloeb(model, counts)
    budgetter(model, counts)
    ordninger(model, counts)
    ansoegninger(model, counts)
    afdelinger(model, counts)
    udvikling(model, counts)
    maaneder(model, counts)
    return model
