"""The lines of the open budget as a grid: groups with their sums, and every line below its group."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import BetalerDraft, Budgetgruppe, Hyppighed, LinjeDraft
from socialvicevaert.features.budgetter.ui.lines import (
    FIELDS,
    OTHER,
    Column,
    Line,
    choices_of,
    post_text,
    type_into,
    wiped,
)
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.shared.formats.dates import MONTHS
from socialvicevaert.shared.money import show_amount
from socialvicevaert.ui.sheet_grid import Cell, Look, SheetColumn, SheetModel
from socialvicevaert.ui.text import tr

_COLUMNS = (
    SheetColumn("Post", 180, stretch=True),
    SheetColumn("Beløb", 116, is_number=True, tip="Hver gang det falder, i kroner"),
    SheetColumn("Hyppighed", 120),
    SheetColumn("Første måned", 116, tip="Tom: fra budgettets første måned"),
    SheetColumn("Betaler", 94, tip="Hvem i husstanden der tjener eller betaler"),
    SheetColumn("Prioritet", 90, tip="Hvad der betales først"),
    SheetColumn("Anerkendt", 92, tip="Om udgiften tæller med, når betalingsevnen regnes ud"),
    SheetColumn("Pr. måned", 120, is_number=True, tip="Gennemsnit over budgettets tolv måneder"),
)

RowKey = tuple[str, object]


class LineModel(SheetModel):
    """Shows an ``OpenBudget``; everything typed goes there, as one step that can be undone.

    ``show_name`` gives a payer's name as it may be shown now: in discreet mode, the initials.
    """

    def __init__(
        self, budget: OpenBudget, show_name: Callable[[str], str] = str, parent: QObject | None = None
    ) -> None:
        super().__init__([replace(column, title=tr(column.title), tip=tr(column.tip)) for column in _COLUMNS], parent)
        self.budget = budget
        self._show_name = show_name
        self.undo_stack = budget.undo_stack
        self._rows: list[RowKey] = []
        self._places: dict[int, int] = {}
        self._follow()
        budget.changed.connect(self._follow)
        budget.loaded.connect(self._load)

    def row_total(self) -> int:
        return len(self._rows)

    def cell(self, row: int, column: int) -> Cell:
        kind, what = self._rows[row]
        if kind == "head":
            assert isinstance(what, Budgetgruppe)
            return self._head(what, Column(column))
        line = self.line_at(row)
        return self._cell(line, Column(column)) if line is not None else Cell()

    def line_at(self, row: int) -> Line | None:
        """The line of a row; None for a head."""
        kind, key = self._rows[row] if 0 <= row < len(self._rows) else ("", 0)
        place = self._places.get(key) if kind == "line" and isinstance(key, int) else None
        return self.budget.lines[place] if place is not None else None

    def row_of(self, key: int) -> int:
        """Where a line stands, or -1."""
        return self._rows.index(("line", key)) if ("line", key) in self._rows else -1

    def group_at(self, row: int) -> Budgetgruppe:
        """The group a row belongs to."""
        line = self.line_at(row)
        if line is not None:
            return line.group
        kind, what = self._rows[row] if 0 <= row < len(self._rows) else ("", None)
        return what if kind == "head" and isinstance(what, Budgetgruppe) else Budgetgruppe.FAST

    def put(self, row: int, column: int, text: str) -> None:
        line = self.line_at(row)
        if line is not None:
            at = Column(column)
            typed = type_into(line, at, text, self._payers(), self.budget.today())
            self.budget.change_line(tr("%s rettet") % line.name, typed)

    def put_block(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Type a block of texts from a place on, as one step; heads are passed over."""
        lines = {line.key: line for line in self.budget.lines}
        rows = [at for at in range(row, len(self._rows)) if self.line_at(at) is not None]
        payers, today = self._payers(), self.budget.today()
        for at, texts in zip(rows, block, strict=False):
            line = self.line_at(at)
            assert line is not None
            for place, text in enumerate(texts, column):
                if place in FIELDS:
                    lines[line.key] = type_into(lines[line.key], Column(place), text, payers, today)
        self.budget.change_lines(tr("Sat ind"), list(lines.values()))

    def wipe(self, places: Sequence[tuple[int, int]]) -> None:
        lines = {line.key: line for line in self.budget.lines}
        for row, column in places:
            line = self.line_at(row)
            if line is not None and column in FIELDS:
                lines[line.key] = wiped(lines[line.key], Column(column))
        self.budget.change_lines(tr("Slettet"), list(lines.values()))

    def add_line(self, row: int) -> int:
        """Put a new line below a row, in its group; gives the row it has got."""
        group = self.group_at(row)
        made = self.budget.new_line(rules.new_line(OTHER[group]))
        lines = list(self.budget.lines)
        current = self.line_at(row)
        if current is not None:
            at = lines.index(current) + 1
        else:
            order = list(Budgetgruppe)
            at = sum(order.index(line.group) < order.index(group) for line in lines)
        lines.insert(at, made)
        self.budget.change_lines(tr("Ny linje"), lines)
        return self.row_of(made.key)

    def remove_lines(self, rows: Sequence[int]) -> None:
        """Take lines away, as one step."""
        gone = {line.key for line in map(self.line_at, rows) if line is not None}
        self.budget.change_lines(tr("Linje fjernet"), [line for line in self.budget.lines if line.key not in gone])

    def _head(self, group: Budgetgruppe, column: Column) -> Cell:
        if column is Column.POST:
            return Cell(group.label, Look.HEAD)
        if column is Column.MONTHLY:
            shown = show_amount(rules.shown_monthly(self.budget.grid.year_of(group)))
            return Cell(shown, Look.HEAD, is_number=True, said=tr("%s i alt pr. måned: %s kr.") % (group.label, shown))
        return Cell("", Look.HEAD)

    def _cell(self, line: Line, column: Column) -> Cell:
        draft, place = line.draft, self._places[line.key]
        if column is Column.MONTHLY:
            row = self.budget.grid.rows[place]
            shown = show_amount(rules.shown_monthly(row.year_oere)) if row.line.amount_oere is not None else ""
            return Cell(shown, is_number=True, is_quiet=draft.frequency is Hyppighed.MAANED)
        is_income = line.group is Budgetgruppe.INDTAEGT
        if is_income and column in (Column.PRIORITY, Column.RECOGNISED):
            return Cell("")
        typed = line.typed.get(column)
        text = typed.text if typed is not None else self._text(draft, column)
        edit = {Column.POST: draft.label, Column.PRIORITY: draft.priority.label}.get(column, text)
        problem = typed.problem if typed is not None else self.budget.problems.get((place, FIELDS[column]), "")
        if column is Column.PAYER:
            for payer in self.budget.household.payers:
                problem = problem.replace(payer.name, self._show_name(payer.name))
        choices = choices_of(column, self._payers())
        return Cell(
            text,
            is_number=column is Column.AMOUNT,
            is_quiet=self._is_quiet(line, column),
            is_editable=not self.budget.is_read_only,
            edit=edit,
            choices=choices,
            problem=problem,
            offers=typed.offers if typed is not None else (),
            tip=draft.category.label if column is Column.POST else "",
            said=self._said(line, column, text),
        )

    def _text(self, draft: LinjeDraft, column: Column) -> str:
        match column:
            case Column.POST:
                return post_text(draft)
            case Column.AMOUNT:
                return show_amount(draft.amount_oere)
            case Column.FREQUENCY:
                return draft.frequency.label
            case Column.FIRST_MONTH:
                month = draft.first_month
                return f"{MONTHS[month.month - 1][:3]} {month.year}" if month is not None else ""
            case Column.PAYER:
                names = {payer.key: payer.name for payer in self._payers()}
                return names.get(draft.payer, "") if draft.payer is not None else ""
            case Column.PRIORITY:
                return draft.priority.label.partition(":")[0]
            case Column.RECOGNISED:
                return tr("Ja") if draft.is_recognised else tr("Nej")
        return ""

    @staticmethod
    def _is_quiet(line: Line, column: Column) -> bool:
        return column not in (Column.POST, Column.AMOUNT) or (column is Column.POST and line.is_empty)

    def _said(self, line: Line, column: Column, text: str) -> str:
        if column is Column.POST:
            return text
        return f"{line.name}, {self.columns[column].title}: {text or tr('tom')}"

    def _payers(self) -> tuple[BetalerDraft, ...]:
        """The payers with their names as they may be shown now."""
        return tuple(replace(payer, name=self._show_name(payer.name)) for payer in self.budget.household.payers)

    def _keys(self) -> list[RowKey]:
        rows: list[RowKey] = []
        for group in Budgetgruppe:
            rows.append(("head", group))
            rows += [("line", line.key) for line in self.budget.lines if line.group is group]
        return rows

    def _follow(self) -> None:
        self._places = {line.key: place for place, line in enumerate(self.budget.lines)}
        self.replace_rows(self._rows, self._keys(), self._put_rows)

    def _load(self) -> None:
        self.beginResetModel()
        self._places = {line.key: place for place, line in enumerate(self.budget.lines)}
        self._rows = self._keys()
        self.endResetModel()

    def _put_rows(self, rows: list[RowKey]) -> None:
        self._rows = rows
