"""The budget in force, and the debts."""

from socialvicevaert.features.budgetter.models import Budgetgruppe
from socialvicevaert.features.budgetter.queries import current_budget
from socialvicevaert.features.budgetter.rules import grid, shown_monthly
from socialvicevaert.features.gaeld.queries import gaeld_of
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session


def money(session: Session, beboer_id: int) -> dict[str, str]:
    """Amounts of a month, where there is a budget with an income; debts that are not over."""
    found: dict[str, str] = {}
    budget = current_budget(session, beboer_id)
    if budget is not None and budget.has_income:
        table = grid(budget.draft.lines, budget.draft.first_month)
        found["oekonomi.raadighed"] = show_oere(budget.numbers.raadighed_oere)
        found["oekonomi.indkomst"] = show_oere(shown_monthly(table.year_of(Budgetgruppe.INDTAEGT)))
        found["oekonomi.udgifter"] = show_oere(shown_monthly(table.year_of(Budgetgruppe.FAST)))
    debts = gaeld_of(session, beboer_id, with_over=False)
    if debts:
        found["gaeld.samlet"] = show_oere(sum(debt.balance_oere for debt in debts))
        found["gaeld.antal"] = str(len({debt.creditor for debt in debts}))
    return found
