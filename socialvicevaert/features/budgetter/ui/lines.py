"""A line as it stands in the grid: what is understood of it, and beside that what was typed and could not be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from typing import TypeVar

from socialvicevaert.features.budgetter.models import (
    BetalerDraft,
    Budgetgruppe,
    Budgetkategori,
    Hyppighed,
    LinjeDraft,
    Prioritet,
)
from socialvicevaert.features.budgetter.rules import group_of
from socialvicevaert.shared.choice import Choice
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.dates import MONTHS, first_of_month, parse_date
from socialvicevaert.shared.money import AmbiguousAmount, parse_oere, show_amount
from socialvicevaert.ui.sheet_grid import Offer, matching
from socialvicevaert.ui.text import tr

C = TypeVar("C", bound=Choice)


class Column(IntEnum):
    """The columns of the grid, in order."""

    POST = 0
    AMOUNT = 1
    FREQUENCY = 2
    FIRST_MONTH = 3
    PAYER = 4
    PRIORITY = 5
    RECOGNISED = 6
    MONTHLY = 7


FIELDS = {
    Column.POST: "label",
    Column.AMOUNT: "amount_oere",
    Column.FREQUENCY: "frequency",
    Column.FIRST_MONTH: "first_month",
    Column.PAYER: "payer",
    Column.PRIORITY: "priority",
    Column.RECOGNISED: "is_recognised",
}
"""The field of the draft a column fills, as problems name it."""

OTHER = {
    Budgetgruppe.INDTAEGT: Budgetkategori.ANDEN_INDTAEGT,
    Budgetgruppe.FAST: Budgetkategori.ANDEN_FAST,
    Budgetgruppe.GAELD: Budgetkategori.GAELDSAFDRAG,
    Budgetgruppe.VARIABEL: Budgetkategori.ANDEN_VARIABEL,
}
"""What a line added to a group is, until its text says otherwise."""


@dataclass(frozen=True)
class Typed:
    """What was typed and could not be understood: it stays, with the reason and its possible readings."""

    text: str
    problem: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class Line:
    """``key`` tells lines apart on the screen; the draft has no value where ``typed`` has something instead."""

    key: int
    draft: LinjeDraft
    typed: Mapping[Column, Typed] = field(default_factory=dict)

    @property
    def group(self) -> Budgetgruppe:
        """Where it stands."""
        return group_of(self.draft.category)

    @property
    def name(self) -> str:
        """What it is called: its category, and its own text after it."""
        return post_text(self.draft)

    @property
    def is_empty(self) -> bool:
        """Nothing was written on it yet."""
        return self.draft.amount_oere is None and not self.draft.label and not self.typed


def post_text(draft: LinjeDraft) -> str:
    """A line's category, and its own text where it has one."""
    if draft.category in OTHER.values() and draft.label:
        return draft.label
    name = draft.category.label
    if re.match(rf"{re.escape(name)}\b", draft.label, re.IGNORECASE):
        return draft.label  # »Forsikring, Tryg« says what it is
    return f"{name}: {draft.label}" if draft.label else name


def type_into(line: Line, column: Column, text: str, payers: tuple[BetalerDraft, ...], today: date) -> Line:
    """The line after something was typed in a column; what cannot be read is kept beside it."""
    rest = {place: typed for place, typed in line.typed.items() if place is not column}
    try:
        return Line(line.key, _read(line.draft, column, text.strip(), payers, today), rest)
    except AmbiguousAmount as error:
        shown = tuple(show_amount(reading) for reading in error.readings)
        problem = tr("»%s« kan læses på to måder. Hvad mener du?") % text.strip()
        typed = Typed(text.strip(), problem, tuple(Offer(tr("%s kr.") % one, one) for one in shown))
    except UserError as error:
        typed = Typed(text.strip(), str(error))
    return Line(line.key, _emptied(line.draft, column), {**rest, column: typed})


def wiped(line: Line, column: Column) -> Line:
    """The line with one of its columns emptied."""
    rest = {place: typed for place, typed in line.typed.items() if place is not column}
    if column is Column.POST:
        return Line(line.key, replace(line.draft, label=""), rest)
    return Line(line.key, _emptied(line.draft, column), rest)


def choices_of(column: Column, payers: tuple[BetalerDraft, ...]) -> tuple[str, ...]:
    """What can be chosen in a column; nothing where it is written."""
    if column is Column.FREQUENCY:
        return tuple(one.label for one in Hyppighed)
    if column is Column.PRIORITY:
        return tuple(one.label for one in Prioritet)
    if column is Column.RECOGNISED:
        return (tr("Ja"), tr("Nej"))
    if column is Column.PAYER:
        return (NOBODY, *(payer.name for payer in payers))
    return ()


