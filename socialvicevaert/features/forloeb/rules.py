"""What may follow what in a course of advice, how it stood on a day, and what changed between its two ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from socialvicevaert.features.forloeb.models import (
    ForloebAnswer,
    ForloebClosing,
    ForloebDraft,
    ForloebStatus,
    MaalingDraft,
)
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import LARGEST_OERE

OLDEST_OFFER = timedelta(days=366 * 10)
ANSWERS = (ForloebStatus.ACCEPTERET, ForloebStatus.AFSLAAET, ForloebStatus.INTET_SVAR)
"""What an offer can come to."""


class ForloebTrin(Choice):
    """How far a course has come."""

    TILBUDT = "tilbudt", "Tilbudt"
    SVAR = "svar", "Svar"
    I_GANG = "i_gang", "I gang"
    AFSLUTTET = "afsluttet", "Afsluttet"


class StatusRow(Protocol):
    """One line of a course's history."""

    @property
    def on(self) -> date: ...
    @property
    def status(self) -> ForloebStatus: ...


class Measured(Protocol):
    """A measurement: a row, a draft or a read model."""

    @property
    def raadighedsbeloeb_oere(self) -> int | None: ...
    @property
    def debt_oere(self) -> int | None: ...


@dataclass(frozen=True)
class Effect:
    """What changed from the start to the close, in øre; None where one of the two is not known."""

    raadighedsbeloeb_oere: int | None
    debt_oere: int | None


@dataclass(frozen=True)
class StartGap:
    """What to say where the numbers at the start are missing, and whether they can be taken from what is written."""

    text: str
    can_fill: bool


def stage_of(status: ForloebStatus, closed_on: date | None) -> ForloebTrin:
    """How far a course has come; an offer that came to nothing has stopped at its answer."""
    if closed_on is not None:
        return ForloebTrin.AFSLUTTET
    if status is ForloebStatus.ACCEPTERET:
        return ForloebTrin.I_GANG
    return ForloebTrin.TILBUDT if status is ForloebStatus.TILBUDT else ForloebTrin.SVAR


def is_current(status: ForloebStatus, closed_on: date | None) -> bool:
    """Whether something is still waited for: an answer, or the end of the course."""
    return stage_of(status, closed_on) in {ForloebTrin.TILBUDT, ForloebTrin.I_GANG}


def status_on(history: Sequence[StatusRow], on: date) -> ForloebStatus | None:
    """How a course stood at the end of a day, from its history in the order it was written; None before the offer.

    What was written last is believed: an answer corrected to an earlier day replaces what stood from that day on.
    """
    past = [one for one in history if one.on <= on]
    return past[-1].status if past else None


def effect(start: Measured | None, end: Measured | None) -> Effect:
    """The difference between the two measurements (end − start)."""
    if start is None or end is None:
        return Effect(None, None)
    return Effect(
        _difference(start.raadighedsbeloeb_oere, end.raadighedsbeloeb_oere), _difference(start.debt_oere, end.debt_oere)
    )


def start_gap(start: Measured | None, now: Measured) -> StartGap | None:
    """Whether the numbers at the start are missing, though a course goes on; ``now`` is what could be taken today.

    Debt alone is not asked for where none is written down: somebody may owe nothing.
    """
    lacks_budget = start is None or start.raadighedsbeloeb_oere is None
    lacks_debt = start is None or start.debt_oere is None
    sources = []
    if lacks_budget and now.raadighedsbeloeb_oere is not None:
        sources.append("budgettet")
    if lacks_debt and now.debt_oere is not None:
        sources.append("gældslisten")
    if sources:
        return StartGap(f"Tallene ved start mangler – hent dem fra {' og '.join(sources)}.", can_fill=True)
    if lacks_budget:
        return StartGap("Tallene ved start mangler. Skriv et budget, så kan de hentes fra det.", can_fill=False)
    return None


def filled(start: MaalingDraft | None, now: MaalingDraft) -> MaalingDraft:
    """The numbers at the start with what was not known taken from ``now``, and then of that day.

    What was written down at the start stays: it is nearer to the start than what stands today.
    """
    gap = start_gap(start, now)
    if start is None or gap is None or not gap.can_fill:
        return start or now
    takes_budget = start.raadighedsbeloeb_oere is None
    return MaalingDraft(
        measured_on=now.measured_on,
        raadighedsbeloeb_oere=now.raadighedsbeloeb_oere if takes_budget else start.raadighedsbeloeb_oere,
        debt_oere=now.debt_oere if start.debt_oere is None else start.debt_oere,
        has_plan=now.has_plan if start.has_plan is None else start.has_plan,
        budget_id=now.budget_id if takes_budget else start.budget_id,
    )


def problems_of_offer(draft: ForloebDraft, *, today: date) -> Iterator[Problem]:
    """What stops an offer from being saved."""
    if draft.offered_on > today:
        yield Problem("offered_on", "Et forløb kan ikke være tilbudt i fremtiden.")
    elif draft.offered_on < today - OLDEST_OFFER:
        yield Problem("offered_on", "Datoen ligger mere end ti år tilbage. Se, om året er rigtigt.")


def problems_of_answer(answer: ForloebAnswer, *, offered_on: date, today: date) -> Iterator[Problem]:
    """What stops an answer from being saved."""
    if answer.status not in ANSWERS:
        yield Problem("status", "Vælg, hvad beboeren svarede.")
    if answer.on > today:
        yield Problem("on", "Svaret kan ikke ligge i fremtiden.")
    elif answer.on < offered_on:
        yield Problem("on", f"Forløbet er først tilbudt {show_date(offered_on)}.")
    if answer.status is ForloebStatus.ACCEPTERET and answer.place is None:
        yield Problem("place", "Spørg beboeren, hvor I skal mødes.")


def problems_of_closing(closing: ForloebClosing, *, accepted_on: date, today: date) -> Iterator[Problem]:
    """What stops a course from being closed."""
    if closing.closed_on > today:
        yield Problem("closed_on", "Et forløb kan ikke afsluttes i fremtiden.")
    elif closing.closed_on < accepted_on:
        yield Problem("closed_on", f"Forløbet begyndte først {show_date(accepted_on)}.")
    yield from problems_of_maaling(closing.maaling, today=today)


def problems_of_maaling(maaling: MaalingDraft, *, today: date) -> Iterator[Problem]:
    """What stops a measurement from being saved: not knowing is no problem, and a rådighedsbeløb may be below zero."""
    if maaling.measured_on > today:
        yield Problem("measured_on", "Tallene kan ikke være fra fremtiden.")
    if maaling.debt_oere is not None and maaling.debt_oere < 0:
        yield Problem("debt_oere", "Gælden skrives uden minus.")
    for field, value in (
        ("raadighedsbeloeb_oere", maaling.raadighedsbeloeb_oere),
        ("debt_oere", maaling.debt_oere),
    ):
        if value is not None and abs(value) > LARGEST_OERE:
            yield Problem(field, "Beløbet er for stort.")


def _difference(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else after - before
