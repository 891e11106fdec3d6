"""What an agreement to pay in parts consists of, and how it stands: never written down, always worked out."""

from socialvicevaert.features.afdragsordninger.rules.instalments import (
    MOST_INSTALMENTS,
    due_days,
    explanation,
    instalments,
    monthly,
    problems_of_dividing,
)
from socialvicevaert.features.afdragsordninger.rules.problems import (
    problems_of_cancelling,
    problems_of_change,
    problems_of_ordning,
    problems_of_payment,
)
from socialvicevaert.features.afdragsordninger.rules.standing import (
    Daekning,
    StateChange,
    coverage,
    history,
    late_ones,
    next_open,
    paid_by,
    state_on,
)

__all__ = [
    "MOST_INSTALMENTS",
    "Daekning",
    "StateChange",
    "coverage",
    "due_days",
    "explanation",
    "history",
    "instalments",
    "late_ones",
    "monthly",
    "next_open",
    "paid_by",
    "problems_of_cancelling",
    "problems_of_change",
    "problems_of_dividing",
    "problems_of_ordning",
    "problems_of_payment",
    "state_on",
]
