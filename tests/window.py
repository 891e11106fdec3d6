"""The real program on a real data folder, as a person at the keyboard meets it: for journeys and tests of the shell.

A journey takes the fixture ``opened`` (unlocked, as a social vicevært) or ``closed`` (the unlock card is shown).
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.features.indstillinger.models import MedarbejderDraft, SetupDraft
from socialvicevaert.features.indstillinger.service import add_medarbejder
from socialvicevaert.security.kdf import Argon
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shell.collecting import WindowThreadCollector
from socialvicevaert.shell.first_run.first_run import create
from socialvicevaert.shell.main_window import MainWindow
from socialvicevaert.shell.program import Program
from socialvicevaert.shell.unlock.password import PasswordCard
from socialvicevaert.shell.workspace import Workspace
from socialvicevaert.ui.theme import Theme
from socialvicevaert.vault import Vault
from tests.conftest import MORNING

CHEAP = Argon(memory_kib=64, passes=1, lanes=1)
PASSWORD = "hest batteri hæfteklamme"
NAME = "Mette Holm"
COLLEAGUE = "Bo Lind"
COLLEAGUES_PASSWORD = "bo linds lange kode"
SETUP = SetupDraft("Boligselskabet Hedeparken", ("Afdeling 12, Hedeparken",), NAME, Role.VICEVAERT)


class Driver:
    """A person in front of the program: what they see, and what they press."""

    def __init__(self, qtbot: QtBot, program: Program, vault: Vault) -> None:
        self.qtbot = qtbot
        self.program = program
        self.vault = vault
        self.window = program.window

    @property
    def workspace(self) -> Workspace:
        """The work, which must be there."""
        workspace = self.window.workspace
        assert isinstance(workspace, Workspace)
        return workspace

    @property
    def card(self) -> Any:
        """The card of the gate."""
        gate: Any = self.window.gate
        assert gate is not None
        return gate.card

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something has happened."""
        self.qtbot.waitUntil(condition, timeout=10_000)

    def settle(self) -> None:
        """Wait until everything asked of the worker's lane is done and shown."""
        for _ in range(3):
            self.wait(lambda: self.workspace.context.tasks.is_idle)
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def press(self, keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, keys, modifiers)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def unlock(self, password: str = PASSWORD) -> None:
        """Type the password and press Enter; waits until the work is shown."""
        card = self.card
        assert isinstance(card, PasswordCard)
        card.password.type_in(password)
        QTest.keyClick(card.password.line, Qt.Key.Key_Return)
        self.wait(lambda: self.window.gate is None)
        self.settle()

    def lock(self) -> None:
        """Lock, and wait until the file is closed."""
        self.program.lock()
        self.wait(lambda: not self.vault.is_open)

    def add_colleague(self, role: Role = Role.LEDER) -> None:
        """Give a second worker access, so that the lock asks who it is."""
        database = self.vault.unlock(PASSWORD).database
        with database.write(Intent("Ny kollega", Actor(1, NAME, Role.ADMINISTRATOR))) as session:
            number = add_medarbejder(session, MedarbejderDraft(COLLEAGUE, role))
        self.vault.add_worker(number, COLLEAGUE, COLLEAGUES_PASSWORD)

    def lock_and_choose_colleague(self) -> None:
        """Lock, and choose the second worker in the list."""
        self.lock()
        self.card.choose(self.card._choice.itemData(1))

    def readable(self) -> str:
        """Every word on the screen now, in every window of the program."""
        words: list[str] = []
        for window in QApplication.topLevelWidgets():
            for widget in [window, *window.findChildren(QWidget)] if window.isVisible() else []:
                if widget.isVisible():
                    words += [str(widget.property(name) or "") for name in ("text", "plainText", "windowTitle")]
        return "\n".join(words)


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder after the first run, closed, and its recovery code."""
    vault = Vault(tmp_path_factory.mktemp("made-window"), FixedClock(MORNING), CHEAP)
    made = create(vault, PASSWORD, SETUP)
    vault.close()
    return vault.folder, made.recovery_code


@pytest.fixture
def data(made_folder: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the data folder for one test."""
    return Path(shutil.copytree(made_folder[0], tmp_path / "data"))


@pytest.fixture
def recovery_code(made_folder: tuple[Path, str]) -> str:
    return made_folder[1]


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, theme: Theme, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Path], Driver]]:
    """Start the program on a folder; closed and freed at the end, and no window may be left."""
    # what is loaded is left out since before the test; leaving out its windows too would keep them for another test
    monkeypatch.setattr(WindowThreadCollector, "leave_out_what_is_loaded", lambda _collector: None)
    started: list[Driver] = []

    def begin(folder: Path) -> Driver:
        vault = Vault(folder, clock, CHEAP)
        window = MainWindow()
        program = Program(qapp, theme, window, vault, clock)
        driver = Driver(qtbot, program, vault)
        started.append(driver)
        window.show()
        program.start()
        qtbot.waitExposed(window)
        return driver

    yield begin
    for driver in started:
        driver.window.close()
        driver.window.deleteLater()
        driver.program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert not left, f"windows left over: {left}"


@pytest.fixture
def closed(start: Callable[[Path], Driver], data: Path) -> Driver:
    """The program with the unlock card shown."""
    return start(data)


@pytest.fixture
def opened(closed: Driver) -> Driver:
    """The program with the work shown, as the social vicevært Mette Holm."""
    closed.unlock()
    return closed
