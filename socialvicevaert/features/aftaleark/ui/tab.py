"""Aftaleark of one resident: what was agreed, newest first."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.aftaleark import queries, service
from socialvicevaert.features.aftaleark.models import AftalelinjeDraft, Hvem
from socialvicevaert.features.aftaleark.queries import AftalearkView
from socialvicevaert.features.aftaleark.ui.form import AftalearkSheet
from socialvicevaert.features.aftaleark.ui.papers import printed_sheet
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.fact import Fact
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class AftalearkCard(Card):
    """What was agreed; a draft offers to go on, a printed one its paper."""

    write_wanted = Signal()
    bin_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self, view: AftalearkView, may_write: bool, parent: QWidget | None = None) -> None:
        self.view = view
        title = tr("Aftalt %s") % show_date(view.draft.dated)
        super().__init__(title, parent)
        self.setAccessibleName(title)
        self.head.addWidget(_chip(view))
        for line in view.draft.lines:
            self.add(labels.body(_said(line, view.medarbejder)))
        facts = layouts.FlowRow(space=SPACE_M)
        facts.add(Fact("person", view.medarbejder))
        facts.add(Fact("language", view.draft.language.label))
        if view.draft.next_meeting:
            facts.add(Fact("calendar", tr("Næste gang: %s") % view.draft.next_meeting))
        self.add(facts)
        if may_write:
            self._acts(title)

    def _acts(self, title: str) -> None:
        acts = layouts.FlowRow(space=SPACE_S)
        if self.view.is_printed:
            acts.add(buttons.plain(tr("Se arket"), self.paper_wanted.emit, "document"))
        else:
            acts.add(buttons.plain(tr("Skriv videre"), self.write_wanted.emit, "edit"))
            acts.add(buttons.quiet(tr("Smid kladden væk"), self.bin_wanted.emit, "delete"))
        for button in acts.findChildren(QWidget):
            if button.property("text"):
                button.setAccessibleName(f"{button.property('text')}: {title}")
        self.add(acts)


class AftalearkTab(CardTab[AftalearkCard]):
    """A target's ``extra["id"]`` is brought into sight."""

    title = "Aftaleark"
    icon = "agreement"
    tab = "aftaleark"
    shows = frozenset({"aftaleark", "aftalelinje", "medarbejder"})
    new_text = "Nyt aftaleark"
    empty_text = (
        "Her er ingen aftaleark endnu. Skriv ved køkkenbordet, hvad I aftaler, og udskriv det på dansk og på beboerens "
        "eget sprog. Det, du selv lover, bliver til opgaver."
    )
    writes = Permission.WRITE_BREVE
    scrolls = False

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: queries.aftaleark_of(session, beboer_id), self._show, latest="beboer: aftaleark")

    def open_new(self) -> None:
        """Open the form of a new sheet."""
        self.context.navigate(Target("nyt_aftaleark", self.beboer_id))

    def _show(self, views: tuple[AftalearkView, ...]) -> None:
        if not self.begin(views, is_empty=not views):
            return
        for view in views:
            self.column.addWidget(self._card(view))
        printed = sum(view.is_printed for view in views)
        self.finish(tr("%s i alt · %s givet til beboeren") % (len(views), printed))

    def _card(self, view: AftalearkView) -> AftalearkCard:
        card = self.add_card(view.id, AftalearkCard(view, self.may_write))
        card.write_wanted.connect(partial(self._write_on, view))
        card.bin_wanted.connect(partial(self._bin, view.id))
        card.paper_wanted.connect(partial(self._show_paper, view.id))
        return card

    def _write_on(self, view: AftalearkView) -> None:
        self.context.sheets.open(AftalearkSheet(self.context, Target("nyt_aftaleark", self.beboer_id), view))

    def _show_paper(self, number: int) -> None:
        self.context.sheets.open(printed_sheet(self.context, number, self.beboer_id))

    def _bin(self, number: int) -> None:
        self.context.tasks.write(self, tr("Kladde smidt væk"), lambda session: service.bin_aftaleark(session, number))


def _chip(view: AftalearkView) -> StatusChip:
    if view.printed_at is None:
        return StatusChip(tr("Kladde"), Tone.NEUTRAL, "note")
    return StatusChip(tr("Givet %s") % show_date(danish_date(view.printed_at)), Tone.SUCCESS, "done")


def _said(line: AftalelinjeDraft, worker: str) -> str:
    who = {Hvem.BEBOER: tr("Beboeren"), Hvem.MEDARBEJDER: worker, Hvem.ANDEN: line.who_name}[line.who]
    when = show_date(line.due_on) or line.due_text
    return " · ".join(filter(None, (who, line.what, when)))
