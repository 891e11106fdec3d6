"""Homes that stand on a list more than once."""

from collections.abc import Callable, Sequence

from socialvicevaert.features.restancer.rules.rows import Unusable, UnusableRow, UsableRow
from socialvicevaert.shared.money import show_oere

ShownLine = Callable[[int], tuple[str, ...]]


def without_repeats(rows: Sequence[UsableRow], shown: ShownLine) -> tuple[list[UsableRow], list[UnusableRow]]:
    """Take out what stands twice. The same amount and date again is a copy; anything else contradicts itself."""
    if len({row.key for row in rows}) == len(rows):
        return list(rows), []
    homes: dict[str, list[UsableRow]] = {}
    for row in rows:
        homes.setdefault(row.key, []).append(row)
    usable: list[UsableRow] = []
    unusable: list[UnusableRow] = []
    for same in homes.values():
        first = same[0]
        if all((row.amount_oere, row.due_on) == (first.amount_oere, first.due_on) for row in same):
            usable.append(first)
            sentence = f"Linjen står allerede på linje {first.line_no} med samme beløb."
            unusable += [_repeat(row, Unusable.DUPLICATE, sentence, shown) for row in same[1:]]
            continue
        for row in same:
            others = ", ".join(
                f"linje {other.line_no} ({show_oere(other.amount_oere)})" for other in same if other != row
            )
            sentence = f"Samme lejemål står også på {others}. Spørg udlejer, hvad der gælder."
            unusable.append(_repeat(row, Unusable.CONFLICT, sentence, shown))
    return sorted(usable), unusable


def _repeat(row: UsableRow, reason: Unusable, sentence: str, shown: ShownLine) -> UnusableRow:
    return UnusableRow(row.line_no, reason, sentence, shown(row.line_no), row.key, row.amount_oere)
