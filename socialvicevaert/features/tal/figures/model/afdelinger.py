"""The estates beside each other, for the report of all of them."""

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.rules.suppression import Keep, Relation

ESTATE = "afd."
"""Begins the key of a figure of one estate ("afd.3.sager.nye"); after its number stands the key in its own report."""

ESTATE_KEYS = (
    "sager.i_perioden",
    "sager.beboere",
    "sager.nye",
    "kontakter.i_alt",
    "fogedsager.i_perioden",
    "fogedsager.afvaerget",
    "fogedsager.tabt",
    "henvisninger.sendt",
    "restancer.husstande",
)
"""The figures that are compared. Each is the sum of those of all estates and of "Ingen afdeling"."""

_SOME_OF = (
    ("sager.beboere", "sager.i_perioden"),
    ("sager.nye", "sager.i_perioden"),
    ("fogedsager.afvaerget", "fogedsager.i_perioden"),
    ("fogedsager.tabt", "fogedsager.i_perioden"),
)


def estate_key(afdeling_id: int, key: str) -> str:
    """The key of an estate's figure in the report of all."""
    return f"{ESTATE}{afdeling_id}.{key}"


def afdelinger(model: FigureModel, counts: Counts) -> None:
    """A figure an estate and key; across them they add up to the total, within one as in the total."""
    compared = [key for key in ESTATE_KEYS if key in model.labels] if counts.estates else []
    for found in counts.estates:
        own = {key: estate_key(found.estate.afdeling_id, key) for key in compared}
        for key, name in own.items():
            model.add(name, f"{found.estate.name}: {model.labels[key]}", found.values[key], Keep.SUBTOTAL)
        values = {name: found.values[key] for key, name in own.items()}
        for part, whole in _SOME_OF:
            model.at_most(own[part], own[whole], values)
    for key in compared:
        rows = tuple(estate_key(found.estate.afdeling_id, key) for found in counts.estates)
        model.groups[f"{ESTATE}{key}"] = rows
        model.relations.append(Relation(key, rows))
    if compared:  # the same sager, printed in two places
        model.relations.append(Relation("sager.uden_afdeling", (estate_key(0, "sager.i_perioden"),)))
