"""Fogedsager: every case in one list, the most pressing first; Enter opens one in its place, Esc goes back."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from socialvicevaert.features.beboere.queries import BeboerHeader
from socialvicevaert.features.beboere.queries import header as beboer_header
from socialvicevaert.features.fogedsager import queries, service
from socialvicevaert.features.fogedsager.queries import FogedsagRow, FogedsagView
from socialvicevaert.features.fogedsager.ui import words
from socialvicevaert.features.fogedsager.ui.beside import Beside
from socialvicevaert.features.fogedsager.ui.case import FogedsagCase
from socialvicevaert.features.fogedsager.ui.case_head import CaseHead
from socialvicevaert.features.fogedsager.ui.case_sheet import FogedsagSheet
from socialvicevaert.features.indstillinger.queries import AfdelingView, afdelinger
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.folding import fold
from socialvicevaert.shared.formats.dates import show_date_long, show_relative
from socialvicevaert.shared.money import show_amount
from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.filter_bar import FilterBar
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

SHOWN = frozenset(
    {"fogedsag", "fogeddato", "fogedbeloeb", "fogedhistorik", "genbesoeg", "beboer", "lejemaal", "medarbejder"}
)
"""The tables that fogedsager on the screen are read from."""

Opened = tuple[FogedsagView, BeboerHeader]


class FogedsagerPage(Page):
    """The list keeps its filter and selection while one works on a case."""

    title = "Fogedsager"
    icon = "court"
    shows = SHOWN
    ONLY: ClassVar = (("alle", "Alle sager"), ("afsluttede", "Afsluttede"))

    def __init__(self, context: Context, parent: QWidget | None = None, *, beside: Beside | None = None) -> None:
        super().__init__(context, parent)
        self._beside = beside
        self._rows: tuple[FogedsagRow, ...] = ()
        self._open_id: int | None = None
        self._wants_recheck = False
        self.may_write = may(context.actor, Permission.WRITE_FOGEDSAGER)
        if self.may_write:
            self.header.set_primary(tr("Ny fogedsag"), self.open_new, "add")
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.stack.addWidget(self._make_list())
        self.stack.addWidget(self._make_case())

    @property
    def open_id(self) -> int | None:
        """The fogedsag that is open; None while the list is shown."""
        return self._open_id

    def refresh(self) -> None:
        self.read(afdelinger, self._offer_estates)
        self._read_list()
        if self._open_id is not None:
            self._read_case(self._open_id)

    def go_to(self, target: Target) -> None:
        if target.kind == "fogedsag" and target.id is not None:
            self._wants_recheck = target.tab == "genbesoeg"
            self.show_fogedsag(target.id)
        else:
            self.show_list()

    def show_fogedsag(self, fogedsag_id: int) -> None:
        """Open a fogedsag, also one the filter leaves out; that it was looked at is one line in the log."""
        self._open_id = fogedsag_id
        self.table.select(fogedsag_id)

        def look(session: Session) -> Opened:
            view = service.view_fogedsag(session, fogedsag_id)
            return view, beboer_header(session, view.row.beboer_id)

        self.context.tasks.write(
            self, tr("Fogedsag åbnet"), look, self._show_case, self._gone, undoable=False, quiet=True
        )

    def show_list(self) -> None:
        """Go back to the list; the case one comes from is chosen in it."""
        self._open_id = None
        self.header.show()
        self.stack.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_new(self) -> None:
        """Open the form of a new fogedsag."""
        self.context.sheets.open(FogedsagSheet(self.context))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open_id is not None:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def _make_list(self) -> QWidget:
        page = QWidget()
        inside = layouts.column(page, SPACE_L)
        self.filters = FilterBar(tr("Søg på navn eller ansvarlig"))
        self.filters.add_choice("only", tr("I gang"), [(key, tr(text)) for key, text in self.ONLY])
        self.filters.add_choice("afdeling", tr("Alle afdelinger"), ())
        self.filters.add_toggle("mine", tr("Mine"))
        self.filters.changed.connect(self._read_list)
        inside.addWidget(self.filters)
        self.table: Table[FogedsagRow] = Table(self._columns(), tr("Fogedsager"), key=lambda row: row.id)
        self.table.activated_row.connect(lambda row: self.show_fogedsag(row.id))
        self.filters.left_downwards.connect(self._go_to_table)
        inside.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        return page

    def _make_case(self) -> QWidget:
        page = QWidget()
        inside = layouts.column(page, SPACE_L)
        self.head = CaseHead(self.context)
        self.head.back_wanted.connect(self.show_list)
        inside.addWidget(self.head)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.case = FogedsagCase(self.context, beside=self._beside)
        self.case.binned.connect(self.show_list)
        scroller.setWidget(self.case)
        inside.addWidget(scroller, 1)
        return page

    def _columns(self) -> list[Column[FogedsagRow]]:
        def today_tone(row: FogedsagRow) -> Tone | None:
            action = row.next_action
            tone = words.urgency_tone(action, self.context.clock.today()) if action is not None else None
            return tone if tone in (Tone.DANGER, Tone.WARNING) else None

        def due(row: FogedsagRow) -> str:
            return show_relative(row.next_action.due_on, self.context.clock.today()) if row.next_action else ""

        def court(row: FogedsagRow) -> str:
            step = words.court_step(row)
            return words.day_and_time(step.on, step.at, self.context.clock.today()) if step is not None else ""

        return [
            Column("beboer", tr("Beboer"), lambda row: self.context.name(row.beboer), width=188,
                   tip=lambda row: row.afdeling),
            Column("stage", tr("Stadie"), lambda row: row.stage.label, width=196,
                   tone=lambda row: words.stage_mark(row.stage, row.result)[0],
                   icon=lambda row: words.stage_mark(row.stage, row.result)[1]),
            Column("action", tr("Næste skridt"), words.action_text, width=190, stretch=True, roomy=300,
                   tip=words.action_why),
            Column("due", tr("Senest"), due, ColumnKind.DATE, width=168, tone=today_tone,
                   tip=lambda row: show_date_long(row.next_action.due_on) if row.next_action else ""),
            Column("court", tr("I retten"), court, ColumnKind.DATE, width=144, tip=words.court_tip),
            Column("rest", tr("Rest, kr."), lambda row: show_amount(row.remaining_oere), ColumnKind.NUMBER, width=94),
            Column("responsible", tr("Ansvarlig"), lambda row: row.responsible, ColumnKind.QUIET, width=140,
                   spare=True),
        ]  # fmt: skip

    def _offer_estates(self, estates: list[AfdelingView]) -> None:
        self.filters.set_options("afdeling", [(estate.id, estate.name) for estate in estates])

    def _read_list(self) -> None:
        values, text = self.filters.values, fold(self.filters.text)
        only, mine, afdeling_id = values["only"], values["mine"], values["afdeling"]
        me = self.context.actor.medarbejder_id

        def look(session: Session) -> tuple[FogedsagRow, ...]:
            rows = queries.fogedsager(
                session,
                only_open=only is None,
                only_closed=only == "afsluttede",
                afdeling_id=afdeling_id,
                responsible_id=me if mine else None,
            )
            return tuple(row for row in rows if not text or text in fold(f"{row.beboer} {row.responsible}"))

        self.read(look, self._show_list, latest="fogedsager: liste")

    def _show_list(self, rows: tuple[FogedsagRow, ...]) -> None:
        self._rows = rows
        self.table.show_when_empty(self._empty())
        self.table.set_rows(rows)
        self.header.set_count(len(rows))

    def _empty(self) -> EmptyState:
        if self.filters.is_set:
            return EmptyState(
                EmptyKind.NO_HITS, tr("Ingen fogedsager passer til filteret."), tr("Ryd filter"), self.filters.clear
            )
        return EmptyState(
            EmptyKind.ALL_DONE,
            tr("Der er ingen fogedsager i gang."),
            tr("Ny fogedsag") if self.may_write else "",
            self.open_new,
        )

    def _read_case(self, fogedsag_id: int) -> None:
        def look(session: Session) -> Opened:
            view = queries.fogedsag(session, fogedsag_id)
            return view, beboer_header(session, view.row.beboer_id)

        self.context.tasks.read(self, look, self._show_case, self._gone, latest="fogedsager: sag")

    def _show_case(self, opened: Opened) -> None:
        view, header = opened
        if self._open_id != view.row.id:
            return
        self.clear_problem()
        self.head.show_beboer(header)
        self.case.show_case(view)
        self.header.hide()
        if self.stack.currentIndex() != 1:
            self.stack.setCurrentIndex(1)
            self.case.course.focus_line()
        if self._wants_recheck:
            self._wants_recheck = False
            self.case.answer_recheck()

    def _gone(self, error: Exception) -> None:
        self._wants_recheck = False
        self.show_list()
        self.show_problem(error)

    def _go_to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.currentIndex().isValid() and self._rows:
            self.table.select(self._rows[0].id)
