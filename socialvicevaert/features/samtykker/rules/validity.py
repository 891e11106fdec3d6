"""When a consent is valid and how long it can last, for each of the three kinds.

Sources: GDPR art. 7; databeskyttelsesloven; sundhedsloven §§ 43-44 (a consent given to a health body lapses after one
year at the latest). A lawyer or DPO confirms before real use.
"""

from collections.abc import Collection, Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from socialvicevaert.features.samtykker.models import (
    AfslagDraft,
    Oplysningsart,
    SamtykkeArt,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeWithdrawal,
)
from socialvicevaert.features.samtykker.rules.coverage import SPEAKING
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import show_date

DEFAULT_MONTHS = 12
HEALTH_BODY_MONTHS = 12  # sundhedsloven § 44 stk. 2
SHORTEST_PURPOSE = 8  # letters; "alt" or "hjælp" is no specific purpose
SPECIAL_KINDS = frozenset({Oplysningsart.HELBRED, Oplysningsart.PSYKISK, Oplysningsart.MISBRUG})
"""Special categories (GDPR art. 9): writing them down takes an explicit consent of its own. The program has no field
for ethnic origin; where it stands in a note it is `SOCIALE_FORHOLD`, and the form says that it is not asked for."""

_THING = {
    SamtykkeArt.REGISTRERING: "Et samtykke",
    SamtykkeArt.UDVEKSLING: "Et samtykke",
    SamtykkeArt.FULDMAGT: "En fuldmagt",
}
_SPOKEN = {
    SamtykkeArt.REGISTRERING: "Et mundtligt samtykke",
    SamtykkeArt.UDVEKSLING: "Et mundtligt samtykke",
    SamtykkeArt.FULDMAGT: "En mundtlig fuldmagt",
}
_IT = {SamtykkeArt.REGISTRERING: "det", SamtykkeArt.UDVEKSLING: "det", SamtykkeArt.FULDMAGT: "den"}
_PURPOSE = {
    SamtykkeArt.REGISTRERING: "Skriv, hvad oplysningerne skal bruges til, fx »Hjælp til at betale huslejen til tiden«.",
    SamtykkeArt.UDVEKSLING: "Skriv formålet helt konkret, fx »Henvisning til samtale om boligstøtte«.",
    SamtykkeArt.FULDMAGT: "Skriv, hvilken sag fuldmagten gælder, fx »Aftale om afdrag på lån i Nordbank«.",
}


def last_day(given_on: date, *, months: int = DEFAULT_MONTHS, with_health_body: bool = False) -> date:
    """The last day a consent holds: the organisation's months, and never more than a year with a health body."""
    longest = min(months, HEALTH_BODY_MONTHS) if with_health_body else months
    return given_on + relativedelta(months=longest, days=-1)


def capped(valid_to: date, given_on: date, *, with_health_body: bool) -> date:
    """The last day a stored consent holds: a partner may have been written down as a health body since it was given."""
    return min(valid_to, last_day(given_on, months=HEALTH_BODY_MONTHS)) if with_health_body else valid_to


def problems_of_samtykke(draft: SamtykkeDraft, *, has_health_body: bool, today: date) -> Iterator[Problem]:
    """What makes a consent invalid; each kind asks for its own."""
    yield from _problems_of_kind(draft)
    if len(draft.purpose.strip()) < SHORTEST_PURPOSE:
        yield Problem("purpose", _PURPOSE[draft.kind])
    if draft.given_on > today:
        yield Problem("given_on", f"{_THING[draft.kind]} kan ikke være givet i fremtiden.")
    if draft.form is SamtykkeForm.MUNDTLIG and not draft.witness.strip():
        yield Problem("witness", f"{_SPOKEN[draft.kind]} skal have et vidne. Skriv vidnets navn.")
    if draft.interpreter.strip() and is_danish(draft.language):
        yield Problem("language", "Der er skrevet en tolk. Vælg også, hvilket sprog det blev forklaret på.")
    if draft.valid_to is None:
        return
    if draft.valid_to < draft.given_on:
        yield Problem("valid_to", f"{_THING[draft.kind]} kan ikke udløbe, før {_IT[draft.kind]} er givet.")
    if has_health_body and draft.valid_to > last_day(draft.given_on, with_health_body=True):
        yield Problem("valid_to", reason_of_cap(draft.given_on))


def is_danish(language: str) -> bool:
    """Whether a language as typed is Danish; nothing typed is Danish too."""
    return language.strip().casefold() in {"", "dansk"}


