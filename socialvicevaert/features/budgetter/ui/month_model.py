"""The twelve months: what falls due when, what is left each month, and the months that are heavy."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import Budgetgruppe
from socialvicevaert.features.budgetter.rules import Grid, GridRow
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.shared.formats.dates import MONTHS, show_month
from socialvicevaert.shared.money import show_amount
from socialvicevaert.shared.percent import half_up
from socialvicevaert.ui.sheet_grid import Cell, Look, SheetColumn, SheetModel
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_MONTH = SheetColumn("", 92, is_number=True)
_FIGURE = 9
"""Pixels at 100 % text a figure takes in bold."""


@dataclass(frozen=True)
class _Row:
    name: str
    look: Look
    amounts: tuple[int, ...]


class MonthModel(SheetModel):
    """Read only: name, twelve months, the year and the monthly average. Lines without an amount are left out."""

    is_read_only = True

    def __init__(self, budget: OpenBudget, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self.budget = budget
        self.heavy: frozenset[int] = frozenset()
        self._rows: list[_Row] = []
        self._is_shown = False

    def show(self) -> None:
        """Count anew; only called while it is looked at."""
        grid = self.budget.grid
        self.beginResetModel()
        widest = max(len(show_amount(amount)) for sums in (*grid.sums.values(), grid.left) for amount in sums)
        month_width = max(_MONTH.width, widest * _FIGURE)
        self.columns = (
            SheetColumn(tr("Post"), 190),
            *(replace(_MONTH, title=_short(at), tip=show_month(at), width=month_width) for at in grid.months),
            SheetColumn(tr("Året"), month_width + 2 * _FIGURE, is_number=True),
            SheetColumn(tr("Pr. måned"), month_width + _FIGURE, is_number=True, tip=tr("En tolvtedel af året")),
        )
        self.heavy = heavy_months(grid)
        self._rows = self._rows_of(grid)
        self.endResetModel()

    def row_total(self) -> int:
        return len(self._rows)

    def cell(self, row: int, column: int) -> Cell:
        shown = self._rows[row]
        if column == 0:
            return Cell(shown.name, shown.look)
        if column > len(shown.amounts):
            year = sum(shown.amounts)
            amount = year if column == len(shown.amounts) + 1 else rules.shown_monthly(year)
            return Cell(show_amount(amount), shown.look, is_number=True, tone=_below(amount))
        amount = shown.amounts[column - 1]
        if not amount and shown.look is Look.LINE:
            return Cell("", is_number=True)
        month = show_month(self.budget.grid.months[column - 1])
        is_heavy = shown.look is Look.TOTAL and column - 1 in self.heavy
        said = tr("%s, %s: %s kr.") % (shown.name, month, show_amount(amount))
        if not is_heavy:
            return Cell(show_amount(amount), shown.look, is_number=True, tone=_below(amount), said=said)
        why = tr("Tung måned: der skal betales mere end normalt, eller pengene rækker ikke.")
        return Cell(
            show_amount(amount), shown.look, True, tone=Tone.WARNING, icon="warning", tip=why, said=f"{said} {why}"
        )

    def _rows_of(self, grid: Grid) -> list[_Row]:
        rows = []
        for group in Budgetgruppe:
            rows.append(_Row(tr("%s i alt") % group.label, Look.HEAD, grid.sums[group]))
            rows += [_Row(self._name(row), Look.LINE, row.amounts) for row in grid.rows if self._has(row, group)]
        rows.append(_Row(tr("Tilbage i måneden"), Look.TOTAL, grid.left))
        return rows

    def _name(self, row: GridRow) -> str:
        return self.budget.lines[row.index].name

    @staticmethod
    def _has(row: GridRow, group: Budgetgruppe) -> bool:
        return row.group is group and row.line.amount_oere is not None


def heavy_months(grid: Grid) -> frozenset[int]:
    """Months where a tenth more than the average falls due, or the money does not reach though it does in the year."""
    costs = [sum(grid.sums[group][at] for group in rules.EXPENSES) for at in range(len(grid.months))]
    average = half_up(rules.monthly(sum(costs)))
    reaches = grid.year_oere >= 0
    return frozenset(at for at, cost in enumerate(costs) if cost * 10 > average * 11 or (reaches and grid.left[at] < 0))


def heavy_words(grid: Grid) -> str:
    """The heavy months in a sentence."""
    heavy = heavy_months(grid)
    if not heavy:
        return tr("Ingen måned er tungere end de andre.")
    return tr("Tunge måneder: %s.") % ", ".join(show_month(grid.months[at]) for at in sorted(heavy))


def _short(month: date) -> str:
    return f"{MONTHS[month.month - 1][:3]} {month.year % 100:02}"


def _below(amount: int) -> Tone | None:
    return Tone.DANGER if amount < 0 else None
