"""One box for everything.

finding   find, and the residents seen last
found     what is found
"""

from socialvicevaert.features.soegning.queries.finding import SNIPPET, beboere_by_id, find, snippet
from socialvicevaert.features.soegning.queries.found import (
    Found,
    FoundAnsoegning,
    FoundBeboer,
    FoundDokument,
    FoundNote,
    FoundPartner,
    FoundSag,
)

__all__ = [
    "SNIPPET",
    "Found",
    "FoundAnsoegning",
    "FoundBeboer",
    "FoundDokument",
    "FoundNote",
    "FoundPartner",
    "FoundSag",
    "beboere_by_id",
    "find",
    "snippet",
]
