"""What the few who may know of an underretning can do with it."""

from socialvicevaert.features.underretninger.service.letters import print_underretning, view_underretning
from socialvicevaert.features.underretninger.service.sending import note_receipt, send_underretning
from socialvicevaert.features.underretninger.service.sharing import share_underretning, unshare_underretning
from socialvicevaert.features.underretninger.service.writing import bin_underretning, keep_underretning

__all__ = [
    "bin_underretning",
    "keep_underretning",
    "note_receipt",
    "print_underretning",
    "send_underretning",
    "share_underretning",
    "unshare_underretning",
    "view_underretning",
]