def lines_of(towards: str) -> tuple[str, ...]:
    """Whom a fuldmagt is valid towards besides partners: one to a line, none twice."""
    return tuple(dict.fromkeys(" ".join(line.split()) for line in towards.splitlines() if line.strip()))


def _problems_of_kind(draft: SamtykkeDraft) -> Iterator[Problem]:
    if draft.kind is SamtykkeArt.REGISTRERING:
        if not draft.kinds:
            yield Problem("kinds", "Vælg, hvilke oplysninger vi må skrive ned.")
        if draft.partner_ids:
            yield Problem("partner_ids", "Et samtykke til registrering nævner ingen modtagere. Lav et til udveksling.")
    elif draft.kind is SamtykkeArt.UDVEKSLING:
        if not draft.partner_ids:
            yield Problem("partner_ids", "Vælg, hvem oplysningerne må udveksles med.")
        if not draft.kinds:
            yield Problem("kinds", "Vælg, hvilke oplysninger samtykket gælder.")
    else:
        if not draft.partner_ids and not lines_of(draft.towards):
            yield Problem("towards", "Vælg en samarbejdspartner, eller skriv, hvem fuldmagten gælder over for.")
        if not draft.powers:
            yield Problem("powers", "Vælg, hvad medarbejderen må gøre på beboerens vegne.")
        if SPEAKING & set(draft.powers) and not draft.kinds:
            yield Problem("kinds", "Vælg, hvilke oplysninger der må gives, når der tales på beboerens vegne.")


def reason_of_cap(given_on: date) -> str:
    """Why a consent with a health body ends after a year, and when: said before saving, and when it is refused."""
    return (
        "Når læge, hospital eller psykiatri er med, gælder et samtykke højst et år (sundhedsloven § 44): "
        f"senest til {show_date(last_day(given_on, with_health_body=True))}."
    )


def problems_of_form_to_sign(draft: SamtykkeDraft, *, has_health_body: bool, today: date) -> Iterator[Problem]:
    """What a form must say before somebody can sign it; how it is given comes with the signature."""
    for problem in problems_of_samtykke(draft, has_health_body=has_health_body, today=today):
        if problem.field not in {"witness", "given_on"}:
            yield problem


def warnings_of_samtykke(
    kinds: Collection[Oplysningsart], partner_ids: Collection[int], kind: SamtykkeArt = SamtykkeArt.UDVEKSLING
) -> Iterator[str]:
    """What an authority may object to although it can be saved."""
    if kind is SamtykkeArt.REGISTRERING:
        return
    if len(kinds) == len(Oplysningsart):
        yield "Samtykket dækker alle slags oplysninger. Et generelt samtykke bliver ofte afvist af myndigheder."
    if len(partner_ids) > 3:
        yield "Samtykket nævner mange modtagere. Overvej et samtykke for hver sag."


def problems_of_withdrawal(withdrawal: SamtykkeWithdrawal, *, given_on: date, today: date) -> Iterator[Problem]:
    """What stops a withdrawal from being recorded: only an impossible date."""
    if withdrawal.withdrawn_on > today:
        yield Problem("withdrawn_on", "Et samtykke kan ikke være trukket tilbage i fremtiden.")
    if withdrawal.withdrawn_on < given_on:
        yield Problem("withdrawn_on", "Samtykket kan ikke være trukket tilbage, før det blev givet.")


def problems_of_scan(name: str, media_type: str) -> Iterator[Problem]:
    """What cannot be the signed paper: only a PDF or a picture shows a signature. Other faults are the document's."""
    if media_type not in {"application/pdf", "image/png", "image/jpeg"}:
        yield Problem(
            "content", f"»{name}« er ikke et scannet papir. Gem det som PDF eller tag et billede, og vedhæft det."
        )


def problems_of_afslag(draft: AfslagDraft, today: date) -> Iterator[Problem]:
    """What stops a refusal from being written down."""
    if not draft.about.strip():
        yield Problem("about", "Skriv, hvad der blev spurgt om.")
    if draft.asked_on > today:
        yield Problem("asked_on", "Beboeren kan ikke have sagt nej i fremtiden.")


def problems_of_besked(told_on: date, *, withdrawn_on: date, today: date) -> Iterator[Problem]:
    """What is impossible about the day a receiver was told."""
    if told_on > today:
        yield Problem("told_on", "Beskeden kan ikke være givet i fremtiden.")
    if told_on < withdrawn_on:
        yield Problem("told_on", "Beskeden kan ikke være givet, før samtykket blev trukket tilbage.")
