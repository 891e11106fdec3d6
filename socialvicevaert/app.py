"""The composition root of the window: the only module that knows everything.

process starts → window with the unlock card painted → heavy imports while the password is typed
→ data opened off the window thread → workspace → locked → unlocked again → closed
"""

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from socialvicevaert.shared.clock import Clock, SystemClock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shell import crash, example_data, startup
from socialvicevaert.shell.first_run.first_run import FirstRun
from socialvicevaert.shell.idle import IdleWatch
from socialvicevaert.shell.main_window import MainWindow
from socialvicevaert.shell.preferences import Preferences
from socialvicevaert.shell.printing import print_pdf
from socialvicevaert.shell.sleep import SleepWatch
from socialvicevaert.shell.unlock.gate import Gate
from socialvicevaert.ui import fonts
from socialvicevaert.ui.lane import Lane, Order
from socialvicevaert.ui.theme import Theme
from socialvicevaert.vault import Readiness, Unlocked, Vault, data_folder, example_folder, warm_up

if TYPE_CHECKING:
    from socialvicevaert.shell.logged_in import Entry, LoggedIn, Wishes

FAULTY = 3
"""Exit code of a faulty installation."""

_SETTLE_MILLISECONDS = 20


class Program(QObject):
    """One run of the program on one data folder at a time."""

    def __init__(self, app: QApplication, theme: Theme, vault: Vault, clock: Clock, is_example: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._clock = clock
        self._vault = vault
        self._is_example = is_example
        self._lane = Lane("vault", self)
        self._worker: LoggedIn | None = None
        self._preferences = Preferences(vault.folder)
        self._theme = theme
        self.window = MainWindow()
        self.window.place(self._preferences.geometry)
        self._crashes = crash.CrashWatch(self)
        self._idle = IdleWatch(app)
        self._sleep = SleepWatch(app)
        self._settle = QTimer(self, interval=_SETTLE_MILLISECONDS)
        self._log: logging.Handler | None = None
        self._wire()

    def start(self) -> None:
        """Show the first face of the window; the heavy parts load behind it."""
        self._crashes.install()
        self._show_entrance()
        self.window.show()
        QTimer.singleShot(0, self._after_first_paint)

    def lock(self) -> None:
        """Hide everything at once; close the file as soon as what was under way is done."""
        if self._worker is None or self.window.gate is not None:
            return
        self._idle.stop()
        self._show_gate(locked=True)
        self._worker.note_lock()
        self._settle.start()

    def end(self) -> None:
        """Let go of everything; the window is closing."""
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

    # entering

    def _show_entrance(self) -> None:
        if self._vault.state().readiness is Readiness.FIRST_RUN:
            self._show_first_run()
        else:
            self._show_gate(locked=False)

    def _show_first_run(self) -> None:
        first_run = FirstRun(self._vault, self._lane, self._clock, print_pdf)
        first_run.opened.connect(lambda unlocked: self._enter(unlocked, False))
        first_run.example_wanted.connect(lambda: self._make_example(first_run))
        first_run.crashed.connect(self._crashes.note)
        self.window.show_gate(first_run)

    def _show_gate(self, locked: bool) -> None:
        slot = self._preferences.last_slot
        gate = Gate(self._vault, self._lane, int(slot) if slot.isdigit() else None, locked)
        gate.opened.connect(lambda unlocked, by_code: self._opened(gate, unlocked, by_code))
        gate.crashed.connect(self._crashes.note)
        self.window.show_gate(gate)

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
        self._log = self._log or crash.start_log(self._vault.folder)
        self._use_wishes(entry.wishes)
        worker = LoggedIn(self._vault, unlocked.database, entry.actor, self._clock, self._is_example, self)
        self._worker = worker
        self._wire_worker(worker)
        self.window.show_workspace(worker.workspace)
        worker.begin()
        if by_code:
            worker.workspace.say_new_password()
        self._idle.start()

    def _refused(self, error: Exception) -> None:
        self._vault.close()
        self._show_entrance()
        if isinstance(error, UserError):
            gate = self.window.gate
            if isinstance(gate, Gate):
                gate.show_problem(error)
        else:
            self._crashes.note(error)

    # the invented estate

    def _make_example(self, first_run: FirstRun) -> None:
        first_run.welcome.set_waiting(True)
        vault = Vault(example_folder(), self._clock)
        job = lambda: example_data.open_or_build(vault, self._clock)  # noqa: E731
        self._lane.put(
            Order(
                self,
                job,
                lambda unlocked: self._use_example(vault, unlocked),
                lambda error: self._example_failed(first_run, error),
            )
        )

    def _use_example(self, vault: Vault, unlocked: Unlocked) -> None:
        self._vault.close()
        self._vault = vault
        self._is_example = True
        self._preferences = Preferences(vault.folder)
        self._enter(unlocked, False)

    def _example_failed(self, first_run: FirstRun, error: Exception) -> None:
        if isinstance(error, UserError):
            first_run.show_welcome_error(str(error))
        else:
            first_run.show_welcome_error("Eksempeldata kunne ikke laves. Fejlen er noteret.")
            self._crashes.note(error)

    # leaving

    def _close_when_settled(self) -> None:
        worker = self._worker
        if worker is None or not worker.is_settled:
            return
        self._settle.stop()
        worker.pause()
        self._lane.put(Order(self, self._vault.close, lambda _: None, self._crashes.note))

    def _remember_window(self) -> None:
        if self._vault.folder.is_dir():
            self._preferences.geometry = self.window.saveGeometry()

    # look and mistakes

    def _after_first_paint(self) -> None:
        fonts.load_later(self._theme)
        warm_up(startup.HEAVY_MODULES)

    def _use_wishes(self, wishes: "Wishes") -> None:
        self._preferences.scheme = wishes.scheme
        self._preferences.percent = wishes.percent
        self._idle.set_minutes(wishes.idle_minutes)
        if (wishes.scheme, wishes.percent) != (self._theme.scheme, self._theme.percent):
            self._theme.use(wishes.scheme, wishes.percent)

    def _tell_crash(self, error: Exception) -> None:
        from socialvicevaert.ui import crash_box

        crash_box.show(self.window, error)


def run(folder: Path | None = None, *, example: bool = False) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    app = QApplication(sys.argv[:1])
    try:
        startup.check_qt()
    except startup.FaultyInstallation as fault:
        QMessageBox.critical(None, "Social Vicevært", str(fault))
        return FAULTY
    app.setApplicationName("Social Vicevært")
    app.setDesktopFileName("socialvicevaert")
    clock = SystemClock()
    place = folder if folder is not None else example_folder() if example else None
    vault = Vault(data_folder(place), clock)
    preferences = Preferences(vault.folder)
    program = Program(app, Theme(app, preferences.scheme, preferences.percent), vault, clock, is_example=example)
    program.start()
    return app.exec()
