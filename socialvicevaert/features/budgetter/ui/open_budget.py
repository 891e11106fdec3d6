"""The budget on the table: its lines and its household as they stand now, every change one step that can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetgruppe, LinjeDraft
from socialvicevaert.features.budgetter.rules import Grid, TreTal
from socialvicevaert.features.budgetter.ui.lines import Line
from socialvicevaert.features.satser.rules import SatsSaet
from socialvicevaert.shared.errors import Problem


@dataclass(frozen=True)
class State:
    """What undo goes back to: the household (a draft without lines) and the lines."""

    household: BudgetDraft
    lines: tuple[Line, ...]


class OpenBudget(QObject):
    """One budget while it is worked on. ``changed`` after every change; what follows from it is counted anew then.

    The numbers of its rows are kept apart from what is undone: a line that is taken back and comes again is the same
    row while the store has it, and a new one when it was taken away there.
    """

    changed = Signal()
    loaded = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(200)
        self.is_read_only = False
        self.sets: tuple[SatsSaet, ...] = ()
        self._state = State(BudgetDraft(date(2000, 1, 1)), ())
        self.stored = self._state.household
        """The budget as the store gave it last."""
        self._stored_household = self._state.household
        self._stored: dict[int, LinjeDraft] = {}
        self._payer_ids: dict[int, int] = {}
        self._next_key = 1
        self._count()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in order, group by group."""
        return self._state.lines

    @property
    def household(self) -> BudgetDraft:
        """Everything but the lines."""
        return self._state.household

    @property
    def saet(self) -> SatsSaet | None:
        """The published amounts it is measured against."""
        return next((one for one in self.sets if one.key == self.household.sats_key), None)

    @property
    def unread(self) -> list[tuple[int, str]]:
        """What stands in the way: keys of lines with something wrong, and the reason; 0 for the household."""
        found = [(line.key, typed.problem) for line in self.lines for typed in line.typed.values()]
        found += [(self.lines[at].key, text) for (at, _), text in self.problems.items() if at >= 0]
        return found + [(0, problem.text) for problem in self.household_problems]

    def load(self, draft: BudgetDraft, sets: tuple[SatsSaet, ...], is_read_only: bool = False) -> None:
        """Put another budget on the table, or the same as the store has it; there is nothing to undo then."""
        self.sets = sets
        self.is_read_only = is_read_only
        lines = tuple(Line(self._new_key(), line) for line in _by_group(draft.lines))
        self._state = State(replace(draft, lines=()), lines)
        self.was_saved(self._state, replace(draft, lines=tuple(line.draft for line in lines)))
        self.stored = draft
        self.undo_stack.clear()
        self._count()
        self.loaded.emit()

    def draft(self) -> BudgetDraft:
        """The whole budget as it stands, with the numbers of the rows the store has."""
        return self.draft_of(self._state)

    def counted(self) -> BudgetDraft:
        """The whole budget without the amounts that are refused: what is to be put right is in no sum."""
        draft, refused = self.draft(), {at for at, field in self.problems if field == "amount_oere"}
        lines = (replace(line, amount_oere=None) if at in refused else line for at, line in enumerate(draft.lines))
        return replace(draft, lines=tuple(lines))

    def savable(self) -> State:
        """What can be saved now: where something is wrong, as much of the line as there is nothing wrong with."""
        household = self._stored_household if self.household_problems else self.household
        wrong = {at for at, _ in self.problems}
        lines = (self._sound(line, household) if at in wrong else line for at, line in enumerate(self.lines))
        return State(household, tuple(lines))

    def draft_of(self, state: State) -> BudgetDraft:
        """A state as a whole budget, with the numbers of the rows the store has."""
        payers = tuple(replace(payer, id=self._payer_ids.get(payer.key)) for payer in state.household.payers)
        lines = tuple(replace(line.draft, id=self.id_of(line)) for line in state.lines)
        return replace(state.household, payers=payers, lines=lines)

    def was_saved(self, state: State, saved: BudgetDraft) -> None:
        """The store has a state, and gave numbers to what was new in it."""
        self.stored = saved
        self._stored_household = state.household
        pairs = zip(state.lines, saved.lines, strict=True)
        self._stored = {line.key: replace(line.draft, id=row.id) for line, row in pairs}
        left = list(saved.payers)
        ids: dict[int, int] = {}
        for mine in state.household.payers:
            known = self._payer_ids.get(mine.key, mine.id)
            row = next((one for one in left if one.id == known), None) or next(
                (one for one in left if one.name == mine.name.strip()), None
            )
            if row is not None and row.id is not None:
                ids[mine.key] = row.id
                left.remove(row)
        self._payer_ids = ids

    def new_line(self, draft: LinjeDraft) -> Line:
        """A line that is not in the budget yet."""
        return Line(self._new_key(), draft)

    def change_lines(self, text: str, lines: Sequence[Line]) -> None:
        """Other lines, as one step called ``text``."""
        self._push(text, State(self.household, tuple(lines)))

    def change_line(self, text: str, line: Line) -> None:
        """Another line in the place of the one with its key."""
        self.change_lines(text, [line if one.key == line.key else one for one in self.lines])

    def change_household(self, text: str, household: BudgetDraft) -> None:
        """Other persons, payers, first month or rate, as one step called ``text``."""
        self._push(text, State(replace(household, lines=()), self.lines))

    def show(self, state: State) -> None:
        """Go to a state: of a change, or of one taken back."""
        self._state = state
        self._count()
        self.changed.emit()

    def id_of(self, line: Line) -> int | None:
        """The number of a line's row, where the store has one."""
        stored = self._stored.get(line.key)
        return stored.id if stored is not None else None

    def _push(self, text: str, state: State) -> None:
        if state != self._state and not self.is_read_only:
            self.undo_stack.push(_Change(text, self, self._state, state))

    def _new_key(self) -> int:
        self._next_key += 1
        return self._next_key

    def _sound(self, line: Line, household: BudgetDraft) -> Line:
        """Without its payer, as the store has it, or only its name: the first of these that can be saved."""
        stored = self._stored.get(line.key, line.draft)
        for draft in (replace(line.draft, payer=None), stored, replace(stored, payer=None)):
            if not any(rules.problems_of_budget(replace(household, lines=(draft,)), self.today())):
                return replace(line, draft=draft)
        return replace(line, draft=_blank(line.draft))

    def _count(self) -> None:
        draft = self.draft()
        self.problems: dict[tuple[int, str], str] = {}
        self.household_problems: list[Problem] = []
        for problem in rules.problems_of_budget(draft, self.today()):
            _, _, rest = problem.field.partition("lines.")
            if rest:
                at, _, name = rest.partition(".")
                self.problems[int(at), name] = problem.text
            else:
                self.household_problems.append(problem)
        counted = self.counted()
        self.grid: Grid = rules.grid(counted.lines, counted.first_month)
        self.numbers: TreTal = rules.numbers_of(counted, self.saet)


class _Change(QUndoCommand):
    """One step: from a state to another."""

    def __init__(self, text: str, budget: OpenBudget, before: State, after: State) -> None:
        super().__init__(text)
        self._budget, self._before, self._after = budget, before, after

    def undo(self) -> None:
        self._budget.show(self._before)

    def redo(self) -> None:
        self._budget.show(self._after)


def _by_group(lines: Sequence[LinjeDraft]) -> tuple[LinjeDraft, ...]:
    order = list(Budgetgruppe)
    return tuple(sorted(lines, key=lambda line: order.index(rules.group_of(line.category))))


def _blank(draft: LinjeDraft) -> LinjeDraft:
    """A line that cannot be saved as it is: only what it is, so that it keeps its place."""
    return LinjeDraft(draft.category, priority=draft.priority, is_recognised=draft.is_recognised)
