"""What is held on a resident, as values that can be read, looked through, cut and written."""

from dataclasses import dataclass
from typing import Any

from socialvicevaert.features.indsigt.models import Vurdering
from socialvicevaert.features.indsigt.rules.mentions import Mention


@dataclass(frozen=True)
class Value:
    """One column of a row. ``shown`` is what people read, ``plain`` what the data file holds.

    ``is_text`` was written by somebody and is looked through; ``is_quiet`` stands in the data file alone.
    """

    field: str
    label: str
    shown: str
    plain: Any
    is_text: bool = False
    is_quiet: bool = False


@dataclass(frozen=True)
class File:
    """A file of a row; ``number`` is its place in the extract, from 1. Its bytes are read when it is handed over."""

    table: str
    row_id: int
    column: str
    number: int
    size: int
    name: str
    media_type: str
    ending: str
    is_looked_at: bool  # a person must look at it: no program knows what a picture tells


@dataclass(frozen=True)
class Record:
    """A row. ``belongs_to`` are the rows it hangs on, as table and number; ``what_left`` says what was cut.

    ``is_narrow``: it may harm a child if it is read by others; ``may_be_seen`` says whether the actor is one who may.
    """

    table: str
    id: int
    word: str
    dated: str
    values: tuple[Value, ...]
    in_bin: bool = False
    belongs_to: tuple[tuple[str, int], ...] = ()
    files: tuple[File, ...] = ()
    is_narrow: bool = False
    may_be_seen: bool = True
    what_left: str = ""

    @property
    def key(self) -> str:
        """Table and number."""
        return f"{self.table}:{self.id}"


@dataclass(frozen=True)
class Passage:
    """A text with what may tell about somebody else in it; without mentions the whole of it may."""

    field: str
    label: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Flag:
    """Something to judge. ``item`` changes with what it says, so that a judgement never covers a later text."""

    item: str
    table: str
    row_id: int
    word: str
    dated: str
    whys: tuple[str, ...]
    passages: tuple[Passage, ...]
    files: tuple[File, ...] = ()
    is_narrow: bool = False
    may_be_seen: bool = True

    @property
    def can_be_masked(self) -> bool:
        """Whether taking the marked words out is enough."""
        return bool(self.passages) and not self.files and all(one.mentions for one in self.passages)


@dataclass(frozen=True)
class Judgement:
    """What was decided of an item."""

    decision: Vurdering
    reason: str = ""
