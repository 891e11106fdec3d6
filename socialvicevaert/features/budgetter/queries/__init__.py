"""What screens, other features and papers ask about budgets."""

from socialvicevaert.features.budgetter.queries.reading import budget, budgets_of, current_budget
from socialvicevaert.features.budgetter.queries.views import BudgetRow, BudgetView, Kolonne, ScenarieView, columns

__all__ = [
    "BudgetRow",
    "BudgetView",
    "Kolonne",
    "ScenarieView",
    "budget",
    "budgets_of",
    "columns",
    "current_budget",
]
