"""The figures that readers can add and subtract: those of all reports, and what is left when one is taken from another.

What is left is a figure as well, though no report prints it; where it is small it must not be worked out.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from socialvicevaert.features.tal.figures.ledger import Ledger
from socialvicevaert.features.tal.figures.naming import Extent, families_of, holds
from socialvicevaert.features.tal.figures.timeline import Days
from socialvicevaert.features.tal.rules.suppression import NOWHERE, Cell, Earlier, Hiding, Limits, Relation

_PERSONS = ".beboere"
"""Ends the keys of different residents: one may be met by two workers, so those of groups do not add up to all."""
_DIFFERENT = ("husstande.", "restancer.kendte", "restancer.aarsag.", "nye_mennesker.")
"""Begin the keys of different households and of more different residents, with which it is the same."""


@dataclass
class Reading:
    """What earlier reports have said of one figure: its value, and how far others could think it lies from it."""

    value: int
    limits: Limits
    was_printed: bool
    was_hidden: bool


class Reckoning:
    """Figures by name, and how they add up. `cells` are the new report's, `made` those that no report prints."""

    def __init__(self, threshold: int, cells: Mapping[str, Cell]) -> None:
        self.earlier: dict[str, Reading] = {}
        self.made: dict[str, Earlier] = {}
        self.values: dict[str, int] = {}
        self.relations: list[Relation] = []
        self._cells = cells
        self._threshold = threshold
        self._left: dict[tuple[str, frozenset[str]], str] = {}

    def take(self, cell: Cell, name: str, ledger: Ledger, number: int) -> str:
        """A figure of an earlier report, the newest first; gives its name: another where it was corrected since."""
        newer = self._cells.get(name) or self.earlier.get(name)
        if newer is not None and newer.value != cell.value:
            name = f"{name}|{number}"
        why = ledger.hidden.get(cell.key)
        low, high = _limits_of(cell, why, ledger.threshold)
        there = self.earlier.setdefault(name, Reading(cell.value, (low, high), False, False))
        highs = [one for one in (high, there.limits[1]) if one is not None]
        there.limits = max(low, there.limits[0]), min(highs, default=None)
        there.was_printed |= why is None and not cell.internal
        there.was_hidden |= why is not None
        return name

    def believe(self) -> None:
        """All reports have been read: the true values are those."""
        self.values.update({name: one.value for name, one in self.earlier.items()})
        self.values.update({name: cell.value for name, cell in self._cells.items()})

    def relate(self, total: str, parts: Sequence[str]) -> None:
        """The total is the sum of its parts."""
        self.relations.append(Relation(total, parts))

    def make(self, name: str, value: int, is_secret: bool = True) -> str:
        """A figure that no report prints."""
        if name not in self.values:
            self.values[name] = value
            self.made[name] = Earlier((-max(0, value), None), is_secret and 0 < value < self._threshold)
        return name

    def leave(self, total: str, parts: Iterable[str]) -> None:
        """What is left of a total without some parts is a figure; not where all of them are known anyway."""
        names = tuple(parts)
        left = total, frozenset(names)
        if left not in self._left and any(map(self._is_open, (total, *names))):
            rest = self.values[total] - sum(self.values[name] for name in names)
            self._left[left] = self.make(f"{total} uden {' og '.join(names)}", rest)
            self.relate(total, (*names, self._left[left]))

    def add_up(self, key: str, found: Mapping[Extent, tuple[str, ...]]) -> None:
        """One count in several places, each by what it is made of; where one place holds others, they are its parts."""
        if len(found) < 2:
            return
        for whole, names in found.items():
            families = families_of(whole, tuple(found))
            if not families:
                continue
            total = names[0]
            if len(names) > 1:
                total = self.make(f"{' og '.join(names)} alle", sum(self.values[name] for name in names))
                self.relate(total, names)
            for family in families:
                if not _adds_up(key, whole, family):
                    for part in family:
                        self._leave_some(total, found[part])
                    continue
                self.leave(total, [name for part in family for name in found[part]])
                self._leave_out(total, [found[part] for part in family])

    def hold_each_other(self, blocks: Mapping[tuple[Extent, Days], Mapping[str, str]], flows: Collection[str]) -> None:
        """What lasts in a period is some of what there is in a longer one that holds it, of the same or a wider place.

        What happens on days is some of it too; of the same place the days say more.
        """
        for (whole, (begin, end)), outer in blocks.items():
            for (part, (first, last)), inner in blocks.items():
                if not (begin <= first and last <= end and (begin, end) != (first, last) and holds(whole, part)):
                    continue
                for key in inner.keys() & outer.keys():
                    if whole != part or key not in flows:
                        self._leave_some(outer[key], (inner[key],))

    def _leave_some(self, total: str, parts: Sequence[str]) -> None:
        """The same, but nothing where the parts are more than the total: then they are not some of it."""
        if self.values[total] >= sum(self.values[name] for name in parts):
            self.leave(total, parts)

    def _leave_out(self, total: str, parts: Sequence[tuple[str, ...]]) -> None:
        """What is left beside one part, or beside all but one, is small too where that part and what is left are."""
        for number, names in enumerate(parts):
            others = [name for place, other in enumerate(parts) for name in other if place != number]
            for left_out in (names, others) if len(parts) > 1 else ():
                if 0 < self.values[total] - sum(self.values[name] for name in left_out) < self._threshold:
                    self.leave(total, left_out)

    def _is_open(self, name: str) -> bool:
        there = self.earlier.get(name)
        return there is None or not is_known(there.limits)


def is_known(limits: Limits) -> bool:
    """Whether a figure can only be what it is."""
    return limits == NOWHERE


def _adds_up(key: str, whole: Extent, parts: Iterable[Extent]) -> bool:
    """Different residents and households of several workers may be the same ones."""
    by_workers = any(one.workers != whole.workers for one in parts)
    return not by_workers or not (key.endswith(_PERSONS) or key.startswith(_DIFFERENT))


def _limits_of(cell: Cell, why: Hiding | None, threshold: int) -> Limits:
    if cell.fixed or (why is None and not cell.internal):
        return NOWHERE
    if why is Hiding.SMALL:
        return 1 - cell.value, threshold - 1 - cell.value
    return -cell.value, None
