"""What stops a template from being kept."""

import unicodedata
from collections.abc import Iterator

from socialvicevaert.features.skabeloner.models import SkabelonDraft
from socialvicevaert.features.skabeloner.rules.fields import needed_in
from socialvicevaert.features.skabeloner.rules.language import fields_of_body, problems_of_text
from socialvicevaert.shared.errors import Problem

LONGEST_NAME = 80
LONGEST_SUBJECT = 200
LONGEST_TEXT = 10_000  # letters of one paragraph
LONGEST_LETTER = 60_000  # letters of all paragraphs: some twenty pages
MOST_PARAGRAPHS = 300
TOO_LONG = f"Afsnittet er for langt. Der er plads til {LONGEST_TEXT} tegn. Del det i flere."


def problems_of_draft(draft: SkabelonDraft) -> Iterator[Problem]:
    """Every problem, under the field it belongs to; a paragraph is "body.3", counted from 1."""
    yield from _problems_of_lines(draft)
    if not any(each.text.strip() for each in draft.body):
        yield Problem("body", "Skriv noget i brevet.")
        return
    if len(draft.body) > MOST_PARAGRAPHS:
        yield Problem("body", f"Brevet har {len(draft.body)} afsnit. Der er plads til {MOST_PARAGRAPHS}.")
        return
    too_long = [number for number, each in enumerate(draft.body, start=1) if len(each.text) > LONGEST_TEXT]
    yield from (Problem(f"body.{number}", TOO_LONG) for number in too_long)
    if too_long:
        return
    if sum(len(each.text) for each in draft.body) > LONGEST_LETTER:
        yield Problem("body", "Brevet er for langt: mere end omkring tyve sider. Del det i flere skabeloner.")
        return
    for number, each in enumerate(draft.body, start=1):
        if _unprintable(each.text):
            yield Problem(f"body.{number}", "Der er et tegn i afsnittet, som ikke kan skrives på papir. Skriv det om.")
        for text in problems_of_text(each.text, draft.kind):
            yield Problem(f"body.{number}", text)
    present = fields_of_body(draft.body)
    for felt in needed_in(draft.kind):
        if felt.key not in present:
            text = f"»{draft.kind.label}« skal fortælle »{felt.label}«. Sæt feltet {{{{{felt.key}}}}} ind i et afsnit."
            yield Problem("body", text)


def _problems_of_lines(draft: SkabelonDraft) -> Iterator[Problem]:
    if not draft.name.strip():
        yield Problem("name", "Skriv, hvad skabelonen hedder.")
    if len(draft.name.strip()) > LONGEST_NAME:
        yield Problem("name", f"Navnet er for langt. Der er plads til {LONGEST_NAME} tegn.")
    if not draft.subject.strip():
        yield Problem("subject", "Skriv brevets overskrift.")
    if len(draft.subject.strip()) > LONGEST_SUBJECT:
        yield Problem("subject", f"Overskriften er for lang. Der er plads til {LONGEST_SUBJECT} tegn.")
    for field, line in (("name", draft.name), ("subject", draft.subject)):
        if len(line.strip().splitlines()) > 1 or _unprintable(line):
            yield Problem(field, "Der kan kun stå almindelig tekst på én linje.")
    for text in problems_of_text(draft.subject, draft.kind):
        yield Problem("subject", text)


def _unprintable(text: str) -> bool:
    """Control characters and halves of letters: neither can be stored, nor drawn."""
    return any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in text)
