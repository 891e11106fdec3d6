"""A budget as it is handed out: frozen, with what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import BudgetDraft, LinjeDraft, ScenarieDraft
from socialvicevaert.features.budgetter.rules import Forskelle, Grid, TreTal
from socialvicevaert.features.satser.rules import SatsSaet


@dataclass(frozen=True)
class BudgetRow:
    """One version in a list."""

    id: int
    number: int
    name: str
    made_on: date
    is_current: bool
    saved_at: datetime
    made_by: str


@dataclass(frozen=True)
class ScenarieView:
    """A stored what-if; ``draft.changes`` name the lines of its budget by their id."""

    id: int
    draft: ScenarieDraft


@dataclass(frozen=True)
class BudgetView:
    """One version with everything in it; ``draft`` carries the ids of what is stored.

    ``saet`` is what betalingsevne is measured against; None where nothing is chosen, or the set is no more.
    """

    id: int
    beboer_id: int
    beboer: str
    number: int
    name: str
    made_on: date
    made_by: str
    is_current: bool
    saved_at: datetime
    draft: BudgetDraft
    numbers: TreTal
    scenarier: tuple[ScenarieView, ...]
    saet: SatsSaet | None = None

    @property
    def has_income(self) -> bool:
        """Whether its numbers mean anything yet: one that was only begun holds the rent and nothing else."""
        return rules.has_income(self.draft.lines)


@dataclass(frozen=True)
class Kolonne:
    """One column side by side with today: ``scenarie`` and ``difference`` are None in the column of today."""

    name: str
    lines: tuple[LinjeDraft, ...]
    grid: Grid
    numbers: TreTal
    scenarie: ScenarieView | None = None
    difference: Forskelle | None = None


def columns(draft: BudgetDraft, saet: SatsSaet | None, scenarier: Sequence[ScenarieView]) -> tuple[Kolonne, ...]:
    """Today and every what-if on the same budget, also one that is not saved yet."""
    today = _column("I dag", draft, saet, draft.lines)
    found = [today]
    for scenarie in scenarier:
        made = _column(scenarie.draft.name, draft, saet, rules.apply(draft.lines, scenarie.draft.changes))
        difference = rules.differences((today.grid, today.numbers), (made.grid, made.numbers))
        found.append(Kolonne(made.name, made.lines, made.grid, made.numbers, scenarie, difference))
    return tuple(found)


def _column(name: str, draft: BudgetDraft, saet: SatsSaet | None, lines: tuple[LinjeDraft, ...]) -> Kolonne:
    return Kolonne(name, lines, rules.grid(lines, draft.first_month), rules.numbers_of(draft, saet, lines))
