"""What an opgave must be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.shared.errors import Problem


@dataclass(frozen=True)
class OpgaveAnswer:
    """What an opgave of a rule waits for: the words of the act, and the thing (``kind``, ``id``, ``tab``) it is at."""

    label: str
    kind: str
    id: int
    tab: str
    refusal: str


def answer_to(source_key: str) -> OpgaveAnswer | None:
    """Where the question of a rule is answered; None for an opgave that is done when somebody says so.

    Ticking a question off would hide that nobody has answered it: the opgave leaves when the answer is written.
    """
    if found := re.fullmatch(r"fogedsag:(\d+):genbesoeg:\d+", source_key):
        refusal = "Skriv i fogedsagen, om beboeren bor der stadig. Så er opgaven klaret."
        return OpgaveAnswer("Svar på genbesøg", "fogedsag", int(found[1]), "genbesoeg", refusal)
    if found := re.fullmatch(r"henvisning:(\d+):svar", source_key):
        refusal = "Skriv svaret på henvisningen, så er opgaven klaret. Er der intet svar endnu, så udskyd den."
        return OpgaveAnswer("Skriv svaret", "henvisning", int(found[1]), "", refusal)
    return None


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
