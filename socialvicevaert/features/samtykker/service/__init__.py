"""What a worker can do with consents, disclosures and the papers about them."""

from socialvicevaert.features.samtykker.service.consents import (
    attach_scan,
    give_samtykke,
    names_health_body,
    note_afslag,
    tell_receiver,
    withdraw_samtykke,
)
from socialvicevaert.features.samtykker.service.disclosures import disclose, note_told
from socialvicevaert.features.samtykker.service.papers import (
    Papir,
    disclosure_paper,
    note_print,
    samtykke_paper,
    udkast_paper,
)
from socialvicevaert.features.samtykker.service.printed import bin_udkast, keep_udkast, refuse_udkast, sign_udkast

__all__ = [
    "Papir",
    "attach_scan",
    "bin_udkast",
    "disclose",
    "disclosure_paper",
    "give_samtykke",
    "keep_udkast",
    "names_health_body",
    "note_afslag",
    "note_print",
    "note_told",
    "refuse_udkast",
    "samtykke_paper",
    "sign_udkast",
    "tell_receiver",
    "udkast_paper",
    "withdraw_samtykke",
]
