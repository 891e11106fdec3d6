"""The budget as a sheet to type in, with what is done to lines above it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.budgetter.ui.head import ROOM_FOR_WORDS, FoldingWords
from socialvicevaert.features.budgetter.ui.line_model import LineModel
from socialvicevaert.features.budgetter.ui.lines import FIELDS, Column
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.sheet_grid import SheetView
from socialvicevaert.ui.text import tr

ROOM_FOR_HINTS = 860
"""Pixels at 100 % text from which the keys are told beside the buttons."""


class LineGrid(QWidget):
    """``paste_wanted`` comes for a text whose columns are not known: it has to be looked at first."""

    paste_wanted = Signal(str)

    def __init__(self, context: Context, budget: OpenBudget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.budget = budget
        self.model = LineModel(budget, context.name, self)
        context.discreet.changed.connect(self.model.tell_all)
        self.view = SheetView(self.model, tr("Budgettets linjer"), freeze_first=True)
        # What a line comes to a month stands beside its amount, in sight also where the rest has to be scrolled to.
        self.view.horizontalHeader().moveSection(Column.MONTHLY, Column.FIRST_MONTH)
        self.view.setAccessibleDescription(
            tr("Skriv i felterne. Enter går ned, Tab til højre, Insert giver en ny linje, F6 går ud af arket.")
        )
        outside = layouts.column(self, SPACE_S)
        tools = layouts.FlowRow()
        self.add_button = buttons.quiet(tr("Ny linje"), self.add_line, "add")
        self.add_button.setToolTip(tr("Ny linje i samme gruppe (Ins eller Ctrl++)"))
        self.remove_button = buttons.quiet(tr("Fjern linje"), self.remove_lines, "delete")
        self.remove_button.setToolTip(tr("Fjern de markerede linjer (Ctrl+Delete)"))
        self.undo_button = buttons.quiet(tr("Fortryd"), budget.undo_stack.undo, "undo")
        self.undo_button.setToolTip(tr("Fortryd i arket (Ctrl+Z), gentag (Ctrl+Y)"))
        self.keys = labels.FlowLabel(tr("Enter: ned · Tab: til højre · F2: ret"), "secondary")
        self.paste_button = buttons.quiet(tr("Sæt ind"), self.view.paste, "import")
        self.paste_button.setToolTip(tr("Sæt det ind, du har kopieret fra et regneark eller et kontoudtog (Ctrl+V)"))
        self.fold = FoldingWords((self.add_button, self.remove_button, self.undo_button, self.paste_button))
        for part in (*self.fold.buttons, self.keys):
            tools.add(part)
        outside.addWidget(tools)
        outside.addWidget(self.view, 1)
        self._tools = tools
        self.view.line_wanted.connect(self.add_line)
        self.view.line_unwanted.connect(self.remove_lines)
        self.view.pasted.connect(self._pasted)
        self.view.moved.connect(self._moved)
        budget.undo_stack.canUndoChanged.connect(self.undo_button.setEnabled)
        budget.loaded.connect(self._loaded)
        budget.changed.connect(self._show_payers)
        self._loaded()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keys.setVisible(self.width() >= theme.scaled(ROOM_FOR_HINTS))
        self.fold.fold(self.width() < theme.scaled(ROOM_FOR_WORDS))

    def begin(self) -> None:
        """Put the keyboard in the first empty amount."""
        rows = range(self.model.row_total())
        lines = [(row, self.model.line_at(row)) for row in rows]
        first = next((row for row, line in lines if line is not None and line.draft.amount_oere is None), 1)
        self.view.go(first, Column.AMOUNT)
        self.view.setFocus()

    def go_to_line(self, key: int) -> None:
        """Show a line with something wrong."""
        row = self.model.row_of(key)
        line = self.model.line_at(row)
        if line is None:
            return
        wrong = next((column for column in FIELDS if self.model.cell(row, column).problem), Column.AMOUNT)
        self.view.go(row, wrong)
        self.view.setFocus()

    def add_line(self) -> None:
        """A new line below, ready to be named."""
        if not self.budget.is_read_only:
            row = self.model.add_line(max(0, self.view.currentIndex().row()))
            self.view.go(row, Column.POST)
            self.view.setFocus()
            QTimer.singleShot(0, self.view, lambda: self.view.edit(self.view.currentIndex()))

    def remove_lines(self) -> None:
        """Take the marked lines away."""
        rows = sorted({row for row, _ in self.view.marked()})
        column = max(0, self.view.currentIndex().column())
        if rows and not self.budget.is_read_only:
            self.model.remove_lines(rows)
            self.view.go(min(rows[0], self.model.row_total() - 1), column)
            self.view.setFocus()

    def _pasted(self, text: str, is_own: bool) -> None:
        block = [line.split("\t") for line in text.replace("\r", "").rstrip("\n").split("\n")]
        at = self.view.currentIndex()
        is_plain = is_own or all(len(row) == 1 for row in block)
        if self.budget.is_read_only or not at.isValid():
            return
        if is_plain and (is_own or len(block) == 1 or at.column() == Column.AMOUNT):
            self.model.put_block(at.row(), at.column(), block)
        else:
            self.paste_wanted.emit(text)

    def _moved(self) -> None:
        line = self.model.line_at(self.view.currentIndex().row())
        self.remove_button.setEnabled(line is not None and not self.budget.is_read_only)

    def _show_payers(self) -> None:
        """One who pays everything needs no column, unless there is something to be said of it."""
        is_wrong = any(field == FIELDS[Column.PAYER] for _, field in self.budget.problems)
        self.view.setColumnHidden(Column.PAYER, len(self.budget.household.payers) < 2 and not is_wrong)

    def _loaded(self) -> None:
        self._show_payers()
        self._tools.setVisible(not self.budget.is_read_only)
        self.undo_button.setEnabled(self.budget.undo_stack.canUndo())
        self._moved()
