"""Underretninger of one resident, below the referrals: those that the worker may know of."""

from functools import partial

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.underretninger import queries, service
from socialvicevaert.features.underretninger.queries import UnderretningView
from socialvicevaert.features.underretninger.ui.card import UnderretningCard
from socialvicevaert.features.underretninger.ui.form import UnderretningSheet
from socialvicevaert.features.underretninger.ui.letters import letter_sheet
from socialvicevaert.features.underretninger.ui.steps import ReceiptSheet, ShareSheet, UnshareSheet
from socialvicevaert.security.roles import Permission
from socialvicevaert.ui import labels
from socialvicevaert.ui.card_tab import CardTab
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.text import tr

PART = "underretning"


class UnderretningerTab(CardTab[UnderretningCard]):
    """A target's ``extra["id"]`` is brought into sight where its ``extra["part"]`` is this one's."""

    title = "Underretninger"
    icon = "child"
    tab = "henvisninger"
    shows = frozenset({"underretning", "underretningadgang", "partner", "beboer", "medarbejder"})
    new_text = "Ny underretning"
    writes = Permission.WRITE_HENVISNINGER
    scrolls = False

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        self.head.insertWidget(0, labels.heading(tr("Underretninger")))
        self.who = labels.secondary(
            tr("Her står kun dem, du selv har skrevet, er ansvarlig for, eller som er delt med dig.")
        )
        self.body.insertWidget(1, self.who)
        context.discreet.changed.connect(self._show_again)
        self._views: tuple[UnderretningView, ...] = ()

    def go_to(self, target: Target) -> None:
        if target.extra.get("part") == PART:
            super().go_to(target)
            if target.extra.get("act") == "new":
                self.open_new()

    def refresh(self) -> None:
        beboer_id = self.beboer_id
        self.read(
            lambda session: queries.underretninger_of(session, beboer_id), self._show, latest="beboer: underretninger"
        )

    def open_new(self) -> None:
        """Open the form of a new one."""
        self.context.navigate(Target("ny_underretning", self.beboer_id))

    def _show(self, views: tuple[UnderretningView, ...]) -> None:
        self._views = views
        if not self.begin((views, self.context.discreet.is_on), is_empty=False):
            return
        for view in views:
            self.column.addWidget(self._card(view))
        self.finish("")

    def _show_again(self) -> None:
        self._show(self._views)

    def _card(self, view: UnderretningView) -> UnderretningCard:
        card = self.add_card(view.id, UnderretningCard(self.context, view, self.may_write))
        open_sheet = self.context.sheets.open
        target = Target("ny_underretning", self.beboer_id)
        card.write_wanted.connect(lambda: open_sheet(UnderretningSheet(self.context, target, view)))
        card.bin_wanted.connect(partial(self._bin, view.id))
        card.letter_wanted.connect(lambda: open_sheet(letter_sheet(self.context, view.id, self.beboer_id)))
        card.receipt_wanted.connect(lambda: open_sheet(ReceiptSheet(self.context, view)))
        card.share_wanted.connect(lambda: open_sheet(ShareSheet(self.context, view)))
        card.unshare_wanted.connect(lambda access: open_sheet(UnshareSheet(self.context, access)))
        return card

    def _bin(self, number: int) -> None:
        self.context.tasks.write(
            self, tr("Kladde smidt væk"), lambda session: service.bin_underretning(session, number)
        )
