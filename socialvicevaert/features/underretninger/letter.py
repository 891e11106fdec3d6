"""The underretning as a letter to the municipality, for a window envelope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.underretninger.models import UnderretningDraft
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.letter import Sender, letter
from socialvicevaert.paper.parts import Facts, Heading, Paragraph, Part, Tone
from socialvicevaert.shared.formats.dates import show_date


@dataclass(frozen=True)
class UnderretningContent:
    """Everything that is printed."""

    sender: Sender
    signed_by: Sequence[str]
    recipient: Sequence[str]
    dated: date
    person: Sequence[tuple[str, str]]  # the resident in whose home the child is met
    draft: UnderretningDraft
    law: str
    receipt_by: date
    is_draft: bool = False


def underretning_letter(content: UnderretningContent) -> Document:
    """The letter; one that is not sent says so."""
    draft = content.draft
    body: list[Part] = [Facts([("Barn", draft.child.strip() or "–"), *content.person])]
    for heading, text in (
        ("Hvad vi har set og hørt", draft.observed),
        ("Hvorfor vi er bekymrede", draft.concern),
        ("Hvad der er gjort indtil nu", draft.done_so_far),
        ("Forældrene", _parents(draft)),
    ):
        if text.strip():
            body += [Heading(heading), Paragraph(text.strip())]
    receipt = f"Vi beder jer bekræfte senest {show_date(content.receipt_by)}, at I har modtaget underretningen."
    body += [
        Paragraph(receipt),
        Paragraph(f"Underretningen gives efter {content.law}. Den kræver ikke samtykke.", Tone.SMALL),
    ]
    return letter(
        content.sender,
        content.recipient,
        content.dated,
        "Underretning om et barn",
        body,
        signed_by=content.signed_by,
        confidential=True,
        is_draft=content.is_draft,
    )


def _parents(draft: UnderretningDraft) -> str:
    told = "Forældrene ved, at vi underretter." if draft.parents_told else "Forældrene ved ikke, at vi underretter."
    return "\n".join(filter(None, (told, draft.parents_reason.strip())))
