"""Rescue plans as screens and papers read them.

``plans``    redningsplaner_of, redningsplan: a plan with its sums, and whom it was given to
``start``    start_of: a draft filled from what the program knows already
``giving``   giving: what giving a plan to somebody would mean today, and what would be left out
"""

from socialvicevaert.features.redningsplaner.queries.giving import GivingView, giving
from socialvicevaert.features.redningsplaner.queries.plans import (
    RedningsplanView,
    UdskriftView,
    redningsplan,
    redningsplaner_of,
)
from socialvicevaert.features.redningsplaner.queries.start import start_of

__all__ = [
    "GivingView",
    "RedningsplanView",
    "UdskriftView",
    "giving",
    "redningsplan",
    "redningsplaner_of",
    "start_of",
]
