"""Budgets side by side: the lines as rows, a column each, in kroner a month, and below them what each comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import Budgetgruppe
from socialvicevaert.features.budgetter.rules import Grid, Tal, TreTal
from socialvicevaert.shared.money import show_amount
from socialvicevaert.ui.sheet_grid import Cell, Look, SheetColumn, SheetModel
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_POST = SheetColumn("", 210)
_SIDE = SheetColumn("", 168, stretch=True, is_number=True)

LineKey = tuple[object, ...]
"""Tells the rows apart: a line's place in the budget, or the name of a new one."""


@dataclass(frozen=True)
class SideRow:
    """A line that at least one of the columns has."""

    key: LineKey
    group: Budgetgruppe
    name: str


@dataclass(frozen=True)
class Side:
    """One column. ``amounts`` are a month's average in øre by row; a row that is not there has no line in it.

    ``warning`` says when the set it is measured against is old.
    """

    name: str
    amounts: Mapping[LineKey, int]
    changed: frozenset[LineKey]
    grid: Grid
    numbers: TreTal
    warning: str = ""


@dataclass(frozen=True)
class Shown:
    """A row of the grid: a line, a group's sum, one of the numbers (with ``is_difference``, against the first), or with
    ``is_set`` what the last of them is measured against, with its year.
    """

    name: str
    look: Look
    line: SideRow | None = None
    group: Budgetgruppe | None = None
    number: str = ""
    is_difference: bool = False
    is_set: bool = False


class SideModel(SheetModel):
    """The first column is what the others are measured against. Read only; a what-if lets its columns be typed in."""

    is_read_only = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self.sides: tuple[Side, ...] = ()
        self.rows: list[Shown] = []

    def show_sides(self, rows: Sequence[SideRow], sides: Sequence[Side], first_title: str) -> None:
        """Show these; where the rows and columns are the same, only what stands in them changes."""
        shown = _rows(rows, sides)
        titles = (first_title, *(side.name for side in sides))
        if shown == self.rows and titles == tuple(column.title for column in self.columns):
            self.sides = tuple(sides)
            self.tell_all()
            return
        self.beginResetModel()
        self.sides = tuple(sides)
        self.rows = shown
        tip = tr("Kroner pr. måned i gennemsnit")
        self.columns = (
            replace(_POST, title=first_title),
            *(replace(_SIDE, title=side.name, tip=tip) for side in sides),
        )
        self.endResetModel()

    def row_total(self) -> int:
        return len(self.rows)

    def row_of(self, key: LineKey) -> int:
        """Where a line stands, or -1."""
        return next((at for at, row in enumerate(self.rows) if row.line is not None and row.line.key == key), -1)

    def first_line(self) -> int:
        """Where the lines begin, below the numbers."""
        return next((at for at, row in enumerate(self.rows) if row.line is not None), 0)

    def cell(self, row: int, column: int) -> Cell:
        shown = self.rows[row]
        if column == 0:
            return Cell(shown.name, shown.look, is_quiet=shown.is_difference or shown.is_set)
        side = self.sides[column - 1]
        if shown.line is not None:
            return self.line_cell(shown.line, column - 1)
        if shown.group is not None:
            return self._amount(shown, side, rules.shown_monthly(side.grid.year_of(shown.group)))
        if shown.is_set:
            name = side.numbers.sats_name or tr("ingen sats")
            said = ". ".join(filter(None, (tr("%s målt mod: %s") % (side.name, name), side.warning)))
            tip = "\n".join(filter(None, (name, side.warning)))
            return Cell(name, shown.look, is_quiet=True, icon="warning" if side.warning else "", tip=tip, said=said)
        if shown.is_difference:
            return self._difference(shown, column - 1)
        number = _number(side.numbers, shown.number)
        if number.oere is None:
            return Cell(tr("Ikke regnet ud"), shown.look, True, is_quiet=True, tip=number.note)
        return self._amount(shown, side, number.oere, number.definition)

    def line_cell(self, line: SideRow, place: int) -> Cell:
        """What stands in a line of one of the columns."""
        side = self.sides[place]
        amount = side.amounts.get(line.key)
        shown = show_amount(amount)
        is_changed = line.key in side.changed
        if is_changed and amount is None:
            shown = tr("findes ikke")
        said = tr("%s, %s: %s") % (line.name, side.name, shown or tr("tom"))
        if is_changed:
            said = tr("%s, ændret") % said
        return Cell(shown, is_number=True, is_changed=is_changed, said=said)

    @staticmethod
    def _amount(shown: Shown, side: Side, oere: int, tip: str = "") -> Cell:
        tone = Tone.DANGER if oere < 0 else None
        text = show_amount(oere)
        said = tr("%s, %s: %s kr.") % (shown.name, side.name, text)
        return Cell(text, shown.look, True, tone=tone, tip=tip, said=said)

    def _difference(self, shown: Shown, place: int) -> Cell:
        if place == 0:
            return Cell("", shown.look)
        mine, first = (_number(self.sides[at].numbers, shown.number) for at in (place, 0))
        if mine.exact is None or first.exact is None:
            return Cell("", shown.look, True)
        more = Tal("", mine.exact - first.exact, "").oere or 0
        if more == 0:
            return Cell(tr("uændret"), shown.look, True, is_quiet=True)
        tone, icon = (Tone.SUCCESS, "up") if more > 0 else (Tone.DANGER, "down")
        text = ("+" if more > 0 else "") + show_amount(more)
        said = tr("%s, %s: %s kr.") % (shown.name, self.sides[place].name, text)
        return Cell(text, shown.look, True, tone=tone, icon=icon, said=said)


NUMBERS = ("raadighed", "after_debt", "betalingsevne")


def _rows(rows: Sequence[SideRow], sides: Sequence[Side]) -> list[Shown]:
    shown: list[Shown] = []
    for number in NUMBERS:
        # The set behind betalingsevne has a row of its own: its year must not be cut with a long name.
        is_ability = number == NUMBERS[-1]
        label = tr("Betalingsevne") if is_ability else _number(sides[0].numbers, number).label if sides else ""
        shown.append(Shown(label, Look.TOTAL, number=number))
        if is_ability:
            shown.append(Shown(tr("Målt mod"), Look.LINE, number=number, is_set=True))
        if len(sides) > 1:
            # Between two it is plain which; a long name would be cut.
            name = tr("Forskel") if len(sides) == 2 else tr("Forskel til »%s«") % sides[0].name
            shown.append(Shown(name, Look.LINE, number=number, is_difference=True))
    for group in Budgetgruppe:
        shown.append(Shown(tr("%s i alt") % group.label, Look.HEAD, group=group))
        shown += [Shown(row.name, Look.LINE, line=row) for row in rows if row.group is group]
    return shown


def _number(numbers: TreTal, name: str) -> Tal:
    found = {"raadighed": numbers.raadighed, "after_debt": numbers.after_debt}
    return found.get(name, numbers.betalingsevne)
