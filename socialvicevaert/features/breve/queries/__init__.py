"""Letters as screens show them, and what sending one would mean now."""

from socialvicevaert.features.breve.queries.composing import Composed, FieldValues, composed
from socialvicevaert.features.breve.queries.views import BrevView, brev, breve_of, resting_on

__all__ = ["BrevView", "Composed", "FieldValues", "brev", "breve_of", "composed", "resting_on"]
