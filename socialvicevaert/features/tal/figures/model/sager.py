"""Sager, and the need areas they are about."""

from socialvicevaert.features.sager.models import SagAarsag, SagKilde, SagResultat
from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import NOT_STATED, FigureModel, rows_of
from socialvicevaert.features.tal.rules.suppression import Cell, Keep, Relation


def sager(model: FigureModel, counts: Counts) -> None:
    """The balance, and what the sager are like."""
    sager = counts.sager
    total = model.add("sager.i_perioden", "Sager i perioden", sager.active, Keep.HEADLINE)
    model.add("sager.primo", "Åbne ved periodens begyndelse", sager.primo, Keep.SUBTOTAL)
    model.add("sager.nye", "Nye og genåbnede i perioden", sager.new, Keep.SUBTOTAL)
    closed = model.add("sager.afsluttede", "Afsluttede ved periodens udgang", sager.closed, Keep.SUBTOTAL)
    model.add("sager.ultimo", "Åbne ved periodens udgang", sager.ultimo, Keep.SUBTOTAL)
    model.relations.append(Relation(total, ("sager.primo", "sager.nye")))
    model.relations.append(Relation(total, (closed, "sager.ultimo")))
    persons = model.add("sager.beboere", "Forskellige beboere med sag", sager.persons, Keep.TOTAL)
    model.at_most(persons, total, model.values())
    model.stock("sager.aabne", end="sager.ultimo", begin="sager.primo")
    # a sag that is closed and opened again counts anew in the month when it is: nearly a flow, and a reader will
    # subtract; how often that was, months tell together with their year
    model.flow(
        "sager.nye", closed, *(f"sager.resultat.{one.value}" for one in SagResultat), "sager.resultat.ikke_angivet"
    )
    if counts.parameters.afdeling_id is None:
        homeless = model.add("sager.uden_afdeling", "Beboeren har ingen afdeling", sager.without_afdeling)
        model.at_most(homeless, total, model.values())
    rows_of(model, "sager.resultat", closed, SagResultat, sager.results, missing=NOT_STATED)
    rows_of(model, "sager.kilde", total, SagKilde, sager.sources)
    rows_of(model, "sager.aarsag", total, SagAarsag, sager.causes, missing=NOT_STATED)


def needs(model: FigureModel, counts: Counts) -> None:
    """Need areas, of which a sag may have several."""
    areas = [model.add(f"sager.behov.{number}", name, found) for number, name, found in counts.needs.by_area]
    none = model.add("sager.behov.ikke_angivet", NOT_STATED, counts.needs.none)
    model.groups["sager.behov"] = (*areas, none)
    # A sag may have several areas: readers know that those with any are not more than all areas together, nor fewer
    # than any one of them.
    stated = counts.sager.active - counts.needs.none
    model.cells.append(Cell("sager med behov", stated, internal=True))
    model.relations.append(Relation("sager.i_perioden", ("sager med behov", none)))
    values = model.values()
    together = sum(values[area] for area in areas)
    model.cells.append(Cell("behov i alt", together, internal=True))
    model.cells.append(Cell("behov udover det første", together - stated, internal=True))
    model.relations.append(Relation("behov i alt", areas))
    model.relations.append(Relation("behov i alt", ("sager med behov", "behov udover det første")))
    for area in areas:
        model.at_most(area, "sager med behov", values | {"sager med behov": stated})
