"""Re-checks of averted fogedsager after 3, 6 and 12 months: how lasting it was, and of how many that is known."""

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.queries.genbesoeg import MONTHS_AFTER, Standing
from socialvicevaert.features.tal.rules.suppression import Keep, Relation

_STANDINGS = {
    Standing.STAYED: ("bor_der", "Bor der stadig"),
    Standing.LEFT: ("bor_der_ikke", "Bor der ikke længere"),
}


def genbesoeg(model: FigureModel, counts: Counts) -> None:
    """For each number of months: due = known + unknown, known = still lives there + does not."""
    found = counts.genbesoeg.due
    for months in MONTHS_AFTER:
        group = f"genbesoeg.{months}"
        number = {one: found.get((months, one), 0) for one in Standing}
        known = number[Standing.STAYED] + number[Standing.LEFT]
        due = model.add(
            f"{group}.forfaldne", f"Genbesøg efter {months} måneder", known + number[Standing.UNKNOWN], Keep.TOTAL
        )
        answered = model.add(f"{group}.kendt", "Undersøgt", known, Keep.SUBTOTAL)
        answers = tuple(model.add(f"{group}.{key}", label, number[one]) for one, (key, label) in _STANDINGS.items())
        unknown = model.add(f"{group}.ukendt", "Ukendt (ikke undersøgt)", number[Standing.UNKNOWN])
        model.relations.append(Relation(due, (answered, unknown)))
        model.relations.append(Relation(answered, answers))
        model.groups[group] = (*answers, unknown)
        # what was unknown in one report may be known in a later one: nearly flows, and a reader will subtract
        model.flow(due, answered, *answers, unknown)
