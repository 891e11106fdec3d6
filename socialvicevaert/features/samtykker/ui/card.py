"""One consent on a card: which kind, whom, which way, what, what for, how long, and the paper that was signed."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.features.samtykker.models import Befoejelse, SamtykkeArt, SamtykkeForm, SamtykkeRetning
from socialvicevaert.features.samtykker.queries import SamtykkeTilstand, SamtykkeView
from socialvicevaert.features.samtykker.ui.scan import ScanLine, named
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

DIRECTIONS = {
    SamtykkeRetning.BEGGE: "Oplysninger må gå begge veje",
    SamtykkeRetning.TIL_PARTNER: "Vi må give oplysninger",
    SamtykkeRetning.FRA_PARTNER: "Vi må få oplysninger",
}


class SamtykkeCard(Card):
    """Offers to withdraw, renew, see the form, and attach the signed paper."""

    withdraw_wanted = Signal()
    renew_wanted = Signal()
    paper_wanted = Signal()
    aftermath_wanted = Signal()

    def __init__(
        self, context: Context, samtykke: SamtykkeView, may_write: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(samtykke.title, parent)
        self.samtykke = samtykke
        self.setAccessibleName(tr("%s: %s, %s") % (samtykke.kind.label, samtykke.title, samtykke.state.label))
        today = context.clock.today()
        self.chip = state_chip(samtykke, today)
        self.head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.add(labels.body(samtykke.coverage.purpose))
        kinds = layouts.FlowRow(space=SPACE_S)
        for power in Befoejelse:
            if power in samtykke.coverage.powers:
                kinds.add(StatusChip(power.label, Tone.INFO, "person"))
        for kind in samtykke.kinds:
            kinds.add(StatusChip(kind.label, Tone.NEUTRAL, "tick"))
        self.add(kinds)
        facts = layouts.FlowRow(space=SPACE_M)
        for icon, text in self._facts():
            facts.add(Fact(icon, text))
        self.add(facts)
        if samtykke.note:
            self.add(labels.secondary(samtykke.note))
        self.scan: ScanLine | None = None
        if samtykke.scan_id is not None or (may_write and self.holds):
            self.scan = ScanLine(context, samtykke, may_write and self.holds)
            self.add(self.scan)
        if may_write:
            self._acts()

    @property
    def holds(self) -> bool:
        """Whether it can be used today."""
        return self.samtykke.state in (SamtykkeTilstand.AKTIVT, SamtykkeTilstand.UDLOEBER)

    def _facts(self) -> list[tuple[str, str]]:
        one = self.samtykke
        given = tr("%s – %s") % (show_date(one.coverage.given_on), show_date(one.coverage.valid_to))
        how = one.form.label
        if one.form is SamtykkeForm.MUNDTLIG and one.witness:
            how = tr("Mundtligt, vidne: %s") % one.witness
        spoken = one.language if one.language.lower() not in ("", "dansk") else ""
        language = tr("Forklaret på %s") % spoken if spoken else ""
        if one.interpreter:
            language = ", ".join(filter(None, (language, tr("tolk: %s") % one.interpreter)))
        phones = [show_phone(each.phone) for each in one.partner_refs if each.phone]
        direction = tr(DIRECTIONS[one.coverage.direction]) if one.kind is SamtykkeArt.UDVEKSLING else ""
        facts = [
            ("document", one.kind.label if one.receivers else ""),
            ("calendar", given),
            ("refresh", direction),
            ("phone", ", ".join(phones) if self.holds else ""),
            ("consent", how),
            ("language", language),
            ("person", tr("Modtaget af %s") % one.received_by),
        ]
        if one.coverage.withdrawn_on is not None:
            how_back = tr("Trukket tilbage %s") % show_date(one.coverage.withdrawn_on)
            facts.append(("stopped", ": ".join(filter(None, (how_back, one.withdrawn_how)))))
        return [(icon, text) for icon, text in facts if text]

    def _acts(self) -> None:
        acts = layouts.FlowRow(space=SPACE_S)
        if self.holds:
            self.withdraw = buttons.plain(tr("Træk tilbage"), self.withdraw_wanted.emit, "stopped")
            acts.add(self.withdraw)
        elif self.samtykke.state is SamtykkeTilstand.TRUKKET:
            self.aftermath = buttons.quiet(tr("Hvem skal vide det?"), self.aftermath_wanted.emit, "phone")
            acts.add(self.aftermath)
        self.renew = buttons.quiet(tr("Forny"), self.renew_wanted.emit, "refresh")
        acts.add(self.renew)
        self.paper = buttons.quiet(tr("Se formular"), self.paper_wanted.emit, "document")
        acts.add(self.paper)
        for button in acts.findChildren(QPushButton):
            button.setAccessibleName(named(button.text(), self.samtykke))
        self.add(acts)


def state_chip(samtykke: SamtykkeView, today: date) -> StatusChip:
    """How the consent stands, with icon and word."""
    valid_to = samtykke.coverage.valid_to
    tip = tr("Gælder til og med %s") % show_date(valid_to)
    if samtykke.state is SamtykkeTilstand.TRUKKET:
        return StatusChip(tr("Trukket tilbage"), Tone.DANGER, "stopped", tip)
    if samtykke.state is SamtykkeTilstand.UDLOEBET:
        return StatusChip(tr("Udløbet"), Tone.NEUTRAL, "deadline", tip)
    if samtykke.state is SamtykkeTilstand.UDLOEBER:
        return StatusChip(tr("Udløber %s") % show_relative(valid_to, today), Tone.WARNING, "waiting", tip)
    return StatusChip(tr("Aktivt"), Tone.SUCCESS, "done", tip)
