"""What stops a template from being kept."""

from collections.abc import Iterator

from socialvicevaert.features.skabeloner.models import SkabelonDraft
from socialvicevaert.features.skabeloner.rules.language import problems_of_text
from socialvicevaert.shared.errors import Problem

LONGEST_NAME = 80
LONGEST_TEXT = 10_000  # letters of one paragraph


def problems_of_draft(draft: SkabelonDraft) -> Iterator[Problem]:
    """Every problem, under the field it belongs to; a paragraph is "body.3", counted from 1."""
    if not draft.name.strip():
        yield Problem("name", "Skriv, hvad skabelonen hedder.")
    if len(draft.name.strip()) > LONGEST_NAME:
        yield Problem("name", f"Navnet er for langt. Der er plads til {LONGEST_NAME} tegn.")
    if not draft.subject.strip():
        yield Problem("subject", "Skriv brevets overskrift.")
    for text in problems_of_text(draft.subject, draft.kind):
        yield Problem("subject", text)
    if not any(each.text.strip() for each in draft.body):
        yield Problem("body", "Skriv noget i brevet.")
    for number, each in enumerate(draft.body, start=1):
        if len(each.text) > LONGEST_TEXT:
            yield Problem(f"body.{number}", "Afsnittet er for langt. Del det i flere.")
        for text in problems_of_text(each.text, draft.kind):
            yield Problem(f"body.{number}", text)
