"""The referral as a letter: only what may be sent, and who it is from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.skabeloner.letter import parts_of
from socialvicevaert.features.skabeloner.models import Afsnit
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.letter import Sender, letter
from socialvicevaert.paper.parts import Facts, Heading, Paragraph, Part, Tone
from socialvicevaert.shared.formats.dates import show_date


@dataclass(frozen=True)
class LetterContent:
    """Everything that is printed; nothing else of the resident reaches the paper."""

    sender: Sender
    signed_by: Sequence[str]
    recipient: Sequence[str]
    dated: date
    person: Sequence[tuple[str, str]]  # name and how to reach the resident, where that kind is covered
    subject: str
    opening: Sequence[Afsnit]  # of the template: filled, and cut
    sections: Sequence[tuple[Oplysningsart, str]]
    basis: Behandlingsgrundlag
    basis_text: str
    expected_answer_on: date | None = None
    is_draft: bool = False


def referral_letter(content: LetterContent) -> Document:
    """The letter for a window envelope."""
    body: list[Part] = []
    if content.person:
        body.append(Facts(content.person))
    for each in content.opening:
        body += parts_of(each)
    for kind, text in content.sections:
        body += [Heading(kind.label, level=3), Paragraph(text)]
    if content.expected_answer_on is not None:
        body.append(Paragraph(f"Vi vil gerne høre fra jer senest {show_date(content.expected_answer_on)}."))
    body.append(Paragraph(content.basis_text, Tone.SMALL))
    return letter(
        content.sender,
        content.recipient,
        content.dated,
        content.subject,
        body,
        signed_by=content.signed_by,
        confidential=True,
        is_draft=content.is_draft,
    )
