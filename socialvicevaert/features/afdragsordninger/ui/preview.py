"""The instalments of an agreement that is being made, as they would be."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.afdragsordninger.models import AfdragDraft
from socialvicevaert.features.afdragsordninger.rules import explanation
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_amount, show_oere
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.table import Column, ColumnKind, WholeTable
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

MOST_SHOWN = 12

_Row = tuple[int, AfdragDraft]


class Preview(QWidget):
    """A sentence, the first instalments with their days, and whether the budget has room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = layouts.column(self, SPACE_S)
        outside.addWidget(labels.field_label(tr("Sådan bliver afdragene")))
        self.sentence = labels.body()
        outside.addWidget(self.sentence)
        self.warning = Banner("", Tone.WARNING)
        self.warning.hide()
        outside.addWidget(self.warning)
        self.table: WholeTable[_Row] = WholeTable(
            [
                Column("number", tr("Nr."), lambda row: str(row[0]), ColumnKind.QUIET, width=52),
                Column(
                    "due", tr("Betales senest"), lambda row: show_date(row[1].due_on), ColumnKind.DATE, stretch=True
                ),
                Column("amount", tr("Beløb i kr."), lambda row: show_amount(row[1].amount_oere), ColumnKind.NUMBER),
            ],
            tr("Sådan bliver afdragene"),
            key=lambda row: row[0],
        )
        outside.addWidget(self.table)
        self.more = labels.secondary()
        outside.addWidget(self.more)
        self.show_instalments(())

    def show_instalments(self, afdrag: Sequence[AfdragDraft], why_not: str = "") -> None:
        """Show these, or say what is missing before there are any."""
        self.sentence.setText(explanation(afdrag) or why_not or tr("Skriv beløbene, så vises afdragene her."))
        rows = list(enumerate(afdrag, start=1))
        self.table.set_rows(rows[:MOST_SHOWN])
        self.table.setVisible(bool(rows))
        hidden = len(rows) - MOST_SHOWN
        if hidden > 0:
            self.more.setText(tr("… og %s til. Det sidste er %s.") % (hidden, show_date(afdrag[-1].due_on)))
        self.more.setVisible(hidden > 0)

    def show_room(self, monthly_oere: int, left_oere: int | None) -> None:
        """Warn where a month costs more than the current budget leaves after fixed costs and debt."""
        is_too_much = left_oere is not None and monthly_oere > left_oere
        if is_too_much:
            self.warning.set_text(
                tr("Afdragene er %s om måneden. Budgettet har kun %s efter faste udgifter og gæld.")
                % (show_oere(monthly_oere), show_oere(left_oere))
            )
        self.warning.setVisible(is_too_much)
