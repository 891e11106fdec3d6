"""The quick search for a second set of figures: one is changed, then others until every sum holds again."""

from collections import deque
from collections.abc import Mapping

_DEPTHS = (2, 4, 7, 14, 24)
_TIGHTENED = 60
"""Figures whose limits are narrowed before a value that is tried is believed to be possible."""

Terms = list[list[tuple[int, int]]]
"""For each sum its figures with their signs, or for each figure the sums it stands in; sums change by 0 in all."""


class Repairs:
    """Searches among figures by number; the lists are the caller's, who may change limits in between."""

    def __init__(self, terms: Terms, sums_of: Terms, low: list[int], high: list[int | None]) -> None:
        self._terms = terms
        self._in = sums_of
        self._low = low
        self._high = high
        # those that stand in the fewest sums first
        self._ordered = [sorted(one, key=lambda term: len(sums_of[term[0]])) for one in terms]
        self._steps = 0
        self._budget = 0
        self._was_cut = False

    def another(self, number: int, budget: int, reach: int) -> dict[int, int] | None:
        """How figures differ in a set where this one does; at most `budget` steps for each value that is tried."""
        self._budget = budget
        return self._try(number, reach)

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
        chosen: list[tuple[int, int]] = []
        sum_ = -1
        for one in broken:
            free, room = self._free(one, off[one], changes)
            if not room:
                return False
            if sum_ < 0 or len(free) < len(chosen):
                sum_, chosen = one, free
                if len(free) == 1:
                    break
        for number, sign in chosen:
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

    def _free(self, sum_: int, off: int, changes: Mapping[int, int]) -> tuple[list[tuple[int, int]], bool]:
        """The terms of a sum that can still bring it nearer to right, and whether all of them together can mend it.

        Those that stand in no other sum come first: they end the search.
        """
        free: list[tuple[int, int]] = []
        room: int | None = 0
        for number, sign in self._ordered[sum_]:
            if number in changes:
                continue
            far = -self._low[number] if off * sign > 0 else self._high[number]
            if far is None:
                free.append((number, sign))
                room = None
            elif far > 0:
                free.append((number, sign))
                room = None if room is None else room + far
        return free, room is None or room >= abs(off)

    def _moves(self, number: int, wanted: int) -> tuple[int, ...]:
        """Changes in the wanted direction that the figure's limits allow: as far as possible, and by one."""
        if wanted > 0:
            high = self._high[number]
            farthest = wanted if high is None else min(wanted, high)
            return () if farthest <= 0 else (farthest, 1) if farthest > 1 else (1,)
        farthest = max(wanted, self._low[number])
        return () if farthest >= 0 else (farthest, -1) if farthest < -1 else (-1,)
