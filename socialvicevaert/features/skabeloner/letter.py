"""A template as the letter it becomes: how a paragraph is drawn, and an example with invented facts."""

from datetime import date

from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, SkabelonDraft
from socialvicevaert.features.skabeloner.rules import FIELDS, field_of, fill, problems_of_text
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.letter import Sender, letter
from socialvicevaert.paper.parts import Bullets, Heading, Paragraph, Part

_RECIPIENT = ("Modtagerens navn", "Vejnavn 1", "1234 By")


def parts_of(afsnit: Afsnit) -> list[Part]:
    """A filled paragraph as it is drawn; a list has one point a line."""
    text = afsnit.text.strip()
    if afsnit.style is AfsnitArt.OVERSKRIFT:
        return [Heading(text)]
    if afsnit.style is AfsnitArt.PUNKTER:
        return [Bullets([line.strip("-• \t") for line in text.splitlines() if line.strip("-• \t")])]
    return [Paragraph(text)]


def example_letter(draft: SkabelonDraft, today: date) -> Document:
    """The letter with the examples of the catalogue; a field with a fault stands as it was written."""
    subject, *body = (_exemplified(each, draft) for each in (Afsnit(draft.subject or "…"), *draft.body))
    return letter(
        Sender(_example("organisation.navn"), [_example("organisation.kontakt")]),
        _RECIPIENT,
        today,
        subject.text.strip(),
        [part for each in body if each.text.strip() for part in parts_of(each)],
        signed_by=[_example("medarbejder.navn"), _example("medarbejder.rolle")],
        confidential=True,
    )


def _exemplified(afsnit: Afsnit, draft: SkabelonDraft) -> Afsnit:
    if any(True for _ in problems_of_text(afsnit.text, draft.kind)):
        return afsnit
    return fill([afsnit], {each.key: each.example for each in FIELDS}).body[0]


def _example(key: str) -> str:
    known = field_of(key)
    return known.example if known is not None else ""
