"""Underretninger as the few who may know of them see them; nobody else is told that there is one."""

from socialvicevaert.features.underretninger.queries.access import may_know, sees_paper
from socialvicevaert.features.underretninger.queries.views import (
    AdgangView,
    UnderretningView,
    Writing,
    awaiting_receipt,
    underretning,
    underretninger_of,
    writing,
)

__all__ = [
    "AdgangView",
    "UnderretningView",
    "Writing",
    "awaiting_receipt",
    "may_know",
    "sees_paper",
    "underretning",
    "underretninger_of",
    "writing",
]
