"""One referral on a card: to whom, what for, how far it has come, and the next step."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.henvisninger import rules
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import HenvisningView
from socialvicevaert.features.henvisninger.ui.status import STEPS, look
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class HenvisningCard(Card):
    """A draft offers to go on, a sent one its letter and what may follow.

    ``blocked`` says why a draft cannot be sent.
    """

    write_wanted = Signal()
    bin_wanted = Signal()
    letter_wanted = Signal()
    step_wanted = Signal(object)  # HenvisningStatus

    def __init__(
        self,
        context: Context,
        henvisning: HenvisningView,
        may_write: bool,
        blocked: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(henvisning.partner, parent)
        self.henvisning = henvisning
        today = context.clock.today()
        text, tone, icon = look(henvisning, today)
        self.setAccessibleName(tr("Henvisning til %s, %s") % (henvisning.partner, text))
        self.chip = StatusChip(text, tone, icon)
        self.head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.blocked = blocked
        if blocked:
            self.add(Banner(blocked, Tone.DANGER))
        self.add(labels.body(henvisning.about or tr("Intet formål skrevet endnu")))
        facts = layouts.FlowRow(space=SPACE_M)
        for name, words in self._facts(today):
            facts.add(Fact(name, words))
        self.add(facts)
        if henvisning.outcome:
            self.add(labels.body(henvisning.outcome))
        if may_write:
            self._acts()

    def _facts(self, today: date) -> list[tuple[str, str]]:
        one = self.henvisning
        facts = [("phone", show_phone(one.partner_phone))]
        if one.sent_on is None:
            facts.append(("note", tr("Begyndt %s") % show_date(one.created_on)))
        else:
            facts.append(("send", tr("Sendt %s") % show_date(one.sent_on)))
        if one.status is HenvisningStatus.SENDT and one.expected_answer_on is not None:
            when = show_relative(one.expected_answer_on, today)
            facts.append(("deadline", tr("Svar ventet %s (%s)") % (show_date(one.expected_answer_on), when)))
        if one.days_to_answer is not None:
            facts.append(("letter", _answered(one.days_to_answer, show_date(one.answered_on))))
        if one.started_on is not None:
            facts.append(("next", tr("Startet %s") % show_date(one.started_on)))
        if one.ended_on is not None:
            facts.append(("done", tr("%s %s") % (one.status.label, show_date(one.ended_on))))
        if one.basis is not Behandlingsgrundlag.SAMTYKKE:
            facts.append(("shield", tr("Grundlag: %s") % one.basis.label))
        facts.append(("person", one.medarbejder))
        return [(icon, text) for icon, text in facts if text]

    def _acts(self) -> None:
        acts = layouts.FlowRow(space=SPACE_S)
        if self.henvisning.status is HenvisningStatus.KLADDE:
            acts.add(self._named(buttons.plain(tr("Skriv videre"), self.write_wanted.emit, "edit")))
            acts.add(self._named(buttons.quiet(tr("Smid kladden væk"), self.bin_wanted.emit, "delete")))
        for place, status in enumerate(self._next()):
            make = buttons.plain if place == 0 else buttons.quiet
            text, icon = STEPS[status]
            acts.add(self._named(make(tr(text), self._stepper(status), icon)))
        if self.henvisning.has_letter:
            make = buttons.quiet if self._next() else buttons.plain
            acts.add(self._named(make(tr("Se brevet"), self.letter_wanted.emit, "document")))
        self.add(acts)

    def _next(self) -> list[HenvisningStatus]:
        follows = rules.FOLLOWS[self.henvisning.status]
        return [status for status in STEPS if status in follows]

    def _stepper(self, status: HenvisningStatus) -> Callable[[], None]:
        return lambda: self.step_wanted.emit(status)

    def _named(self, button: QWidget) -> QWidget:
        button.setAccessibleName(f"{button.property('text')}: {self.henvisning.partner}")
        return button


def _answered(days: int, on: str) -> str:
    if days == 0:
        return tr("Svar samme dag (%s)") % on
    return (tr("Svar efter %s dag (%s)") if days == 1 else tr("Svar efter %s dage (%s)")) % (days, on)
