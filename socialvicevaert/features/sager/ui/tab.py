"""Sager: a resident's courses of help, open ones first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from socialvicevaert.features.sager import queries, service
from socialvicevaert.features.sager.queries import SagView
from socialvicevaert.features.sager.ui.card import SagCard
from socialvicevaert.features.sager.ui.form import CloseSagSheet, ReopenSagSheet, SagSheet
from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.text import tr


class SagerTab(ResidentTab):
    """Cards; each offers to correct, close or reopen its sag. A target's ``extra["id"]`` is brought into sight."""

    title = "Sager"
    icon = "case"
    tab = "sager"
    shows = frozenset({"sag", "sagbehov", "sagperiode", "behovsomraade", "medarbejder"})

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        self.cards: list[SagCard] = []
        self._wanted: int | None = None
        self._shown: tuple[SagView, ...] | None = None
        head = layouts.row(None)
        self.count = labels.secondary()
        head.addWidget(self.count, 1)
        self.new = buttons.plain(tr("Ny sag"), self.open_new, "add")
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
        self.read(lambda session: queries.sager_of(session, beboer_id), self._show, latest="sager")

    def go_to(self, target: Target) -> None:
        number = target.extra.get("id")
        self._wanted = number if isinstance(number, int) else None
        self._bring_into_sight()

    def open_new(self) -> None:
        """Open the form of a new sag."""
        self.context.sheets.open(SagSheet(self.context, Target("ny_sag", self.beboer_id)))

    def _show(self, sager: tuple[SagView, ...]) -> None:
        if sager == self._shown:
            return
        self._shown = sager
        layouts.clear(self._column)
        self.cards = []
        if not sager:
            text = tr("Her er ingen sager endnu. En sag samler forløbet og tæller i månedsrapporten.")
            self.show_part(EmptyState(EmptyKind.NOTHING_YET, text, tr("Ny sag"), self.open_new, "case"))
            return
        self.show_body()
        running = sum(1 for sag in sager if sag.is_open)
        self.count.setText((tr("1 åben") if running == 1 else tr("%s åbne") % running) + tr(" · %s i alt") % len(sager))
        for sag in sager:
            card = SagCard(self.context, sag)
            card.change_wanted.connect(lambda sag=sag: self._open(SagSheet(self.context, Target("sag", sag.id))))
            card.close_wanted.connect(lambda sag=sag: self._open(CloseSagSheet(self.context, sag)))
            card.reopen_wanted.connect(lambda sag=sag: self._open(ReopenSagSheet(self.context, sag)))
            card.bin_wanted.connect(lambda sag=sag: self._bin(sag.id))
            self._column.addWidget(card)
            self.cards.append(card)
        self._bring_into_sight()

    def _open(self, sheet: SagSheet | CloseSagSheet | ReopenSagSheet) -> None:
        self.context.sheets.open(sheet)

    def _bin(self, sag_id: int) -> None:
        self.context.tasks.write(self, tr("Sag lagt i papirkurven"), lambda session: service.bin_sag(session, sag_id))

    def _bring_into_sight(self) -> None:
        for card in self.cards:
            if card.sag.id == self._wanted:
                self.scroller.ensureWidgetVisible(card)
                card.first_act.setFocus(Qt.FocusReason.OtherFocusReason)
                self._wanted = None
