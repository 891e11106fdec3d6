"""What a reader knows, and the search for a second set of figures that fits all of it."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from socialvicevaert.features.tal.rules.suppression.cells import NOWHERE, Limits, Relation
from socialvicevaert.features.tal.rules.suppression.directions import Directions, Eliminated
from socialvicevaert.features.tal.rules.suppression.repairs import Repairs, Terms

_SHORT, _LONG = 25, 300
_NEAR = 80
"""Figures that are taken to stand near another, at least."""


class Knowledge:
    """Every figure by how far it may lie from the truth, and the sums that bind them. Known ones may not lie anywhere.

    `loosest` are the limits where everything is hidden that still can be; those and the `expected` ones may change.
    """

    def __init__(
        self,
        limits: Mapping[str, Limits],
        loosest: Mapping[str, Limits],
        sums: Iterable[Relation],
        expected: Iterable[str] = (),
    ) -> None:
        self._number = {key: number for number, key in enumerate(limits)}
        self._keys = list(limits)
        self._low = [limit[0] for limit in limits.values()]
        self._high = [limit[1] for limit in limits.values()]
        self._limits = list(limits.values())
        self._loosest = list(self._limits)
        for key, limit in loosest.items():
            self._loosest[self._number[key]] = limit
        # each sum as terms that must change by 0 together: parts count +1, the total -1
        self._terms: Terms = []
        self._in: Terms = [[] for _ in self._keys]
        seen: set[tuple[tuple[int, int], ...]] = set()
        for one in sums:
            signs: dict[int, int] = {}
            for key, sign in [(part, 1) for part in one.parts] + [(one.total, -1)]:
                signs[self._number[key]] = signs.get(self._number[key], 0) + sign
            terms = tuple(sorted((number, sign) for number, sign in signs.items() if sign))
            if terms and terms not in seen:
                seen.add(terms)
                for number, sign in terms:
                    self._in[number].append((len(self._terms), sign))
                self._terms.append(list(terms))
        self._fixed = [limit == NOWHERE for limit in self._limits]
        self._unknowns = [sum(not self._fixed[number] for number, _ in terms) for terms in self._terms]
        self._keys_of = [sorted(self._keys[number] for number, _ in terms) for terms in self._terms]
        self._repairs = Repairs(self._terms, self._in, self._low, self._high)
        self._ways: Directions | None = None
        self._is_whole = True  # or more figures can differ than the ways tell
        self._loosest_ways: Directions | None = None
        self._near_ways: dict[int, _Ways] = {}  # by figure: of those that stand near, all others taken as known
        self._moving = {self._number[key] for key in (*loosest, *expected)}
        self._staying: dict[int, int] = {}  # the signs of others that cannot
        self._before: Eliminated | None = None  # all sums, once for all, without what can always differ both ways

    def limit(self, key: str, limits: Limits) -> None:
        """From now on a figure is known to lie so far from its true value at most."""
        number = self._number[key]
        was = self._limits[number]
        self._low[number], self._high[number] = self._limits[number] = limits
        if was == limits:
            return
        if self._fixed[number] != (limits == NOWHERE):
            self._fixed[number] = limits == NOWHERE
            for sum_, _ in self._in[number]:
                self._unknowns[sum_] += -1 if self._fixed[number] else 1
        if _is_wider(limits, was):  # what could differ still can
            self._is_whole = False
            return
        self._ways = None
        if old := self._near_ways.get(number):
            for other in old.figures:
                if self._near_ways.get(other) is old:
                    del self._near_ways[other]

    def is_known(self, key: str) -> bool:
        """Whether its value can only be the true one."""
        number = self._number[key]
        return self._fixed[number]

    def rings(self, key: str) -> Iterable[list[str]]:
        """Figures that share a sum with this one (sums with the fewest unknowns first), then farther and farther ones.

        Only what is unknown leads on.
        """
        reached = {self._number[key]}
        frontier = [self._number[key]]
        used: set[int] = set()
        while frontier:
            touching = sorted({sum_ for number in frontier for sum_, _ in self._in[number]} - used)
            used.update(touching)
            frontier = []
            for one in sorted(touching, key=self._unknowns.__getitem__):  # in their own order where as many are unknown
                yield self._keys_of[one]
                for number, _ in self._terms[one]:
                    if number not in reached and not self._fixed[number]:
                        reached.add(number)
                        frontier.append(number)

    def beside(self, key: str) -> list[str]:
        """Figures that share a sum with this one."""
        return [
            self._keys[number]
            for sum_, _ in self._in[self._number[key]]
            for number, _ in sorted(self._terms[sum_], key=lambda term: self._keys[term[0]])
        ]

    def touched(self, keys: Iterable[str]) -> set[str]:
        """Figures that hang together with some of these, through figures that are unknown."""
        reached = {self._number[key] for key in keys}
        waiting = list(reached)
        while waiting:
            number = waiting.pop()
            for sum_, _ in self._in[number]:
                for other, _ in self._terms[sum_]:
                    if other not in reached and not self._fixed[other]:
                        reached.add(other)
                        waiting.append(other)
        return {self._keys[number] for number in reached}

    def fits(self, differing: Mapping[str, int]) -> bool:
        """Whether figures that differ so from the truth fit all that is known."""
        off: dict[int, int] = {}
        for key, change in differing.items():
            number = self._number.get(key)
            if number is None or not self._may_differ(number, change):
                return False
            for sum_, sign in self._in[number]:
                off[sum_] = off.get(sum_, 0) + sign * change
        return not any(off.values())

    def another(self, wanted: Sequence[str], is_thorough: bool = True) -> dict[str, int] | None:
        """How figures differ in a set where the sum of `wanted` has another value; None where none was found."""
        if near := self._differ_near([self._number[key] for key in wanted]):
            return self._named(near)
        if found := self.another_near(wanted, _SHORT):
            return found
        way = self._differ([self._number[key] for key in wanted])
        if way is None:
            return None
        for one in (way, {number: -change for number, change in way.items()}):
            if self._fits(one):
                return self._named(one)
        return self.another_near(wanted, _LONG, reach=4) if is_thorough else None

    def another_near(self, wanted: Sequence[str], budget: int, reach: int = 2) -> dict[str, int] | None:
        """The same by changing one figure and repairing the sums; finds less."""
        for key in wanted:
            found = self._repairs.another(self._number[key], budget, reach)
            if found and sum(found.get(self._number[one], 0) for one in wanted):
                return self._named(found)
        return None

    def is_given_away(self, wanted: Sequence[str]) -> bool:
        """Whether the sum of `wanted` would be known even where everything is hidden that still can be."""
        if self._loosest_ways is None:
            self._loosest_ways = self._all_ways(self._loosest)
        return self._loosest_ways.differ([self._number[key] for key in wanted]) is None

    def _differ_near(self, wanted: Sequence[int]) -> dict[int, int] | None:
        """A set that fits in which the sum of `wanted` differs, and only what stands near; finds less, and sooner."""
        for number in wanted:
            if self._fixed[number]:
                continue
            ways = self._near_ways.get(number)
            if ways and (found := self._fitting(wanted, ways)):
                return found
            if ways is None or ways.around != number:  # of those near another it may stand at the edge
                ways = self._ways_near(number)
                self._near_ways.update(dict.fromkeys(ways.figures, ways))
                if found := self._fitting(wanted, ways):
                    return found
        return None

    def _fitting(self, wanted: Sequence[int], ways: "_Ways") -> dict[int, int] | None:
        way = ways.directions.differ([number for number in wanted if number in ways.figures])
        for found in (way, {number: -change for number, change in way.items()}) if way else ():
            if self._fits(found):
                return found
        return None

    def _differ(self, wanted: Sequence[int]) -> dict[int, int] | None:
        """A way in which the sum of `wanted` can differ, however little; None: it cannot."""
        way = self._ways.differ(wanted) if self._ways else None
        if way is None and (self._ways is None or not self._is_whole):
            self._ways, self._is_whole = self._all_ways(self._limits), True
            way = self._ways.differ(wanted)
        return way

    def _all_ways(self, limits: Sequence[Limits]) -> Directions:
        before = self._before
        if before is None:
            unknown = (
                {number: sign for number, sign in terms if number in self._moving or self._limits[number] != NOWHERE}
                for terms in self._terms
            )
            signs = self._signs_of(set(range(len(self._keys))) - self._moving, self._limits)
            before = Eliminated((row for row in unknown if row), {number for number, one in signs.items() if one == 0})
            self._staying = {number: one for number, one in signs.items() if not before.is_defined(number)}
            self._before = before
        return Directions(before.rows.values(), self._staying | self._signs_of(self._moving, limits), before)

    def _signs_of(self, numbers: Iterable[int], limits: Sequence[Limits]) -> dict[int, int]:
        signs = {}
        for number in numbers:
            low, high = limits[number]
            if (low, high) != NOWHERE:
                signs[number] = 0 if low < 0 and high != 0 else 1 if high != 0 else -1
        return signs

    def _ways_near(self, number: int) -> "_Ways":
        """What hangs together with a figure, about so many as stand nearest; the others are taken as known."""
        figures, waiting = {number}, deque([number])
        while waiting and len(figures) < _NEAR:
            for sum_, _ in self._in[waiting.popleft()]:
                new = {one for one, _ in self._terms[sum_] if not self._fixed[one]} - figures
                figures |= new
                waiting.extend(new)
        sums = {sum_ for one in figures for sum_, _ in self._in[one]}  # those at the edge hold too
        return _Ways(
            number,
            figures,
            Directions((dict(self._terms[one]) for one in sorted(sums)), self._signs_of(figures, self._limits)),
        )

    def _fits(self, way: Mapping[int, int]) -> bool:
        return all(self._may_differ(number, change) for number, change in way.items())

    def _may_differ(self, number: int, change: int) -> bool:
        high = self._high[number]
        return self._low[number] <= change and (high is None or change <= high)

    def _named(self, found: Mapping[int, int]) -> dict[str, int]:
        return {self._keys[number]: change for number, change in found.items()}


def _is_wider(limits: Limits, was: Limits) -> bool:
    high, old_high = limits[1], was[1]
    return limits[0] <= was[0] and (high is None or (old_high is not None and high >= old_high))


@dataclass(frozen=True)
class _Ways:
    around: int
    figures: set[int]
    directions: Directions
