"""What is filled in by hand; `lang` is the language of a part that differs from the document's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from socialvicevaert.paper.parts.base import Part, Role


@dataclass(frozen=True)
class FormLines(Part):
    """Lines to fill in by hand; a known value is printed on its line."""

    lines: Sequence[tuple[str, str]]
    lang: str = ""
    role: ClassVar[Role] = Role.FORM

    def spoken(self) -> str:
        return "\n".join(f"{label}: {value}" for label, value in self.lines)


@dataclass(frozen=True)
class TickBox:
    """One box with its text, and below it the same in the language `help_lang`."""

    text: str
    ticked: bool = False
    help: str = ""
    help_lang: str = ""


@dataclass(frozen=True)
class TickBoxes(Part):
    """Boxes under each other, or in several columns where the texts are short."""

    boxes: Sequence[TickBox]
    columns: int = 1
    lang: str = ""
    role: ClassVar[Role] = Role.FORM

    def spoken(self) -> str:
        return "\n".join(
            f"{'sat kryds' if box.ticked else 'intet kryds'}: {box.text} {box.help}".strip() for box in self.boxes
        )


@dataclass(frozen=True)
class Signatures(Part):
    """A line for date and signature for each named signer, two beside each other.

    `date` is the word below the line for the date, in as many languages as the signers' words.
    """

    signers: Sequence[str]
    lang: str = ""
    date: str = "Dato"
    role: ClassVar[Role] = Role.FORM

    def spoken(self) -> str:
        return "\n".join(f"Dato og underskrift: {signer}" for signer in self.signers)
