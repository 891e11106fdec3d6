"""What is owed and paid in a fogedsag, and what remains."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.fogedsager.models import BeloebArt
from socialvicevaert.features.fogedsager.queries import BeloebView, FogedsagView
from socialvicevaert.features.fogedsager.ui.half_card import HalfCard
from socialvicevaert.shared.formats.dates import show_date, show_month
from socialvicevaert.shared.money import show_amount, show_oere
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.table import Column, ColumnKind, WholeTable
from socialvicevaert.ui.text import tr


class AmountsCard(HalfCard):
    """A table of amounts with the sum that remains; Delete takes the chosen row back."""

    add_wanted = Signal()
    remove_wanted = Signal(object)  # BeloebView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Beløb"), parent)
        self.add_button = buttons.quiet(tr("Tilføj beløb"), self.add_wanted.emit, "add")
        self.head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        self.table: WholeTable[BeloebView] = WholeTable(
            [
                Column("what", tr("Hvad"), what, stretch=True, width=90),
                Column("on", tr("Dato"), lambda one: show_date(one.on), ColumnKind.DATE, width=98),
                Column("amount", tr("Kr."), signed, ColumnKind.NUMBER, width=100),
            ],
            tr("Beløb i fogedsagen"),
            key=lambda one: one.id,
        )
        self.add(self.table)
        self.empty = labels.secondary(tr("Her er ingen beløb endnu."))
        self.add(self.empty)
        foot = layouts.row(None, SPACE_S)
        self.remove_button = buttons.quiet(tr("Fjern"), self._remove, "delete")
        self.remove_button.setToolTip(tr("Fjern det valgte beløb (Delete)"))
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        foot.addWidget(labels.one_line(labels.secondary(tr("Rest"))))
        foot.addSpacing(SPACE_M)
        self.rest = labels.one_line(labels.strong())
        foot.addWidget(self.rest)
        self.body.addLayout(foot)
        self.split = labels.secondary()
        self.body.addWidget(self.split)
        self.body.addStretch(1)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self._may_write = False
        self.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._fit_buttons())

    def show_amounts(self, view: FogedsagView, may_write: bool) -> None:
        """Show the amounts of a case."""
        self._may_write = may_write
        self.table.set_rows(view.beloeb)
        rows = len(view.beloeb)
        self.table.setVisible(rows > 0)
        self.empty.setVisible(rows == 0)
        self.rest.setText(show_oere(view.row.remaining_oere))
        self.rest.setAccessibleName(tr("Rest %s") % show_oere(view.row.remaining_oere))
        owed = view.sum_oere(BeloebArt.RESTANCE)
        costs = view.sum_oere(BeloebArt.GEBYR, BeloebArt.RETSAFGIFT)
        paid = view.sum_oere(BeloebArt.BETALT)
        self.split.setText(
            tr("Husleje %s · gebyrer og retsafgift %s · betalt %s")
            % (show_oere(owed), show_oere(costs), show_oere(paid))
        )
        self.split.setVisible(rows > 1)
        self.add_button.setVisible(may_write)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        self.remove_button.setVisible(self._may_write and self.table.rows.rowCount() > 0)
        self.remove_button.setEnabled(self.table.current() is not None)

    def _remove(self) -> None:
        chosen = self.table.current()
        if chosen is not None and self._may_write:
            self.remove_wanted.emit(chosen)


def what(one: BeloebView) -> str:
    """What an amount is, in a line."""
    month = show_month(one.rent_month) if one.rent_month is not None else ""
    return " · ".join(part for part in (f"{one.kind.label} {month}".strip(), one.label) if part)


def signed(one: BeloebView) -> str:
    """The amount in kroner; a payment with a minus."""
    return show_amount(-one.amount_oere if one.kind is BeloebArt.BETALT else one.amount_oere)
