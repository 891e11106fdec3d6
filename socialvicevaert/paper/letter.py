"""A letter: recipient in the envelope's window, date, subject, body, greeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.paper.document import Document, WindowAddress
from socialvicevaert.paper.parts import Mark, Notice, Paragraph, Part, Title, Together, Tone

_SHORT = 500
"""Letters of a last paragraph that is not divided: about five lines."""


@dataclass(frozen=True)
class Sender:
    """The organisation (first line), and the lines of its address and telephone."""

    organisation: str
    lines: Sequence[str] = ()


def letter(
    sender: Sender,
    recipient: Sequence[str],
    dated: date,
    subject: str,
    body: Sequence[Part],
    signed_by: Sequence[str] = (),
    confidential: bool = False,
    footer: str = "",
    is_draft: bool = False,
) -> Document:
    """A letter ready to be folded into a window envelope; `signed_by` are the lines under "Venlig hilsen".

    One that `is_draft` says so above its body: it has not been sent.

    The subject becomes the title on the page, but not the document's metadata when the letter is confidential, because
    metadata are shown in file lists.
    """
    document = Document(
        title="Brev" if confidential else subject,
        dated=dated,
        author=sender.organisation,
        footer=footer or sender.organisation,
        confidential=confidential,
        window=WindowAddress(tuple(recipient), (sender.organisation, *sender.lines)),
    )
    document.add(Paragraph(f"{dated:%d-%m-%Y}", Tone.SMALL), Title(subject))
    if is_draft:
        document.add(Notice("Udkast – er ikke sendt og må ikke gives videre.", mark=Mark.WARNING))
    if not signed_by:
        return document.add(*body)
    above = _short_end(body)
    document.add(*body[: len(body) - len(above)])
    return document.add(Together([*above, Paragraph("Venlig hilsen"), Paragraph("\n".join(signed_by))]))


def _short_end(body: Sequence[Part]) -> Sequence[Part]:
    """What goes along to the next page with the signature, which never stands there alone."""
    last = body[-1] if body else None
    return [last] if isinstance(last, Paragraph) and len(last.text) <= _SHORT else []
