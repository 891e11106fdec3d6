"""Who saw and changed what, when and why; history and undo build on it.

- ``install(database)``: from now on every change is logged inside its own transaction
- ``record``: what is no change (seen, printed, exported …)
- ``history``, ``log``: read it
- ``undo``: reverse a transaction
- ``verify``, ``anchor_of``: the chain that shows that nothing was taken away
- ``owner_of``, ``ways_to_owner``: the resident a row belongs to, and how any table leads there

**What counts as a look** (``AuditKind.VIEW``, with the resident's number): opening something of one named resident by
itself – the resident, a fogedsag, the sheet of a sag, a kontakt or an opgave, a letter or a form as paper. One line
for each opening; what is read again because it changed, and the tabs of an opened resident, are part of that look.

No look is a list that leads there: Min dag, the tables of the pages, the palette. They show a name, what it is about
and when, and everybody who may see residents works from them; a line for each row of each list would drown the looks
that mean something. So is the one line of a note in the search (at most ``soegning.SNIPPET`` letters around the words
typed): it shows which note it is, and reading it on is opening the resident, which is logged. A protected address and
a CPR number never stand in a list; showing one is a ``REVEAL`` of its own.
"""

from socialvicevaert.audit.chain import Anchor, AuditReport, anchor_of, verify
from socialvicevaert.audit.history import FieldChange, HistoryEntry, history, log
from socialvicevaert.audit.models import AuditKind
from socialvicevaert.audit.recording import install, owner_of, record, table_behind, ways_to_owner
from socialvicevaert.audit.undoing import undo

__all__ = [
    "Anchor",
    "AuditKind",
    "AuditReport",
    "FieldChange",
    "HistoryEntry",
    "anchor_of",
    "history",
    "install",
    "log",
    "owner_of",
    "record",
    "table_behind",
    "undo",
    "verify",
    "ways_to_owner",
]
