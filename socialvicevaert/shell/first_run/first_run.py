"""The order of the steps, and what is made in the end."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import Clock
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shell.first_run.recovery_step import RecoveryStep
from socialvicevaert.shell.first_run.steps import OrganisationStep, PasswordStep, WelcomeStep, WorkerStep
from socialvicevaert.shell.unlock.card import CentredCard, GateCard
from socialvicevaert.ui.lane import Lane, Order
from socialvicevaert.ui.text import tr
from socialvicevaert.vault import Unlocked, Vault
from socialvicevaert.vault.opening import FIRST_MEDARBEJDER_ID

if TYPE_CHECKING:
    from socialvicevaert.features.indstillinger.models import SetupDraft
    from socialvicevaert.storage.database import Database


@dataclass(frozen=True)
class Made:
    """New data, open; the recovery code is shown once."""

    unlocked: Unlocked
    recovery_code: str


class FirstRun(QStackedWidget):
    """Asks, creates, shows the recovery sheet; ``opened`` when the work can begin."""

    opened = Signal(object)  # vault.Unlocked
    example_wanted = Signal()
    crashed = Signal(object)

    def __init__(
        self,
        vault: Vault,
        lane: Lane,
        clock: Clock,
        print_sheet: Callable[[QWidget, bytes], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._lane = lane
        self._clock = clock
        self._print_sheet = print_sheet
        self.welcome = WelcomeStep(vault.folder)
        self.organisation = OrganisationStep()
        self.worker = WorkerStep()
        self.password = PasswordStep()
        self.recovery: RecoveryStep | None = None
        for card in (self.welcome, self.organisation, self.worker, self.password):
            self._add(card)
        self.welcome.begin_wanted.connect(lambda: self._show(self.organisation))
        self.welcome.example_wanted.connect(self.example_wanted)
        self.organisation.back_wanted.connect(lambda: self._show(self.welcome))
        self.organisation.next_wanted.connect(lambda: self._show(self.worker))
        self.worker.back_wanted.connect(lambda: self._show(self.organisation))
        self.worker.next_wanted.connect(self._show_password)
        self.password.back_wanted.connect(lambda: self._show(self.worker))
        self.password.next_wanted.connect(self._create)
        self._show(self.welcome)

    def show_welcome_error(self, text: str) -> None:
        """The invented estate could not be made."""
        self._show(self.welcome)
        self.welcome.show_error(text)

    def _add(self, card: GateCard) -> None:
        place = CentredCard()
        place.show_card(card)
        self.addWidget(place)

    def _show(self, card: QWidget) -> None:
        for index in range(self.count()):
            place = self.widget(index)
            if isinstance(place, CentredCard) and place.card is card:
                self.setCurrentWidget(place)
                self.setFocusProxy(card)
                card.setFocus()

    def _show_password(self) -> None:
        self.password.password.know([self.worker.worker_name.value(), self.organisation.organisation.value()])
        self._show(self.password)

    def _create(self) -> None:
        name, role = self.worker.worker_name.value(), self.worker.role.value() or Role.VICEVAERT
        organisation, afdelinger = self.organisation.organisation.value(), self.organisation.names
        password = self.password.password.value

        def job() -> Made:
            from socialvicevaert.features.indstillinger.models import SetupDraft

            return create(self._vault, password, SetupDraft(organisation, afdelinger, name, role))

        self.password.set_waiting(True)
        self._lane.put(Order(self, job, self._created, self._failed))

    def _created(self, made: Made) -> None:
        self.password.set_waiting(False)
        organisation = self.organisation.organisation.value()

        @cache
        def sheet() -> bytes:
            from socialvicevaert.paper.recovery_sheet import recovery_sheet

            return recovery_sheet(organisation, made.recovery_code.split("-"), self._clock.today())

        self.recovery = RecoveryStep(made.recovery_code, sheet, self._print_sheet)
        self.recovery.kept.connect(lambda: self.opened.emit(made.unlocked))
        self._add(self.recovery)
        self._show(self.recovery)
        self._lane.put(Order(self, sheet, lambda _: None, self.crashed.emit))  # drawn before somebody asks for it

    def _failed(self, error: Exception) -> None:
        self.password.set_waiting(False)
        if isinstance(error, ValidationFailed):
            for problem in error.problems:
                for step in (self.organisation, self.worker, self.password):
                    if step.show_problem(problem):
                        self._show(step)
                        return
        if isinstance(error, UserError):
            self.password.password.first.set_error(str(error))
        else:
            self.password.password.first.set_error(tr("Data kunne ikke oprettes. Fejlen er noteret."))
            self.crashed.emit(error)


def create(vault: Vault, password: str, draft: "SetupDraft") -> Made:
    """Make the data and write the organisation in them; checked before anything is made.

    :raises ValidationFailed: and everything ``Vault.create`` raises.
    """
    from socialvicevaert.features.indstillinger import rules, service
    from socialvicevaert.shared.errors import raise_if_any

    raise_if_any(rules.setup_problems(draft))
    by = Actor(FIRST_MEDARBEJDER_ID, draft.name.strip(), draft.role)

    def fill(database: "Database") -> None:
        with database.write(Intent("Programmet sat op", by)) as session:
            service.set_up(session, draft)

    created = vault.create(password, draft.name, fill)
    return Made(Unlocked(created.database, created.medarbejder_id), created.recovery_code)
