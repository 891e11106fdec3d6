"""Saves the open budget shortly after each change, one transaction at a time, and says how it went."""

from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from socialvicevaert.features.budgetter import queries, service
from socialvicevaert.features.budgetter.models import BudgetDraft
from socialvicevaert.features.budgetter.queries import BudgetView
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget, State
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_time
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.text import tr

PAUSE_MS = 500


class Saving(Enum):
    """How it stands with the saving."""

    SAVED = "saved"
    WAITING = "waiting"
    FAILED = "failed"


class Saver(QObject):
    """``told`` gives the state and its words. What is typed stays on the screen whatever the store answers."""

    told = Signal(object, str)
    saved = Signal(object)
    """The `BudgetView` the store has now."""

    def __init__(self, context: Context, budget: OpenBudget, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._budget = budget
        self._budget_id: int | None = None
        self._is_under_way = False
        self._is_wanted = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save_now)
        budget.changed.connect(self._changed)

    @property
    def is_waiting(self) -> bool:
        """Something is not in the store yet."""
        return self._is_wanted or self._is_under_way

    def follow(self, budget_id: int | None) -> None:
        """From now on this budget is on the table; None: one that is only read."""
        self._pause.stop()
        self._budget_id = budget_id
        self._is_wanted = False

    def save_now(self) -> None:
        """Save without waiting for the pause, unless nothing has changed."""
        self._pause.stop()
        if not self._is_wanted or self._is_under_way or self._budget_id is None:
            return
        self._is_wanted, self._is_under_way = False, True
        budget_id, state = self._budget_id, self._budget.savable()
        draft = self._budget.draft_of(state)
        self._context.tasks.write(
            self,
            tr("Budget rettet"),
            lambda session: _save(session, budget_id, draft),
            lambda view: self._done(budget_id, state, view),
            self._failed,
            quiet=True,
        )

    def _changed(self) -> None:
        if self._budget_id is not None:
            self._is_wanted = True
            self._pause.start()
            self.told.emit(Saving.WAITING, tr("Gemmer …"))

    def _done(self, budget_id: int, state: State, view: BudgetView) -> None:
        self._is_under_way = False
        if budget_id != self._budget_id:
            return
        self._budget.was_saved(state, view.draft)
        self.told.emit(Saving.SAVED, tr("Gemt %s") % show_time(view.saved_at))
        self.saved.emit(view)
        if self._is_wanted:
            self.save_now()

    def _failed(self, error: Exception) -> None:
        self._is_under_way = False
        self._is_wanted = True
        why = str(error) if isinstance(error, UserError) else tr("Fejlen er noteret.")
        self.told.emit(Saving.FAILED, tr("Ikke gemt: %s Det, du har skrevet, står her endnu.") % why)


def _save(session: Session, budget_id: int, draft: BudgetDraft) -> BudgetView:
    service.save_budget(session, budget_id, draft)
    return queries.budget(session, budget_id)
