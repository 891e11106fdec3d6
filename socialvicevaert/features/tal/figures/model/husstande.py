"""Households by type, and why those in arrears came into them."""

from collections.abc import Mapping

from socialvicevaert.features.beboere.models import HusstandType
from socialvicevaert.features.sager.models import SagAarsag
from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.model.cells import NOT_STATED, FigureModel, rows_of
from socialvicevaert.features.tal.rules.suppression import Cell, Keep, Relation

_ARREARS = "restancer.kendte"
_CAUSES = "restancer.aarsag"


def husstande(model: FigureModel, counts: Counts) -> None:
    """Households with a sag and with a fogedsag, each by type; a household may be in both."""
    for key, label, whole, found in (
        ("sag", "Forskellige husstande med sag", "sager.beboere", counts.husstande.with_sag),
        ("fogedsag", "Forskellige husstande med fogedsag", "fogedsager.i_perioden", counts.husstande.with_fogedsag),
    ):
        total = model.add(f"husstande.{key}", label, sum(found.values()), Keep.TOTAL)
        model.at_most(total, whole, model.values())
        rows_of(model, f"husstande.{key}.type", total, HusstandType, found)


def restance_aarsager(model: FigureModel, counts: Counts) -> None:
    """The causes of the arrears of those who are helped; "unknown" and "nobody wrote it" are rows of their own."""
    found = counts.husstande
    total = model.add(_ARREARS, "Husstande i restance, som vi hjælper", found.in_arrears, Keep.TOTAL)
    rows_of(model, _CAUSES, total, SagAarsag, found.causes, missing=NOT_STATED)
    without = model.add(f"{_CAUSES}.uden_sag", "Kun fogedsag, ingen sag med årsag", found.without_sag)
    causes = model.groups[_CAUSES]
    model.groups[_CAUSES] = (*causes, without)
    model.relations[-1] = Relation(total, model.groups[_CAUSES])
    values = model.values()
    _within(model, values, total, without)
    # each household has a sag of its own with that cause
    for key in causes:
        model.at_most(key, key.replace(_CAUSES, "sager.aarsag"), values)


def _within(model: FigureModel, values: Mapping[str, int], total: str, without: str) -> None:
    """Who is in arrears has a fogedsag, or has a sag and stands on a list."""
    model.at_most("husstande.fogedsag", total, values)
    model.at_most(without, "husstande.fogedsag", values)
    both = "restancer.kendte med sag"
    model.cells.append(Cell(both, values[total] - values[without], internal=True))
    model.relations.append(Relation(total, (both, without)))
    model.at_most(both, "husstande.sag", model.values())
