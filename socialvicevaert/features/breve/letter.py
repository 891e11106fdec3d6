"""A letter on paper: nothing of the resident reaches it but what is given here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.skabeloner.letter import parts_of
from socialvicevaert.features.skabeloner.models import Afsnit
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.letter import Sender, letter
from socialvicevaert.paper.parts import Paragraph, Part, Tone


@dataclass(frozen=True)
class LetterContent:
    """Everything that is printed."""

    sender: Sender
    signed_by: Sequence[str]
    recipient: Sequence[str]
    dated: date
    subject: str
    body: Sequence[Afsnit]  # filled, and cut
    basis_text: str = ""
    is_confidential: bool = True
    is_draft: bool = False


def letter_paper(content: LetterContent) -> Document:
    """The letter for a window envelope."""
    body: list[Part] = []
    for each in content.body:
        body += parts_of(each)
    if content.basis_text:
        body.append(Paragraph(content.basis_text, Tone.SMALL))
    return letter(
        content.sender,
        content.recipient,
        content.dated,
        content.subject,
        body,
        signed_by=content.signed_by,
        confidential=content.is_confidential,
        is_draft=content.is_draft,
    )
