"""Whether a figure can differ at all: exact linear algebra over all figures that hang together with it.

Every figure may differ upwards, downwards or both ways. All ways in which they can differ together make a cone; a
figure that is 0 in all of it is given away. Figures that may differ both ways are eliminated first; of what is left the
simplex method (Bland's rule, so it ends; fractions, so it is exact) finds the greatest difference.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd, lcm

Row = dict[int, Fraction | int]


class Eliminated:
    """Sums of which some figures have been solved for, each once: those may be anything, so they stop no other."""

    def __init__(self, sums: Iterable[Mapping[int, Fraction | int]], free: Collection[int]) -> None:
        self.rows: dict[int, Row] = {number: dict(row) for number, row in enumerate(sums)}
        self.standing: dict[int, set[int]] = {}  # by a figure the sums that are left with it
        for number, row in self.rows.items():
            for key in row:
                self.standing.setdefault(key, set()).add(number)
        self._defined: dict[int, Row] = {}  # what was solved for, by others; none by one before it
        self._eliminate(free)
        self._in_order = list(self._defined)
        self._place = {key: place for place, key in enumerate(self._in_order)}
        self._defines: dict[int, list[int]] = {}  # by a figure the places of those that are defined by it
        for place, row in enumerate(self._defined.values()):
            for key in row:
                self._defines.setdefault(key, []).append(place)

    def is_defined(self, key: int) -> bool:
        """Whether a figure was solved for."""
        return key in self._place

    def without_defined(self, goal: Row) -> None:
        """Put in what figures are defined by."""
        waiting = [self._place[key] for key in goal if key in self._place]
        heapify(waiting)
        while waiting:
            key = self._in_order[heappop(waiting)]
            if key in goal:
                row = self._defined[key]
                _add(goal, row, goal.pop(key))
                for other in row:
                    if other in self._place:
                        heappush(waiting, self._place[other])

    def add_defined(self, found: Row) -> None:
        """What the defined figures are where others are as found (what is not found is 0)."""
        waiting = [-place for key in found for place in self._defines.get(key, ())]
        heapify(waiting)
        last = 1
        while waiting:  # those that no other is defined by come last
            place = heappop(waiting)
            if place == last:
                continue
            last = place
            key = self._in_order[-place]
            value = sum((found[other] * factor for other, factor in self._defined[key].items() if other in found), 0)
            if value:
                found[key] = value
                for other in self._defines.get(key, ()):
                    heappush(waiting, -other)

    def _eliminate(self, free: Collection[int]) -> None:
        waiting = [(len(rows), key) for key, rows in self.standing.items() if key in free]
        heapify(waiting)
        while waiting:
            many, key = heappop(waiting)
            rows = self.standing.get(key)
            if not rows:
                continue
            if len(rows) > many:
                heappush(waiting, (len(rows), key))
                continue
            pivot = min(rows, key=lambda number: (len(self.rows[number]), number))
            row = self._take(pivot)
            factor = row.pop(key)
            row = {other: _ratio(-value, factor) for other, value in row.items()}
            for number in sorted(self.standing[key]):
                self._replace(number, key, row)
            del self.standing[key]
            self._defined[key] = row

    def _take(self, number: int) -> Row:
        row = self.rows.pop(number)
        for key in row:
            self.standing[key].discard(number)
        return row

    def _replace(self, number: int, key: int, by: Row) -> None:
        row = self._take(number)
        _add(row, by, row.pop(key))
        if row:
            self.rows[number] = row
            for other in row:
                self.standing[other].add(number)


class Directions:
    """The ways in which the figures of some sums can differ together.

    `signs` are those in which each may: 1 up, -1 down, 0 both. Those that have none are known. `before` is what has
    been eliminated from the sums already.
    """

    def __init__(
        self,
        sums: Iterable[Mapping[int, Fraction | int]],
        signs: Mapping[int, int],
        before: Eliminated | None = None,
    ) -> None:
        self._signs = signs
        rows: Iterable[Row] = ({key: value for key, value in row.items() if key in signs} for row in sums)
        left = Eliminated((row for row in rows if row), {key for key, sign in signs.items() if sign == 0})
        self._layers = [before, left] if before else [left]
        self._nothing: set[int] = set()  # what cannot differ
        self._rows, self._in = left.rows, left.standing
        self._drop_what_is_nothing()
        self._basis: dict[int, Row] | None = None

    def differ(self, wanted: Sequence[int]) -> dict[int, int] | None:
        """A way in which the sum of some figures differs, as whole numbers; None: it is given away."""
        goal: Row = {}
        for key in wanted:
            _add(goal, {key: 1}, 1)
        for layer in self._layers:
            layer.without_defined(goal)
        for key in [key for key in goal if key in self._nothing or key not in self._signs]:
            del goal[key]
        free = next((key for key in sorted(goal) if self._signs[key] == 0), None)
        if free is not None:
            return self._whole({free: 1})
        for sign in (1, -1):
            ray = self._ray({key: value * sign * self._signs[key] for key, value in goal.items()})
            if ray is not None:
                return self._whole({key: value * self._signs[key] for key, value in ray.items()})
        return None

    def _drop_what_is_nothing(self) -> None:
        """Where all terms of a sum point the same way, none of them can differ."""
        waiting = sorted(self._rows)
        while waiting:
            number = waiting.pop()
            row = self._rows.get(number)
            if row is None or len({value * self._signs[key] > 0 for key, value in row.items()}) > 1:
                continue
            for key in row:
                self._nothing.add(key)
                for other in self._in.pop(key):
                    if other != number:
                        del self._rows[other][key]
                        waiting.append(other)
            del self._rows[number]
            for other in [other for other, left in self._rows.items() if not left]:
                del self._rows[other]

    def _ray(self, goal: Row) -> Row | None:
        """Figures, none of them below 0, for which the goal is above 0 and all sums hold."""
        if not goal:
            return None
        basis = self._first_basis() if self._basis is None else self._basis
        goal = dict(goal)
        for key in [key for key in goal if key in basis]:
            _add(goal, basis[key], goal.pop(key))
        while True:
            enters = min((key for key, value in goal.items() if value > 0), default=None)
            if enters is None:
                self._basis = basis
                return None
            leaves = min((key for key, row in basis.items() if row.get(enters, 0) < 0), default=None)
            if leaves is None:
                self._basis = basis
                return {enters: 1, **{key: row[enters] for key, row in basis.items() if enters in row}}
            _pivot(basis, enters, leaves)
            _add(goal, basis[enters], goal.pop(enters))

    def _first_basis(self) -> dict[int, Row]:
        """Each sum solved for one of its figures, all others taken as given; signs turned so that all only rise."""
        basis: dict[int, Row] = {}
        for terms in self._rows.values():
            row: Row = {key: value * self._signs[key] for key, value in terms.items()}
            for key in [key for key in row if key in basis]:
                if key in row:
                    _add(row, basis[key], row.pop(key))
            if not row:
                continue
            key = min(row)
            factor = row.pop(key)
            solved: Row = {other: _ratio(-value, factor) for other, value in row.items()}
            for there in basis.values():
                if key in there:
                    _add(there, solved, there.pop(key))
            basis[key] = solved
        return basis

    def _whole(self, found: Row) -> dict[int, int]:
        for layer in reversed(self._layers):
            layer.add_defined(found)
        scale = lcm(*(Fraction(value).denominator for value in found.values()))
        whole = {key: int(value * scale) for key, value in found.items() if value}
        common = gcd(*whole.values())
        return {key: value // common for key, value in whole.items()}


def _ratio(value: Fraction | int, factor: Fraction | int) -> Fraction | int:
    if factor == 1:
        return value
    if factor == -1:
        return -value
    found = Fraction(value) / factor
    return found.numerator if found.denominator == 1 else found


def _add(row: Row, other: Row, factor: Fraction | int) -> None:
    for key, value in other.items():
        total = row.get(key, 0) + value * factor
        if total:
            row[key] = total
        else:
            row.pop(key, None)


def _pivot(basis: dict[int, Row], enters: int, leaves: int) -> None:
    row = basis.pop(leaves)
    factor = row.pop(enters)
    solved: Row = {other: _ratio(-value, factor) for other, value in row.items()}
    solved[leaves] = _ratio(1, factor)
    for there in basis.values():
        if enters in there:
            _add(there, solved, there.pop(enters))
    basis[enters] = solved
