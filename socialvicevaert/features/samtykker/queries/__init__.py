"""Consents and disclosures as screens, letters and reports ask for them.

``consents``      a resident's consents, and those that are about to end
``disclosures``   what was given to others
``gate``          the one gate: what may be given to whom
"""

from socialvicevaert.features.samtykker.queries.consents import (
    DAYS_OF_NOTICE,
    Dependent,
    PartnerRef,
    RestingOn,
    SamtykkeTilstand,
    SamtykkeView,
    covering,
    expiring,
    samtykke,
    samtykker_of,
)
from socialvicevaert.features.samtykker.queries.disclosures import (
    VideregivelseView,
    disclosed_under,
    videregivelser_of,
)
from socialvicevaert.features.samtykker.queries.gate import Giving, giving, held_on

__all__ = [
    "DAYS_OF_NOTICE",
    "Dependent",
    "Giving",
    "PartnerRef",
    "RestingOn",
    "SamtykkeTilstand",
    "SamtykkeView",
    "VideregivelseView",
    "covering",
    "disclosed_under",
    "expiring",
    "giving",
    "held_on",
    "samtykke",
    "samtykker_of",
    "videregivelser_of",
]
