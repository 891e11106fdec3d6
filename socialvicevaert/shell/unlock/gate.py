"""The gate: shows the card that fits the state of the data, and opens them off the window thread."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.security.errors import (
    DamagedHeader,
    MistypedRecoveryCode,
    TooSoon,
    WrongPassword,
    WrongRecoveryCode,
)
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shell.unlock.card import CentredCard
from socialvicevaert.shell.unlock.password import PasswordCard
from socialvicevaert.shell.unlock.problem import ProblemCard
from socialvicevaert.shell.unlock.recovery import RecoveryCard
from socialvicevaert.ui.lane import Lane, Order
from socialvicevaert.vault import BackupInfo, Readiness, Vault
from socialvicevaert.vault.access import NotEnoughMemory
from socialvicevaert.vault.errors import (
    DamagedDatabase,
    EmptyDatabase,
    FolderInUse,
    ForeignHeader,
    MissingBoth,
    MissingDatabase,
    MissingHeader,
)

_ABOUT_WHAT_WAS_TYPED = (
    WrongPassword,
    WrongRecoveryCode,
    MistypedRecoveryCode,
    TooSoon,
    ValidationFailed,
    NotEnoughMemory,
)
_MENDED_BY_A_BACKUP = (
    DamagedHeader,
    DamagedDatabase,
    EmptyDatabase,
    ForeignHeader,
    MissingBoth,
    MissingDatabase,
    MissingHeader,
)
"""Nothing else offers one: on a full disk or in a newer version's file it would only cost what came since."""


class Gate(CentredCard):
    """Stands before the data of one vault. ``crashed`` is a mistake of ours."""

    opened = Signal(object, bool)  # vault.Unlocked, and whether by recovery code
    crashed = Signal(object)

    def __init__(
        self,
        vault: Vault,
        lane: Lane,
        slot: int | None = None,
        locked: bool = False,
        first_card: PasswordCard | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._lane = lane
        self._slot = slot
        self._is_locked = locked
        self._first_card = first_card
        self.look()

    @property
    def chosen_slot(self) -> int | None:
        """The key slot tried last."""
        return self._slot

    def look(self) -> None:
        """Look at the data folder and show the card that fits."""
        state = self._vault.state()
        if state.holder is not None:
            self.show_problem(FolderInUse(state.holder.text))
        elif state.readiness is Readiness.PROBLEM and state.problem is not None:
            self.show_problem(state.problem)
        else:
            self._ask_password()

    def show_problem(self, problem: UserError) -> None:
        """Say what is wrong, and what can be done."""
        can_restore = isinstance(problem, _MENDED_BY_A_BACKUP)
        card = ProblemCard(self._vault, problem, self._vault.backups(), can_restore)
        card.retry_wanted.connect(self.look)
        card.restore_wanted.connect(self._restore)
        self._show(card)

    def show_hint(self, text: str) -> None:
        """Say above the password which one is asked for."""
        if isinstance(self.card, PasswordCard):
            self.card.say(text)

    def _ask_password(self) -> None:
        try:
            workers = self._vault.workers()
        except UserError as problem:
            self.show_problem(problem)
            return
        first, self._first_card = self._first_card, None
        card = first or PasswordCard(self._is_locked)
        card.wanted.connect(self._unlock)
        card.forgotten.connect(self._ask_recovery)
        self._show(card)
        card.show_workers(workers, self._slot)

    def _ask_recovery(self, slot: int | None) -> None:
        self._slot = slot
        who = next((worker.name for worker in self._vault.workers() if worker.slot_id == slot), "")
        card = RecoveryCard(who)
        card.wanted.connect(self._recover)
        card.left.connect(self._ask_password)
        self._show(card)

    def _show(self, card: PasswordCard | RecoveryCard | ProblemCard) -> None:
        self.show_card(card)
        card.setFocus()

    def _unlock(self, password: str, slot: int | None) -> None:
        self._slot = slot
        self._work(lambda: self._vault.unlock(password, slot), lambda unlocked: self.opened.emit(unlocked, False))

    def _recover(self, code: str, password: str) -> None:
        slot = self._slot
        self._work(
            lambda: self._vault.unlock_with_recovery(code, password, slot),
            lambda unlocked: self.opened.emit(unlocked, True),
        )

    def _restore(self, backup: BackupInfo) -> None:
        self._work(lambda: self._vault.restore(backup), lambda _: self.look())

    def _work(self, job: Callable[[], object], then: Callable[[object], None]) -> None:
        card = self.card
        assert isinstance(card, PasswordCard | RecoveryCard | ProblemCard)
        card.set_waiting(True)
        self._lane.put(Order(self, job, then, self._failed))

    def _failed(self, error: Exception) -> None:
        card = self.card
        assert isinstance(card, PasswordCard | RecoveryCard | ProblemCard)
        if isinstance(error, _ABOUT_WHAT_WAS_TYPED) or (isinstance(error, UserError) and isinstance(card, ProblemCard)):
            card.show_error(error)
        elif isinstance(error, UserError):
            self.show_problem(error)
        else:
            card.set_waiting(False)
            self.crashed.emit(error)
