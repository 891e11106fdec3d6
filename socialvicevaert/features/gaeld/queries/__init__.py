"""Debts and proposals as screens and papers show them."""

from socialvicevaert.features.gaeld.queries.debts import (
    GaeldView,
    StatusEntry,
    gaeld,
    gaeld_of,
    total_of,
    totals_by_beboer,
)
from socialvicevaert.features.gaeld.queries.proposals import (
    FordelingStart,
    FordelingView,
    PostView,
    Room,
    fordeling,
    fordeling_start,
    fordelinger_of,
)

__all__ = [
    "FordelingStart",
    "FordelingView",
    "GaeldView",
    "PostView",
    "Room",
    "StatusEntry",
    "fordeling",
    "fordeling_start",
    "fordelinger_of",
    "gaeld",
    "gaeld_of",
    "total_of",
    "totals_by_beboer",
]
