"""One run of the program: entering, working, locking, leaving. ``app`` makes it, after the first paint.

folder looked at → gate or first run → data opened off the window thread → workspace → locked → unlocked → closed
"""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from socialvicevaert.security.errors import TooSoon, WrongPassword
from socialvicevaert.shared.clock import Clock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shell import crash, example_data
from socialvicevaert.shell.collecting import WindowThreadCollector
from socialvicevaert.shell.idle import IdleWatch
from socialvicevaert.shell.main_window import MainWindow
from socialvicevaert.shell.preferences import Preferences
from socialvicevaert.shell.printing import print_pdf
from socialvicevaert.shell.sleep import SleepWatch
from socialvicevaert.shell.unlock.card import CentredCard, GateCard
from socialvicevaert.shell.unlock.gate import Gate
from socialvicevaert.shell.unlock.password import PasswordCard
from socialvicevaert.ui.lane import Lane, Order
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.theme import Theme
from socialvicevaert.vault import Readiness, Unlocked, Vault, example_folder

if TYPE_CHECKING:
    from socialvicevaert.shell.first_run.first_run import FirstRun
    from socialvicevaert.shell.logged_in import Entry, LoggedIn, Restoring, Wishes

_SETTLE_MILLISECONDS = 20


class Program(QObject):
    """One run of the program on one data folder at a time."""

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        window: MainWindow,
        vault: Vault,
        clock: Clock,
        opens_example: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._clock = clock
        self._vault = vault
        self._opens_example = opens_example
        self._lane = Lane("vault", self)
        self._worker: LoggedIn | None = None
        self._preferences = Preferences(vault.folder)
        self._theme = theme
        self.window = window
        self._crashes = crash.CrashWatch(self)
        self._collector = WindowThreadCollector(self)
        self._idle = IdleWatch(app, self)
        self._sleep = SleepWatch(app, self)
        self._settle = QTimer(self, interval=_SETTLE_MILLISECONDS)
        self._log: logging.Handler | None = None
        self._restoring: Restoring | None = None  # begun, and not yet told to who comes in after it
        self._crash_box: QWidget | None = None
        self._wire()

    def start(self, first_card: PasswordCard | None = None) -> None:
        """Show what fits the data folder; ``first_card`` is already painted, and perhaps typed in."""
        self._crashes.install()
        self._collector.start()
        if self._opens_example:
            self._open_example()
        else:
            self._show_entrance(first_card)

    def lock(self) -> None:
        """Hide everything at once; close the file as soon as what was under way is done."""
        if self._worker is None or self.window.gate is not None:
            return
        self._idle.stop()
        self._show_gate(locked=True)
        self._worker.note_lock()
        self._settle.start()

    def end(self) -> None:
        """Let go of everything; the window is closing, and is gone at once even when work must be ended first."""
        self.window.hide()
        self._idle.stop()
        self._settle.stop()
        if self._worker is not None:
            self._worker.end()
            self._worker = None
        self._lane.close()
        self._vault.close()
        self._remember_window()
        crash.stop_log(self._log)
        self._crashes.remove()
        self._collector.stop()

    def _wire(self) -> None:
        """Every signal of the window, once."""
        self.window.closing.connect(self.end)
        self._crashes.crashed.connect(self._tell_crash)
        self._idle.idle.connect(self.lock)
        self._sleep.slept.connect(self.lock)
        self._settle.timeout.connect(self._close_when_settled)

    def _wire_worker(self, worker: "LoggedIn") -> None:
        worker.workspace.lock_wanted.connect(self.lock)
        worker.wished.connect(self._use_wishes)
        worker.crashed.connect(self._crashes.note)
        worker.restoring.connect(self._restore)

    # entering

    def _show_entrance(self, first_card: PasswordCard | None = None) -> None:
        if self._vault.state().readiness is Readiness.FIRST_RUN:
            self._show_first_run()
        else:
            self._show_gate(locked=False, first_card=first_card)

    def _show_first_run(self) -> None:
        from socialvicevaert.shell.first_run.first_run import FirstRun

        first_run = FirstRun(self._vault, self._lane, self._clock, print_pdf)
        first_run.opened.connect(lambda unlocked: self._enter(unlocked, False))
        first_run.example_wanted.connect(lambda: self._open_example(first_run))
        first_run.crashed.connect(self._crashes.note)
        self.window.show_gate(first_run)

    def _show_gate(self, locked: bool, first_card: PasswordCard | None = None) -> Gate:
        slot = self._preferences.last_slot
        gate = Gate(self._vault, self._lane, int(slot) if slot.isdigit() else None, locked, first_card)
        gate.opened.connect(lambda unlocked, by_code: self._opened(gate, unlocked, by_code))
        gate.crashed.connect(self._crashes.note)
        self.window.show_gate(gate)
        return gate

    def _opened(self, gate: Gate, unlocked: Unlocked, by_code: bool) -> None:
        if gate.chosen_slot is not None:
            self._preferences.last_slot = str(gate.chosen_slot)
        self._enter(unlocked, by_code)

    def _enter(self, unlocked: Unlocked, by_code: bool) -> None:
        self._settle.stop()
        worker = self._worker
        if worker is not None and worker.actor.medarbejder_id == unlocked.medarbejder_id:
            worker.resume(unlocked.database)
            self.window.show_workspace(worker.workspace)
            self._idle.start()
            return

        def job() -> "Entry":
            from socialvicevaert.shell.logged_in import enter

            return enter(unlocked)

        self._lane.put(Order(self, job, lambda entry: self._open(unlocked, entry, by_code), self._refused))

    def _open(self, unlocked: Unlocked, entry: "Entry", by_code: bool) -> None:
        from socialvicevaert.shell.logged_in import LoggedIn

        if self._worker is not None:
            self._worker.leave(unlocked.database)
            self._worker.deleteLater()
        else:
            self._collector.leave_out_what_is_loaded()
        self._log = self._log or crash.start_log(self._vault.folder)
        self._use_wishes(entry.wishes)
        worker = LoggedIn(self._vault, unlocked.database, entry.actor, self._clock, entry.is_example, self)
        self._worker = worker
        self._wire_worker(worker)
        self.window.show_workspace(worker.workspace)
        worker.begin()
        if by_code:
            worker.workspace.say_new_password()
        if self._restoring is not None:
            worker.after_restore(self._restoring)
            self._restoring = None
        self._idle.start()

    def _refused(self, error: Exception) -> None:
        """Nobody came in: the file is closed again, and whoever works behind the lock keeps their place."""
        self._settle.start()
        gate = self._show_gate(locked=self._worker is not None)
        if isinstance(error, UserError):
            gate.show_problem(error)
        else:
            self._crashes.note(error)

    # the invented estate

    def _open_example(self, first_run: "FirstRun | None" = None) -> None:
        if first_run is not None:
            first_run.welcome.set_waiting(True)
        else:
            self._show_wait(tr("Eksempeldata"), tr("Første gang tager det omkring et halvt minut."))
        vault = self._vault if self._opens_example else Vault(example_folder(), self._clock)

        def open_or_build() -> Unlocked:
            return example_data.open_or_build(vault)

        def failed(error: Exception) -> None:
            if isinstance(error, WrongPassword | TooSoon):
                self._ask_example_password(vault)
            else:
                self._example_failed(first_run, error)

        self._lane.put(Order(self, open_or_build, lambda unlocked: self._use_example(vault, unlocked), failed))

    def _show_wait(self, title: str, sentence: str) -> None:
        card = GateCard(title, sentence)
        card.set_busy(True, title)
        place = CentredCard()
        place.show_card(card)
        self.window.show_gate(place)

    def _use_example(self, vault: Vault, unlocked: Unlocked) -> None:
        self._turn_to(vault)
        self._enter(unlocked, False)

    def _ask_example_password(self, vault: Vault) -> None:
        """Somebody gave the invented estate a password of its own: on the command line, or in the settings."""
        self._turn_to(vault)
        hint = tr("Eksempeldata i denne mappe har fået deres egen adgangskode. Skriv den her.")
        self._show_gate(locked=False).show_hint(hint)

    def _turn_to(self, vault: Vault) -> None:
        if vault is not self._vault:
            self._vault.close()
            self._vault = vault
            self._preferences = Preferences(vault.folder)

    def _example_failed(self, first_run: "FirstRun | None", error: Exception) -> None:
        text = str(error) if isinstance(error, UserError) else tr("Eksempeldata kunne ikke laves. Fejlen er noteret.")
        if first_run is not None:
            first_run.show_welcome_error(text)
        else:
            gate = self._show_gate(locked=False)
            gate.show_problem(UserError(text))
        if not isinstance(error, UserError):
            self._crashes.note(error)

    # leaving

    def _close_when_settled(self) -> None:
        if self._worker is not None:
            if not self._worker.is_settled:
                return
            self._worker.pause()
        self._settle.stop()
        self._lane.put(Order(self, self._vault.close, lambda _: None, self._crashes.note))

    # a backup in place of the data

    def _restore(self, restoring: "Restoring") -> None:
        """The window shows nothing of the old data from now on; the worker ends when all is saved."""
        worker = self._worker
        if worker is None or self.window.gate is not None:
            return
        self._idle.stop()
        self._show_wait(tr("Gendanner"), tr("Kopien sættes i stedet for de nuværende data, som lægges til side."))
        self._worker = None
        worker.end()
        self._lane.put(
            Order(
                self,
                lambda: self._vault.restore(restoring.backup),
                lambda _: self._restored(restoring),
                self._not_restored,
            )
        )

    def _restored(self, restoring: "Restoring") -> None:
        self._restoring = restoring
        self._show_entrance()

    def _not_restored(self, error: Exception) -> None:
        gate = self._show_gate(locked=False)
        if isinstance(error, UserError):
            gate.show_problem(error)
        else:
            self._crashes.note(error)

    def _remember_window(self) -> None:
        if self._vault.folder.is_dir():
            self._preferences.geometry = self.window.saveGeometry()

    # look and mistakes

    def _use_wishes(self, wishes: "Wishes") -> None:
        self._preferences.scheme = wishes.scheme
        self._preferences.percent = wishes.percent
        self._idle.set_minutes(wishes.idle_minutes)
        if (wishes.scheme, wishes.percent) != (self._theme.scheme, self._theme.percent):
            self._theme.use(wishes.scheme, wishes.percent)

    def _tell_crash(self, error: Exception) -> None:
        """One box at a time: a mistake while painting comes with every frame. Each one is in the log."""
        from socialvicevaert.ui import crash_box

        if self._crash_box is None or not isValid(self._crash_box):
            self._crash_box = crash_box.show(self.window, error)
