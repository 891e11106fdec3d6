"""What is known about applications for help: pure decisions on dates, words, expected answers and the race.

``problems``   what is wrong or remarkable about what is typed
``words``      what must be said before one applies or pays
``answer``     when an answer usually comes
``race``       whether it comes before the next deadline of the fogedsag, and what is left when it does not
"""

from socialvicevaert.features.ansoegninger.rules.answer import Expectation, expectation
from socialvicevaert.features.ansoegninger.rules.problems import (
    GRANTS,
    UNNAMED,
    problems_of_ansoegning,
    problems_of_decision,
    problems_of_sending,
    warnings_of_decision,
)
from socialvicevaert.features.ansoegninger.rules.race import (
    Act,
    Application,
    Arrival,
    Deadline,
    Race,
    Runner,
    Verdict,
    deadlines,
    passed_deadline,
    race,
    with_estimate,
    working_days_between,
)
from socialvicevaert.features.ansoegninger.rules.words import (
    PAY_LATER,
    Word,
    before_payment,
    is_threatened,
    words_for,
)

__all__ = [
    "GRANTS",
    "PAY_LATER",
    "UNNAMED",
    "Act",
    "Application",
    "Arrival",
    "Deadline",
    "Expectation",
    "Race",
    "Runner",
    "Verdict",
    "Word",
    "before_payment",
    "deadlines",
    "expectation",
    "is_threatened",
    "passed_deadline",
    "problems_of_ansoegning",
    "problems_of_decision",
    "problems_of_sending",
    "race",
    "warnings_of_decision",
    "with_estimate",
    "words_for",
    "working_days_between",
]
