"""What stops a budget or a what-if from being saved: a Danish sentence at the very field, ``lines.3.amount_oere``."""

from collections.abc import Iterator, Mapping
from datetime import date

from socialvicevaert.features.budgetter.models import (
    AendringArt,
    BetalerDraft,
    BudgetDraft,
    Hyppighed,
    LinjeDraft,
    ScenarieDraft,
)
from socialvicevaert.features.budgetter.rules.grid import first_due, months_from
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import first_of_month, show_date, show_month

LARGEST_OERE = 10**9
"""Ten million kroner on one line: more is a slip of the keyboard."""
LONGEST_LABEL = 80
LONGEST_NAME = 60
LONGEST_PAYER = 200
"""Of a payer typed here; one who is a resident is called what the resident is called, however long."""
LONGEST_NOTE = 2000
MOST_ADULTS = 12
OLDEST_CHILD = 30
_OLDEST_YEAR = 2000
_YEARS_AHEAD = 5


def problems_of_budget(draft: BudgetDraft, today: date) -> Iterator[Problem]:
    """Every problem of a budget; lines are counted from 0 in ``lines.<index>.<field>``, payers likewise."""
    if not _OLDEST_YEAR <= draft.first_month.year <= today.year + _YEARS_AHEAD:
        yield Problem(
            "first_month", f"Budgettets første måned skal ligge mellem {_OLDEST_YEAR} og {today.year + _YEARS_AHEAD}."
        )
        return  # every line would repeat it
    if not 1 <= draft.adults <= MOST_ADULTS:
        yield Problem("adults", f"Der skal være mellem 1 og {MOST_ADULTS} voksne.")
    for year in draft.children_birth_years:
        if not today.year - OLDEST_CHILD <= year <= today.year:
            yield Problem("children_birth_years", f"Et barn kan ikke være født i {year}. Ret fødselsåret.")
    if len(draft.name.strip()) > LONGEST_NAME:
        yield Problem("name", f"Navnet er for langt. Højst {LONGEST_NAME} tegn.")
    if len(draft.note.strip()) > LONGEST_NOTE:
        yield Problem("note", f"Noten er for lang. Højst {LONGEST_NOTE} tegn.")
    for number, payer in enumerate(draft.payers):
        if not payer.name.strip():
            yield Problem(f"payers.{number}.name", "Skriv, hvad betaleren hedder, eller fjern betaleren.")
        elif payer.beboer_id is None and len(payer.name.strip()) > LONGEST_PAYER:
            yield Problem(f"payers.{number}.name", f"Navnet er for langt. Højst {LONGEST_PAYER} tegn.")
    payers = {payer.key: payer for payer in draft.payers}
    for number, line in enumerate(draft.lines):
        for field, text in _problems_of_line(line, draft.first_month, payers, today):
            yield Problem(f"lines.{number}.{field}", text)


def problems_of_scenarie(draft: ScenarieDraft, budget: BudgetDraft) -> Iterator[Problem]:
    """Every problem of a what-if on a budget; changes are counted from 0 in ``changes.<index>.<field>``."""
    if not draft.name.strip():
        yield Problem("name", "Skriv, hvad kolonnen hedder, fx »Efter flytning«.")
    elif len(draft.name.strip()) > LONGEST_NAME:
        yield Problem("name", f"Navnet er for langt. Højst {LONGEST_NAME} tegn.")
    known = {line.id for line in budget.lines if line.id is not None}
    for number, change in enumerate(draft.changes):
        field = f"changes.{number}"
        if change.kind is AendringArt.TILFOEJ:
            if change.category is None:
                yield Problem(f"{field}.category", "Vælg, hvad den nye linje er.")
        elif change.budgetlinje_id not in known:
            yield Problem(f"{field}.budgetlinje_id", "Linjen er ikke længere i budgettet. Fjern ændringen.")
        if change.kind is AendringArt.FJERN:
            continue
        for name, text in (
            *_problems_of_amount(change.amount_oere),
            *_problems_of_label(change.label),
            *_problems_of_month(change.frequency, change.first_month, budget.first_month),
        ):
            yield Problem(f"{field}.{name}", text)


def _problems_of_line(
    line: LinjeDraft, first_month: date, payers: Mapping[int, BetalerDraft], today: date
) -> Iterator[tuple[str, str]]:
    yield from _problems_of_label(line.label)
    if line.amount_oere is None:
        return  # an empty line costs nothing, whatever else is chosen on it
    yield from _problems_of_amount(line.amount_oere)
    wrong_month = tuple(_problems_of_month(line.frequency, line.first_month, first_month))
    yield from wrong_month
    if line.payer is None:
        return
    payer = payers.get(line.payer)
    if payer is None:
        yield "payer", "Betaleren er ikke længere på listen. Vælg en anden betaler."
    elif not wrong_month and _has_left(payer, line, first_month, today):
        yield "payer", f"{payer.name} er flyttet ud den {show_date(payer.moved_out_on)}. Vælg en anden betaler."


def _problems_of_label(label: str) -> Iterator[tuple[str, str]]:
    if len(label.strip()) > LONGEST_LABEL:
        yield "label", f"Teksten er for lang. Højst {LONGEST_LABEL} tegn."


def _problems_of_amount(amount_oere: int) -> Iterator[tuple[str, str]]:
    if amount_oere < 0:
        yield "amount_oere", "Skriv beløbet uden minus. Kategorien siger, om det er en indtægt eller en udgift."
    elif amount_oere > LARGEST_OERE:
        yield "amount_oere", "Beløbet er for stort til et budget. Skriv kroner, fx 1.234,50."


def _problems_of_month(frequency: Hyppighed, month: date | None, first_month: date) -> Iterator[tuple[str, str]]:
    months = months_from(first_month)
    span = f"{show_month(months[0])} – {show_month(months[-1])}"
    if month is None:
        if frequency is Hyppighed.EN_GANG:
            yield "first_month", f"Vælg den måned, det falder i ({span})."
        return
    if frequency is Hyppighed.EN_GANG and first_of_month(month) not in months:
        yield "first_month", f"{_capital(show_month(month))} er ikke i budgettets tolv måneder ({span})."
    elif month > months[-1] and first_of_month(month) != months[-1]:
        yield "first_month", f"Begynder først i {show_month(month)}, efter budgettets tolv måneder ({span})."
    elif month.year < _OLDEST_YEAR:
        yield "first_month", f"Året {month.year} kan ikke være rigtigt. Skriv måneden som fx 12-{first_month.year}."


def _has_left(payer: BetalerDraft, line: LinjeDraft, first_month: date, today: date) -> bool:
    left = payer.moved_out_on
    if left is None:
        return False
    falls_due = first_due(line, first_month)
    if falls_due is not None and left <= falls_due:
        return True  # gone before there was anything to pay
    return left <= today and line.frequency is not Hyppighed.EN_GANG


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
