"""What every part has: a role, a text that can be read aloud, and figures that know which one they are."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Role(StrEnum):
    """What a part is to a reader who hears the page; the values are the structure types of PDF (ISO 32000, 14.8.4)."""

    TITLE = "H1"
    SECTION = "H2"
    SUBSECTION = "H3"
    PARAGRAPH = "P"
    LIST = "L"
    TABLE = "Table"
    FIGURE = "Figure"
    FORM = "Form"
    GROUP = "Div"
    SPACE = "Artifact"


class Tone(StrEnum):
    """How loud a paragraph is."""

    BODY = "body"
    LEAD = "lead"
    STRONG = "strong"
    SMALL = "small"


class Align(StrEnum):
    """Where a column's text stands; numbers stand right."""

    LEFT = "left"
    RIGHT = "right"


class Mark(StrEnum):
    """What a bar or a box means; each also differs in grey print."""

    ACCENT = "accent"
    MUTED = "muted"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    INFO = "info"


class Part:
    """Anything that can be added to a document."""

    role: ClassVar[Role]

    def spoken(self) -> str:
        """The part's text as it is read aloud."""
        return ""


@dataclass(frozen=True)
class Linked:
    """A printed figure and which one it is; a preview leads from it to what is behind it, the issued file does not."""

    text: str
    target: str

    def __str__(self) -> str:
        return self.text


Words = str | Linked
"""What may stand in a cell."""
