"""One agreement on a card: how it stands, what is paid, what comes next, every instalment and payment."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.afdragsordninger.queries import IndbetalingView, OrdningView
from socialvicevaert.features.afdragsordninger.rules import Daekning, StateChange
from socialvicevaert.features.afdragsordninger.ui.words import (
    LOOKS,
    late_line,
    look,
    next_line,
    paid_line,
    standing,
    standing_tone,
)
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_amount
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.table import Column, ColumnKind, WholeTable
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

MOST_UNFOLDED = 6  # instalments; more are folded, so that the next agreement is in sight


class OrdningCard(Card):
    """Offers the payment first; what is over offers only its paper and the bin.

    ``folds`` says which sections somebody has folded or opened before.
    """

    pay_wanted = Signal()
    remove_wanted = Signal(object)  # IndbetalingView
    print_wanted = Signal()
    change_wanted = Signal()
    cancel_wanted = Signal()
    resume_wanted = Signal()
    bin_wanted = Signal()
    folded = Signal(str, bool)

    def __init__(
        self,
        view: OrdningView,
        may_write: bool,
        folds: dict[str, bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(view.counterpart, parent)
        self.view = view
        self._folds = folds or {}
        text, tone, icon = look(view)
        self.setAccessibleName(tr("Afdragsordning med %s, %s") % (view.counterpart, text))
        self.chip = StatusChip(text, tone, icon)
        self.head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.late = Banner(late_line(view), Tone.DANGER if view.state is OrdningTilstand.BRUDT else Tone.WARNING)
        self.add(self.late)
        self.late.setVisible(bool(view.late))
        self.paid = labels.strong(paid_line(view))
        self.add(self.paid)
        self.add(_bar(view))
        self.next = labels.body(next_line(view))
        self.add(self.next)
        self.next.setVisible(bool(self.next.text()))
        self.add(self._facts())
        if view.note:
            self.add(labels.body(view.note))
        self.pay_button: QWidget | None = None
        if may_write:
            self._acts()
        self.instalments = self._instalments()
        self.payments = self._payments(may_write)
        self._history()

    def _facts(self) -> QWidget:
        view = self.view
        facts = layouts.FlowRow(space=SPACE_M)
        days = tr("Brudt efter %s dag") if view.tolerance_days == 1 else tr("Brudt efter %s dage")
        about = tr("Fogedsag") if view.fogedsag_id is not None else tr("Gæld") if view.gaeld_id is not None else ""
        for icon, words in (
            ("calendar", tr("Aftalt %s") % show_date(view.agreed_on)),
            ("refresh", view.rhythm.label),
            ("deadline", days % view.tolerance_days),
            ("link", about),
            ("person", view.medarbejder),
        ):
            if words:
                facts.add(Fact(icon, words))
        return facts

    def _acts(self) -> None:
        view = self.view
        acts = layouts.FlowRow(space=SPACE_S)
        if view.is_open:
            self.pay_button = self._named(buttons.plain(tr("Registrér betaling"), self.pay_wanted.emit, "money"))
            acts.add(self.pay_button)
        acts.add(self._named(buttons.quiet(tr("Udskriv planen"), self.print_wanted.emit, "print")))
        if view.is_open:
            acts.add(self._named(buttons.quiet(tr("Ret"), self.change_wanted.emit, "edit")))
            acts.add(self._named(buttons.quiet(tr("Lad ophøre"), self.cancel_wanted.emit, "stopped")))
        if view.state is OrdningTilstand.OPHOERT:
            acts.add(self._named(buttons.quiet(tr("Fortsæt"), self.resume_wanted.emit, "restore")))
        acts.add(self._named(buttons.quiet(tr("Slet"), self.bin_wanted.emit, "delete")))
        self.add(acts)

    def _instalments(self) -> WholeTable[Daekning]:
        view = self.view
        many = len(view.afdrag)
        section = self._section("afdrag", tr("Afdrag (%s)") % many, folded=many > MOST_UNFOLDED or not view.is_open)
        table: WholeTable[Daekning] = WholeTable(
            [
                Column("number", tr("Nr."), lambda one: str(one.number), ColumnKind.QUIET, width=52, spare=True),
                Column("due", tr("Senest"), lambda one: show_date(one.due_on), ColumnKind.DATE, width=112),
                Column(
                    "amount", tr("Beløb i kr."), lambda one: show_amount(one.amount_oere), ColumnKind.NUMBER, width=100
                ),
                Column(
                    "standing",
                    tr("Status"),
                    lambda one: standing(one, view),
                    stretch=True,
                    width=150,
                    tone=lambda one: standing_tone(one, view),
                ),
            ],
            tr("Afdrag til %s") % view.counterpart,
            key=lambda one: one.number,
        )
        table.set_rows(view.afdrag)
        section.add(table)
        return table

    def _payments(self, may_write: bool) -> list[QWidget]:
        view = self.view
        if not view.indbetalinger:
            return []
        section = self._section("betalinger", tr("Betalinger (%s)") % len(view.indbetalinger), folded=True)
        lines = []
        for one in view.indbetalinger:
            line = QWidget()
            inside = layouts.row(line, SPACE_M)
            words = tr("%s · %s kr.") % (show_date(one.paid_on), show_amount(one.amount_oere))
            inside.addWidget(labels.body(" · ".join(filter(None, (words, one.note)))), 1)
            if may_write:
                remove = buttons.quiet(tr("Fjern"), self._remover(one), "delete")
                remove.setAccessibleName(tr("Fjern betalingen %s") % words)
                inside.addWidget(remove)
            section.add(line)
            lines.append(line)
        return lines

    def _history(self) -> None:
        section = self._section("historik", tr("Sådan har den stået"), folded=True)
        for one in reversed(self.view.history):
            section.add(_change(one))

    def _section(self, key: str, title: str, folded: bool) -> Section:
        section = Section(title, self._folds.get(key, folded))
        section.folded.connect(lambda is_folded: self.folded.emit(key, is_folded))
        self.add(section)
        return section

    def _remover(self, one: IndbetalingView) -> Callable[[], None]:
        return lambda: self.remove_wanted.emit(one)

    def _named(self, button: QWidget) -> QWidget:
        button.setAccessibleName(f"{button.property('text')}: {self.view.counterpart}")
        return button


def _bar(view: OrdningView) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 1000)
    bar.setValue(view.paid_oere * 1000 // view.total_oere)
    bar.setTextVisible(False)
    bar.setAccessibleName(paid_line(view))
    return bar


def _change(one: StateChange) -> QWidget:
    line = QWidget()
    inside = layouts.row(line, SPACE_M)
    tone, icon = LOOKS[one.state]
    inside.addWidget(labels.one_line(labels.secondary(show_date(one.on))), 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(StatusChip(one.state.label, tone, icon), 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(labels.body(one.why), 1)
    return line
