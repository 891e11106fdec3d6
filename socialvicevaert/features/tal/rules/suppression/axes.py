"""Small counts between two moments of a count over time, which its printed stretches may give away."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from socialvicevaert.features.tal.rules.suppression.cells import Axis
from socialvicevaert.features.tal.rules.suppression.proofs import Secret


def between_points(axes: Iterable[Axis], threshold: int, is_known: Callable[[str], bool]) -> Iterator[Secret]:
    """Those under the threshold that follow from adding and subtracting known stretches."""
    for axis in axes:
        for together in _connected(axis, is_known):
            for begin, end in pairwise(together):
                if 0 < axis.heights[end] - axis.heights[begin] < threshold:
                    yield axis.pieces[begin:end]


def _connected(axis: Axis, is_known: Callable[[str], bool]) -> Iterable[list[int]]:
    """The points of an axis, grouped by whether known stretches lead from one to the other."""
    group = list(range(len(axis.heights)))
    for stretch in axis.stretches:
        if is_known(stretch.key):
            one, other = group[stretch.begin], group[stretch.end]
            if one != other:
                group = [one if number == other else number for number in group]
    points: dict[int, list[int]] = {}
    for point, number in enumerate(group):
        points.setdefault(number, []).append(point)
    return points.values()
