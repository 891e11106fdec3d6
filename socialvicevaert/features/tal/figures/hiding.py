"""Which figures of a report are hidden, so that it gives nothing away by itself or together with earlier ones."""

from collections.abc import Mapping

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.ledger import Ledger, Place, Told
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.rules.suppression import hide


def hidden_in(model: FigureModel, counts: Counts, told: Told) -> Ledger:
    """The report's own ledger, with what is hidden in it."""
    hidden = hide(model.cells, model.relations, counts.threshold)
    return Ledger(counts.threshold, places_of(counts, told), tuple(model.cells), tuple(model.relations), hidden)


def places_of(counts: Counts, _told: Told) -> Mapping[str, Place]:
    """What the cells are about whose key begins with a prefix."""
    chosen = counts.parameters
    return {"": Place(counts.period.from_on, counts.period.to_on, chosen.afdeling_id, chosen.gruppe)}
