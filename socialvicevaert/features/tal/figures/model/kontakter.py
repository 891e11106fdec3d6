"""Contacts, and attempts in which nobody was reached."""

from socialvicevaert.features.kontakter.models import KontaktArt
from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.queries.kontakter import NOT_MET
from socialvicevaert.features.tal.rules.suppression import Keep, Relation


def kontakter(model: FigureModel, counts: Counts) -> None:
    """Contacts by kind, then what is no contact."""
    kinds = counts.kontakter.kinds
    met = [kind for kind in KontaktArt if kind not in NOT_MET]
    total = model.add("kontakter.i_alt", "Kontakter", sum(kinds.get(kind, 0) for kind in met), Keep.HEADLINE)
    rows = tuple(model.add(f"kontakter.art.{kind.value}", kind.label, kinds.get(kind, 0)) for kind in met)
    model.groups["kontakter.art"] = rows
    model.relations.append(Relation(total, rows))
    for kind in NOT_MET:
        model.add(f"kontakter.{kind.value}", kind.label, kinds.get(kind, 0), Keep.TOTAL)
    model.flow(total, *rows, *(f"kontakter.{kind.value}" for kind in NOT_MET))
    persons = model.add("kontakter.beboere", "Forskellige beboere mødt", counts.kontakter.persons, Keep.TOTAL)
    model.at_most(persons, total, model.values())
