"""A resident's debts: what is owed in all, what must be looked at, every debt, and what is offered to creditors."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.gaeld import queries, rules
from socialvicevaert.features.gaeld.queries import FordelingView, GaeldView
from socialvicevaert.features.gaeld.ui import words
from socialvicevaert.features.gaeld.ui.debts_table import DebtsTable
from socialvicevaert.features.gaeld.ui.form import GaeldSheet
from socialvicevaert.features.gaeld.ui.letters import debt_list_sheet, letters_sheet
from socialvicevaert.features.gaeld.ui.overview import DebtOverview
from socialvicevaert.features.gaeld.ui.proposal import FordelingSheet, KeptProposals
from socialvicevaert.features.gaeld.ui.signs import SignNotices
from socialvicevaert.features.gaeld.ui.status_sheet import StatusSheet
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.resident_tab import ResidentTab
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class _Found:
    debts: tuple[GaeldView, ...]
    proposals: tuple[FordelingView, ...]
    has_protected_address: bool


class GaeldTab(ResidentTab):
    """A target's ``extra["id"]`` opens that debt. It does not scroll by itself."""

    title = "Gæld"
    icon = "arrears"
    tab = "gaeld"
    shows = words.SHOWN | {"fordeling", "fordelingspost"}

    def __init__(self, context: Context, beboer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, beboer_id, parent)
        self.may_write = may(context.actor, Permission.WRITE_OEKONOMI)
        self._has_protected_address = False
        self._wanted: int | None = None
        self.overview = DebtOverview()
        self.body.addWidget(self.overview)
        self.signs = SignNotices()
        self.signs.plan_wanted.connect(self.open_plan)
        self.signs.status_wanted.connect(self.open_status)
        self.signs.debt_wanted.connect(self.open_debt)
        self.body.addWidget(self.signs)
        self.body.addWidget(self._acts())
        self.table = DebtsTable(tr("Gæld"))
        self.table.activated_row.connect(self.open_debt)
        self.table.chosen.connect(lambda _debt: self._fit_acts())
        self.body.addWidget(self.table)
        self.over = Section(tr("Afsluttet gæld"), folded=True)
        self.over_table = DebtsTable(tr("Afsluttet gæld"))
        self.over_table.activated_row.connect(self.open_debt)
        self.over.add(self.over_table)
        self.body.addWidget(self.over)
        self.proposals = KeptProposals(self.may_write)
        self.proposals.open_wanted.connect(lambda one: context.sheets.open(self._proposal_sheet(one.id)))
        self.proposals.letters_wanted.connect(self.open_letters)
        self.body.addWidget(self.proposals)
        self.body.addStretch(1)

    def go_to(self, target: Target) -> None:
        wanted = target.extra.get("id")
        self._wanted = wanted if isinstance(wanted, int) else None
        self.ask_refresh()

    def refresh(self) -> None:
        beboer_id = self.beboer_id

        def look(session: Session) -> _Found:
            beboer = session.kept(Beboer, beboer_id)
            return _Found(
                queries.gaeld_of(session, beboer_id),
                queries.fordelinger_of(session, beboer_id),
                beboer.has_protected_address,
            )

        self.read(look, self._show, latest="gaeld: fane")

    def open_new(self) -> None:
        """Open the form of a new debt."""
        self.context.sheets.open(GaeldSheet(self.context, Target("ny_gaeld", self.beboer_id)))

    def open_debt(self, debt: GaeldView) -> None:
        """Open a debt to read or correct it."""
        self.context.sheets.open(GaeldSheet(self.context, Target("gaeld", debt.id)))

    def open_status(self, debt: GaeldView) -> None:
        """Write that a debt has come to another status."""
        self.context.sheets.open(StatusSheet(self.context, debt))

    def open_plan(self, debt: GaeldView) -> None:
        """Make an agreement about a debt."""
        self.context.navigate(Target("ny_ordning", self.beboer_id, extra={"gaeld_id": debt.id}))

    def open_proposal(self) -> None:
        """Divide an amount among the creditors."""
        self.context.sheets.open(self._proposal_sheet(None))

    def open_list(self) -> None:
        """Show the list of debts as a paper."""
        self.context.sheets.open(debt_list_sheet(self.context, self.beboer_id))

    def open_letters(self, fordeling: FordelingView, gaeld_ids: tuple[int, ...]) -> None:
        """Show the letters of a proposal."""
        sheet = letters_sheet(self.context, fordeling, self._has_protected_address, gaeld_ids)
        self.context.sheets.open(sheet)

    def open_screening(self) -> None:
        """Open the check list for gældssanering."""
        self.context.navigate(Target("gaeldssanering", self.beboer_id))

    def take_focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _acts(self) -> QWidget:
        acts = layouts.FlowRow(space=SPACE_S)
        self.new_button = buttons.plain(tr("Ny gæld"), self.open_new, "add")
        self.proposal_button = buttons.plain(tr("Fordel til kreditorer"), self.open_proposal, "money")
        self.open_button = buttons.plain(tr("Åbn"), lambda: self._with_chosen(self.open_debt), "open")
        self.status_button = buttons.plain(tr("Skift status"), lambda: self._with_chosen(self.open_status), "refresh")
        self.list_button = buttons.quiet(tr("Gældsliste"), self.open_list, "print")
        self.screening_button = buttons.quiet(tr("Gældssanering?"), self.open_screening, "question")
        for button in (
            self.new_button,
            self.open_button,
            self.status_button,
            self.proposal_button,
            self.list_button,
            self.screening_button,
        ):
            acts.add(button)
        for button in (self.new_button, self.proposal_button, self.status_button):
            button.setVisible(self.may_write)
        self._fit_acts()
        return acts

    def _show(self, found: _Found) -> None:
        self._has_protected_address = found.has_protected_address
        if not found.debts:
            self.show_part(self._nothing_yet())
            return
        self.show_body()
        owed = tuple(debt for debt in found.debts if not debt.is_over)
        over = tuple(debt for debt in found.debts if debt.is_over)
        self.overview.show_totals(rules.totals(found.debts))
        self.signs.show_signs(owed)
        self.table.set_rows(owed)
        self.table.setVisible(bool(owed))
        self.over_table.set_rows(over)
        self.over.set_title(tr("Afsluttet gæld (%s)") % len(over))
        self.over.setVisible(bool(over))
        self.proposals.show_proposals(found.proposals)
        self.proposal_button.setEnabled(bool(owed))
        self._fit_acts()
        self._open_wanted(found.debts)

    def _nothing_yet(self) -> EmptyState:
        return EmptyState(
            EmptyKind.NOTHING_YET,
            tr("Der er ikke skrevet nogen gæld ned. Tag det første brev i posen: tre svar er nok."),
            tr("Ny gæld") if self.may_write else "",
            self.open_new,
            self.icon,
        )

    def _open_wanted(self, debts: tuple[GaeldView, ...]) -> None:
        wanted, self._wanted = self._wanted, None
        for debt in debts:
            if debt.id == wanted:
                (self.over_table if debt.is_over else self.table).select(debt.id)
                self.over.fold(self.over.is_folded and not debt.is_over)
                self.open_debt(debt)

    def _proposal_sheet(self, fordeling_id: int | None) -> FordelingSheet:
        return FordelingSheet(self.context, self.beboer_id, fordeling_id)

    def _with_chosen(self, act: Callable[[GaeldView], None]) -> None:
        debt = self.table.current()
        if debt is not None:
            act(debt)

    def _fit_acts(self) -> None:
        has_chosen = hasattr(self, "table") and self.table.current() is not None
        self.open_button.setEnabled(has_chosen)
        self.status_button.setEnabled(has_chosen)
