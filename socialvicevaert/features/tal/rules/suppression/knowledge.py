"""What a reader knows, and the search for a second set of figures that fits all of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from socialvicevaert.features.tal.rules.suppression.cells import Limits, Relation
from socialvicevaert.features.tal.rules.suppression.directions import Directions
from socialvicevaert.features.tal.rules.suppression.repairs import Repairs, Terms

_SHORT, _LONG = 25, 1000


class Knowledge:
    """Every figure by how far it may lie from the truth, and the sums that bind them. Known ones may not lie anywhere.

    `loosest` are the limits where everything is hidden that still can be.
    """

    def __init__(self, limits: Mapping[str, Limits], loosest: Mapping[str, Limits], sums: Iterable[Relation]) -> None:
        self._number = {key: number for number, key in enumerate(limits)}
        self._keys = list(limits)
        self._low = [limit[0] for limit in limits.values()]
        self._high = [limit[1] for limit in limits.values()]
        self._loosest = list(zip(self._low, self._high, strict=True))
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
        self._repairs = Repairs(self._terms, self._in, self._low, self._high)
        self._ways: dict[int, _Ways] = {}  # by a figure that hangs together with the others of it
        self._loosest_ways: dict[int, _Ways] = {}

    def limit(self, key: str, limits: Limits) -> None:
        """From now on a figure is known to lie so far from its true value at most."""
        number = self._number[key]
        self._low[number], self._high[number] = limits
        if self._ways:
            near = {other for sum_, _ in self._in[number] for other, _ in self._terms[sum_]}
            old = {id(ways) for other in near if (ways := self._ways.get(other))}
            self._ways = {other: ways for other, ways in self._ways.items() if id(ways) not in old}

    def is_known(self, key: str) -> bool:
        """Whether its value can only be the true one."""
        number = self._number[key]
        return self._is_fixed(number)

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
            unknowns = {one: sum(not self._is_fixed(number) for number, _ in self._terms[one]) for one in touching}
            frontier = []
            for one in sorted(touching, key=lambda one: (unknowns[one], one)):
                yield sorted(self._keys[number] for number, _ in self._terms[one])
                for number, _ in self._terms[one]:
                    if number not in reached and not self._is_fixed(number):
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
                    if other not in reached and not self._is_fixed(other):
                        reached.add(other)
                        waiting.append(other)
        return {self._keys[number] for number in reached}

    def another(self, wanted: Sequence[str]) -> dict[str, int] | None:
        """How figures differ in a set where the sum of `wanted` has another value; None where none was found."""
        if found := self.another_near(wanted, _SHORT):
            return found
        way = self._differ(wanted, self._ways, list(zip(self._low, self._high, strict=True)))
        if way is None:
            return None
        if all(self._may_differ(number, change) for number, change in way.items()):
            return self._named(way)
        return self.another_near(wanted, _LONG, reach=4)

    def another_near(self, wanted: Sequence[str], budget: int, reach: int = 2) -> dict[str, int] | None:
        """The same by changing one figure and repairing the sums; finds less."""
        for key in wanted:
            found = self._repairs.another(self._number[key], budget, reach)
            if found and sum(found.get(self._number[one], 0) for one in wanted):
                return self._named(found)
        return None

    def is_given_away(self, wanted: Sequence[str]) -> bool:
        """Whether the sum of `wanted` would be known even where everything is hidden that still can be."""
        return self._differ(wanted, self._loosest_ways, self._loosest) is None

    def _differ(
        self, wanted: Sequence[str], known: "dict[int, _Ways]", limits: Sequence[Limits]
    ) -> dict[int, int] | None:
        """A way in which the sum of `wanted` can differ, however little; None: it cannot."""
        for number in (self._number[key] for key in wanted):
            if limits[number] != (0, 0) and number not in known:
                ways = self._ways_around(number, limits)
                known.update(dict.fromkeys(ways.figures, ways))
        together = {id(known[number]): known[number] for number in map(self._number.get, wanted) if number in known}
        for ways in together.values():  # figures that do not hang together differ each by itself
            own = [self._number[key] for key in wanted if self._number[key] in ways.figures]
            if own and (way := ways.directions.differ(own)):
                return way
        return None

    def _ways_around(self, number: int, limits: Sequence[Limits]) -> "_Ways":
        figures, sums, waiting = {number}, set(), [number]
        while waiting:
            for sum_, _ in self._in[waiting.pop()]:
                if sum_ not in sums:
                    sums.add(sum_)
                    new = {one for one, _ in self._terms[sum_] if limits[one] != (0, 0)} - figures
                    figures |= new
                    waiting.extend(new)
        terms = [[term for term in self._terms[sum_] if term[0] in figures] for sum_ in sorted(sums)]
        signs = {}
        for one in figures:
            low, high = limits[one]
            signs[one] = 0 if low < 0 and high != 0 else 1 if high != 0 else -1
        return _Ways(figures, Directions(terms, signs))

    def _may_differ(self, number: int, change: int) -> bool:
        high = self._high[number]
        return self._low[number] <= change and (high is None or change <= high)

    def _named(self, found: Mapping[int, int]) -> dict[str, int]:
        return {self._keys[number]: change for number, change in found.items()}

    def _is_fixed(self, number: int) -> bool:
        return self._low[number] == 0 == self._high[number]


@dataclass(frozen=True)
class _Ways:
    figures: set[int]
    directions: Directions
