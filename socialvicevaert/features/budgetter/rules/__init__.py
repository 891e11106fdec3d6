"""What a budget comes to: groups, the twelve months, the numbers, what-if, and what stops it from being saved.

Every amount is an int of øre; a year is the exact sum of the twelve months; a monthly average is a ``Fraction`` and is
rounded (half up) only where it is shown.
"""

from socialvicevaert.features.budgetter.categories import (
    EXPENSES,
    default_priority,
    group_of,
    is_recognised,
    new_line,
    usual_lines,
)
from socialvicevaert.features.budgetter.rules.comparing import LinjeForskel, compare
from socialvicevaert.features.budgetter.rules.grid import (
    MONTHS,
    Grid,
    GridRow,
    due,
    first_due,
    grid,
    month_of,
    monthly,
    months_from,
    shown_monthly,
)
from socialvicevaert.features.budgetter.rules.numbers import (
    DAYS_IN_YEAR,
    Tal,
    TreTal,
    has_income,
    numbers,
    numbers_of,
    standard_of,
)
from socialvicevaert.features.budgetter.rules.validation import (
    LARGEST_OERE,
    LONGEST_LABEL,
    problems_of_budget,
    problems_of_scenarie,
)
from socialvicevaert.features.budgetter.rules.whatif import Forskelle, apply, differences

__all__ = [
    "DAYS_IN_YEAR",
    "EXPENSES",
    "LARGEST_OERE",
    "LONGEST_LABEL",
    "MONTHS",
    "Forskelle",
    "Grid",
    "GridRow",
    "LinjeForskel",
    "Tal",
    "TreTal",
    "apply",
    "compare",
    "default_priority",
    "differences",
    "due",
    "first_due",
    "grid",
    "group_of",
    "has_income",
    "is_recognised",
    "month_of",
    "monthly",
    "months_from",
    "new_line",
    "numbers",
    "numbers_of",
    "problems_of_budget",
    "problems_of_scenarie",
    "shown_monthly",
    "standard_of",
    "usual_lines",
]
