"""What stops a letter from being kept, and what stops it from leaving."""

from collections.abc import Iterator, Sequence

from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.rules.own_letter import BY_HAND
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.skabeloner.models import Afsnit, Modtager
from socialvicevaert.features.skabeloner.rules import Felt, problems_of_text
from socialvicevaert.shared.errors import Problem

LONGEST_SUBJECT = 200  # letters
_NO_PARTNER = "Vælg, hvem brevet er til."


def problems_of_draft(draft: BrevDraft) -> Iterator[Problem]:
    """What stops a letter from being kept as a draft: nothing but what would be lost or could not be read again."""
    if draft.lacks_partner:
        yield Problem("partner_id", _NO_PARTNER)
    if len(draft.subject.strip()) > LONGEST_SUBJECT:
        yield Problem("subject", f"Overskriften er for lang. Der er plads til {LONGEST_SUBJECT} tegn.")
    yield from _problems_of_underretning(draft)


def problems_of_leaving(
    draft: BrevDraft, address: Sequence[str], missing: Sequence[Felt], left: Sequence[Afsnit]
) -> Iterator[Problem]:
    """What stops a letter from being printed, besides its basis: fields, address, words. ``left`` is after the cut."""
    if draft.lacks_partner:
        yield Problem("partner_id", _NO_PARTNER)
    if not draft.subject.strip():
        yield Problem("subject", "Skriv brevets overskrift.")
    for text in (*problems_of_text(draft.subject, draft.kind),):
        yield Problem("subject", text)
    for number, each in enumerate(draft.body, start=1):
        for text in problems_of_text(each.text, draft.kind):
            yield Problem(f"body.{number}", text)
    for field in missing:
        yield Problem(f"answers.{field.key}", f"»{field.label}« mangler. Skriv det, eller slet feltet i teksten.")
    if len(address) < 2 and not draft.lacks_partner:
        yield Problem("address", _no_address(draft.recipient, has_name=bool(address)))
    if not left and not draft.lacks_partner:
        yield Problem("body", "Der er ingen tekst tilbage i brevet. Skriv noget, eller udvid samtykket.")
    if draft.recipient is not Modtager.BEBOER and draft.basis is None:
        yield Problem("basis", "Vælg, på hvilket grundlag oplysningerne gives.")
    yield from _problems_of_underretning(draft)
    if draft.basis not in (None, Behandlingsgrundlag.SAMTYKKE) and not draft.basis_reason.strip():
        yield Problem("basis_reason", "Uden samtykke skal du skrive, hvorfor oplysningerne må gives.")


def _problems_of_underretning(draft: BrevDraft) -> Iterator[Problem]:
    if draft.basis is Behandlingsgrundlag.UNDERRETNING:
        yield Problem("basis", "En underretning om et barn skrives for sig, hvor kun få kan se den. Brug Underretning.")


def _no_address(recipient: Modtager, *, has_name: bool) -> str:
    if recipient is Modtager.PARTNER:
        return "Samarbejdspartneren har ingen adresse. Skriv den her eller på samarbejdspartneren."
    if recipient is Modtager.BEBOER:
        return f"Beboerens adresse er ikke kendt. Skriv den på beboeren, begynd her med c/o, eller skriv »{BY_HAND}«."
    return "Skriv modtagerens adresse under navnet." if has_name else "Skriv modtagerens navn og adresse."
