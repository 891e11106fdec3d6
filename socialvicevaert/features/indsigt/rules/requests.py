"""When a request must be answered, and what stops it from being written down, judged or answered."""

from collections.abc import Iterator
from datetime import date

from socialvicevaert.features.indsigt.models import IndsigtDraft, Vurdering
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import add_months

DUE_MONTHS = 1
"""Within one month of the request (GDPR art. 12(3))."""
OLDEST_YEARS = 2


def due_on(asked_on: date) -> date:
    """The last day to answer: the same day of the next month, or the last of it where that day does not exist."""
    return add_months(asked_on, DUE_MONTHS)


def problems_of_request(draft: IndsigtDraft, today: date) -> Iterator[Problem]:
    """What stops a request from being written down."""
    if draft.asked_on > today:
        yield Problem("asked_on", "Dagen kan ikke ligge efter i dag.")
    elif draft.asked_on < add_months(today, -12 * OLDEST_YEARS):
        yield Problem("asked_on", "Dagen ligger mere end to år tilbage. Skriv den dag, beboeren bad om det.")


def problems_of_judgement(decision: Vurdering, reason: str, *, is_cut: bool) -> Iterator[Problem]:
    """What stops a judgement: what is left out needs its reason; only marked words can be cut out of a text."""
    if decision is Vurdering.UDELADT and not reason.strip():
        yield Problem("reason", "Skriv kort, hvorfor det udelades.")
    if decision is Vurdering.MASKERET and not is_cut:
        yield Problem("decision", "Her er ingen markerede ord at tage ud. Vælg, om det udleveres eller udelades.")
