"""Henvisninger of one resident: drafts and open ones first, each with its next step."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from socialvicevaert.features.henvisninger import queries, service
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import HenvisningView
from socialvicevaert.features.henvisninger.ui.card import HenvisningCard
from socialvicevaert.features.henvisninger.ui.form import HenvisningSheet
from socialvicevaert.features.henvisninger.ui.letters import letter_sheet
from socialvicevaert.features.henvisninger.ui.steps import StepSheet
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class _Row:
    henvisning: HenvisningView
    blocked: str


class HenvisningerTab(ResidentTab):
    """A target's ``extra["id"]`` is brought into sight."""

    title = "Henvisninger"
    icon = "referral"
    tab = "henvisninger"
    shows = frozenset({"henvisning", "henvisningafsnit", "samtykke", "partner"})

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        self._may_write = may(context.actor, Permission.WRITE_HENVISNINGER)
        self.cards: list[HenvisningCard] = []
        self._shown: tuple[_Row, ...] | None = None
        self._wanted: int | None = None
        head = layouts.row(None)
        self.count = labels.secondary()
        head.addWidget(self.count, 1)
        self.new = buttons.plain(tr("Ny henvisning"), self.open_new, "add")
        self.new.setEnabled(self._may_write)
        head.addWidget(self.new)
        self.body.addLayout(head)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        inside = layouts.column(content, SPACE_L, (0, 0, 4, 0))
        self._column = layouts.column(None, SPACE_L)
        inside.addLayout(self._column)
        inside.addStretch(1)
        self.scroller.setWidget(content)
        self.body.addWidget(self.scroller, 1)

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: _rows(session, beboer_id), self._show, latest="henvisninger")

    def go_to(self, target: Target) -> None:
        number = target.extra.get("id")
        self._wanted = number if isinstance(number, int) else None
        self._bring_into_sight()

    def open_new(self) -> None:
        """Open the form of a new referral."""
        self.context.sheets.open(HenvisningSheet(self.context, Target("ny_henvisning", self.beboer_id)))

    def _show(self, rows: tuple[_Row, ...]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        layouts.clear(self._column)
        self.cards = []
        if not rows:
            text = tr("Her er ingen henvisninger endnu. En henvisning bliver til et brev og følges, til der er svar.")
            button = tr("Ny henvisning") if self._may_write else ""
            self.show_part(EmptyState(EmptyKind.NOTHING_YET, text, button, self.open_new, "referral"))
            return
        self.show_body()
        running = [row for row in rows if row.henvisning.is_open]
        ended = [row for row in rows if not row.henvisning.is_open]
        self.count.setText(tr("%s åbne · %s i alt") % (len(running), len(rows)))
        for row in running:
            self._column.addWidget(self._card(row))
        if ended:
            is_wanted = any(row.henvisning.id == self._wanted for row in ended)
            section = Section(tr("Afsluttede (%s)") % len(ended), folded=bool(running) and not is_wanted)
            for row in ended:
                section.add(self._card(row))
            self._column.addWidget(section)
        self._bring_into_sight()

    def _card(self, row: _Row) -> HenvisningCard:
        one = row.henvisning
        card = HenvisningCard(self.context, one, self._may_write, row.blocked)
        card.write_wanted.connect(
            lambda: self.context.sheets.open(
                HenvisningSheet(self.context, Target("ny_henvisning", self.beboer_id), one)
            )
        )
        card.bin_wanted.connect(lambda: self._bin(one.id))
        card.letter_wanted.connect(lambda: self.context.sheets.open(letter_sheet(self.context, one.id, self.beboer_id)))
        card.step_wanted.connect(lambda status: self.context.sheets.open(StepSheet(self.context, one, status)))
        self.cards.append(card)
        return card

    def _bin(self, henvisning_id: int) -> None:
        self.context.tasks.write(
            self, tr("Kladde smidt væk"), lambda session: service.bin_henvisning(session, henvisning_id)
        )

    def _bring_into_sight(self) -> None:
        for card in self.cards:
            if card.henvisning.id == self._wanted:
                self.scroller.ensureWidgetVisible(card)
                (card.findChild(QPushButton) or card).setFocus(Qt.FocusReason.OtherFocusReason)
                self._wanted = None
                return


def _rows(session: Session, beboer_id: int) -> tuple[_Row, ...]:
    return tuple(_Row(one, _blocked(session, one)) for one in queries.henvisninger_of(session, beboer_id))


def _blocked(session: Session, one: HenvisningView) -> str:
    """Why a draft that rests on a consent cannot be sent today; a draft that never had one is only not ready."""
    if one.status is not HenvisningStatus.KLADDE or one.samtykke_id is None:
        return ""
    problems = queries.sending(session, one.id).problems
    return next((problem.text for problem in problems if problem.field == "samtykke_id"), "")
