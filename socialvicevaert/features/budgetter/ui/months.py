"""The twelve months on the screen, with what is heavy said in words above."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.ui.month_model import MonthModel, heavy_months, heavy_words
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import icons, labels, layouts
from socialvicevaert.ui.sheet_grid import SheetView
from socialvicevaert.ui.text import tr


class MonthsView(QWidget):
    """Counted anew when it is shown, and on a change while it is looked at."""

    def __init__(self, budget: OpenBudget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.budget = budget
        self.model = MonthModel(budget, self)
        outside = layouts.column(self, SPACE_S)
        line = layouts.row(None, SPACE_S)
        self._mark = QLabel()
        line.addWidget(self._mark)
        self.words = labels.body()
        line.addWidget(self.words, 1)
        outside.addLayout(line)
        self.view = SheetView(self.model, tr("Budgettet måned for måned"), freeze_first=True)
        outside.addWidget(self.view, 1)
        budget.changed.connect(self._follow)
        budget.loaded.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_now()

    def _follow(self) -> None:
        if self.isVisible():
            self._show_now()

    def _show_now(self) -> None:
        self.model.show()
        grid = self.budget.grid
        is_heavy = bool(heavy_months(grid))
        icons.put(self._mark, "warning" if is_heavy else "info", "warning" if is_heavy else "info", 16)
        left = show_oere(rules.shown_monthly(grid.year_oere))
        self.words.setText(tr("%s I gennemsnit er der %s tilbage om måneden.") % (heavy_words(grid), left))
