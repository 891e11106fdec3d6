"""Samtykker: what the resident has said yes to, and what has been given to others."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from socialvicevaert.features.samtykker import queries
from socialvicevaert.features.samtykker.queries import RestingOn, SamtykkeView, VideregivelseView
from socialvicevaert.features.samtykker.ui.card import SamtykkeCard
from socialvicevaert.features.samtykker.ui.disclosures import DisclosureLog
from socialvicevaert.features.samtykker.ui.form import SamtykkeSheet
from socialvicevaert.features.samtykker.ui.papers import disclosure_sheet, samtykke_paper_sheet
from socialvicevaert.features.samtykker.ui.withdraw import Aftermath, AftermathSheet, WithdrawSheet, aftermath
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
class _Shown:
    samtykker: tuple[SamtykkeView, ...]
    videregivelser: tuple[VideregivelseView, ...]


def _nothing_rests(_session: Session, _samtykke_id: int) -> tuple[()]:
    return ()


class SamtykkerTab(ResidentTab):
    """Active consents first, as cards; earlier ones folded; below them the log of disclosures.

    ``resting_on`` comes from the shell: what rests on a consent belongs to features above this one. A target's
    ``extra["id"]`` is brought into sight.
    """

    title = "Samtykker"
    icon = "consent"
    tab = "samtykker"
    shows = frozenset({"samtykke", "samtykkepartner", "samtykkeoplysning", "videregivelse", "partner"})

    def __init__(
        self,
        context: Context,
        beboer_id: int,
        resting_on: RestingOn = _nothing_rests,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, beboer_id, parent)
        self._resting_on = resting_on
        self._may_write = may(context.actor, Permission.WRITE_SAMTYKKER)
        self.cards: list[SamtykkeCard] = []
        self._shown: _Shown | None = None
        self._wanted: int | None = None
        head = layouts.row(None)
        self.count = labels.secondary()
        head.addWidget(self.count, 1)
        self.new = buttons.plain(tr("Nyt samtykke"), self.open_new, "add")
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
        self.read(
            lambda session: _Shown(
                queries.samtykker_of(session, beboer_id), queries.videregivelser_of(session, beboer_id)
            ),
            self._show,
            latest="samtykker",
        )

    def go_to(self, target: Target) -> None:
        number = target.extra.get("id")
        self._wanted = number if isinstance(number, int) else None
        self._bring_into_sight()

    def open_new(self) -> None:
        """Open the three steps of a new consent."""
        self.context.sheets.open(SamtykkeSheet(self.context, Target("nyt_samtykke", self.beboer_id)))

    def _show(self, shown: _Shown) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        layouts.clear(self._column)
        self.cards = []
        if not shown.samtykker and not shown.videregivelser:
            text = tr("Beboeren har ikke givet samtykke endnu. Uden samtykke kan sagen godt følges, men intet deles.")
            button = tr("Nyt samtykke") if self._may_write else ""
            self.show_part(EmptyState(EmptyKind.NOTHING_YET, text, button, self.open_new, "consent"))
            return
        self.show_body()
        cards = [self._card(one) for one in shown.samtykker]
        holding = [card for card in cards if card.holds]
        ended = [card for card in cards if not card.holds]
        self.count.setText(tr("%s gælder nu · %s i alt") % (len(holding), len(cards)))
        for card in holding:
            self._column.addWidget(card)
        if not holding:
            self._column.addWidget(labels.body(tr("Intet samtykke gælder i dag.")))
        if ended:
            section = Section(tr("Tidligere samtykker (%s)") % len(ended), folded=bool(holding))
            for card in ended:
                section.add(card)
            self._column.addWidget(section)
        self._column.addWidget(DisclosureLog(shown.videregivelser, self._print_log))
        self._bring_into_sight()

    def _card(self, samtykke: SamtykkeView) -> SamtykkeCard:
        card = SamtykkeCard(self.context, samtykke, self._may_write)
        card.withdraw_wanted.connect(
            lambda: self.context.sheets.open(WithdrawSheet(self.context, samtykke, self._resting_on))
        )
        card.renew_wanted.connect(lambda: self._renew(samtykke))
        card.paper_wanted.connect(
            lambda: self.context.sheets.open(samtykke_paper_sheet(self.context, self.beboer_id, samtykke.id))
        )
        card.aftermath_wanted.connect(lambda: self._show_aftermath(samtykke))
        self.cards.append(card)
        return card

    def _renew(self, samtykke: SamtykkeView) -> None:
        target = Target("nyt_samtykke", self.beboer_id)
        self.context.sheets.open(SamtykkeSheet(self.context, target, renews=samtykke))

    def _show_aftermath(self, samtykke: SamtykkeView) -> None:
        def found(after: Aftermath) -> None:
            self.context.sheets.open(AftermathSheet(self.context, samtykke, after))

        self.read(lambda session: aftermath(session, samtykke.id, self._resting_on), found)

    def _print_log(self) -> None:
        self.context.sheets.open(disclosure_sheet(self.context, self.beboer_id))

    def _bring_into_sight(self) -> None:
        for card in self.cards:
            if card.samtykke.id == self._wanted:
                self.scroller.ensureWidgetVisible(card)
                (card.findChild(QPushButton) or card).setFocus(Qt.FocusReason.OtherFocusReason)
                self._wanted = None
                return
