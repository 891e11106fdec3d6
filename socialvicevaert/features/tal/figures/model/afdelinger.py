"""The estates beside each other, for the report of all of them."""

from collections.abc import Mapping

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.queries.scope import NO_ESTATE
from socialvicevaert.features.tal.rules.suppression import Keep, Relation

ESTATE = "afd."
"""Begins the key of a figure of one estate ("afd.3.sager.nye"); after its number stands the key in its own report."""

_ARREARS = "restancer.husstande"
ESTATE_KEYS = (
    "sager.i_perioden",
    "sager.beboere",
    "sager.nye",
    "kontakter.i_alt",
    "fogedsager.i_perioden",
    "fogedsager.afvaerget",
    "fogedsager.tabt",
    "henvisninger.sendt",
    _ARREARS,
)
"""The figures that are compared. Each is the sum of those of all estates and of "Ingen afdeling"."""

_ANYTHING = ("sager.i_perioden", "sager.beboere", "kontakter.i_alt", "fogedsager.i_perioden")
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
    compared = (
        [key for key in ESTATE_KEYS if key in model.labels and _is_divided(counts, key)] if counts.estates else []
    )
    for found in counts.estates:
        own = {key: estate_key(found.estate.afdeling_id, key) for key in compared}
        for key, name in own.items():
            label = f"{found.estate.name}: {model.labels[key]}"
            model.add(name, label, found.values[key], Keep.SUBTOTAL, fixed=_is_nothing(found.values, key))
        if _ARREARS in own:
            model.reading(own[_ARREARS], counts.restancer.read.get(found.estate.afdeling_id, ()))
        values = {name: found.values[key] for key, name in own.items()}
        for part, whole in _SOME_OF:
            if part in own and whole in own:
                model.at_most(own[part], own[whole], values)
    for key in compared:
        rows = tuple(estate_key(found.estate.afdeling_id, key) for found in counts.estates)
        model.groups[f"{ESTATE}{key}"] = rows
        model.relations.append(Relation(key, rows))
    if "sager.i_perioden" in compared:  # the same sager, printed in two places
        model.relations.append(Relation("sager.uden_afdeling", (estate_key(0, "sager.i_perioden"),)))


def _is_nothing(values: Mapping[str, int], key: str) -> bool:
    """Whether a reader takes a figure to be 0 because nothing at all happened there: to hide it would hide nothing,
    and what is hidden beside it would be read off the total.
    """
    return values[key] == 0 and not any(values[one] for one in _ANYTHING)


def _is_divided(counts: Counts, key: str) -> bool:
    """False where nobody says of any that it is of an estate: 0 in each of them would be read as none at all."""
    whose = {found.estate.afdeling_id: found.values[key] for found in counts.estates}
    return whose.pop(NO_ESTATE, 0) == 0 or any(whose.values())
