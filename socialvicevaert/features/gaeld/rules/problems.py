"""What cannot be right about a debt, its status or a proposal, said at the field."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from socialvicevaert.features.gaeld.models import FordelingDraft, GaeldDraft, GaeldStatus, StatusDraft
from socialvicevaert.features.gaeld.rules.sharing import divide
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import LARGEST_OERE, show_oere
from socialvicevaert.shared.rule_data import rule_on

MOST_INTEREST_BP = 100_000
"""1,000 % a year: quick loans have come near it, more is a mistake."""
_LONGEST_NAME = 120
_OLDEST = date(1900, 1, 1)


def problems_of_gaeld(draft: GaeldDraft, today: date) -> Iterator[Problem]:
    """What stops a debt from being written down."""
    if not draft.creditor.strip():
        yield Problem("creditor", "Skriv, hvem pengene skyldes.")
    elif len(draft.creditor.strip()) > _LONGEST_NAME:
        yield Problem("creditor", f"Navnet er for langt. Skriv højst {_LONGEST_NAME} tegn; resten kan stå i noten.")
    yield from _amount("balance_oere", draft.balance_oere, "Restgælden")
    yield from _amount("principal_oere", draft.principal_oere, "Hovedstolen")
    yield from _amount("instalment_oere", draft.instalment_oere, "Afdraget")
    if draft.interest_bp is not None and not 0 <= draft.interest_bp <= MOST_INTEREST_BP:
        yield Problem("interest_bp", "Renten skal være fra 0 til 1.000 % om året.")
    if draft.due_day is not None and not 1 <= draft.due_day <= 31:
        yield Problem("due_day", "Betalingsdagen er en dag i måneden, fra 1 til 31.")
    yield from _past("balance_on", draft.balance_on, today, "Opgørelsen")
    yield from _past("status_on", draft.status_on, today, "Status")
    yield from _past("due_since", draft.due_since, today, "Forfaldsdagen")
    yield from _past("acknowledged_on", draft.acknowledged_on, today, "Anerkendelsen eller dommen")
    yield from _warning(draft.status, draft.status_on or draft.balance_on, draft.warning_until)


def problems_of_status(draft: StatusDraft, today: date) -> Iterator[Problem]:
    """What stops a debt from getting a new status."""
    yield from _amount("balance_oere", draft.balance_oere, "Restgælden")
    yield from _past("on", draft.on, today, "Status")
    yield from _warning(draft.status, draft.on, draft.warning_until)


def problems_of_fordeling(draft: FordelingDraft, balances: Mapping[int, int], today: date) -> Iterator[Problem]:
    """What stops a proposal; ``balances`` are øre by debt. The fields of single parts are called "posts.12"."""
    if not draft.posts:
        yield Problem("", "Vælg mindst én kreditor, som skal have et forslag.")
        return
    if draft.amount_oere <= 0:
        yield Problem("amount_oere", "Skriv det beløb, der kan betales om måneden. Det skal være over 0.")
        return
    yield from _amount("amount_oere", draft.amount_oere, "Beløbet")
    for post in draft.posts:
        part_problem = problem_of_part(post.amount_oere, balances[post.gaeld_id])
        if part_problem:
            yield Problem(f"posts.{post.gaeld_id}", part_problem)
    problem = divide(
        draft.amount_oere,
        [balances[post.gaeld_id] for post in draft.posts],
        [post.amount_oere for post in draft.posts],
    ).problem
    if problem:
        yield Problem("amount_oere", problem)
    if draft.first_payment_on is not None and draft.first_payment_on < today:
        yield Problem("first_payment_on", "Den første betaling kan ikke ligge før i dag.")


def problem_of_part(part_oere: int | None, balance_oere: int) -> str:
    """What is wrong with a part typed by hand; "" when nothing is."""
    if part_oere is not None and part_oere < 0:
        return "Beløbet kan ikke være mindre end 0."
    if part_oere is not None and part_oere > balance_oere:
        return f"Der skyldes kun {show_oere(balance_oere)} Skriv højst det."
    return ""


def warning_too_short(status: GaeldStatus, on: date, warning_until: date | None) -> bool:
    """Whether an inkassovarsel gives fewer days than it must (inkassoloven § 10, from the day it is sent)."""
    if status is not GaeldStatus.INKASSOVARSEL or warning_until is None:
        return False
    return warning_until < on + timedelta(days=rule_on("inkassovarsel", on).values["dage"])


def remark_on_warning(status: GaeldStatus, on: date, warning_until: date | None) -> str:
    """What to say of an inkassovarsel that is too short; it stops nothing. "" when there is nothing to say."""
    if not warning_too_short(status, on, warning_until):
        return ""
    rule = rule_on("inkassovarsel", on)
    days = rule.values["dage"]
    return f"Fristen ser ud til at være under {days} dage ({rule.paragraph}). Den kan måske afvises: spørg kreditor."


def _amount(field: str, oere: int | None, what: str) -> Iterator[Problem]:
    if oere is None:
        return
    if oere < 0:
        yield Problem(field, f"{what} kan ikke være mindre end 0.")
    elif oere > LARGEST_OERE:
        yield Problem(field, f"{what} er for stor til at være et beløb.")


def _past(field: str, on: date | None, today: date, what: str) -> Iterator[Problem]:
    if on is None:
        return
    if on > today:
        yield Problem(field, f"{what} kan ikke ligge i fremtiden ({show_date(on)}).")
    elif on < _OLDEST:
        yield Problem(field, f"Datoen {show_date(on)} er for gammel. Er årstallet rigtigt?")


def _warning(status: GaeldStatus, on: date, warning_until: date | None) -> Iterator[Problem]:
    if status is not GaeldStatus.INKASSOVARSEL:
        return
    if warning_until is None:
        yield Problem("warning_until", "Skriv sidste dag i inkassovarslet. Den står i brevet.")
    elif warning_until < on:
        yield Problem("warning_until", "Sidste dag kan ikke ligge før den dag, varslet er fra.")
