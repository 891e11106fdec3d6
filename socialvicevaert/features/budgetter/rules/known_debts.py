"""What is paid on debts according to the debts themselves, beside what the budget says: a fact is entered once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.budgetter.models import Budgetgruppe, Budgetkategori, Hyppighed, LinjeDraft
from socialvicevaert.features.budgetter.rules.grid import grid, shown_monthly


@dataclass(frozen=True)
class KnownPayment:
    """What one creditor is paid a month, in øre."""

    label: str
    monthly_oere: int


@dataclass(frozen=True)
class Unlike:
    """What is paid on debts a month, in øre: by the budget, and by the debts and agreements."""

    budget_oere: int
    known_oere: int


def unlike(lines: Sequence[LinjeDraft], known: Sequence[KnownPayment], first_month: date) -> Unlike | None:
    """Where the budget and the debts say different amounts; None where they agree, or no debt says any."""
    year = grid(lines, first_month).year_of(Budgetgruppe.GAELD)
    listed = sum(one.monthly_oere for one in known)
    budgeted = shown_monthly(year)
    return Unlike(budgeted, listed) if known and budgeted != listed else None


def lines_of(known: Sequence[KnownPayment]) -> tuple[LinjeDraft, ...]:
    """The lines that say what the debts say, one for each creditor."""
    return tuple(
        LinjeDraft(Budgetkategori.GAELDSAFDRAG, one.label, one.monthly_oere, Hyppighed.MAANED) for one in known
    )
