"""Sager: a resident's courses of help, open ones first."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.sager import queries, service
from socialvicevaert.features.sager.queries import SagView
from socialvicevaert.features.sager.ui.card import SagCard
from socialvicevaert.features.sager.ui.form import CloseSagSheet, ReopenSagSheet, SagSheet
from socialvicevaert.security.roles import Permission
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.text import tr


class SagerTab(CardTab[SagCard]):
    """Cards; each offers to correct, close or reopen its sag. A target's ``extra["id"]`` is brought into sight."""

    title = "Sager"
    icon = "case"
    tab = "sager"
    shows = frozenset({"sag", "sagbehov", "sagperiode", "behovsomraade", "medarbejder"})
    new_text = "Ny sag"
    empty_text = "Her er ingen sager endnu. En sag samler forløbet og tæller i månedsrapporten."
    writes = Permission.WRITE_SAGER

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(lambda session: queries.sager_of(session, beboer_id), self._show, latest="sager")

    def open_new(self) -> None:
        """Open the form of a new sag."""
        self.context.sheets.open(SagSheet(self.context, Target("ny_sag", self.beboer_id)))

    def first_act_of(self, card: SagCard) -> QWidget:
        return card.first_act

    def _show(self, sager: tuple[SagView, ...]) -> None:
        if not self.begin(sager, is_empty=not sager):
            return
        for sag in sager:
            card = self.add_card(sag.id, SagCard(self.context, sag))
            card.change_wanted.connect(lambda sag=sag: self._open(SagSheet(self.context, Target("sag", sag.id))))
            card.close_wanted.connect(lambda sag=sag: self._open(CloseSagSheet(self.context, sag)))
            card.reopen_wanted.connect(lambda sag=sag: self._open(ReopenSagSheet(self.context, sag)))
            card.bin_wanted.connect(lambda sag=sag: self._bin(sag.id))
            self.column.addWidget(card)
        running = sum(1 for sag in sager if sag.is_open)
        self.finish((tr("1 åben") if running == 1 else tr("%s åbne") % running) + tr(" · %s i alt") % len(sager))

    def _open(self, sheet: SagSheet | CloseSagSheet | ReopenSagSheet) -> None:
        self.context.sheets.open(sheet)

    def _bin(self, sag_id: int) -> None:
        self.context.tasks.write(self, tr("Sag lagt i papirkurven"), lambda session: service.bin_sag(session, sag_id))
