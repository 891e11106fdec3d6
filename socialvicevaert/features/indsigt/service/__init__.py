"""What a worker can do with a request: write it down, judge what tells of others, make the papers, hand them over."""

from socialvicevaert.features.indsigt.service.extracts import (
    Extract,
    HeldFile,
    extract,
    files_of,
    handed_over,
    new_password,
    note_leaving,
    open_file,
)
from socialvicevaert.features.indsigt.service.requests import bin_indsigt, judge, open_indsigt

__all__ = [
    "Extract",
    "HeldFile",
    "bin_indsigt",
    "extract",
    "files_of",
    "handed_over",
    "judge",
    "new_password",
    "note_leaving",
    "open_file",
    "open_indsigt",
]
