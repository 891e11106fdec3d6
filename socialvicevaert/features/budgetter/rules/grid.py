"""The twelve months: what falls due when, and the exact sums."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from socialvicevaert.features.budgetter.categories import EXPENSES, group_of
from socialvicevaert.features.budgetter.models import Budgetgruppe, Hyppighed, LinjeDraft
from socialvicevaert.shared.formats.dates import add_months, first_of_month
from socialvicevaert.shared.percent import half_up

MONTHS = 12
PAYMENTS_OF_14_DAYS = 26
"""Payments a year of what falls due every 14 days."""

_STEPS = {Hyppighed.MAANED: 1, Hyppighed.KVARTAL: 3, Hyppighed.HALVAAR: 6, Hyppighed.AAR: 12}
# The calendar 14 days are counted in has no 29 February: any twelve months then hold 26 payments, leap year or not.
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR_LENGTH = sum(_MONTH_LENGTHS)
_MONTH_STARTS = tuple(sum(_MONTH_LENGTHS[:number]) for number in range(MONTHS))


@dataclass(frozen=True)
class GridRow:
    """One line of the budget over the twelve months; ``index`` is its place in the draft."""

    index: int
    line: LinjeDraft
    group: Budgetgruppe
    amounts: tuple[int, ...]

    @property
    def year_oere(self) -> int:
        """What it comes to in the year."""
        return sum(self.amounts)


@dataclass(frozen=True)
class Grid:
    """Every line over twelve months in øre, the sums of each group, and what is left each month."""

    months: tuple[date, ...]
    rows: tuple[GridRow, ...]
    sums: Mapping[Budgetgruppe, tuple[int, ...]]

    @property
    def left(self) -> tuple[int, ...]:
        """What is left each month when everything has been paid; negative where it does not reach."""
        income, *costs = (self.sums[group] for group in (Budgetgruppe.INDTAEGT, *EXPENSES))
        return tuple(got - sum(paid) for got, *paid in zip(income, *costs, strict=True))

    def year_of(self, group: Budgetgruppe) -> int:
        """What a group comes to in the year."""
        return sum(self.sums[group])

    @property
    def year_oere(self) -> int:
        """What is left of the whole year."""
        return sum(self.left)


def due(line: LinjeDraft, month: date, first_month: date) -> int:
    """What falls due of a line in a month, in øre and never negative.

    ``first_month`` is the budget's, from which a line without its own month counts; what comes once and has no month
    falls due in none.
    """
    if line.amount_oere is None or (line.frequency is Hyppighed.EN_GANG and line.first_month is None):
        return 0
    since = _months_between(line.first_month or first_month, month)
    if since < 0:
        return 0
    if line.frequency is Hyppighed.EN_GANG:
        return line.amount_oere if since == 0 else 0
    if line.frequency is Hyppighed.HVER_14_DAG:
        return line.amount_oere * _payments_in_month((line.first_month or first_month).month, since % MONTHS)
    return 0 if since % _STEPS[line.frequency] else line.amount_oere


def grid(lines: Iterable[LinjeDraft], first_month: date) -> Grid:
    """The twelve months from ``first_month``."""
    months = months_from(first_month)
    rows = tuple(
        GridRow(index, line, group_of(line.category), tuple(due(line, month, first_month) for month in months))
        for index, line in enumerate(lines)
    )
    sums = {
        group: tuple(sum(row.amounts[number] for row in rows if row.group is group) for number in range(MONTHS))
        for group in Budgetgruppe
    }
    return Grid(months, rows, MappingProxyType(sums))


def months_from(first_month: date) -> tuple[date, ...]:
    """The first days of twelve months."""
    return tuple(add_months(first_of_month(first_month), number) for number in range(MONTHS))


def first_due(line: LinjeDraft, first_month: date) -> date | None:
    """The first of the budget's twelve months in which a line falls due; None when it never does."""
    return next((month for month in months_from(first_month) if due(line, month, first_month)), None)


def monthly(year_oere: int) -> Fraction:
    """A twelfth of a year, exactly: ``monthly(year) * 12 == year``."""
    return Fraction(year_oere, MONTHS)


def shown_monthly(year_oere: int) -> int:
    """A month's average as it is shown: whole øre, half up."""
    return int(half_up(monthly(year_oere)))


def month_of(on: date | None) -> date | None:
    """The first day of a date's month."""
    return None if on is None else first_of_month(on)


def _months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * MONTHS + later.month - earlier.month


def _payments_in_month(begins_in: int, number: int) -> int:
    """How many of the 26 payments fall in the month with this number of a year that begins in month ``begins_in``."""
    month = (begins_in - 1 + number) % MONTHS
    first_day = (_MONTH_STARTS[month] - _MONTH_STARTS[begins_in - 1]) % _YEAR_LENGTH
    days = range(first_day, first_day + _MONTH_LENGTHS[month])
    return sum(14 * payment in days for payment in range(PAYMENTS_OF_14_DAYS))
