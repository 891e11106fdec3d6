"""Applications as screens, papers and reports read them.

views     ansoegninger_of, ansoegninger, ansoegning; answer_days and expectations; words_before_payment
racing    race_of: a fogedsag's deadline, its applications, and what is left to do; race_between: for many at a time;
          concerns: whether an agreement is about a fogedsag
writing   what a form begins with; asked for by its module
"""

from socialvicevaert.features.ansoegninger.queries.racing import (
    ActView,
    DirectNumber,
    RaceView,
    concerns,
    race_between,
    race_of,
    running_for,
)
from socialvicevaert.features.ansoegninger.queries.views import (
    AnsoegningStage,
    AnsoegningView,
    ansoegning,
    ansoegninger,
    ansoegninger_of,
    answer_days,
    expectations,
    words_before_payment,
)

__all__ = [
    "ActView",
    "AnsoegningStage",
    "AnsoegningView",
    "DirectNumber",
    "RaceView",
    "ansoegning",
    "ansoegninger",
    "ansoegninger_of",
    "answer_days",
    "concerns",
    "expectations",
    "race_between",
    "race_of",
    "running_for",
    "words_before_payment",
]
