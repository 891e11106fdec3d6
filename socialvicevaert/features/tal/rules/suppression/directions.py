"""Whether a figure can differ at all: exact linear algebra over all figures that hang together with it.

Every figure may differ upwards, downwards or both ways. All ways in which they can differ together make a cone; a
figure that is 0 in all of it is given away. Figures that may differ both ways are eliminated first; of what is left the
simplex method (Bland's rule, so it ends; fractions, so it is exact) finds the greatest difference.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd, lcm

Row = dict[int, Fraction | int]


class Directions:
    """The ways in which the figures of some sums can differ together.

    `signs` are those in which each may: 1 up, -1 down, 0 both. Known ones have none and stand in no sum.
    """

    def __init__(self, sums: Sequence[Sequence[tuple[int, int]]], signs: Mapping[int, int]) -> None:
        self._signs = signs
        self._defined: dict[int, Row] = {}  # what may differ both ways, by others; none by one before it
        self._nothing: set[int] = set()  # what cannot differ
        rows = {number: dict(terms) for number, terms in enumerate(sums)}
        self._in: dict[int, set[int]] = {}
        for number, row in rows.items():
            for key in row:
                self._in.setdefault(key, set()).add(number)
        self._rows: dict[int, Row] = {number: dict(row) for number, row in rows.items()}
        self._eliminate()
        self._drop_what_is_nothing()
        self._basis: dict[int, Row] | None = None

    def differ(self, wanted: Sequence[int]) -> dict[int, int] | None:
        """A way in which the sum of some figures differs, as whole numbers; None: it is given away."""
        goal: Row = {}
        for key in wanted:
            _add(goal, {key: 1}, 1)
        for key, row in self._defined.items():
            if key in goal:
                _add(goal, row, goal.pop(key))
        for key in [key for key in goal if key in self._nothing]:
            del goal[key]
        free = next((key for key in sorted(goal) if self._signs[key] == 0), None)
        if free is not None:
            return self._whole({free: 1})
        for sign in (1, -1):
            ray = self._ray({key: value * sign * self._signs[key] for key, value in goal.items()})
            if ray is not None:
                return self._whole({key: value * self._signs[key] for key, value in ray.items()})
        return None

    def _eliminate(self) -> None:
        waiting = [(len(rows), key) for key, rows in self._in.items() if self._signs[key] == 0]
        heapify(waiting)
        while waiting:
            many, key = heappop(waiting)
            rows = self._in.get(key)
            if not rows:
                continue
            if len(rows) > many:
                heappush(waiting, (len(rows), key))
                continue
            pivot = min(rows, key=lambda number: (len(self._rows[number]), number))
            row = self._take(pivot)
            factor = row.pop(key)
            row = {other: _ratio(-value, factor) for other, value in row.items()}
            for number in sorted(self._in[key]):
                self._replace(number, key, row)
            del self._in[key]
            self._defined[key] = row

    def _take(self, number: int) -> Row:
        row = self._rows.pop(number)
        for key in row:
            self._in[key].discard(number)
        return row

    def _replace(self, number: int, key: int, by: Row) -> None:
        row = self._take(number)
        _add(row, by, row.pop(key))
        if row:
            self._rows[number] = row
            for other in row:
                self._in[other].add(number)

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
        for key, row in reversed(self._defined.items()):
            value = sum((found[other] * factor for other, factor in row.items() if other in found), 0)
            if value:
                found[key] = value
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
