"""One application on a card: how far it is, its days, how it stands against the deadline, and what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.ansoegninger.models import AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.queries import AnsoegningStage, AnsoegningView
from socialvicevaert.features.ansoegninger.rules import Arrival, Race, Runner
from socialvicevaert.features.ansoegninger.ui.words import ARRIVALS, answer_text, look, title_of
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr

_QUIET = frozenset({Arrival.WAITS, Arrival.GRANTED, Arrival.REFUSED})


class AnsoegningCard(Card):
    """``race`` and ``runner`` are those of its fogedsag, where there is one that is open."""

    next_wanted = Signal()
    change_wanted = Signal()
    fogedsag_wanted = Signal()
    bin_wanted = Signal()
    letter_wanted = Signal()

    def __init__(
        self,
        context: Context,
        one: AnsoegningView,
        may_write: bool,
        race: Race | None = None,
        runner: Runner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title_of(one), parent)
        self.ansoegning = one
        self._today = context.clock.today()
        text, tone, icon = look(one, self._today)
        self.setAccessibleName(tr("Ansøgning %s, %s") % (title_of(one), text))
        self.chip = StatusChip(text, tone, icon)
        self.head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        if one.purpose:
            self.add(labels.body(one.purpose))
        self.verdict: Banner | None = None
        if race is not None and runner is not None and runner.arrival not in _QUIET:
            self._add_verdict(race, runner)
        facts = layouts.FlowRow(space=SPACE_M)
        for name, words in self._facts():
            facts.add(Fact(name, words))
        self.add(facts)
        if one.reason:
            self.add(labels.body(tr("Begrundelse: %s") % one.reason))
        if one.note:
            self.add(labels.secondary(one.note))
        if may_write:
            self._acts(one)

    def _add_verdict(self, race: Race, runner: Runner) -> None:
        against = f"{race.deadline.name}. " if race.deadline is not None else ""
        self.verdict = Banner(
            f"{against}{runner.text}", ARRIVALS[runner.arrival][0], tr("Se kapløbet"), self.fogedsag_wanted.emit
        )
        self.add(self.verdict)

    def _facts(self) -> list[tuple[str, str]]:
        one = self.ansoegning
        facts = [("phone", show_phone(one.partner_phone))]
        if one.sent_on is None:
            facts.append(("note", tr("Begyndt %s") % show_date(one.created_on)))
        else:
            facts.append(("send", tr("Sendt %s") % show_date(one.sent_on)))
        if one.is_running:
            facts.append(("deadline", answer_text(one, self._today)))
        else:
            facts.append(("letter", tr("Afgjort %s") % show_date(one.decided_on)))
        if one.days_to_answer is not None:
            days = one.days_to_answer
            facts.append(("waiting", (tr("efter %s dag") if days == 1 else tr("efter %s dage")) % days))
        if one.granted_oere is not None:
            facts.append(("money", tr("Bevilget %s") % show_oere(one.granted_oere)))
        if one.form is not None:
            facts.append(("info", one.form.label))
        facts.append(("person", one.medarbejder))
        return [(icon, text) for icon, text in facts if text]

    def _acts(self, one: AnsoegningView) -> None:
        acts = layouts.FlowRow(space=SPACE_S)
        text, icon = {
            AnsoegningStage.PREPARED: (tr("Send"), "send"),
            AnsoegningStage.SENT: (tr("Skriv svaret"), "letter"),
            AnsoegningStage.DECIDED: (tr("Ret svaret"), "letter"),
        }[one.stage]
        make = buttons.plain if one.is_running else buttons.quiet
        self.next_button = make(text, self.next_wanted.emit, icon)
        acts.add(self._named(self.next_button))
        if one.basis is AnsoegningGrundlag.PARAGRAF_81A and one.is_running:
            acts.add(self._named(buttons.plain(tr("Følgebrev"), self.letter_wanted.emit, "document")))
        acts.add(self._named(buttons.quiet(tr("Ret"), self.change_wanted.emit, "edit")))
        acts.add(self._named(buttons.quiet(tr("Slet"), self.bin_wanted.emit, "delete")))
        self.add(acts)

    def _named(self, button: QWidget) -> QWidget:
        button.setAccessibleName(f"{button.property('text')}: {title_of(self.ansoegning)}")
        return button
