"""What was typed and could not be saved, kept beside the budget until it is put right: it is there again next time."""

from PySide6.QtCore import QObject

from socialvicevaert.features.budgetter.ui.lines import FIELDS, Column, Line, type_into
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget, State
from socialvicevaert.shared.money import show_amount
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.drafts import State as Texts


class Leftovers(QObject):
    """Texts by line and column, in the store of drafts."""

    def __init__(self, context: Context, budget: OpenBudget, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._budget = budget
        self._kept: Texts = {}

    def keep(self, budget_id: int) -> None:
        """Keep what is not in the store of this budget now; forget what has been put right."""
        texts: Texts = {}
        for at, line in enumerate(self._budget.lines):
            found = self._texts_of(at, line)
            number = self._budget.id_of(line)
            if found and number is not None:
                texts[str(number)] = found
        if texts == self._kept:
            return
        self._kept = texts
        if texts:
            self._context.drafts.save(self, _key(budget_id), texts)
        else:
            self._context.drafts.discard(self, _key(budget_id))

    def bring_back(self, budget_id: int) -> None:
        """Type again what was kept, unless something has been typed meanwhile."""
        self._kept = {}
        asked_for = self._budget.lines

        def loaded(kept: KeptDraft | None) -> None:
            if kept is not None and self._budget.lines is asked_for:
                self._kept = kept.state
                self._budget.show(State(self._budget.household, tuple(map(self._typed, asked_for))))

        self._context.drafts.load(self, _key(budget_id), loaded)

    def _typed(self, line: Line) -> Line:
        texts = self._kept.get(str(self._budget.id_of(line)))
        if isinstance(texts, dict):
            for column in FIELDS:
                text = texts.get(FIELDS[column])
                if isinstance(text, str):
                    line = type_into(line, column, text, self._budget.household.payers, self._budget.today())
        return line

    def _texts_of(self, at: int, line: Line) -> dict[str, str]:
        found = {FIELDS[column]: typed.text for column, typed in line.typed.items()}
        if (at, FIELDS[Column.AMOUNT]) in self._budget.problems:
            found[FIELDS[Column.AMOUNT]] = show_amount(line.draft.amount_oere)
        return found


def _key(budget_id: int) -> str:
    return f"budget:{budget_id}"
