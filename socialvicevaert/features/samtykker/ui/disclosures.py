"""The log of disclosures: what, to whom, when, by whom, on which basis."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.samtykker.queries import VideregivelseView
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shared.tokens import ROW_HEIGHT, SPACE_M
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr

MOST_ROWS = 8


class DisclosureLog(QWidget):
    """Newest first; printable for the resident."""

    def __init__(
        self,
        videregivelser: tuple[VideregivelseView, ...],
        print_out: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outside = layouts.column(self, SPACE_M)
        head = layouts.row(None)
        head.addWidget(labels.heading(tr("Oplysninger givet videre")), 1)
        self.print_button = buttons.quiet(tr("Udskriv til beboeren"), print_out, "print")
        head.addWidget(self.print_button)
        outside.addLayout(head)
        if not videregivelser:
            outside.addWidget(labels.secondary(tr("Intet er givet videre om beboeren.")))
            return
        self.table: Table[VideregivelseView] = Table(
            [
                Column("when", tr("Hvornår"), lambda one: show_moment(one.disclosed_at), ColumnKind.DATE, width=130),
                Column("to", tr("Til"), lambda one: one.recipient, width=150, stretch=True),
                Column("what", tr("Hvad"), _what, width=190, stretch=True, tip=_what),
                Column("basis", tr("Grundlag"), _basis, width=150, tip=_basis),
                Column("by", tr("Af"), lambda one: one.medarbejder, ColumnKind.QUIET, width=110),
            ],
            tr("Oplysninger givet videre"),
            key=lambda one: one.id,
        )
        self.table.set_rows(videregivelser)
        rows = min(MOST_ROWS, len(videregivelser)) + 1
        self.table.setFixedHeight(theme.scaled(ROW_HEIGHT) * rows + 16)
        outside.addWidget(self.table)


def _what(one: VideregivelseView) -> str:
    kinds = ", ".join(kind.label for kind in one.kinds)
    return f"{one.what}: {kinds}" if kinds else one.what


def _basis(one: VideregivelseView) -> str:
    if one.basis is Behandlingsgrundlag.SAMTYKKE and one.consent_given_on is not None:
        return tr("Samtykke af %s") % show_date(one.consent_given_on)
    return ": ".join(filter(None, (one.basis.label, one.basis_reason)))
