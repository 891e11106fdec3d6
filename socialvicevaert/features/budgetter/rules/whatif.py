"""What-if: changes put on a budget's lines, and what they make different."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from socialvicevaert.features.budgetter.categories import new_line
from socialvicevaert.features.budgetter.models import AendringArt, AendringDraft, Budgetgruppe, LinjeDraft
from socialvicevaert.features.budgetter.rules.grid import Grid
from socialvicevaert.features.budgetter.rules.numbers import Tal, TreTal


@dataclass(frozen=True)
class Forskelle:
    """What a column makes different from today, in øre: the groups over a year, the numbers a month (as shown).

    ``betalingsevne_oere`` is None where one of the two cannot be worked out.
    """

    groups: Mapping[Budgetgruppe, int]
    raadighed_oere: int
    after_debt_oere: int
    betalingsevne_oere: int | None


def apply(lines: Iterable[LinjeDraft], changes: Sequence[AendringDraft]) -> tuple[LinjeDraft, ...]:
    """The lines as they would be: "other amount" brings its own frequency and month along, new lines stand last.

    The last of several changes of one line holds; a change of a line that is no more does nothing.
    """
    by_line = {change.budgetlinje_id: change for change in changes if change.kind is not AendringArt.TILFOEJ}
    kept = []
    for line in lines:
        change = by_line.get(line.id) if line.id is not None else None
        if change is None:
            kept.append(line)
        elif change.kind is AendringArt.ERSTAT:
            kept.append(_with(line, change))
    added = [
        _with(new_line(change.category, change.label), change)
        for change in changes
        if change.kind is AendringArt.TILFOEJ and change.category is not None
    ]
    return (*kept, *added)


def differences(before: tuple[Grid, TreTal], after: tuple[Grid, TreTal]) -> Forskelle:
    """What is different after a change: positive is more."""
    (old_grid, old), (new_grid, new) = before, after
    groups = {group: new_grid.year_of(group) - old_grid.year_of(group) for group in Budgetgruppe}
    return Forskelle(
        groups=MappingProxyType(groups),
        raadighed_oere=_more(old.raadighed, new.raadighed) or 0,
        after_debt_oere=_more(old.after_debt, new.after_debt) or 0,
        betalingsevne_oere=_more(old.betalingsevne, new.betalingsevne),
    )


def _with(line: LinjeDraft, change: AendringDraft) -> LinjeDraft:
    return replace(line, amount_oere=change.amount_oere, frequency=change.frequency, first_month=change.first_month)


def _more(old: Tal, new: Tal) -> int | None:
    if old.exact is None or new.exact is None:
        return None
    return Tal("", new.exact - old.exact, "").oere
