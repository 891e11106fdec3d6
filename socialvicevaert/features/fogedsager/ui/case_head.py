"""Whose fogedsag it is, above the case on the page of fogedsager: the little that one must never overlook."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere.queries import BeboerHeader
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class CaseHead(QWidget):
    """Back to the list, the name, home and phone, alerts, and the way to the resident."""

    back_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.beboer_id: int | None = None
        outside = layouts.row(self, SPACE_M)
        self.back = buttons.icon_only("previous", tr("Tilbage til fogedsager (Esc)"), self.back_wanted.emit)
        outside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        words = layouts.column(None, 2)
        outside.addLayout(words, 1)
        self.name = labels.title()
        words.addWidget(self.name)
        self.facts = labels.secondary()
        words.addWidget(self.facts)
        self.alerts = layouts.FlowRow(space=SPACE_S)
        words.addWidget(self.alerts)
        self.open_button = buttons.plain(tr("Åbn beboer"), self._open, "person")
        outside.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)

    def show_beboer(self, header: BeboerHeader) -> None:
        """Show a resident; in discreet mode initials, and no home or phone."""
        self.beboer_id = header.id
        self.name.setText(self.context.name(header.name))
        phone = tr("%s (må ikke ringes)") % header.phone if header.may_not_call and header.phone else header.phone
        home = tr("Beskyttet adresse") if header.has_protected_address else header.home
        language = tr("tolk: %s") % header.language if header.needs_interpreter else ""
        hidden = self.context.discreet.is_on
        facts = (header.age, "" if hidden else home, "" if hidden else phone, language)
        self.facts.setText(" · ".join(part for part in facts if part))
        self.alerts.clear()
        for mark in header.alerts:
            self.alerts.add(StatusChip(mark.text, Tone(mark.tone), mark.icon, mark.tip))
        self.alerts.setVisible(bool(header.alerts))

    def _open(self) -> None:
        if self.beboer_id is not None:
            self.context.navigate(Target("beboer", self.beboer_id, tab="fogedsager"))
