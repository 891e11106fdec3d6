"""What a worker can do with a referral: draft, send, follow to an outcome."""

from socialvicevaert.features.henvisninger.service.following import (
    DAYS_TO_ANSWER,
    advance_henvisning,
    send_as_written,
    send_henvisning,
)
from socialvicevaert.features.henvisninger.service.letters import preview_letter, print_letter
from socialvicevaert.features.henvisninger.service.writing import (
    bin_henvisning,
    change_henvisning,
    draft_henvisning,
    keep_henvisning,
)

__all__ = [
    "DAYS_TO_ANSWER",
    "advance_henvisning",
    "bin_henvisning",
    "change_henvisning",
    "draft_henvisning",
    "keep_henvisning",
    "preview_letter",
    "print_letter",
    "send_as_written",
    "send_henvisning",
]
