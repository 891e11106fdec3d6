"""Agreements as screens and other features read them.

views      ordninger_of, ordninger, late_ordninger, ordning, has_plan: with how each stands today
opening    opening_facts: what is known already when one is made; asked for by its module, as it reads arrears lists
"""

from socialvicevaert.features.afdragsordninger.queries.views import (
    IndbetalingView,
    OrdningView,
    has_plan,
    late_ordninger,
    ordning,
    ordninger,
    ordninger_of,
)

__all__ = [
    "IndbetalingView",
    "OrdningView",
    "has_plan",
    "late_ordninger",
    "ordning",
    "ordninger",
    "ordninger_of",
]
