"""Budget: the resident's money in a sheet to type in, the three numbers, the twelve months, and what-if."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from socialvicevaert.features.budgetter import queries, service
from socialvicevaert.features.budgetter.queries import BudgetRow, BudgetView
from socialvicevaert.features.budgetter.queries.known_payments import KnownPayments
from socialvicevaert.features.budgetter.reading import read_paste
from socialvicevaert.features.budgetter.ui.compare_view import CompareView
from socialvicevaert.features.budgetter.ui.head import BudgetHead
from socialvicevaert.features.budgetter.ui.household_sheet import HouseholdSheet
from socialvicevaert.features.budgetter.ui.known_payments import KnownPaymentsHint
from socialvicevaert.features.budgetter.ui.leftovers import Leftovers
from socialvicevaert.features.budgetter.ui.line_grid import LineGrid
from socialvicevaert.features.budgetter.ui.months import MonthsView
from socialvicevaert.features.budgetter.ui.numbers_row import NumbersRow
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.features.budgetter.ui.paste_sheet import PasteSheet
from socialvicevaert.features.budgetter.ui.saver import Saver, Saving
from socialvicevaert.features.budgetter.ui.tab_content import TabContent, named, read_tab, saved_when
from socialvicevaert.features.budgetter.ui.versions_sheet import VersionsSheet
from socialvicevaert.features.budgetter.ui.views import Views
from socialvicevaert.features.budgetter.ui.whatif_view import WhatIfView
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import layouts, theme
from socialvicevaert.ui.confirm import ask
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_WHATIF, _COMPARE = 2, 3
ROOM_FOR_NUMBERS = 1000
NUMBERS_WIDTH = 250
"""Pixels at 100 % text: from which width the three numbers stand beside the sheet, and how wide they are there."""
_ANY_WIDTH = 16_777_215  # Qt's own largest


class BudgetTab(ResidentTab):
    """One version at a time: the current one to write in, an older one to read. A target's ``extra["id"]`` opens it."""

    title = "Budget"
    icon = "money"
    tab = "budget"
    shows = frozenset(
        {"budget", "budgetlinje", "budgetbarn", "betaler", "scenarie", "scenarieaendring", "sats", "beboer"}
    )
    fills_height = True

    def __init__(
        self,
        context: Context,
        beboer_id: int,
        known: KnownPayments | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, beboer_id, parent)
        self.may_write = may(context.actor, Permission.WRITE_OEKONOMI)
        self.budget = OpenBudget(context.clock.today, self)
        self.saver = Saver(context, self.budget, self)
        self.leftovers = Leftovers(context, self.budget, self)
        self.known = KnownPaymentsHint(context, self.budget, beboer_id, known)
        self.shown: BudgetView | None = None
        self.rows: tuple[BudgetRow, ...] = ()
        self._wanted_id: int | None = None
        self._begins = False
        self._switches = False
        self._parts()
        self._wire()
        self.show_view(0)

    def refresh(self) -> None:
        beboer_id, wanted = self.beboer_id, self._wanted_id
        self.read(lambda session: read_tab(session, beboer_id, wanted), self._show, latest="budget")

    def go_to(self, target: Target) -> None:
        number = target.extra.get("id")
        self.open_version(number if isinstance(number, int) else None)

    def make_budget(self) -> None:
        """Begin the resident's first budget; the keyboard goes to the first amount."""
        beboer_id = self.beboer_id
        self._begins = True
        self.context.tasks.write(
            self,
            tr("Budget lavet"),
            lambda session: service.start_budget(session, beboer_id),
            lambda _made: self.ask_refresh(),
            self.show_problem,
        )

    def open_version(self, budget_id: int | None) -> None:
        """Show a version: an older one is read only; None is the current one."""
        self.saver.save_now()
        self._wanted_id = budget_id
        self._switches = True
        self.ask_refresh()

    def print_paper(self) -> None:
        """The budget on one page, for the resident."""
        if self.shown is None:
            return
        self.saver.save_now()  # before the paper in the same lane: it is built from the store
        number = self.shown.id
        self.context.sheets.open(
            PaperSheet(
                self.context,
                tr("Budget til beboeren"),
                lambda session: service.budget_paper(session, number),
                lambda session: service.note_print(session, number),
                subtitle=tr("En side med store tal. Udskrift og fil skrives i loggen."),
                file_name="Budget",
            )
        )

    def show_view(self, at: int) -> None:
        """The sheet, the twelve months, or what-if."""
        if at < len(self.head.views):
            self.head.views[at].setChecked(True)
        self.saver.save_now()
        self.stack.setCurrentIndex(at)
        self.numbers.setVisible(at < _WHATIF)

    def open_household(self) -> None:
        """Who the budget is for, and who pays."""
        self.context.sheets.open(HouseholdSheet(self.context, self.budget, self.take_focus))

    def open_versions(self) -> None:
        """The versions, and the way to a new one."""
        if self.shown is not None:
            self.saver.save_now()
            self.context.sheets.open(
                VersionsSheet(
                    self.context, self.rows, self.shown.id, self.may_write, self.open_version, self.compare_with
                )
            )

    def compare_with(self, budget_id: int) -> None:
        """The version that is shown beside another."""
        if self.shown is None:
            return
        mine = self.shown.id

        def both(found: tuple[BudgetView, BudgetView]) -> None:
            self.compare.compare(*found, self.context.clock.today())
            self.show_view(_COMPARE)

        self.saver.save_now()
        self.read(lambda session: (queries.budget(session, mine), queries.budget(session, budget_id)), both)

    def paste(self, text: str) -> None:
        """A table or a bank statement: read, and shown before it is put in."""
        try:
            pasted = read_paste(text)
        except UserError as error:
            self.context.toasts.show_toast(str(error), tone=Tone.DANGER)
            return
        self.context.sheets.open(PasteSheet(self.context, self.budget, pasted, self.take_focus))

    def take_focus(self) -> None:
        current = self.stack.currentWidget()
        if current is self.grid:
            self.grid.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_numbers()

    def hideEvent(self, event: QHideEvent) -> None:
        self.grid.view.finish_typing()
        self.saver.save_now()
        super().hideEvent(event)

    def _parts(self) -> None:
        self._content = QWidget()
        inside = layouts.column(self._content, SPACE_M, (0, 0, 2, 0))
        self.head = BudgetHead()
        inside.addWidget(self.head)
        inside.addWidget(self.known)
        self.grid = LineGrid(self.context, self.budget)
        self.months = MonthsView(self.budget)
        self.whatif = WhatIfView(self.context, self.budget)
        self.compare = CompareView()
        self.stack = Views()
        for part in (self.grid, self.months, self.whatif, self.compare):
            self.stack.addWidget(part)
        self.numbers = NumbersRow()
        self._split = layouts.row(None, SPACE_M)
        self._split.addWidget(self.stack, 1)
        self._split.addWidget(self.numbers, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._split, 1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(self._content)
        self.body.addWidget(self.scroller, 1)

    def _place_numbers(self) -> None:
        """Beside the sheet where there is room, so that the sheet has all the height; below it where there is not."""
        is_beside = self.width() >= theme.scaled(ROOM_FOR_NUMBERS)
        self._split.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        width = theme.scaled(NUMBERS_WIDTH)
        self.numbers.setMinimumWidth(width if is_beside else 0)
        self.numbers.setMaximumWidth(width if is_beside else _ANY_WIDTH)
        self._split.setAlignment(self.numbers, Qt.AlignmentFlag.AlignTop if is_beside else Qt.AlignmentFlag(0))

    def _wire(self) -> None:
        self.budget.changed.connect(self._changed)
        self.saver.told.connect(self.head.show_saving)
        self.head.view_chosen.connect(self.show_view)
        self.head.household_wanted.connect(self.open_household)
        self.head.versions_wanted.connect(self.open_versions)
        self.head.paper_wanted.connect(self.print_paper)
        self.head.retry_wanted.connect(self.saver.save_now)
        self.head.wrong_wanted.connect(self._go_to_wrong)
        printing = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        printing.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        printing.activated.connect(self.print_paper)
        self.head.newest_wanted.connect(lambda: self.open_version(None))
        self.saver.saved.connect(self._saved)
        self.grid.paste_wanted.connect(self.paste)
        self.compare.left.connect(lambda: self.show_view(0))
        self.numbers.set_chosen.connect(self._choose_set)
        self.numbers.rates_wanted.connect(lambda: self.context.navigate(Target("satser")))

    def _show(self, read: TabContent) -> None:
        self.rows = read.rows
        if read.view is None:
            self.shown = None
            self.saver.follow(None)
            text = tr("Der er ikke lavet et budget endnu. De sædvanlige poster står klar, og huslejen er udfyldt.")
            button = tr("Lav budget") if self.may_write else ""
            self.show_part(EmptyState(EmptyKind.NOTHING_YET, text, button, self.make_budget, "money"))
            return
        self.show_body()
        switches, self._switches = self._switches, False
        if self.saver.is_waiting and not (switches and self._leaves_unsaved()):
            return  # what is typed here is newer
        is_same = self.shown is not None and self.shown.id == read.view.id
        self.shown = read.view
        if not is_same or read.view.draft != self.budget.stored or read.sets != self.budget.sets:
            self._load(read)
        self.whatif.show_view(read.view)
        if self._begins:
            self._begins = False
            self.grid.begin()

    def _leaves_unsaved(self) -> bool:
        """The save was tried before the other version was read, so it has failed: whoever typed it decides."""
        title = tr("Det, du har skrevet, er ikke gemt")
        text = tr("Bliv her, og prøv at gemme igen, eller skriv det af. Åbner du den anden version, går det tabt.")
        if ask(self, title, text, tr("Åbn den anden version")):
            return True
        self._wanted_id = self.shown.id if self.shown else None
        return False

    def _load(self, read: TabContent) -> None:
        view = read.view
        assert view is not None
        is_open = view.is_current and self.may_write
        self.saver.follow(view.id if is_open else None)
        self.budget.load(view.draft, read.sets, is_read_only=not is_open)
        self.numbers.show_sets(read.sets, view.draft.sats_key, is_open)
        words = tr("Budget nr. %s fra %s. Det kan læses, men ikke rettes.") % named(view)
        self.head.show_old("" if view.is_current else words)
        self.head.show_saving(Saving.SAVED, tr("Gemt %s") % saved_when(view, self.context))
        self._changed()
        if is_open:
            self.leftovers.bring_back(view.id)

    def _changed(self) -> None:
        self.numbers.show_numbers(self.budget.numbers, self.budget.saet, self.context.clock.today())
        keys = [key for key, _ in self.budget.unread]
        self.head.show_wrong(sum(map(bool, keys)), keys.count(0))

    def _choose_set(self, key: str) -> None:
        self.budget.change_household(tr("Anden sats"), replace(self.budget.household, sats_key=key))

    def _saved(self, view: BudgetView) -> None:
        self.shown = view
        self.leftovers.keep(view.id)
        self.whatif.show_view(view)

    def _go_to_wrong(self) -> None:
        unread = self.budget.unread
        if unread and not unread[0][0]:
            self.open_household()
        elif unread:
            self.show_view(0)
            self.grid.go_to_line(unread[0][0])
