"""Column values as plain JSON values, and back: what the log keeps and undo restores.

Of a document (bytes) only the digest is kept: the log would hold every letter and report a second time, for good.
"""

import hashlib
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import Column, Date, LargeBinary, Time

from socialvicevaert.storage.columns import ChoiceType, UtcType

_DIGEST = "sha256:"


class DocumentNotKept(Exception):
    """A document cannot be brought back from the log."""


def to_plain(value: Any) -> Any:
    """A value of a row as JSON can hold it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return _DIGEST + hashlib.sha256(value).hexdigest()
    return value


def from_plain(column: Column[Any], plain: Any) -> Any:
    """The value of a row again, by the type of its column.

    :raises DocumentNotKept: the column held a document.
    """
    kind = column.type
    if plain is None:
        return None
    if isinstance(kind, ChoiceType):
        return kind.choices(plain)
    if isinstance(kind, UtcType):
        return datetime.fromisoformat(plain)
    if isinstance(kind, Date):
        return date.fromisoformat(plain)
    if isinstance(kind, Time):
        return time.fromisoformat(plain)
    if isinstance(kind, LargeBinary):
        raise DocumentNotKept(column.name)
    return plain
