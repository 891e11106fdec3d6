"""A resident's fogedsager: the part of the tab "Restance og fogedsag" that is about the eviction."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from socialvicevaert.features.fogedsager import queries
from socialvicevaert.features.fogedsager.queries import FogedsagRow, FogedsagView
from socialvicevaert.features.fogedsager.ui import words
from socialvicevaert.features.fogedsager.ui.beside import Beside
from socialvicevaert.features.fogedsager.ui.case import FogedsagCase
from socialvicevaert.features.fogedsager.ui.case_sheet import FogedsagSheet
from socialvicevaert.features.fogedsager.ui.page import SHOWN
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.text import tr

Found = tuple[tuple[FogedsagRow, ...], FogedsagView | None]


class FogedsagTab(ResidentTab):
    """One fogedsag at a time, the open one first; several are chosen among by chips. It does not scroll by itself."""

    title = "Fogedsag"
    icon = "court"
    shows = SHOWN
    tab = "fogedsager"

    def __init__(self, context: Context, beboer_id: int, beside: Beside | None = None) -> None:
        super().__init__(context, beboer_id)
        self.wanted: int | None = None
        self.chips: list[QPushButton] = []
        self._choice = layouts.FlowRow()
        self.new_button = buttons.quiet(tr("Ny fogedsag"), self.open_new, "add")
        head = layouts.row(None, SPACE_M)
        head.addWidget(labels.heading(tr(self.title)), 1)
        head.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.new_button.setVisible(may(context.actor, Permission.WRITE_FOGEDSAGER))
        self.body.addWidget(self._choice)
        self._choice.hide()
        self.case = FogedsagCase(context, is_primary=False, beside=beside)
        self.case.binned.connect(self._forget)
        self.body.addWidget(self.case, 1)
        self.case.hide()

    def go_to(self, target: Target) -> None:
        wanted = target.extra.get("fogedsag")
        if isinstance(wanted, int):
            self.show_fogedsag(wanted)

    def show_fogedsag(self, fogedsag_id: int) -> None:
        """Show this one of the resident's fogedsager."""
        self.wanted = fogedsag_id
        self.ask_refresh()

    def refresh(self) -> None:
        beboer_id, wanted = self.beboer_id, self.wanted

        def look(session: Session) -> Found:
            rows = queries.fogedsager_of(session, beboer_id)
            shown = next((row.id for row in rows if row.id == wanted), rows[0].id if rows else None)
            return rows, queries.fogedsag(session, shown) if shown is not None else None

        self.read(look, self._show, latest="fogedsag: fane")

    def open_new(self) -> None:
        """Open the form of a new fogedsag."""
        self.context.sheets.open(FogedsagSheet(self.context, Target("ny_fogedsag", self.beboer_id)))

    def _show(self, found: Found) -> None:
        rows, view = found
        if view is None:
            self.show_part(self._nothing_yet())
            return
        self.show_body()
        self._offer(rows, view.row.id)
        self.case.show_case(view)
        self.case.show()

    def _nothing_yet(self) -> EmptyState:
        may_write = may(self.context.actor, Permission.WRITE_FOGEDSAGER)
        return EmptyState(
            EmptyKind.NOTHING_YET,
            tr("Der er ingen fogedsag på beboeren."),
            tr("Ny fogedsag") if may_write else "",
            self.open_new,
            "court",
        )

    def _offer(self, rows: tuple[FogedsagRow, ...], shown: int) -> None:
        self._choice.clear()
        self.chips = []
        today = self.context.clock.today()
        self._choice.setVisible(len(rows) > 1)
        for row in rows if len(rows) > 1 else ():
            chip = chip_button(words.name_of_case(row, today))
            chip.setChecked(row.id == shown)
            chip.clicked.connect(lambda _checked=False, row=row: self.show_fogedsag(row.id))
            self._choice.add(chip)
            self.chips.append(chip)

    def _forget(self) -> None:
        self.wanted = None
