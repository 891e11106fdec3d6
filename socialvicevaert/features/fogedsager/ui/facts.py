"""What is written about a case besides its dates and amounts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.ui.half_card import HalfCard
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.text import tr


class FactsCard(HalfCard):
    """Pairs of name and value; F2 presses the button that corrects them."""

    change_wanted = Signal()
    notified_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Oplysninger"), parent)
        self.change_button = buttons.quiet(tr("Ret"), self.change_wanted.emit, "edit")
        self.change_button.setToolTip(tr("Ret oplysninger (F2)"))
        self.change_button.setAccessibleName(tr("Ret oplysninger"))
        self.head.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = layouts.column(None, SPACE_S)
        self.body.addLayout(self._rows)
        self.notified_button = buttons.link(tr("Kommunen er underrettet …"), self.notified_wanted.emit)
        self.body.addWidget(self.notified_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_facts(self, view: FogedsagView, may_write: bool) -> None:
        """Show the facts of a case."""
        layouts.clear(self._rows)
        self.change_button.setVisible(may_write)
        is_open = view.row.closed_on is None
        self.notified_button.setVisible(may_write and is_open and not view.municipality_notified)
        row = view.row
        for label, value in (
            (tr("Modtaget"), show_date(row.opened_on)),
            (tr("Ansvarlig"), row.responsible),
            (tr("Kommunen"), _notified(view)),
            (tr("Børn under 18"), tr("Ja, der er børn i hjemmet") if view.has_children else tr("Ikke oplyst")),
            (tr("Fogedret"), view.court),
            (tr("Rettens sagsnr."), view.court_case_number),
            (tr("Påkrav sendt som"), view.paakrav_channel.label),
            (tr("Note"), view.note),
        ):
            if value:
                self._rows.addWidget(_Fact(label, value))


class _Fact(QWidget):
    def __init__(self, label: str, value: str) -> None:
        super().__init__()
        line = layouts.row(self, SPACE_M)
        name = labels.field_label(label)
        line.addWidget(name, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(labels.body(value), 3, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{label}: {value}")


def _notified(view: FogedsagView) -> str:
    on = view.row.on(DatoArt.KOMMUNE_UNDERRETTET)
    if on is not None:
        return tr("Underrettet %s") % show_date(on)
    return tr("Underrettet") if view.municipality_notified else tr("Ikke underrettet, så vidt vides")
