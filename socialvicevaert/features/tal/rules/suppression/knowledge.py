"""What a reader knows, and the search for a second set of figures that fits all of it."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from socialvicevaert.features.tal.rules.suppression.cells import Limits, Relation

_DEPTHS = (2, 4, 7, 14, 24)
_TIGHTENED = 400
"""Figures whose limits are narrowed before a value that is tried is believed to be possible."""


class Knowledge:
    """Every figure by how far it may lie from the truth, and the sums that bind them. Known ones may not lie anywhere.

    `loosest` are the limits where everything is hidden that still can be.
    """

    def __init__(self, limits: Mapping[str, Limits], loosest: Mapping[str, Limits], sums: Iterable[Relation]) -> None:
        self._number = {key: number for number, key in enumerate(limits)}
        self._keys = list(limits)
        self._low = [limit[0] for limit in limits.values()]
        self._high = [limit[1] for limit in limits.values()]
        self._loose = {self._number[key]: limit for key, limit in loosest.items()}
        # each sum as terms that must change by 0 together: parts count +1, the total -1
        self._terms: list[list[tuple[int, int]]] = []
        self._in: list[list[tuple[int, int]]] = [[] for _ in self._keys]
        seen: set[tuple[tuple[int, int], ...]] = set()
        for one in sums:
            signs: dict[int, int] = {}
            for key, sign in [(part, 1) for part in one.parts] + [(one.total, -1)]:
                signs[self._number[key]] = signs.get(self._number[key], 0) + sign
            terms = tuple(sorted((number, sign) for number, sign in signs.items() if sign))
            if terms and terms not in seen:
                seen.add(terms)
                self._bind(terms)
        self._steps = 0
        self._budget = 0
        self._was_cut = False

    def limit(self, key: str, limits: Limits) -> None:
        """From now on a figure is known to lie so far from its true value at most."""
        number = self._number[key]
        self._low[number], self._high[number] = limits

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

    def another(
        self, wanted: Sequence[str], budget: int = 4000, reach: int = 4, loosest: bool = False
    ) -> dict[str, int] | None:
        """How figures differ in a set where the sum of `wanted` has another value; None where none was found."""
        kept = (self._low, self._high)
        if loosest:
            self._low, self._high = self._low[:], self._high[:]
            for number, (low, high) in self._loose.items():
                self._low[number], self._high[number] = low, high
        if len(wanted) > 1:
            self._add_sum(wanted)
        try:
            self._budget = budget
            found = self._try(len(self._low) - 1 if len(wanted) > 1 else self._number[wanted[0]], reach)
        finally:
            if len(wanted) > 1:
                self._take_sum_away()
            self._low, self._high = kept
        if found is None:
            return None
        return {self._keys[number]: change for number, change in found.items() if number < len(self._keys)}

    def _bind(self, terms: Sequence[tuple[int, int]]) -> None:
        for number, sign in terms:
            self._in[number].append((len(self._terms), sign))
        self._terms.append(list(terms))

    def _add_sum(self, wanted: Sequence[str]) -> None:
        self._low.append(-(10**9))
        self._high.append(None)
        self._in.append([])
        self._bind([(len(self._low) - 1, -1), *((self._number[key], 1) for key in wanted)])

    def _take_sum_away(self) -> None:
        for number, _ in self._terms.pop():
            self._in[number].pop()
        self._in.pop()
        self._low.pop()
        self._high.pop()

    def _is_fixed(self, number: int) -> bool:
        return self._low[number] == 0 == self._high[number]

    def _try(self, number: int, reach: int) -> dict[int, int] | None:
        low, high = max(self._low[number], -reach), self._high[number]
        high = reach if high is None else min(high, reach)
        for value in sorted((one for one in range(low, high + 1) if one), key=lambda one: (abs(one), one)):
            if not self._may_be(number, value):
                continue
            for depth in _DEPTHS:
                self._steps = 0
                self._was_cut = False
                changes = {number: value}
                off = {sum_: sign * value for sum_, sign in self._in[number]}
                if self._repair(changes, off, depth):
                    return changes
                if not self._was_cut:
                    break  # everything there is was tried: going deeper finds no more
        return None

    def _may_be(self, number: int, value: int) -> bool:
        """Narrow the limits of what hangs together with a figure that has a value; false where nothing is left."""
        low: dict[int, int] = {number: value}
        high: dict[int, int | None] = {number: value}
        waiting = deque(sum_ for sum_, _ in self._in[number])
        queued = set(waiting)
        tightened = 0
        while waiting and tightened < _TIGHTENED:
            sum_ = waiting.popleft()
            queued.discard(sum_)
            least: list[int | None] = []
            most: list[int | None] = []
            terms = self._terms[sum_]
            for one, sign in terms:
                lowest, highest = low.get(one, self._low[one]), high.get(one, self._high[one])
                if sign > 0:
                    least.append(lowest)
                    most.append(highest)
                else:
                    least.append(None if highest is None else -highest)
                    most.append(-lowest)
            least_open, most_open = least.count(None), most.count(None)
            least_sum = sum(one for one in least if one is not None)
            most_sum = sum(one for one in most if one is not None)
            if (not least_open and least_sum > 0) or (not most_open and most_sum < 0):
                return False
            for place, (one, sign) in enumerate(terms):
                mine = least[place]
                if least_open == (mine is None):  # the others have a least
                    top: int | None = -(least_sum - (mine or 0))
                else:
                    top = None
                mine = most[place]
                bottom: int | None = -(most_sum - (mine or 0)) if most_open == (mine is None) else None
                if sign < 0:
                    top, bottom = (None if bottom is None else -bottom), (None if top is None else -top)
                lowest, highest = low.get(one, self._low[one]), high.get(one, self._high[one])
                moved = False
                if bottom is not None and bottom > lowest:
                    low[one] = lowest = bottom
                    moved = True
                if top is not None and (highest is None or top < highest):
                    high[one] = highest = top
                    moved = True
                if highest is not None and lowest > highest:
                    return False
                if moved:
                    tightened += 1
                    for other, _ in self._in[one]:
                        if other not in queued:
                            queued.add(other)
                            waiting.append(other)
        return True

    def _repair(self, changes: dict[int, int], off: dict[int, int], depth: int) -> bool:
        """Change more figures until every sum holds again; `off` says by how much each is out."""
        broken = [sum_ for sum_, amount in off.items() if amount]
        if not broken:
            return True
        self._steps += 1
        if depth == 0 or self._steps > self._budget:
            self._was_cut = True
            return False
        sum_ = broken[0]
        fewest = 10**9
        for one in broken:
            free = 0
            for number, _ in self._terms[one]:
                if number not in changes and not self._is_fixed(number):
                    free += 1
            if free < fewest:
                sum_, fewest = one, free
        for number, sign in self._terms[sum_]:
            if number in changes or self._is_fixed(number):
                continue
            for change in self._moves(number, -off[sum_] * sign):
                changes[number] = change
                for other, other_sign in self._in[number]:
                    off[other] = off.get(other, 0) + other_sign * change
                if self._repair(changes, off, depth - 1):
                    return True
                for other, other_sign in self._in[number]:
                    off[other] -= other_sign * change
                del changes[number]
        return False

    def _moves(self, number: int, wanted: int) -> tuple[int, ...]:
        """Changes in the wanted direction that the figure's limits allow: as far as possible, and by one."""
        if wanted > 0:
            high = self._high[number]
            farthest = wanted if high is None else min(wanted, high)
            return () if farthest <= 0 else (farthest, 1) if farthest > 1 else (1,)
        farthest = max(wanted, self._low[number])
        return () if farthest >= 0 else (farthest, -1) if farthest < -1 else (-1,)
