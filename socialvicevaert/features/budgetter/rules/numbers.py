"""The numbers a budget ends in. Each carries its definition, because people mean different things by "rådighedsbeløb".

rådighedsbeløb          income − fixed costs (instalments on debt are not among them)
efter afdrag på gæld    that − instalments; also for each person, and a day
betalingsevne           income − recognised expenses − the published standard amount
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from socialvicevaert.features.budgetter.categories import group_of
from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetgruppe, LinjeDraft
from socialvicevaert.features.budgetter.rules.grid import MONTHS, Grid, grid, monthly
from socialvicevaert.features.satser.rules import Beregning, SatsSaet, standard_amount
from socialvicevaert.shared.percent import half_up

DAYS_IN_YEAR = 365


@dataclass(frozen=True)
class Tal:
    """One number: exact in øre, or None where it cannot be worked out, which ``note`` then explains."""

    label: str
    exact: Fraction | None
    definition: str
    note: str = ""

    @property
    def oere(self) -> int | None:
        """As it is shown: whole øre, half up."""
        return None if self.exact is None else int(half_up(self.exact))


@dataclass(frozen=True)
class TreTal:
    """The three numbers of a month, (b) also for each person and a day. They are never added or mixed."""

    raadighed: Tal
    after_debt: Tal
    per_person: Tal
    per_day: Tal
    per_person_day: Tal
    betalingsevne: Tal
    persons: int
    sats_name: str = ""

    @property
    def raadighed_oere(self) -> int:
        """(a) a month, as it is shown."""
        return self.raadighed.oere or 0

    @property
    def after_debt_oere(self) -> int:
        """(b) a month, as it is shown."""
        return self.after_debt.oere or 0

    @property
    def betalingsevne_oere(self) -> int | None:
        """(c) a month, as it is shown; None where there is nothing to measure against."""
        return self.betalingsevne.oere


def numbers(
    lines: Iterable[LinjeDraft],
    adults: int,
    children_birth_years: Sequence[int],
    standard: Beregning | None,
    saet: SatsSaet | None,
    *,
    first_month: date,
) -> TreTal:
    """The numbers of some lines over the twelve months from ``first_month``."""
    return numbers_of_grid(grid(lines, first_month), adults, children_birth_years, standard, saet)


def numbers_of_grid(
    table: Grid, adults: int, children_birth_years: Sequence[int], standard: Beregning | None, saet: SatsSaet | None
) -> TreTal:
    """The numbers of twelve months that are counted already."""
    income = table.year_of(Budgetgruppe.INDTAEGT)
    raadighed = monthly(income - table.year_of(Budgetgruppe.FAST))
    after_debt = raadighed - monthly(table.year_of(Budgetgruppe.GAELD))
    persons = max(adults, 1) + len(children_birth_years)
    a_day = after_debt * MONTHS / DAYS_IN_YEAR
    return TreTal(
        raadighed=Tal(
            "Rådighedsbeløb",
            raadighed,
            "Indtægter minus faste udgifter. Afdrag på gæld er ikke trukket fra.",
        ),
        after_debt=Tal(
            "Rådighed efter gæld",
            after_debt,
            "Rådighedsbeløb minus afdrag på gæld. Det er til mad, tøj og alt andet.",
        ),
        per_person=Tal(
            "Pr. person om måneden",
            after_debt / persons,
            f"Rådighed efter gæld delt ligeligt på husstandens {_persons(adults, len(children_birth_years))}.",
        ),
        per_day=Tal("Pr. dag", a_day, "Rådighed efter gæld gange 12 og delt med 365: en dag for hele husstanden."),
        per_person_day=Tal("Pr. person pr. dag", a_day / persons, "En dag, delt ligeligt på husstanden."),
        betalingsevne=_betalingsevne(table, income, standard, saet),
        persons=persons,
        sats_name=saet.name if saet else "",
    )


def has_income(lines: Iterable[LinjeDraft]) -> bool:
    """Whether somebody has written what comes in: without it there are costs, but no rådighedsbeløb to speak of."""
    return any(line.amount_oere is not None and group_of(line.category) is Budgetgruppe.INDTAEGT for line in lines)


def standard_of(draft: BudgetDraft, saet: SatsSaet | None) -> Beregning | None:
    """The standard amount of a budget's household; children have the age they turn in the year the budget begins."""
    if saet is None:
        return None
    return standard_amount(saet, draft.adults, draft.children_birth_years, draft.first_month)


def numbers_of(draft: BudgetDraft, saet: SatsSaet | None, lines: Iterable[LinjeDraft] | None = None) -> TreTal:
    """The numbers of a whole budget, or of the same household with other lines (a what-if)."""
    return numbers(
        draft.lines if lines is None else lines,
        draft.adults,
        draft.children_birth_years,
        standard_of(draft, saet),
        saet,
        first_month=draft.first_month,
    )


def _betalingsevne(table: Grid, income: int, standard: Beregning | None, saet: SatsSaet | None) -> Tal:
    if saet is None or standard is None:
        return Tal(
            "Betalingsevne",
            None,
            "Indtægter minus anerkendte udgifter minus et offentliggjort standardbeløb.",
            "Vælg en sats at måle mod.",
        )
    label = f"Betalingsevne efter {saet.name}"
    definition = (
        f"Indtægter minus anerkendte udgifter minus standardbeløbet fra {saet.name}. "
        "Andre satser kan give et helt andet tal."
    )
    if standard.amount_oere is None:
        lacks = ", ".join(standard.missing)
        return Tal(label, None, definition, f"Kan ikke regnes ud: {saet.name} har intet beløb for {lacks}.")
    recognised = sum(
        row.year_oere for row in table.rows if row.line.is_recognised and row.group is not Budgetgruppe.INDTAEGT
    )
    return Tal(label, monthly(income - recognised) - standard.amount_oere, definition)


def _persons(adults: int, children: int) -> str:
    grown = "1 voksen" if max(adults, 1) == 1 else f"{adults} voksne"
    young = "" if not children else " og 1 barn" if children == 1 else f" og {children} børn"
    return grown + young
