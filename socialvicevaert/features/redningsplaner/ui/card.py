"""One rescue plan on the screen: needed, found, lacking; the sources; what is agreed; who has got it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.redningsplaner.models import KildeDraft
from socialvicevaert.features.redningsplaner.queries import RedningsplanView, UdskriftView
from socialvicevaert.features.redningsplaner.rules import Arrival, lines_of
from socialvicevaert.features.redningsplaner.ui import words
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shared.money import show_amount, show_oere
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.card import Card, KeyCard
from socialvicevaert.ui.flow_link import FlowLink
from socialvicevaert.ui.table import Column, ColumnKind, WholeTable
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class PlanCard(Card):
    """An older plan shows the same without the buttons that change it."""

    change_wanted = Signal()
    give_wanted = Signal()
    bin_wanted = Signal()
    page_wanted = Signal(object)  # UdskriftView

    def __init__(
        self, plan: RedningsplanView, *, is_current: bool, may_write: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Plan fra %s") % show_date(plan.made_on), parent)
        self.plan = plan
        self.made_by = labels.secondary(tr("Lavet af %s") % plan.medarbejder)
        self.add(self.made_by)
        if may_write and is_current:
            self._add_buttons()
        self._add_figures()
        self._add_sources()
        self._add_words()
        self._add_given()

    def _add_figures(self) -> None:
        draft, sums = self.plan.draft, self.plan.sums
        line = layouts.TurningRow(SPACE_M)
        self.needed = KeyCard(tr("Skal betales"), show_oere(draft.needed_oere), words.deadline(draft))
        sure = tr("heraf sikkert %s") % show_oere(sums.sure_oere)
        self.found = KeyCard(tr("Fundet til tiden"), show_oere(sums.in_time_oere), sure)
        self.gap = KeyCard(
            tr("Mangler"), words.gap(sums), words.gap_note(sums) or tr("skal findes"), words.gap_tone(sums)
        )
        for card in (self.needed, self.found, self.gap):
            line.add(card, 1)
        self.add(line)

    def _add_sources(self) -> None:
        plan = self.plan
        self.sources: WholeTable[tuple[int, KildeDraft]] = WholeTable(
            [
                Column(
                    "what",
                    tr("Hvor pengene kommer fra"),
                    lambda row: words.name_of(row[1]),
                    stretch=True,
                    width=150,
                    roomy=260,
                ),
                Column("amount", tr("Kr."), lambda row: show_amount(row[1].amount_oere), ColumnKind.NUMBER, width=100),
                Column(
                    "when",
                    tr("Hvornår"),
                    lambda row: words.when(row[1], plan.arrival_of(row[1])),
                    ColumnKind.DATE,
                    width=195,
                    tone=lambda row: None if plan.arrival_of(row[1]) is Arrival.IN_TIME else Tone.WARNING,
                ),
                Column("sure", tr("Hvor sikkert"), lambda row: row[1].certainty.label, width=130, spare=True),
            ],
            tr("Kilder i planen"),
            key=lambda row: row[0],
        )
        rows = tuple(enumerate(plan.draft.sources))
        self.sources.set_rows(rows)
        self.add(self.sources)
        self.sources.setVisible(bool(rows))
        self.apart = labels.secondary(words.apart(plan.sums) if rows else tr("Der er ikke fundet penge endnu."))
        self.add(self.apart)
        self.apart.setVisible(bool(self.apart.text()))

    def _add_words(self) -> None:
        for title, text in ((tr("Det er aftalt"), self.plan.draft.agreed), (tr("Note"), self.plan.draft.note)):
            if text:
                block = layouts.column(None, SPACE_XS)
                block.addWidget(labels.field_label(title))
                for line in lines_of(text):
                    block.addWidget(labels.body(line))
                self.body.addLayout(block)

    def _add_given(self) -> None:
        self.links: list[FlowLink] = []
        if not self.plan.given:
            return
        block = layouts.column(None, SPACE_XS)
        block.addWidget(labels.field_label(tr("Givet til")))
        for page in self.plan.given:
            link = FlowLink(_given(page), partial(self.page_wanted.emit, page))
            block.addWidget(link)
            self.links.append(link)
        self.body.addLayout(block)

    def _add_buttons(self) -> None:
        line = layouts.FlowRow(space=SPACE_S)
        self.give_button = buttons.plain(tr("Giv til …"), self.give_wanted.emit, "send")
        self.change_button = buttons.plain(tr("Ret"), self.change_wanted.emit, "edit")
        self.bin_button = buttons.quiet(tr("Slet"), self.bin_wanted.emit, "delete")
        for button in (self.give_button, self.change_button, self.bin_button):
            line.add(button)
        self.bin_button.setVisible(all(page.is_own_copy for page in self.plan.given))
        self.add(line)


def _given(page: UdskriftView) -> str:
    return tr("%s · %s") % (page.recipient, show_moment(page.given_at))
