"""What is about a concern for a child: it may harm the child when a parent reads it, and few may see it.

Who may know of a row of its own says the row (``Row.known_to``); of what else tells of it: its author, the resident's
responsible worker, and whoever may know of the underretning it names.
"""

import re
from collections.abc import Mapping
from typing import Any

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indsigt.queries.rows import Rows
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.storage.row import narrow_tables
from socialvicevaert.storage.session import Session

_WORD = "underretning"


class Narrow:
    """Asked of the rows of one resident, for one actor."""

    def __init__(self, session: Session, beboer: Beboer, found: Rows) -> None:
        self._actor = session.actor.medarbejder_id
        self._is_own = beboer.responsible_id == self._actor
        self._found = found
        self._known = {
            table: set(session.connection().execute(known).scalars())
            for table, known in narrow_tables(self._actor).items()
        }

    def is_narrow(self, table: str, row: Mapping[str, Any]) -> bool:
        """Whether a row tells of such a concern."""
        return (
            table.startswith(_WORD)
            or row.get("basis") is Behandlingsgrundlag.UNDERRETNING
            or any(str(row.get(name) or "").startswith(_WORD) for name in ("source_key", "key", "paper", "source"))
            or self._of_narrow_parent(table, row)
        )

    def may_be_seen(self, table: str, row: Mapping[str, Any]) -> bool:
        """Whether the actor is one who may see it."""
        if table in self._known:
            return row["id"] in self._known[table]
        about = _number_in(row)
        is_shared = about is not None and about in self._known.get(_WORD, ())
        return self._is_own or is_shared or row.get("medarbejder_id") == self._actor

    def _of_narrow_parent(self, table: str, row: Mapping[str, Any]) -> bool:
        parents = (("henvisning", "henvisning_id"), ("brev", "brev_id"), ("kontakt", "kontakt_id"))
        return any(
            (parent := self._found.get(behind, {}).get(row.get(column) or 0)) is not None
            and behind != table
            and parent.get("basis") is Behandlingsgrundlag.UNDERRETNING
            for behind, column in parents
        )


def _number_in(row: Mapping[str, Any]) -> int | None:
    """The underretning that a line of the log, an opgave or a letter is about."""
    for name in ("paper", "source_key", "source"):
        if found := re.match(rf"{_WORD}:(\d+)", str(row.get(name) or "")):
            return int(found[1])
    return None