NOBODY = "Alle"
"""No one of the household in particular."""


def parse_month(text: str, today: date) -> date:
    """Read a month: ``3-2027``, ``marts 2027``, ``mar 27``, ``marts`` (the next one), or any date in it.

    Raises ``UserError`` with a Danish sentence.
    """
    typed = " ".join(fold(text).split()).replace(".", " ").strip()
    numbered = re.fullmatch(r"([0-9]{1,2}) ?[-/ ] ?([0-9]{4})", typed)
    named = re.fullmatch(r"([a-z]{3,9}) ?([0-9]{4}|[0-9]{2})?", typed)
    if numbered:
        return _month(text, int(numbered[1]), int(numbered[2]))
    if named:
        number = next((at for at, name in enumerate(MONTHS, 1) if named[1] in (name, name[:3])), 0)
        if number:
            year = int(named[2]) if named[2] else today.year + (number < today.month)
            return _month(text, number, year + 2000 if year < 100 else year)
    try:
        return first_of_month(parse_date(text, today))
    except UserError as error:
        if re.search("[0-9].*[-/. ].*[0-9]", text):
            raise
        raise UserError(tr("»%s« er ikke en måned. Skriv fx 3-2027 eller marts 2027.") % text) from error


def _month(text: str, number: int, year: int) -> date:
    if not 1 <= number <= 12:
        raise UserError(tr("»%s« er ikke en måned: der er 12 på et år. Skriv fx 3-2027.") % text)
    return date(year, number, 1)


def _read(draft: LinjeDraft, column: Column, text: str, payers: tuple[BetalerDraft, ...], today: date) -> LinjeDraft:
    match column:
        case Column.POST:
            return _named(draft, text)
        case Column.AMOUNT:
            return replace(draft, amount_oere=parse_oere(text) if text else None)
        case Column.FREQUENCY:
            return replace(draft, frequency=_chosen(text, Hyppighed) if text else Hyppighed.MAANED)
        case Column.FIRST_MONTH:
            return replace(draft, first_month=parse_month(text, today) if text else None)
        case Column.PAYER:
            return replace(draft, payer=_payer(text, payers))
        case Column.PRIORITY:
            return replace(draft, priority=_chosen(text, Prioritet) if text else Prioritet.VIGTIG)
        case Column.RECOGNISED:
            return replace(draft, is_recognised=_yes(text))
    return draft


def _emptied(draft: LinjeDraft, column: Column) -> LinjeDraft:
    match column:
        case Column.AMOUNT:
            return replace(draft, amount_oere=None)
        case Column.FREQUENCY:
            return replace(draft, frequency=Hyppighed.MAANED)
        case Column.FIRST_MONTH:
            return replace(draft, first_month=None)
        case Column.PAYER:
            return replace(draft, payer=None)
    return draft


def _named(draft: LinjeDraft, text: str) -> LinjeDraft:
    """A text that is a category of the same group makes the line one; any other is its own text."""
    group, plain = group_of(draft.category), fold(text)
    for category in Budgetkategori:
        name = fold(category.label)
        if group_of(category) is group and (plain == name or plain.startswith(f"{name}:")):
            return replace(draft, category=category, label=text.partition(":")[2].strip())
    return replace(draft, label=text)


def _chosen(text: str, choices: type[C]) -> C:
    known = tuple(choices)
    found = matching(text, [one.label for one in known])
    if len(found) == 1:
        return known[found[0]]
    if found:
        raise UserError(_several(text, [known[at].label for at in found]))
    wanted = ", ".join(one.label for one in known)
    raise UserError(tr("»%s« findes ikke her. Vælg en af: %s.") % (text, wanted))


def _several(text: str, names: list[str]) -> str:
    return tr("»%s« kan være flere. Vælg en af: %s.") % (text, ", ".join(names))


def _payer(text: str, payers: tuple[BetalerDraft, ...]) -> int | None:
    if not text or fold(text) == fold(NOBODY):
        return None
    found = matching(text, [payer.name for payer in payers])
    if not found:
        raise UserError(tr("»%s« er ikke blandt betalerne. Tilføj personen under Husstand.") % text)
    if len(found) > 1:
        raise UserError(_several(text, [payers[at].name for at in found]))
    return payers[found[0]].key


def _yes(text: str) -> bool:
    plain = fold(text)
    if plain in ("ja", "j", "x", "1"):
        return True
    if plain in ("nej", "n", "", "0"):
        return False
    raise UserError(tr("Skriv ja eller nej."))
