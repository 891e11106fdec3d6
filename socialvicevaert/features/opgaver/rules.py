"""What an opgave must be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.shared.errors import Problem

_MONEY = {
    "gaeld": ("Åbn gæld", "gaeld", ""),
    "ordning": (
        "Åbn ordning",
        "ordninger",
        "Skriv betalingen i ordningen, eller lad den ophøre, så er opgaven klaret. Kan det vente, så udskyd den.",
    ),
    "ansoegning": (
        "Skriv svaret",
        "ansoegninger",
        "Skriv afgørelsen på ansøgningen, så er opgaven klaret. Er der intet svar endnu, så udskyd den.",
    ),
}
"""The words, the part of a resident's Økonomi, and the refusal, by what the key of an opgave begins with."""


@dataclass(frozen=True)
class OpgaveAnswer:
    """What an opgave of a rule waits for: the words of the act, and the place (a navigation target) where it is done.

    ``refusal`` says why it cannot be ticked off; with none it can, and the place only shows what it is about.
    """

    label: str
    kind: str
    id: int
    tab: str = ""
    extra: tuple[tuple[str, object], ...] = ()
    refusal: str = ""


def answer_to(source_key: str, beboer_id: int | None = None) -> OpgaveAnswer | None:
    """Where the opgave of a rule is answered; None for one that is done when somebody says so.

    Ticking a question off would hide that nobody has answered it: the opgave leaves when the answer is written. A sign
    about a debt is no question: it may be seen to in a way that nobody writes down.
    """
    if found := re.fullmatch(r"fogedsag:(\d+):genbesoeg:\d+", source_key):
        refusal = "Skriv i fogedsagen, om beboeren bor der stadig. Så er opgaven klaret."
        return OpgaveAnswer("Svar på genbesøg", "fogedsag", int(found[1]), "genbesoeg", refusal=refusal)
    if found := re.fullmatch(r"henvisning:(\d+):svar", source_key):
        refusal = "Skriv svaret på henvisningen, så er opgaven klaret. Er der intet svar endnu, så udskyd den."
        return OpgaveAnswer("Skriv svaret", "henvisning", int(found[1]), refusal=refusal)
    if beboer_id is not None and (found := re.fullmatch(r"dokument:(\d+):udloeb", source_key)):
        return OpgaveAnswer(
            "Åbn dokument", "beboer", beboer_id, "papirer", (("part", "dokumenter"), ("id", int(found[1])))
        )
    if beboer_id is not None and (found := re.fullmatch(r"indsigt:(\d+):svar", source_key)):
        refusal = "Lav udleveringen under Papirer, Indsigt. Så er opgaven klaret."
        extra = (("part", "indsigt"), ("id", int(found[1])))
        return OpgaveAnswer("Åbn indsigt", "beboer", beboer_id, "papirer", extra, refusal)
    if beboer_id is not None and (found := re.fullmatch(r"(gaeld|ordning|ansoegning):(\d+):.+", source_key)):
        label, part, refusal = _MONEY[found[1]]
        return OpgaveAnswer(label, "beboer", beboer_id, "oekonomi", (("part", part), ("id", int(found[2]))), refusal)
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
