"""What is about a concern for a child: it may harm the child when a parent reads it, and few may see it.

The rule of who may see stands in ``underretninger.models``: its author, the resident's responsible worker, and those
that it is shared with.
"""

import re
from collections.abc import Mapping
from typing import Any

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indsigt.queries.rows import Rows
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.storage.session import Session

_WORD = "underretning"


class Narrow:
    """Asked of the rows of one resident, for one actor."""

    def __init__(self, session: Session, beboer: Beboer, found: Rows) -> None:
        self._actor = session.actor.medarbejder_id
        self._is_own = beboer.responsible_id == self._actor
        self._shared = {
            row["underretning_id"]
            for row in found.get("underretningadgang", {}).values()
            if row["medarbejder_id"] == self._actor and row["deleted_at"] is None
        }
        self._found = found

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
        if self._is_own:
            return True
        number = row["id"] if table == _WORD else row.get("underretning_id") or _number_in(row)
        about = self._found.get(_WORD, {}).get(number or 0, row)
        return number in self._shared or about.get("medarbejder_id") == self._actor

    def _of_narrow_parent(self, table: str, row: Mapping[str, Any]) -> bool:
        parents = (("henvisning", "henvisning_id"), ("brev", "brev_id"), ("kontakt", "kontakt_id"))
        return any(
            (parent := self._found.get(behind, {}).get(row.get(column) or 0)) is not None
            and behind != table
            and parent.get("basis") is Behandlingsgrundlag.UNDERRETNING
            for behind, column in parents
        )


def _number_in(row: Mapping[str, Any]) -> int | None:
    for name in ("paper", "source_key", "source", "key"):
        found = re.match(rf"{_WORD}:(?:[a-z]+:)?(\d+)", str(row.get(name) or ""))
        if found:
            return int(found[1])
    return None
