"""What an opgave must be."""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.shared.errors import Problem


def problems_of_opgave(draft: OpgaveDraft) -> Iterator[Problem]:
    """What stops an opgave from being saved."""
    if not draft.title.strip():
        yield Problem("title", "Skriv, hvad der skal gøres.")


def problems_of_snooze(until: date, reason: str, *, today: date) -> Iterator[Problem]:
    """What stops a line of Min dag from being put off."""
    if until <= today:
        yield Problem("until", "Vælg en dag efter i dag.")
    if not reason.strip():
        yield Problem("reason", "Skriv kort, hvorfor det kan vente.")
