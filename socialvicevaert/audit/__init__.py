"""Who saw and changed what, when and why; history and undo build on it.

- ``install(database)``: from now on every change is logged inside its own transaction
- ``record``: what is no change (seen, printed, exported …)
- ``history``, ``log``: read it
- ``undo``: reverse a transaction
- ``verify``, ``anchor_of``: the chain that shows that nothing was taken away
"""

from socialvicevaert.audit.chain import Anchor, AuditReport, anchor_of, verify
from socialvicevaert.audit.history import FieldChange, HistoryEntry, history, log
from socialvicevaert.audit.models import AuditKind
from socialvicevaert.audit.recording import install, record
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
    "record",
    "undo",
    "verify",
]
