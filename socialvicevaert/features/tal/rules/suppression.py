"""Which figures may be seen: small ones are hidden, and as many others as it takes that none can be worked out.

The rule, as it is printed on the last page:

- A figure of 1 to 4 (one under the threshold) is printed as "<5". **Zero is printed**: it describes nobody, and a
  report in which every zero were hidden could not be read.
- A figure that would give a hidden one away by adding up or subtracting is printed as "skjult"; so is a small one where
  "<5" alone would already say too much. "skjult" says nothing about the size.
- Totals are the last to be hidden, and the first to be shown again where hiding others made that possible.

How much a reader can work out is decided exactly, not by rule of thumb. The reader knows every printed figure, every
relation between figures, that figures are whole and not negative, and what "<5" means. A hidden figure is safe when a
second set of figures fits all of that and gives it another value; `_Search` looks for one, starting from the true
figures. Where it finds none within its budget, the figure counts as given away and more is hidden: the search can err
only on the safe side. Hiding one more figure never breaks a set that was found, so each figure is settled once.

Shares and medians are printed only where their numerator and denominator are (see `figures.published`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

_DEPTH = 14
_QUICK_BUDGET = 150
_QUICK_REACH = 2


class Keep(StrEnum):
    """How reluctantly a figure is hidden for the sake of others; from the first to the last."""

    ROW = "row"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    HEADLINE = "headline"


class Hiding(StrEnum):
    """Why a figure is not printed."""

    SMALL = "small"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Cell:
    """One figure. An internal one is never printed: it stands for what a reader does not know in an inequality.

    A fixed one is known to every reader and is never hidden: the bound in "only partners with at least five are named".
    """

    key: str
    value: int
    keep: Keep = Keep.ROW
    internal: bool = False
    fixed: bool = False


@dataclass(frozen=True)
class Relation:
    """What every reader knows: the total is the sum of its parts."""

    total: str
    parts: Sequence[str]


def hide(cells: Iterable[Cell], relations: Sequence[Relation], threshold: int) -> dict[str, Hiding]:
    """The figures that are not printed, by key.

    :raises ValueError: the true figures do not add up; then nothing could be said about what they give away.
    """
    by_key = {cell.key: cell for cell in cells}
    for relation in relations:
        if by_key[relation.total].value != sum(by_key[part].value for part in relation.parts):
            raise ValueError(f"{relation.total} is not the sum of its parts")
    hidden = {
        cell.key: Hiding.SMALL
        for cell in by_key.values()
        if not cell.internal and not cell.fixed and 0 < cell.value < threshold
    }
    safe: set[str] = set()
    while unsafe := next((key for key in hidden if key not in safe), None):
        found = _Search(by_key, relations, hidden, threshold).another_value(unsafe)
        if found:
            safe |= found
        elif not _hide_more(unsafe, by_key, relations, hidden) and not _withhold(unsafe, by_key, relations, hidden):
            safe.add(unsafe)  # nothing at all is printed of what it hangs together with, so nothing gives it away
    _show_again(by_key, relations, hidden, threshold)
    return hidden


def _show_again(
    cells: Mapping[str, Cell], relations: Sequence[Relation], hidden: dict[str, Hiding], threshold: int
) -> None:
    """Print what was hidden on the way and need not be: one by one, those that matter most first."""
    order = list(Keep)
    withheld = [cells[key] for key, why in hidden.items() if why is Hiding.WITHHELD]
    unneeded = [cell for cell in withheld if not 0 < cell.value < threshold]
    for cell in sorted(unneeded, key=lambda one: (-order.index(one.keep), -one.value, one.key)):
        del hidden[cell.key]
        search = _Search(cells, relations, hidden, threshold, budget=_QUICK_BUDGET, reach=_QUICK_REACH)
        safe: set[str] = set()
        for key in _hidden_near(cell.key, relations, hidden, cells):
            found = {key} if key in safe else search.another_value(key)
            if not found:
                hidden[cell.key] = Hiding.WITHHELD
                break
            safe |= found


def _hidden_near(
    key: str, relations: Sequence[Relation], hidden: Mapping[str, Hiding], cells: Mapping[str, Cell]
) -> list[str]:
    """Every hidden figure that hangs together with a printed one, the nearest first."""
    return list(dict.fromkeys(one for ring in _rings(key, relations, hidden, cells) for one in ring if one in hidden))


def _hide_more(
    unsafe: str, cells: Mapping[str, Cell], relations: Sequence[Relation], hidden: dict[str, Hiding]
) -> bool:
    """Hide the figure whose loss matters least among those that stand nearest to the one given away."""
    order = list(Keep)
    for keeps in (order[:2], None, order[2:]):
        if keeps is None:
            softened = _soften(unsafe, relations, hidden)
            if softened:
                return True
            continue
        for near in _rings(unsafe, relations, hidden, cells):
            shown = [cells[key] for key in near if key not in hidden]
            choice = [cell for cell in shown if cell.keep in keeps and not cell.internal and not cell.fixed]
            if choice:
                least = min(choice, key=lambda cell: (order.index(cell.keep), cell.value == 0, cell.value, cell.key))
                hidden[least.key] = Hiding.WITHHELD
                return True
    return False


def _withhold(unsafe: str, cells: Mapping[str, Cell], relations: Sequence[Relation], hidden: dict[str, Hiding]) -> bool:
    """Print "skjult" for every figure that hangs together with the one given away."""
    told = [key for key in _hidden_near(unsafe, relations, hidden, cells) if hidden[key] is Hiding.SMALL]
    hidden.update(dict.fromkeys(told, Hiding.WITHHELD))
    return bool(told)


def _soften(unsafe: str, relations: Sequence[Relation], hidden: dict[str, Hiding]) -> bool:
    """Print "skjult" where "<5" says too much: first at the figure itself, then at those beside it."""
    beside = [key for relation in relations if unsafe in _keys(relation) for key in sorted(_keys(relation))]
    for key in (unsafe, *beside):
        if hidden.get(key) is Hiding.SMALL:
            hidden[key] = Hiding.WITHHELD
            return True
    return False


def _rings(
    unsafe: str, relations: Sequence[Relation], hidden: Mapping[str, Hiding], cells: Mapping[str, Cell]
) -> list[list[str]]:
    """Figures that share a relation with the one given away (fewest unknowns first), then farther ones."""
    rings: list[list[str]] = []
    reached = {unsafe}
    used: set[int] = set()
    while True:
        touching = [
            number
            for number, relation in enumerate(relations)
            if number not in used and not reached.isdisjoint(_keys(relation))
        ]
        if not touching:
            return rings
        unknowns = {
            number: sum(key in hidden or cells[key].internal for key in _keys(relations[number])) for number in touching
        }
        touching.sort(key=lambda number: (unknowns[number], number))
        rings.extend(sorted(_keys(relations[number])) for number in touching)
        used.update(touching)
        reached |= {
            key for number in touching for key in _keys(relations[number]) if key in hidden or cells[key].internal
        }


def _keys(relation: Relation) -> set[str]:
    return {relation.total, *relation.parts}


class _Search:
    """Looks for a second set of figures that fits everything a reader knows, by repairing one changed figure."""

    def __init__(
        self,
        cells: Mapping[str, Cell],
        relations: Sequence[Relation],
        hidden: Mapping[str, Hiding],
        threshold: int,
        budget: int = 4000,
        reach: int = 4,
    ) -> None:
        self._budget = budget  # steps for each value that is tried
        self._reach = reach  # how far from the true value others are tried
        self._value = {key: cell.value for key, cell in cells.items()}
        self._bounds: dict[str, tuple[int, int | None]] = {}
        for key, cell in cells.items():
            if cell.internal or hidden.get(key) is Hiding.WITHHELD:
                self._bounds[key] = (0, None)
            elif key in hidden:
                self._bounds[key] = (1, threshold - 1)
        # each relation as a sum that must be 0: parts count +1, the total -1; only unknown figures can change
        self._terms: list[list[tuple[str, int]]] = []
        self._in: dict[str, list[tuple[int, int]]] = {}
        for relation in relations:
            terms = [(part, 1) for part in relation.parts] + [(relation.total, -1)]
            number = len(self._terms)
            self._terms.append([(key, sign) for key, sign in terms if key in self._bounds])
            for key, sign in self._terms[number]:
                self._in.setdefault(key, []).append((number, sign))
        self._steps = 0

    def another_value(self, key: str) -> set[str] | None:
        """The figures that differ in a set where `key` has another value; None where none was found."""
        low, high = self._bounds[key]
        true = self._value[key]
        farthest = min(high, true + self._reach) if high is not None else true + self._reach
        starts = [value for value in range(max(low, true - self._reach), farthest + 1) if value != true]
        for value in sorted(starts, key=lambda other: (abs(other - true), other)):
            for depth in (2, 4, 7, _DEPTH):
                self._steps = 0
                changes = {key: value - true}
                off = dict.fromkeys((number for number, _ in self._in.get(key, ())), 0)
                for number, sign in self._in.get(key, ()):
                    off[number] += sign * (value - true)
                if self._repair(changes, off, depth):
                    return set(changes)
        return None

    def _repair(self, changes: dict[str, int], off: dict[int, int], depth: int) -> bool:
        """Change more figures until every relation holds again; `off` says by how much each is out."""
        broken = [number for number, amount in off.items() if amount]
        if not broken:
            return True
        self._steps += 1
        if depth == 0 or self._steps > self._budget:
            return False
        number = min(broken, key=lambda one: sum(key not in changes for key, _ in self._terms[one]))
        for key, sign in self._terms[number]:
            if key in changes:
                continue
            for change in self._moves(key, -off[number] * sign):
                changes[key] = change
                for other, other_sign in self._in[key]:
                    off[other] = off.get(other, 0) + other_sign * change
                if self._repair(changes, off, depth - 1):
                    return True
                for other, other_sign in self._in[key]:
                    off[other] -= other_sign * change
                del changes[key]
        return False

    def _moves(self, key: str, wanted: int) -> list[int]:
        """Changes in the wanted direction that the figure's bounds allow: as far as possible, and by one."""
        low, high = self._bounds[key]
        true = self._value[key]
        reached = max(low, true + wanted)
        if high is not None:
            reached = min(high, reached)
        farthest = reached - true
        one = 1 if wanted > 0 else -1
        return list(dict.fromkeys(move for move in (farthest, one) if move * wanted > 0 and abs(move) <= abs(farthest)))
