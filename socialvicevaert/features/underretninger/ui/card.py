"""One underretning on a card: which child, how far it has come, and who may know of it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.underretninger.queries import UnderretningView
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


class UnderretningCard(Card):
    """A draft offers to go on, a sent one its letter, the receipt, and sharing for those who own it."""

    write_wanted = Signal()
    bin_wanted = Signal()
    letter_wanted = Signal()
    receipt_wanted = Signal()
    share_wanted = Signal()
    unshare_wanted = Signal(object)  # AdgangView

    def __init__(
        self, context: Context, view: UnderretningView, may_write: bool, parent: QWidget | None = None
    ) -> None:
        today = context.clock.today()
        self.view = view
        self._is_discreet = context.discreet.is_on
        title = tr("Barnet er skjult") if self._is_discreet else view.draft.child
        super().__init__(title, parent)
        text, tone, icon = look(view, today)
        self.setAccessibleName(tr("Underretning, %s") % text)
        self.head.addWidget(StatusChip(text, tone, icon), 0, Qt.AlignmentFlag.AlignTop)
        if view.draft.concern and not self._is_discreet:
            self.add(labels.body(view.draft.concern))
        facts = layouts.FlowRow(space=SPACE_M)
        for name, words in self._facts(today):
            facts.add(Fact(name, words))
        self.add(facts)
        if view.receipt and not self._is_discreet:
            self.add(labels.body(view.receipt))
        if may_write:
            self._acts(view.is_owner(context.actor.medarbejder_id))

    def _facts(self, today: date) -> list[tuple[str, str]]:
        view = self.view
        facts = [("send", view.partner), ("phone", show_phone(view.partner_phone) if view.partner_phone else "")]
        if view.sent_on is None:
            facts.append(("note", tr("Begyndt %s") % show_date(view.created_on)))
        else:
            facts.append(("calendar", tr("Sendt %s") % show_date(view.sent_on)))
        if view.receipt_due is not None:
            due = view.receipt_due
            words = tr("Kvittering senest %s (%s)") % (show_date(due), show_relative(due, today))
            facts.append(("deadline", words))
        if view.receipt_on is not None:
            facts.append(("done", tr("Kvittering %s") % show_date(view.receipt_on)))
        facts.append(("person", view.medarbejder))
        return [(icon, text) for icon, text in facts if text]

    def _acts(self, is_owner: bool) -> None:
        acts = layouts.FlowRow(space=SPACE_S)
        if self.view.sent_at is None:
            acts.add(self._named(buttons.plain(tr("Skriv videre"), self.write_wanted.emit, "edit")))
            acts.add(self._named(buttons.quiet(tr("Smid kladden væk"), self.bin_wanted.emit, "delete")))
        else:
            if self.view.receipt_on is None:
                acts.add(self._named(buttons.plain(tr("Kvittering modtaget"), self.receipt_wanted.emit, "done")))
                acts.add(self._named(buttons.quiet(tr("Se brevet"), self.letter_wanted.emit, "document")))
            else:  # the first of a line has an edge, which stands under the words above
                acts.add(self._named(buttons.plain(tr("Se brevet"), self.letter_wanted.emit, "document")))
                acts.add(self._named(buttons.quiet(tr("Ret kvitteringen"), self.receipt_wanted.emit, "edit")))
        if is_owner:
            acts.add(self._named(buttons.quiet(tr("Del"), self.share_wanted.emit, "people")))
        self.add(acts)
        for access in self.view.shared:
            reason = "" if self._is_discreet else access.reason
            self._add_access(access.medarbejder, reason, access if is_owner else None)

    def _add_access(self, name: str, reason: str, taken_back: object) -> None:
        line = layouts.FlowRow(space=SPACE_S)
        line.add(Fact("people", tr("Delt med %s") % ": ".join(filter(None, (name, reason)))))
        if taken_back is not None:
            link = buttons.link(tr("Tag tilbage"), lambda: self.unshare_wanted.emit(taken_back))
            link.setAccessibleName(tr("Tag adgangen tilbage: %s") % name)
            line.add(link)
        self.add(line)

    def _named(self, button: QWidget) -> QWidget:
        button.setAccessibleName(f"{button.property('text')}: {tr('underretning')} {show_date(self.view.created_on)}")
        return button


def look(view: UnderretningView, today: date) -> tuple[str, Tone, str]:
    """Word, tone and icon of how far it has come."""
    if view.sent_on is None:
        return tr("Kladde"), Tone.NEUTRAL, "note"
    if view.receipt_due is None:
        return tr("Modtaget af kommunen"), Tone.SUCCESS, "done"
    if view.receipt_due < today:
        return tr("Kvittering mangler"), Tone.DANGER, "late"
    return tr("Sendt"), Tone.INFO, "waiting"
