"""What a worker can do with an application: write, send, decide, change, throw away."""

from socialvicevaert.features.ansoegninger.service.deciding import decide_ansoegning, undo_decision
from socialvicevaert.features.ansoegninger.service.signs import raise_signs
from socialvicevaert.features.ansoegninger.service.writing import bin_ansoegning, send_ansoegning, write_ansoegning

__all__ = [
    "bin_ansoegning",
    "decide_ansoegning",
    "raise_signs",
    "send_ansoegning",
    "undo_decision",
    "write_ansoegning",
]
