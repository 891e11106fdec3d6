"""Pure decisions about debts: what is impossible, what must be warned of, and who is offered how much."""

from socialvicevaert.features.gaeld.rules.problems import (
    problem_of_part,
    problems_of_fordeling,
    problems_of_gaeld,
    problems_of_status,
    remark_on_warning,
    warning_too_short,
)
from socialvicevaert.features.gaeld.rules.sharing import Division, distribute, divide, share_of
from socialvicevaert.features.gaeld.rules.signs import (
    JUDGED,
    Sign,
    SignArt,
    Step,
    limitation_on,
    reminder_sign,
    warning_signs,
)
from socialvicevaert.features.gaeld.rules.totals import (
    FIRST,
    Total,
    Totals,
    is_disputed,
    is_shared_by_default,
    totals,
)

__all__ = [
    "FIRST",
    "JUDGED",
    "Division",
    "Sign",
    "SignArt",
    "Step",
    "Total",
    "Totals",
    "distribute",
    "divide",
    "is_disputed",
    "is_shared_by_default",
    "limitation_on",
    "problem_of_part",
    "problems_of_fordeling",
    "problems_of_gaeld",
    "problems_of_status",
    "remark_on_warning",
    "reminder_sign",
    "share_of",
    "totals",
    "warning_signs",
    "warning_too_short",
]
