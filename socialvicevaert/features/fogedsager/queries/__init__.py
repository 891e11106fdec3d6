"""Fogedsager as screens and reports read them.

cases      fogedsager, fogedsager_of, fogedsag, steps_of: with dates given and computed, amounts, next step, history
views      what they give
opening    opening_facts: what is known already when one is opened; asked for by its module, as it reads arrears lists
"""

from socialvicevaert.features.fogedsager.queries.cases import (
    fogedsag,
    fogedsager,
    fogedsager_of,
    given_dates,
    remaining_oere,
    rent_month_of,
    steps_of,
)
from socialvicevaert.features.fogedsager.queries.views import (
    BeloebView,
    FogedsagRow,
    FogedsagView,
    GenbesoegView,
    HistorikView,
)

__all__ = [
    "BeloebView",
    "FogedsagRow",
    "FogedsagView",
    "GenbesoegView",
    "HistorikView",
    "fogedsag",
    "fogedsager",
    "fogedsager_of",
    "given_dates",
    "remaining_oere",
    "rent_month_of",
    "steps_of",
]
