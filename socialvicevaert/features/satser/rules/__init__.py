"""What a set of published amounts gives a household, and what it lacks: regimes are never mixed, nothing is guessed."""

from socialvicevaert.features.satser.rules.sets import (
    SatsSaet,
    SatsValue,
    age_warning,
    grouped,
    merge,
    municipality_name,
    name_of,
    set_key,
    sets_of,
)
from socialvicevaert.features.satser.rules.standard import Beregning, proposed_set, standard_amount
from socialvicevaert.features.satser.rules.validation import problems_of_saet, problems_of_sats

__all__ = [
    "Beregning",
    "SatsSaet",
    "SatsValue",
    "age_warning",
    "grouped",
    "merge",
    "municipality_name",
    "name_of",
    "problems_of_saet",
    "problems_of_sats",
    "proposed_set",
    "set_key",
    "sets_of",
    "standard_amount",
]
