"""Whether figures add up. A report whose figures do not is never made."""

from collections.abc import Iterable

from socialvicevaert.features.tal.rules.suppression import Cell, Relation


def broken_sums(cells: Iterable[Cell], relations: Iterable[Relation]) -> tuple[str, ...]:
    """The keys of the totals that are not the sum of their parts, and of those with a part that is less than nothing.

    A negative part stands for "more than it is some of": the rest that is left of the whole would be below zero.
    """
    value = {cell.key: cell.value for cell in cells}
    broken = (
        one.total
        for one in relations
        if value[one.total] != sum(value[part] for part in one.parts) or any(value[part] < 0 for part in one.parts)
    )
    return tuple(dict.fromkeys(broken))
