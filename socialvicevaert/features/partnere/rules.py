"""What a partner must be."""

from collections.abc import Iterator

from socialvicevaert.features.partnere.models import PartnerDraft
from socialvicevaert.shared.errors import Problem, UserError
from socialvicevaert.shared.formats.phone import parse_phone


def problems_of_partner(draft: PartnerDraft) -> Iterator[Problem]:
    """What stops a partner from being saved."""
    if not draft.name.strip():
        yield Problem("name", "Skriv, hvad samarbejdspartneren hedder.")
    for field, text in (("phone", draft.phone), ("phone_other", draft.phone_other)):
        yield from _problems_of_phone(field, text)
    if draft.postcode.strip() and not (draft.postcode.strip().isdigit() and len(draft.postcode.strip()) == 4):
        yield Problem("postcode", "Et postnummer har fire cifre.")
    for number, person in enumerate(draft.kontaktpersoner):
        if not person.name.strip():
            yield Problem(f"kontaktpersoner.{number}.name", "Skriv kontaktpersonens navn, eller fjern linjen.")
        yield from _problems_of_phone(f"kontaktpersoner.{number}.phone", person.phone)


def _problems_of_phone(field: str, text: str) -> Iterator[Problem]:
    if not text.strip():
        return
    try:
        parse_phone(text, allow_short=True)
    except UserError as error:
        yield Problem(field, str(error))
