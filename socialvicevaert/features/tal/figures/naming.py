"""What a figure of a ledger is about, and the name under which it is one figure in whichever report it stands."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from socialvicevaert.features.tal.figures.ledger import Ledger, Place
from socialvicevaert.features.tal.figures.model.cells import Stock
from socialvicevaert.features.tal.rules.suppression import Cell

_BEGINNINGS = ("foer.", "md.", "afd.")
"""Of the prefixes of what is about another place than the report is."""

Members = tuple[Hashable, ...] | None
"""The numbers of those that are counted, in order; None: all there are."""


class Extent(NamedTuple):
    """Whose figures they are, whichever days: those of some estates and some workers, or read from some lists.

    An estate that has become part of another is held by that one, though not in older ledgers. A group of which no
    workers are known stands for itself.
    """

    estates: Members = None
    workers: Members = None
    lists: Members = None


class Read(NamedTuple):
    """A cell of a ledger: what it is about, its key in the report of that, and its name."""

    cell: Cell
    place: Place
    key: str
    name: str


def extent_of(place: Place) -> Extent:
    """What is counted in a place."""
    estates: Members = None if place.afdeling_id is None else place.held or (place.afdeling_id,)
    workers: Members = place.workers
    if place.gruppe and workers is None:
        workers = (place.gruppe,)
    return Extent(estates, workers)


@lru_cache(maxsize=4096)
def holds(whole: Extent, part: Extent) -> bool:
    """Whether all of one is in the other, also where they are the same."""
    return all(
        outer is None or (inner is not None and set(inner) <= set(outer))
        for outer, inner in zip(whole, part, strict=True)
    )


def families_of(whole: Extent, others: Iterable[Extent]) -> list[list[Extent]]:
    """Those that lie within `whole`, in groups of which none overlap, so that what a group leaves is the rest of it.

    Each is in one group at least; the largest first.
    """
    inside = sorted(
        (one for one in others if one != whole and holds(whole, one)), key=lambda one: (-_size(one), repr(one))
    )
    families: list[list[Extent]] = []
    waiting = list(inside)
    while waiting:
        family = [waiting[0]]
        family.extend(one for one in inside if all(_apart(one, other) for other in family))
        families.append([one for one in inside if one in family])
        waiting = [one for one in waiting if one not in family]
    return families


def name_of(ledger: Ledger, key: str) -> str:
    """The name of a cell."""
    return _name(ledger, *key_in_place(ledger, key), key)


@lru_cache(maxsize=4096)
def _apart(one: Extent, other: Extent) -> bool:
    """Whether nothing is in both."""
    return one != other and any(
        mine is not None and yours is not None and set(mine).isdisjoint(yours) and not _unknown(mine, yours)
        for mine, yours in zip(one, other, strict=True)
    )


def _unknown(mine: Sequence[Hashable], yours: Sequence[Hashable]) -> bool:
    """Whether who they are is not known of some group, so that others may be in it too."""
    return any(isinstance(one, str) for one in (*mine, *yours))


def _size(one: Extent) -> int:
    return sum(1000 if members is None else len(members) for members in one)


def read_cells(ledger: Ledger) -> list[Read]:
    """The cells of a ledger with what they are about and their names."""
    found = []
    for cell in ledger.cells:
        place, key = key_in_place(ledger, cell.key)
        found.append(Read(cell, place, key, _name(ledger, place, key, cell.key)))
    return found


def key_in_place(ledger: Ledger, key: str) -> tuple[Place, str]:
    """What a cell is about, and its key in the report of that place."""
    if key.startswith(_BEGINNINGS):
        for prefix, place in ledger.places.items():
            if prefix and key.startswith(prefix):
                return place, key[len(prefix) :]
    return ledger.places[""], key


def name_in_place(ledger: Ledger, place: Place, key: str, other: Ledger | None = None) -> str:
    """The name of a figure in a place; `other` is asked where the ledger does not know what stands on a day."""
    stock = ledger.stocks.get(key) or (other.stocks.get(key) if other else None)
    if stock:
        return f"{_scope(extent_of(place))}|{day_of(place, stock)}|{stock.name}"
    return f"{_scope(extent_of(place))}|{place.from_on}|{place.to_on}|{key}"


def day_of(place: Place, stock: Stock) -> date:
    """The day on which a stock is read, first thing in the morning."""
    return place.from_on if stock.at_begin else place.to_on + timedelta(days=1)


def _name(ledger: Ledger, place: Place, key: str, whole_key: str) -> str:
    sources = ledger.sources.get(whole_key)
    if sources is not None:
        return f"{'+'.join(f'{number}/{estate}' for number, estate in sources)}|{key}"
    return name_in_place(ledger, place, key)


@lru_cache(maxsize=4096)
def _scope(extent: Extent) -> str:
    estates = None if extent.estates is None else "+".join(map(str, extent.estates))
    return f"{estates}|{'' if extent.workers is None else '+'.join(map(str, extent.workers)) or 'ingen'}"
