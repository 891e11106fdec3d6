"""What cannot be about an agreement or a payment, in words that stand at the field."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from socialvicevaert.features.afdragsordninger.models import AfdragDraft, IndbetalingDraft, OrdningDraft
from socialvicevaert.features.afdragsordninger.rules.instalments import MOST_INSTALMENTS
from socialvicevaert.features.afdragsordninger.rules.standing import Paid
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere

LONGEST_TOLERANCE = 60  # days
OLDEST_AGREEMENT = timedelta(days=366 * 10)


def problems_of_ordning(draft: OrdningDraft, *, today: date) -> Iterator[Problem]:
    """What stops an agreement from being saved; an instalment's fields are named "afdrag.0.due_on"."""
    if not draft.counterpart.strip():
        yield Problem("counterpart", "Skriv, hvem der er lavet en ordning med.")
    if draft.agreed_on > today:
        yield Problem("agreed_on", "En ordning kan ikke være aftalt i fremtiden.")
    elif draft.agreed_on < today - OLDEST_AGREEMENT:
        yield Problem("agreed_on", "Datoen ligger mere end ti år tilbage. Se, om året er rigtigt.")
    if not 0 <= draft.tolerance_days <= LONGEST_TOLERANCE:
        yield Problem("tolerance_days", f"Skriv et antal dage fra 0 til {LONGEST_TOLERANCE}.")
    if draft.total_oere <= 0:
        yield Problem("total_oere", "Skriv, hvor meget der skal betales i alt.")
    if draft.is_with_landlord and draft.gaeld_id is not None:
        yield Problem("gaeld_id", "En ordning om en gæld er med kreditoren, ikke med udlejeren.")
    yield from _problems_of_afdrag(draft)


def problems_of_change(
    draft: OrdningDraft,
    kept: Sequence[AfdragDraft],
    kept_tolerance: int,
    indbetalinger: Sequence[Paid],
    *,
    today: date,
) -> Iterator[Problem]:
    """What stops a change besides the above: what has fallen due stays, or the past would be written anew.

    ``kept`` are the instalments as they stand, ``kept_tolerance`` the days; the payments must still have room.
    """
    past = [one for one in kept if one.due_on <= today]
    still_there = list(draft.afdrag)
    for one in past:
        if one not in still_there:
            yield Problem(
                "afdrag",
                f"Afdraget {show_date(one.due_on)} på {show_oere(one.amount_oere)} er forfaldet og kan ikke ændres. "
                "Lad det stå, og ret dem, der kommer efter.",
            )
            break
        still_there.remove(one)
    if any(one.due_on < today for one in still_there):
        yield Problem("afdrag", "Et nyt afdrag kan ikke forfalde før i dag.")
    if past and draft.tolerance_days != kept_tolerance:
        yield Problem("tolerance_days", "Dagene kan ikke ændres, når et afdrag er forfaldet.")
    paid = sum(one.amount_oere for one in indbetalinger)
    if draft.total_oere < paid:
        yield Problem("total_oere", f"Der er allerede betalt {show_oere(paid)}")
    first_paid = min((one.paid_on for one in indbetalinger), default=None)
    if first_paid is not None and draft.agreed_on > first_paid:
        yield Problem("agreed_on", f"Der er betalt allerede {show_date(first_paid)}. Ordningen kan ikke være senere.")


def problems_of_payment(
    draft: IndbetalingDraft, *, agreed_on: date, cancelled_on: date | None, remaining_oere: int, today: date
) -> Iterator[Problem]:
    """What stops a payment from being recorded."""
    if draft.paid_on > today:
        yield Problem("paid_on", "En betaling kan ikke ligge i fremtiden.")
    elif draft.paid_on < agreed_on:
        yield Problem("paid_on", f"Ordningen er først aftalt {show_date(agreed_on)}. Se, om datoen er rigtig.")
    elif cancelled_on is not None and draft.paid_on > cancelled_on:
        yield Problem(
            "paid_on", f"Ordningen ophørte {show_date(cancelled_on)}. Betalinger derefter hører ikke til den."
        )
    if draft.amount_oere <= 0:
        yield Problem("amount_oere", "Skriv, hvor meget der er betalt.")
    elif draft.amount_oere > remaining_oere:
        yield Problem("amount_oere", f"Der mangler kun {show_oere(remaining_oere)}")


def problems_of_cancelling(on: date, reason: str, *, agreed_on: date, today: date) -> Iterator[Problem]:
    """What stops an agreement from being ended."""
    if on > today:
        yield Problem("on", "Datoen kan ikke ligge i fremtiden.")
    elif on < agreed_on:
        yield Problem("on", f"Ordningen er først aftalt {show_date(agreed_on)}.")
    if not reason.strip():
        yield Problem("reason", "Skriv kort, hvorfor ordningen ophører.")


def _problems_of_afdrag(draft: OrdningDraft) -> Iterator[Problem]:
    if not draft.afdrag:
        yield Problem("afdrag", "Der skal være mindst ét afdrag.")
        return
    if len(draft.afdrag) > MOST_INSTALMENTS:
        yield Problem("afdrag", f"Der kan højst være {MOST_INSTALMENTS} afdrag.")
    before: date | None = None
    for number, one in enumerate(draft.afdrag):
        if one.amount_oere <= 0:
            yield Problem(f"afdrag.{number}.amount_oere", "Et afdrag skal være større end nul.")
        if one.due_on < draft.agreed_on:
            text = f"Afdraget ligger før den dag, ordningen er aftalt ({show_date(draft.agreed_on)})."
            yield Problem(f"afdrag.{number}.due_on", text)
        elif before is not None and one.due_on <= before:
            yield Problem(f"afdrag.{number}.due_on", "Afdraget skal ligge efter det forrige.")
        before = one.due_on
    total = sum(one.amount_oere for one in draft.afdrag)
    if draft.total_oere > 0 and total != draft.total_oere:
        difference = abs(total - draft.total_oere)
        word = "for lidt" if total < draft.total_oere else "for meget"
        text = f"Afdragene giver {show_oere(total)} i alt. Det er {show_oere(difference)} {word}."
        yield Problem("afdrag", text)
