"""Which figures of a report are hidden, so that it gives nothing away by itself or together with earlier ones."""

import re
from dataclasses import replace
from datetime import date

from socialvicevaert.features.tal.figures.counting import Counts
from socialvicevaert.features.tal.figures.ledger import Ledger, Place, Told
from socialvicevaert.features.tal.figures.model.cells import FigureModel
from socialvicevaert.features.tal.figures.together import Together
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.features.tal.rules.suppression import hide_with_proofs

_PREFIX = re.compile(r"(?:foer\.|md\.(?P<year>\d{4})-(?P<month>\d{2})\.|afd\.(?P<afdeling>\d+)\.)+")


def hidden_in(model: FigureModel, counts: Counts, told: Told) -> Ledger:
    """The report's own ledger, with what is hidden in it.

    :raises ValueError: the true figures do not add up.
    """
    ledger = Ledger(
        counts.threshold,
        places_of(model, counts),
        tuple(model.cells),
        tuple(model.relations),
        {},
        frozenset(model.flows),
        model.stocks,
        model.sources,
    )
    return hidden_beside(ledger, told)


def hidden_beside(new: Ledger, told: Told) -> Ledger:
    """A ledger in which nothing is hidden yet, with what must be so that it is safe beside what has been told.

    The same figures as were told before are hidden as they were: nothing new is said.
    """
    same = next((one for one in reversed(told.ledgers) if _said(one) == _said(new)), None)
    if same:
        return same
    together = Together(new, told)
    hidden, proofs = hide_with_proofs(together.cells.values(), together.own_relations, new.threshold, together.known())
    by_key = {key: hidden[name] for key, name in together.names.items() if name in hidden}
    printed = {cell.key for cell in new.cells if not cell.internal}
    return replace(new, hidden={key: why for key, why in by_key.items() if key in printed}, proofs=tuple(proofs))


def _said(ledger: Ledger) -> tuple[object, ...]:
    relations = [(one.total, *one.parts) for one in ledger.relations]
    return ledger.threshold, dict(ledger.places), ledger.cells, relations, dict(ledger.sources)


def places_of(model: FigureModel, counts: Counts) -> dict[str, Place]:
    """What the cells are about whose key begins with a prefix; "" is the report itself."""
    own = _place_of(counts, counts.period, counts.parameters.afdeling_id)
    places = {"": own}
    for cell in model.cells:
        found = _PREFIX.match(cell.key)
        if found and found[0] not in places:
            places[found[0]] = _place(found, own, counts)
    return places


def _place(prefix: re.Match[str], own: Place, counts: Counts) -> Place:
    period = Period(own.from_on, own.to_on)
    if counts.compared and prefix[0].startswith("foer."):
        period = counts.compared.period
    if prefix["year"]:
        period = Period.month(date(int(prefix["year"]), 1, 1).year, int(prefix["month"]))
    afdeling_id = int(prefix["afdeling"]) if prefix["afdeling"] else own.afdeling_id
    return _place_of(counts, period, afdeling_id)


def _place_of(counts: Counts, period: Period, afdeling_id: int | None) -> Place:
    held = Scope(period, afdeling_id, merges=counts.merges).afdelinger
    workers = None if counts.workers is None else tuple(sorted(counts.workers))
    return Place(
        period.from_on, period.to_on, afdeling_id, counts.parameters.gruppe, tuple(sorted(held or ())), workers
    )
