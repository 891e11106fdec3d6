"""Two versions of a budget line by line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.rules.grid import grid
from socialvicevaert.shared.folding import fold


@dataclass(frozen=True)
class LinjeForskel:
    """A line that is not the same in both: ``before`` is None where it is new, ``after`` where it has gone.

    ``year_oere`` is how much more it comes to in a year (negative: less).
    """

    before: LinjeDraft | None
    after: LinjeDraft | None
    year_oere: int

    @property
    def line(self) -> LinjeDraft:
        """The line to name it by."""
        found = self.after or self.before
        assert found is not None
        return found


def compare(older: BudgetDraft, newer: BudgetDraft) -> tuple[LinjeForskel, ...]:
    """Lines that were added, changed or taken away, in the order of the newer budget; those that went stand last.

    Lines belong together by category and label, in their order: a new version has new row numbers. Empty lines cost
    nothing and are left out.
    """
    waiting: dict[tuple[Budgetkategori, str], list[tuple[LinjeDraft, int]]] = defaultdict(list)
    for line, year in _years(older):
        waiting[_name(line)].append((line, year))
    found = []
    for line, year in _years(newer):
        earlier = waiting[_name(line)]
        if not earlier:
            found.append(LinjeForskel(None, line, year))
            continue
        was, was_year = earlier.pop(0)
        if _terms(was) != _terms(line):
            found.append(LinjeForskel(was, line, year - was_year))
    gone = [LinjeForskel(line, None, -year) for left in waiting.values() for line, year in left]
    return (*found, *gone)


def _years(draft: BudgetDraft) -> Iterable[tuple[LinjeDraft, int]]:
    return [
        (row.line, row.year_oere)
        for row in grid(draft.lines, draft.first_month).rows
        if row.line.amount_oere is not None
    ]


def _name(line: LinjeDraft) -> tuple[Budgetkategori, str]:
    return line.category, fold(line.label.strip())


def _terms(line: LinjeDraft) -> tuple[object, ...]:
    return line.amount_oere, line.frequency, line.first_month
