"""A form that is out to be signed, on a card: recorded with one click when it comes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.samtykker.queries import UdkastView
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class UdkastCard(Card):
    """Signed, refused, corrected, or thrown away."""

    signed = Signal()
    refused = Signal()
    paper_wanted = Signal()
    change_wanted = Signal()
    thrown_away = Signal()

    def __init__(self, udkast: UdkastView, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(udkast.title, parent)
        self.udkast = udkast
        self.setAccessibleName(tr("%s: %s, venter på underskrift") % (udkast.kind.label, udkast.title))
        self.head.addWidget(
            StatusChip(tr("Venter på underskrift"), Tone.WARNING, "waiting"), 0, Qt.AlignmentFlag.AlignTop
        )
        self.add(labels.body(udkast.draft.purpose))
        facts = layouts.FlowRow(space=SPACE_M)
        printed = tr("Lavet %s af %s") % (show_date(danish_date(udkast.printed_at)), udkast.medarbejder)
        facts.add(Fact("print", printed))
        facts.add(Fact("consent", udkast.kind.label))
        self.add(facts)
        if may_write:
            self._acts()

    def _acts(self) -> None:
        acts = layouts.FlowRow(space=SPACE_S)
        self.sign = buttons.plain(tr("Er underskrevet"), self.signed.emit, "done")
        self.sign.setToolTip(tr("Gem det, som det står på formularen, som givet i dag"))
        self.see = buttons.quiet(tr("Se formular"), self.paper_wanted.emit, "document")
        self.change = buttons.quiet(tr("Ret først"), self.change_wanted.emit, "edit")
        self.change.setToolTip(tr("Fx hvis det blev givet en anden dag eller mundtligt"))
        self.refuse = buttons.quiet(tr("Sagde nej"), self.refused.emit, "stopped")
        self.throw = buttons.quiet(tr("Smid væk"), self.thrown_away.emit, "delete")
        for button in (self.sign, self.see, self.change, self.refuse, self.throw):
            button.setAccessibleName(tr("%s: %s") % (button.text(), self.udkast.title))
            acts.add(button)
        self.add(acts)
