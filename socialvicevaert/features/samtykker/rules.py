"""When a consent is valid, how long it can last, and what it covers.

Sources: GDPR art. 7; databeskyttelsesloven; sundhedsloven §§ 43-44 (a consent given to a health body lapses after one
year at the latest). A lawyer or DPO confirms before real use.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from socialvicevaert.features.samtykker.models import (
    Oplysningsart,
    SamtykkeArt,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import show_date

DEFAULT_MONTHS = 12
HEALTH_BODY_MONTHS = 12  # sundhedsloven § 44 stk. 2
SHORTEST_PURPOSE = 8  # letters; "alt" or "hjælp" is no specific purpose


@dataclass(frozen=True)
class Coverage:
    """What one consent allows."""

    samtykke_id: int
    partner_ids: frozenset[int]
    kinds: frozenset[Oplysningsart]
    direction: SamtykkeRetning
    purpose: str
    given_on: date
    valid_to: date
    withdrawn_on: date | None = None
    kind: SamtykkeArt = SamtykkeArt.UDVEKSLING

    def is_active(self, on: date) -> bool:
        """Whether it holds on a day: given, not past its last day, not withdrawn. Withdrawal stops at once."""
        return self.given_on <= on <= self.valid_to and self.withdrawn_on is None

    def allows_giving_to(self, partner_id: int, on: date) -> bool:
        """Whether something may be given to a partner on a day."""
        gives = self.direction in {SamtykkeRetning.TIL_PARTNER, SamtykkeRetning.BEGGE}
        return self.kind is SamtykkeArt.UDVEKSLING and gives and partner_id in self.partner_ids and self.is_active(on)


def last_day(given_on: date, *, months: int = DEFAULT_MONTHS, with_health_body: bool = False) -> date:
    """The last day a consent holds: the organisation's months, and never more than a year with a health body."""
    longest = min(months, HEALTH_BODY_MONTHS) if with_health_body else months
    return given_on + relativedelta(months=longest, days=-1)


def capped(valid_to: date, given_on: date, *, with_health_body: bool) -> date:
    """The last day a stored consent holds: a partner may have been written down as a health body since it was given."""
    return min(valid_to, last_day(given_on, months=HEALTH_BODY_MONTHS)) if with_health_body else valid_to


def problems_of_samtykke(draft: SamtykkeDraft, *, has_health_body: bool, today: date) -> Iterator[Problem]:
    """What makes a consent invalid."""
    if not draft.partner_ids:
        yield Problem("partner_ids", "Vælg, hvem oplysningerne må udveksles med.")
    if not draft.kinds:
        yield Problem("kinds", "Vælg, hvilke oplysninger samtykket gælder.")
    if len(draft.purpose.strip()) < SHORTEST_PURPOSE:
        yield Problem("purpose", "Skriv formålet helt konkret, fx »Henvisning til samtale om boligstøtte«.")
    if draft.given_on > today:
        yield Problem("given_on", "Et samtykke kan ikke være givet i fremtiden.")
    if draft.form is SamtykkeForm.MUNDTLIG and not draft.witness.strip():
        yield Problem("witness", "Et mundtligt samtykke skal have et vidne. Skriv vidnets navn.")
    if draft.valid_to is None:
        return
    if draft.valid_to < draft.given_on:
        yield Problem("valid_to", "Samtykket kan ikke udløbe, før det er givet.")
    if has_health_body and draft.valid_to > last_day(draft.given_on, with_health_body=True):
        yield Problem("valid_to", reason_of_cap(draft.given_on))


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


def warnings_of_samtykke(kinds: Collection[Oplysningsart], partner_ids: Collection[int]) -> Iterator[str]:
    """What an authority may object to although it can be saved."""
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
