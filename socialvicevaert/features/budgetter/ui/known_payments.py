"""Says where the budget's instalments are not those of the debts, and offers to take theirs."""

from collections.abc import Sequence

from socialvicevaert.features.budgetter.models import Budgetgruppe
from socialvicevaert.features.budgetter.queries.known_payments import KnownPayments
from socialvicevaert.features.budgetter.rules import group_of
from socialvicevaert.features.budgetter.rules.known_debts import KnownPayment, lines_of, unlike
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.shared.money import show_oere
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_TOLD_BY = frozenset({"gaeld", "afdragsordning", "afdrag", "indbetaling"})


class KnownPaymentsHint(Banner):
    """Hidden while they agree, and over an older version, which stands as it was."""

    def __init__(self, context: Context, budget: OpenBudget, beboer_id: int, known: KnownPayments | None) -> None:
        super().__init__("", Tone.WARNING, tr("Brug dem i budgettet"), self.take)
        self.context = context
        self.budget = budget
        self.beboer_id = beboer_id
        self.known: Sequence[KnownPayment] = ()
        self._asks = known
        self.hide()
        budget.changed.connect(self._look)
        budget.loaded.connect(self._look)
        context.tasks.changed.connect(self._tables_changed)
        self.read()

    def read(self) -> None:
        """Ask the debts again."""
        asks, beboer_id = self._asks, self.beboer_id
        if asks is not None:
            self.context.tasks.read(self, lambda session: asks(session, beboer_id), self._heard)

    def take(self) -> None:
        """Put what the debts say in the place of the budget's instalments, as one step that can be undone."""
        others = [line for line in self.budget.lines if group_of(line.draft.category) is not Budgetgruppe.GAELD]
        at = next(
            (at for at, one in enumerate(others) if group_of(one.draft.category) is Budgetgruppe.VARIABEL), len(others)
        )
        theirs = [self.budget.new_line(draft) for draft in lines_of(self.known)]
        self.budget.change_lines(tr("Afdrag fra gældslisten"), [*others[:at], *theirs, *others[at:]])

    def _heard(self, known: Sequence[KnownPayment]) -> None:
        self.known = known
        self._look()

    def _look(self) -> None:
        drafts = [line.draft for line in self.budget.lines]
        found = unlike(drafts, self.known, self.budget.household.first_month) if drafts else None
        self.setVisible(found is not None and not self.budget.is_read_only)
        if found is not None:
            self.set_text(
                tr("Gæld og ordninger siger %s i afdrag om måneden. Budgettet regner med %s")
                % (show_oere(found.known_oere), show_oere(found.budget_oere))
            )

    def _tables_changed(self, tables: frozenset[str]) -> None:
        if tables & _TOLD_BY:
            self.read()
