"""What a figure of a ledger is about, and the name under which it is one figure in whichever report it stands."""

from collections.abc import Iterable
from datetime import timedelta

from socialvicevaert.features.tal.figures.ledger import Ledger, Place
from socialvicevaert.features.tal.rules.suppression import Cell

Held = tuple[int, ...] | None
"""The estates that are counted in a place; None: all of them."""


def held_by(place: Place) -> Held:
    """The estates of a place. One that has become part of another is held by that one, though not in older ledgers."""
    if place.afdeling_id is None:
        return None
    return place.held or (place.afdeling_id,)


def parts_of(whole: Held, others: Iterable[Held]) -> list[tuple[int, ...]]:
    """Those that lie within `whole` without overlapping, the largest first: what they leave is the rest of it."""
    found: list[tuple[int, ...]] = []
    inside = [one for one in others if one is not None and (whole is None or set(one) < set(whole))]
    for one in sorted(inside, key=lambda one: (-len(one), one)):
        if all(set(one).isdisjoint(other) for other in found):
            found.append(one)
    return found


def named(ledger: Ledger) -> Iterable[tuple[Cell, str]]:
    """The cells of a ledger with their names."""
    return ((cell, name_of(ledger, cell.key)) for cell in ledger.cells)


def name_of(ledger: Ledger, key: str) -> str:
    """The name of a cell."""
    return name_in_place(ledger, *key_in_place(ledger, key))


def key_in_place(ledger: Ledger, key: str) -> tuple[Place, str]:
    """What a cell is about, and its key in the report of that place."""
    for prefix, place in ledger.places.items():
        if prefix and key.startswith(prefix):
            return place, key[len(prefix) :]
    return ledger.places[""], key


def name_in_place(ledger: Ledger, place: Place, key: str, other: Ledger | None = None) -> str:
    """The name of a figure in a place; `other` is asked where the ledger does not know what stands on a day."""
    held = held_by(place)
    scope = f"{None if held is None else '+'.join(map(str, held))}|{place.gruppe}"
    stock = ledger.stocks.get(key) or (other.stocks.get(key) if other else None)
    if stock:
        day = place.from_on if stock.at_begin else place.to_on + timedelta(days=1)
        return f"{scope}|{day}|{stock.name}"
    return f"{scope}|{place.from_on}|{place.to_on}|{key}"
