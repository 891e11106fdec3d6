"""What a column of a table shows of a row."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from socialvicevaert.ui.tone import Tone

R = TypeVar("R")


class ColumnKind(Enum):
    """How a column is set."""

    TEXT = "text"
    NUMBER = "number"
    """Right-aligned, tabular figures: amounts and counts."""
    DATE = "date"
    QUIET = "quiet"
    """Secondary text."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """`show` gives the text, `tip` the tooltip (for a relative date: the full date), `tone` and `icon` a mark.

    `key` is what `Table.sort_wanted` names; `width` is in pixels at 100 % text. A `spare` column is left out where the
    others would not have their width; the last of them first. `roomy` is the width at which a column's words are
    whole: it gets that before a spare one is shown.
    """

    key: str
    title: str
    show: Callable[[R], str]
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 120
    stretch: bool = False
    tip: Callable[[R], str] | None = None
    tone: Callable[[R], Tone | None] | None = None
    icon: Callable[[R], str] | None = None
    sortable: bool = False
    spare: bool = False
    roomy: int = 0
