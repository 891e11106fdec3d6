"""Samtykker: what the resident has said yes to, and what has been given to others."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.samtykker import queries
from socialvicevaert.features.samtykker.queries import RestingOn, SamtykkeView, VideregivelseView
from socialvicevaert.features.samtykker.ui.card import SamtykkeCard
from socialvicevaert.features.samtykker.ui.disclosures import DisclosureLog
from socialvicevaert.features.samtykker.ui.form import SamtykkeSheet
from socialvicevaert.features.samtykker.ui.papers import disclosure_sheet, samtykke_paper_sheet
from socialvicevaert.features.samtykker.ui.withdraw import Aftermath, AftermathSheet, WithdrawSheet, aftermath
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import labels
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class _Shown:
    samtykker: tuple[SamtykkeView, ...]
    videregivelser: tuple[VideregivelseView, ...]


def _nothing_rests(_session: Session, _samtykke_id: int) -> tuple[()]:
    return ()


class SamtykkerTab(CardTab[SamtykkeCard]):
    """Active consents first, as cards; earlier ones folded; below them the log of disclosures.

    ``resting_on`` comes from the shell: what rests on a consent belongs to features above this one. A target's
    ``extra["id"]`` is brought into sight; with ``extra["act"]`` "renew" the form of its renewal opens too.
    """

    title = "Samtykker"
    icon = "consent"
    tab = "samtykker"
    shows = frozenset({"samtykke", "samtykkepartner", "samtykkeoplysning", "videregivelse", "partner"})
    new_text = "Nyt samtykke"
    empty_text = "Beboeren har ikke givet samtykke endnu. Uden samtykke kan sagen godt følges, men intet deles."
    writes = Permission.WRITE_SAMTYKKER

    def __init__(
        self,
        context: Context,
        beboer_id: int,
        resting_on: RestingOn = _nothing_rests,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, beboer_id, parent)
        self._resting_on = resting_on
        self._renewal_of: object = None

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
        super().go_to(target)
        self._renewal_of = target.extra.get("id") if target.extra.get("act") == "renew" else None
        self._open_renewal()

    def open_new(self) -> None:
        """Open the three steps of a new consent."""
        self.context.sheets.open(SamtykkeSheet(self.context, Target("nyt_samtykke", self.beboer_id)))

    def _show(self, shown: _Shown) -> None:
        if not self.begin(shown, is_empty=not shown.samtykker and not shown.videregivelser):
            return
        cards = [self._card(one) for one in shown.samtykker]
        holding = [card for card in cards if card.holds]
        ended = [card for card in cards if not card.holds]
        for card in holding:
            self.column.addWidget(card)
        if not holding:
            self.column.addWidget(labels.body(tr("Intet samtykke gælder i dag.")))
        if ended:
            section = Section(tr("Tidligere samtykker (%s)") % len(ended), folded=bool(holding))
            for card in ended:
                section.add(card)
            self.column.addWidget(section)
        self.column.addWidget(DisclosureLog(shown.videregivelser, self._print_log))
        self.finish(tr("%s gælder nu · %s i alt") % (len(holding), len(cards)))
        self._open_renewal()

    def _card(self, samtykke: SamtykkeView) -> SamtykkeCard:
        card = self.add_card(samtykke.id, SamtykkeCard(self.context, samtykke, self.may_write))
        card.withdraw_wanted.connect(
            lambda: self.context.sheets.open(WithdrawSheet(self.context, samtykke, self._resting_on))
        )
        card.renew_wanted.connect(lambda: self._renew(samtykke))
        card.paper_wanted.connect(
            lambda: self.context.sheets.open(samtykke_paper_sheet(self.context, self.beboer_id, samtykke.id))
        )
        card.aftermath_wanted.connect(lambda: self._show_aftermath(samtykke))
        return card

    def _open_renewal(self) -> None:
        """Once the card is there: until then it is not known what is to be renewed."""
        wanted = next((card.samtykke for card in self.cards if card.samtykke.id == self._renewal_of), None)
        if wanted is not None and self.may_write:
            self._renewal_of = None
            self._renew(wanted)

    def _renew(self, samtykke: SamtykkeView) -> None:
        target = Target("nyt_samtykke", self.beboer_id)
        self.context.sheets.open(SamtykkeSheet(self.context, target, renews=samtykke))

    def _show_aftermath(self, samtykke: SamtykkeView) -> None:
        def found(after: Aftermath) -> None:
            self.context.sheets.open(AftermathSheet(self.context, samtykke, after))

        self.read(lambda session: aftermath(session, samtykke.id, self._resting_on), found)

    def _print_log(self) -> None:
        self.context.sheets.open(disclosure_sheet(self.context, self.beboer_id))
