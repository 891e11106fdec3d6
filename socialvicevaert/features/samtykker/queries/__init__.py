"""Consents and disclosures as screens, letters and reports ask for them.

``consents``      a resident's consents, and those that are about to end
``disclosures``   what was given to others
``gate``          the one gate: what may be given to whom
``missing``       what is written down that takes a consent
``printed``       forms that are out to be signed, and what a resident has said no to
``telling``       who must be told of a withdrawal, and who has been
"""

from socialvicevaert.features.samtykker.queries.consents import (
    DAYS_OF_NOTICE,
    NOTHING_ABOVE,
    Above,
    Dependent,
    PartnerRef,
    RestingOn,
    SamtykkeTilstand,
    SamtykkeView,
    covering,
    expiring,
    samtykke,
    samtykker_of,
    samtykker_of_all,
)
from socialvicevaert.features.samtykker.queries.disclosures import (
    Sees,
    VideregivelseView,
    disclosed_under,
    videregivelser_of,
)
from socialvicevaert.features.samtykker.queries.gate import Giving, giving, held_on, traces_of
from socialvicevaert.features.samtykker.queries.missing import recorded_by_beboer
from socialvicevaert.features.samtykker.queries.printed import AfslagView, UdkastView, afslag_of, udkast, udkast_of
from socialvicevaert.features.samtykker.queries.telling import Receiver, Untold, receivers_of, untold

__all__ = [
    "DAYS_OF_NOTICE",
    "NOTHING_ABOVE",
    "Above",
    "AfslagView",
    "Dependent",
    "Giving",
    "PartnerRef",
    "Receiver",
    "RestingOn",
    "SamtykkeTilstand",
    "SamtykkeView",
    "Sees",
    "UdkastView",
    "Untold",
    "VideregivelseView",
    "afslag_of",
    "covering",
    "disclosed_under",
    "expiring",
    "giving",
    "held_on",
    "receivers_of",
    "recorded_by_beboer",
    "samtykke",
    "samtykker_of",
    "samtykker_of_all",
    "traces_of",
    "udkast",
    "udkast_of",
    "untold",
    "videregivelser_of",
]
