"""What-if on the screen: columns side by side, a click for each of the usual ones, and a plain chart below."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.budgetter import service
from socialvicevaert.features.budgetter.models import ScenarieArt, ScenarieDraft
from socialvicevaert.features.budgetter.queries import BudgetView
from socialvicevaert.features.budgetter.ui.column_sheet import ColumnSheet
from socialvicevaert.features.budgetter.ui.head import ROOM_FOR_ALL_WORDS, FoldingWords
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.features.budgetter.ui.whatif_model import WhatIfModel, first_key, proposed
from socialvicevaert.shared.money import show_kroner
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.bar_chart import Bar, BarChart
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.sheet_grid import SheetView
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

ROOM_FOR_HINTS = 980
"""Pixels at 100 % text from which it is told beside the buttons how to type."""


class WhatIfView(QWidget):
    """Shows the columns of one budget; each change is saved by itself."""

    def __init__(self, context: Context, budget: OpenBudget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.budget = budget
        self.shown: BudgetView | None = None
        self.model = WhatIfModel(budget, self)
        self._waiting = 0
        self._wanted: tuple[int, ScenarieDraft] | None = None
        outside = layouts.column(self, SPACE_S)
        tools = layouts.FlowRow()
        self.adders: dict[ScenarieArt, QPushButton] = {}
        for kind in ScenarieArt:
            adder = buttons.quiet(kind.label, partial(self.add_column, kind), "add")
            adder.setAccessibleName(tr("Tilføj kolonnen »%s«") % kind.label)
            self.adders[kind] = adder
            tools.add(adder)
        self.remove = buttons.quiet(tr("Fjern kolonne"), self.remove_column, "delete")
        self.remove.setToolTip(tr("Fjern den kolonne, du står i"))
        self.rename = buttons.quiet(tr("Omdøb"), self.rename_column, "edit")
        self.rename.setToolTip(tr("Giv den kolonne, du står i, et andet navn"))
        tools.add(self.rename)
        tools.add(self.remove)
        self.fold = FoldingWords((self.rename, self.remove))
        self.help = labels.FlowLabel(tr("Skriv beløb pr. måned. 0: falder væk. Slet: som i dag."), "secondary")
        tools.add(self.help)
        self._tools = tools
        outside.addWidget(tools)
        self._problems = layouts.column(None, SPACE_M)
        outside.addLayout(self._problems)
        self.view = SheetView(self.model, tr("Hvad nu hvis, kolonne for kolonne"), freeze_first=True)
        outside.addWidget(self.view, 1)
        self.card = Card()
        self.finding = labels.strong()
        self.chart = BarChart(tr("Rådighed efter gæld om måneden"))
        self.card.add(self.finding)
        self.card.add(self.chart)
        outside.addWidget(self.card)
        self.model.edited.connect(self._save)
        self.model.dataChanged.connect(lambda *_: self._draw())
        self.model.modelReset.connect(self._draw)
        self.view.moved.connect(self._moved)
        budget.changed.connect(self._follow)
        budget.loaded.connect(self._follow)

    def show_view(self, view: BudgetView) -> None:
        """Show the columns of a budget as the store has them; what is being saved stands."""
        self.shown = view
        if not self._waiting:
            self.model.load(view.scenarier)
            self._follow()
        may_edit = not self.budget.is_read_only
        self._tools.setVisible(may_edit)
        self._go_to_new()
        self._moved()

    def add_column(self, kind: ScenarieArt) -> None:
        """One more column with the change it is about; the keyboard goes to its amount."""
        if self.shown is None:
            return
        taken = {scenarie.draft.name for scenarie in self.model.scenarier}
        names = [kind.label, *(f"{kind.label} {number}" for number in range(2, 9))]
        name = next(one for one in names if one not in taken)
        draft = proposed(kind, self.budget.draft().lines, name)
        budget_id = self.shown.id
        self.context.tasks.write(
            self,
            tr("Kolonnen »%s« tilføjet") % name,
            lambda session: service.save_scenarie(session, budget_id, draft),
            lambda made: self._added(made, draft),
            self._refused,
            quiet=True,
        )

    def remove_column(self) -> None:
        """Take the column the user is in away; the toast brings it back."""
        at = self.view.currentIndex().column() - 2
        if 0 <= at < len(self.model.scenarier):
            scenarie = self.model.scenarier[at]
            title = tr("Kolonnen »%s« fjernet") % scenarie.draft.name
            self.context.tasks.write(
                self, title, lambda session: service.remove_scenarie(session, scenarie.id), failed=self._refused
            )

    def rename_column(self) -> None:
        """Another name for the column the user is in."""
        at = self.view.currentIndex().column() - 2
        if self.shown is not None and 0 <= at < len(self.model.scenarier):
            self.context.sheets.open(ColumnSheet(self.context, self.shown.id, self.model.scenarier[at]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.help.setVisible(self.width() >= theme.scaled(ROOM_FOR_HINTS))
        self.fold.fold(self.width() < theme.scaled(ROOM_FOR_ALL_WORDS))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.count()

    def _added(self, made: int, draft: ScenarieDraft) -> None:
        layouts.clear(self._problems)
        self._wanted = (made, draft)
        self._go_to_new()

    def _go_to_new(self) -> None:
        """Whichever comes first, the answer or the new reading: the keyboard goes there when both have come."""
        if self._wanted is None:
            return
        made, draft = self._wanted
        place = next((at for at, one in enumerate(self.model.scenarier) if one.id == made), None)
        if place is None:
            return
        self._wanted = None
        key = first_key(draft)
        row = self.model.row_of(key) if key is not None else self.model.first_line()
        self.view.go(max(0, row), place + 2)
        self.view.setFocus()

    def _save(self, scenarie_id: int, draft: ScenarieDraft) -> None:
        if self.shown is None:
            return
        budget_id = self.shown.id
        self._waiting += 1
        self.context.tasks.write(
            self,
            tr("Kolonnen »%s« rettet") % draft.name,
            lambda session: service.save_scenarie(session, budget_id, draft, scenarie_id),
            self._saved,
            self._refused_change,
            quiet=True,
        )

    def _saved(self, _number: int) -> None:
        self._waiting -= 1
        layouts.clear(self._problems)

    def _refused_change(self, error: Exception) -> None:
        self._waiting -= 1
        self._refused(error)

    def _refused(self, error: Exception) -> None:
        layouts.clear(self._problems)
        self._problems.addWidget(Banner(tr("Ikke gemt: %s") % error, Tone.DANGER, closable=True))

    def _moved(self) -> None:
        for button in (self.remove, self.rename):
            button.setEnabled(self.view.currentIndex().column() >= 2)

    def _follow(self) -> None:
        if self.isVisible():
            self.model.count()

    def _draw(self) -> None:
        sides = self.model.sides
        self.card.setVisible(len(sides) > 1)
        bars = [
            Bar(side.name, side.numbers.after_debt_oere, show_kroner(side.numbers.after_debt_oere)) for side in sides
        ]
        if len(bars) > 1:
            self.chart.show_bars(bars)
            best = max(bars, key=lambda bar: bar.value)
            if len({bar.shown for bar in bars}) == 1:
                words = tr("Ingen forskel: %s om måneden efter gæld i alle kolonner.") % best.shown
            else:
                words = tr("Mest tilbage efter gæld: »%s« med %s om måneden.") % (best.name, best.shown)
            self.finding.setText(words)
        QTimer.singleShot(0, self.chart, self.chart.updateGeometry)
