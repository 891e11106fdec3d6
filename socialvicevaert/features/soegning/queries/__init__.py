"""One box for everything.

finding   find: everything
people    residents found, and those seen last
found     what is found
"""

from socialvicevaert.features.soegning.queries.finding import SNIPPET, find, snippet
from socialvicevaert.features.soegning.queries.found import (
    Found,
    FoundAnsoegning,
    FoundBeboer,
    FoundDokument,
    FoundNote,
    FoundPartner,
    FoundSag,
)
from socialvicevaert.features.soegning.queries.people import beboere_by_id

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
