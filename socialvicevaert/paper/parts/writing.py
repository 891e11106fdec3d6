"""Running text, headings, and what is said loudly.

`lang` is the language of a part that differs from the document's ("en", "ar"; BCP 47): it is read aloud in it, and what
is written from right to left stands at the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from socialvicevaert.paper.parts.base import Mark, Part, Role, Tone


@dataclass(frozen=True)
class Title(Part):
    """The one title of a paper, with an optional line under it."""

    text: str
    subtitle: str = ""
    lang: str = ""
    role: ClassVar[Role] = Role.TITLE

    def spoken(self) -> str:
        return self.text


@dataclass(frozen=True)
class Heading(Part):
    """A section's heading (level 2) or a smaller one (level 3); never left alone at the foot of a page."""

    text: str
    level: int = 2
    lang: str = ""

    @property
    def role(self) -> Role:  # type: ignore[override]  # by level, so not one value for the class
        return Role.SECTION if self.level == 2 else Role.SUBSECTION

    def spoken(self) -> str:
        return self.text


@dataclass(frozen=True)
class Paragraph(Part):
    """Running text."""

    text: str
    tone: Tone = Tone.BODY
    lang: str = ""
    role: ClassVar[Role] = Role.PARAGRAPH

    def spoken(self) -> str:
        return self.text


@dataclass(frozen=True)
class Bullets(Part):
    """A list of sentences, with a dash or numbered."""

    items: Sequence[str]
    numbered: bool = False
    lang: str = ""
    role: ClassVar[Role] = Role.LIST

    def spoken(self) -> str:
        return "\n".join(self.items)


@dataclass(frozen=True)
class Notice(Part):
    """A framed sentence that must be seen."""

    text: str
    title: str = ""
    mark: Mark = Mark.INFO
    lang: str = ""
    role: ClassVar[Role] = Role.PARAGRAPH

    def spoken(self) -> str:
        return f"{self.title}\n{self.text}".strip()


@dataclass(frozen=True)
class Code(Part):
    """A code in big groups that can be read and typed without mistakes."""

    groups: Sequence[str]
    per_row: int = 4
    role: ClassVar[Role] = Role.PARAGRAPH

    def spoken(self) -> str:
        return " ".join(self.groups)
