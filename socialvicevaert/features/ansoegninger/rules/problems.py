"""What is wrong or remarkable about an application, its sending and its decision, as typed."""

from collections.abc import Iterator
from datetime import date, timedelta

from socialvicevaert.features.ansoegninger.models import (
    Afgoerelse,
    AnsoegningDraft,
    AnsoegningGrundlag,
    DecisionDraft,
)
from socialvicevaert.shared.errors import Problem

GRANTS = frozenset({Afgoerelse.BEVILGET, Afgoerelse.DELVIST})
"""Decisions that give something."""

UNNAMED = frozenset({AnsoegningGrundlag.FOND, AnsoegningGrundlag.ANDET})
"""Bases that do not say by themselves who is asked."""

_LONGEST_ANSWER = timedelta(days=2 * 365)
_OLDEST = timedelta(days=10 * 365)


def problems_of_ansoegning(draft: AnsoegningDraft, today: date, decided_on: date | None = None) -> Iterator[Problem]:
    """What stops an application from being saved; ``decided_on`` where it is decided already."""
    if draft.beboer_id <= 0:
        yield Problem("beboer_id", "Vælg, hvem der søges for.")
    if draft.basis in UNNAMED and draft.partner_id is None and not draft.recipient.strip():
        yield Problem("recipient", "Skriv, hvem der søges hos.")
    if draft.amount_oere is not None and draft.amount_oere <= 0:
        yield Problem("amount_oere", "Et søgt beløb er over nul. Lad feltet stå tomt, hvis beløbet ikke kendes.")
    yield from problems_of_sending(draft.sent_on, draft.expected_answer_on, today)
    if decided_on is not None and (draft.sent_on is None or draft.sent_on > decided_on):
        yield Problem("sent_on", "Ansøgningen er afgjort, så den må være sendt senest den dag, den blev afgjort.")


def problems_of_sending(sent_on: date | None, expected_answer_on: date | None, today: date) -> Iterator[Problem]:
    """What is impossible about the day it was sent, and the day an answer is expected."""
    if sent_on is not None:
        if sent_on > today:
            yield Problem("sent_on", "Ansøgningen kan ikke være sendt i fremtiden.")
        elif sent_on < today - _OLDEST:
            yield Problem("sent_on", "Det er mere end ti år siden. Kontrollér årstallet.")
    if expected_answer_on is None:
        return
    if sent_on is not None and expected_answer_on < sent_on:
        yield Problem("expected_answer_on", "Svaret kan ikke ventes, før ansøgningen er sendt.")
    elif expected_answer_on > (sent_on or today) + _LONGEST_ANSWER:
        yield Problem("expected_answer_on", "Det er mere end to år efter. Kontrollér årstallet.")
    elif expected_answer_on < today - _OLDEST:
        yield Problem("expected_answer_on", "Det er mere end ti år siden. Kontrollér årstallet.")


def problems_of_decision(draft: DecisionDraft, sent_on: date | None, today: date) -> Iterator[Problem]:
    """What stops a decision from being saved."""
    if sent_on is None:
        yield Problem("decided_on", "Skriv først, hvornår ansøgningen er sendt. Uden det kan den ikke være afgjort.")
    elif draft.decided_on < sent_on:
        yield Problem("decided_on", "Afgørelsen kan ikke være truffet, før ansøgningen blev sendt.")
    if draft.decided_on > today:
        yield Problem("decided_on", "Afgørelsen kan ikke være truffet i fremtiden.")
    if draft.decision in GRANTS:
        if draft.granted_oere is not None and draft.granted_oere <= 0:
            yield Problem("granted_oere", "Et bevilget beløb er over nul. Er intet bevilget, så vælg Afslag.")
        elif draft.granted_oere is None and draft.decision is Afgoerelse.DELVIST and not draft.reason.strip():
            yield Problem("granted_oere", "Skriv, hvor meget der er bevilget, eller skriv i begrundelsen, hvad det er.")
    elif draft.granted_oere is not None:
        yield Problem("granted_oere", f"Der kan ikke være bevilget et beløb, når svaret er »{draft.decision.label}«.")
    elif draft.form is not None:
        yield Problem("form", f"Der er intet at betale tilbage, når svaret er »{draft.decision.label}«.")


def warnings_of_decision(decision: Afgoerelse | None, granted_oere: int | None, asked_oere: int | None) -> str:
    """What looks strange about a granted amount, without stopping anybody; empty when nothing does."""
    if decision not in GRANTS or granted_oere is None or asked_oere is None:
        return ""
    if granted_oere > asked_oere:
        return "Der er bevilget mere, end der blev søgt om. Kontrollér beløbet."
    if decision is Afgoerelse.DELVIST and granted_oere == asked_oere:
        return "Hele beløbet er bevilget. Er svaret så »Bevilget«?"
    if decision is Afgoerelse.BEVILGET and granted_oere < asked_oere:
        return "Der er bevilget mindre, end der blev søgt om. Er svaret så »Delvist bevilget«?"
    return ""
