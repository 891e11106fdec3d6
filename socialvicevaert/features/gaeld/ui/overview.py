"""What is owed in all, and of which kind."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.gaeld.rules import Totals
from socialvicevaert.shared.money import show_kroner
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.card import KeyCard
from socialvicevaert.ui.text import tr


class DebtOverview(QWidget):
    """The total and what comes first as figures; the kinds in a row of small facts, largest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = layouts.column(self, SPACE_M)
        figures = layouts.TurningRow(SPACE_M)
        self.total = KeyCard(tr("Samlet gæld"), "")
        self.first = KeyCard(tr("Heraf husleje, el og varme"), "")
        self.uncertain = KeyCard(tr("Heraf bestridt eller kaution"), "")
        for card in (self.total, self.first, self.uncertain):
            figures.add(card, 1)
        outside.addWidget(figures)
        self.kinds = layouts.FlowRow(space=SPACE_M)
        self.kinds.setAccessibleName(tr("Gæld fordelt på art"))
        outside.addWidget(self.kinds)
        outside.setSpacing(SPACE_S)

    def show_totals(self, found: Totals) -> None:
        """Show these sums."""
        count = tr("1 kreditor") if found.count == 1 else tr("%s kreditorer") % found.count
        self.total.show_figure(show_kroner(found.balance_oere), count)
        self.first.show_figure(show_kroner(found.first_oere), tr("betales før alt andet") if found.first_oere else "")
        notes = []
        if found.disputed_oere:
            notes.append(tr("bestridt %s") % show_kroner(found.disputed_oere))
        if found.guaranteed_oere:
            notes.append(tr("kaution %s") % show_kroner(found.guaranteed_oere))
        self.uncertain.setVisible(bool(notes))
        self.uncertain.show_figure(show_kroner(found.disputed_oere + found.guaranteed_oere), ", ".join(notes))
        self.kinds.clear()
        for total in found.kinds:
            text = f"{total.kind.label} ({total.count}): {show_kroner(total.balance_oere)}"
            self.kinds.add(labels.one_line(labels.secondary(text)))
        self.kinds.setVisible(len(found.kinds) > 1)
