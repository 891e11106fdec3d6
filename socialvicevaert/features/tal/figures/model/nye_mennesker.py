"""Residents who have met new people, of those who were asked when their sag ended."""

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.rules.suppression import Keep, Relation


def nye_mennesker(model: FigureModel, counts: Counts) -> None:
    """Residents with a closed sag = asked + not asked; asked = yes + no."""
    found = counts.nye_mennesker
    asked = found.yes + found.no
    total = model.add(
        "nye_mennesker.beboere", "Forskellige beboere med afsluttet sag", asked + found.not_asked, Keep.TOTAL
    )
    answered = model.add("nye_mennesker.spurgt", "Spurgt, om de har mødt nye mennesker", asked, Keep.SUBTOTAL)
    not_asked = model.add("nye_mennesker.ikke_spurgt", "Ikke spurgt", found.not_asked)
    answers = (
        model.add("nye_mennesker.ja", "Har mødt nye mennesker", found.yes),
        model.add("nye_mennesker.nej", "Har ikke mødt nye mennesker", found.no),
    )
    model.relations.append(Relation(total, (answered, not_asked)))
    model.relations.append(Relation(answered, answers))
    model.groups["nye_mennesker"] = (*answers, not_asked)
    for whole in ("sager.beboere", "sager.afsluttede"):
        model.at_most(total, whole, model.values())
