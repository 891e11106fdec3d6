"""What a grid shows in one place, and what can be done there."""

from dataclasses import dataclass
from enum import Enum

from socialvicevaert.ui.tone import Tone


class Look(Enum):
    """What kind of row a cell stands in."""

    LINE = "line"
    HEAD = "head"
    """The name of a group, with its sum."""
    TOTAL = "total"
    """What comes out at the end."""


@dataclass(frozen=True)
class Offer:
    """One way to read what was typed: what the button says, and what is typed in its place."""

    text: str
    typed: str


@dataclass(frozen=True)
class Cell:
    """`edit` is what the editor opens with (None: the text); `choices` makes it a list to choose from.

    `problem` says in words what is wrong with what was typed, which stays in `text`; `offers` are its readings.
    `said` is what a screen reader says instead of the text.
    """

    text: str = ""
    look: Look = Look.LINE
    is_number: bool = False
    is_quiet: bool = False
    is_editable: bool = False
    edit: str | None = None
    choices: tuple[str, ...] = ()
    problem: str = ""
    offers: tuple[Offer, ...] = ()
    is_changed: bool = False
    tone: Tone | None = None
    icon: str = ""
    tip: str = ""
    said: str = ""


@dataclass(frozen=True)
class SheetColumn:
    """`width` is in pixels at 100 % text; columns that stretch share what is left."""

    title: str
    width: int = 110
    stretch: bool = False
    is_number: bool = False
    tip: str = ""
