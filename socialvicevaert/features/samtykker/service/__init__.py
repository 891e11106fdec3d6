"""What a worker can do with consents, disclosures and the papers about them."""

from socialvicevaert.features.samtykker.service.consents import (
    TEXT_VERSION,
    give_samtykke,
    names_health_body,
    withdraw_samtykke,
)
from socialvicevaert.features.samtykker.service.disclosures import disclose
from socialvicevaert.features.samtykker.service.papers import (
    Papir,
    disclosure_paper,
    form_to_sign,
    note_print,
    samtykke_paper,
)

__all__ = [
    "TEXT_VERSION",
    "Papir",
    "disclose",
    "disclosure_paper",
    "form_to_sign",
    "give_samtykke",
    "names_health_body",
    "note_print",
    "samtykke_paper",
    "withdraw_samtykke",
]
