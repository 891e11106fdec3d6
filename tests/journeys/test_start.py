"""The process itself, as the user starts it: the unlock card first, everything else behind it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from socialvicevaert import example
from socialvicevaert.features.indstillinger import settings
from socialvicevaert.features.indstillinger.service import change_setting
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shell import example_data
from socialvicevaert.shell.first_run.first_run import create
from socialvicevaert.shell.first_run.steps import WelcomeStep
from socialvicevaert.shell.main_window import MainWindow
from socialvicevaert.shell.program import Program
from socialvicevaert.shell.unlock.password import PasswordCard
from socialvicevaert.shell.workspace import Workspace
from socialvicevaert.ui.theme import Theme
from socialvicevaert.vault import Vault
from tests.conftest import EXAMPLE_PASSWORD
from tests.window import CHEAP, PASSWORD, SETUP, Driver

ROOT = Path(__file__).resolve().parents[2]

# What a person does who types before the program has been imported. The password is read from standard input.
TYPED_EARLY = """
import sys
from PySide6.QtCore import QTimer
from socialvicevaert import app

begin = app.Start.begin
def typed_early(start):
    begin(start)
    assert "socialvicevaert.shell.program" not in sys.modules
    start._card.password.type_in(sys.stdin.readline().rstrip())
    start._card.unlock_button.click()
    timer = QTimer(start, interval=20)
    def look():
        if start.window.gate is None and start.window.workspace is not None:
            start.window.close()
    timer.timeout.connect(look)
    timer.start()
app.Start.begin = typed_early
from socialvicevaert.__main__ import main
raise SystemExit(main(["--data", sys.argv[1]]))
"""


def test_a_password_typed_before_everything_is_loaded_opens_the_data(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TYPED_EARLY, str(data)],
        cwd=ROOT,
        input=PASSWORD + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (data / "vindue.ini").exists()


@pytest.mark.parametrize(
    "fault",
    ["sys.modules['socialvicevaert.shell.program'] = None", "app.import_module = lambda name: 1 // 0"],
    ids=["a part is missing", "a part is broken"],
)
def test_a_program_with_a_faulty_part_says_so_and_ends(fault: str, data: Path) -> None:
    script = TYPED_EARLY.replace("app.Start.begin = typed_early", f"{fault}\napp._say = lambda text: print(text)")
    done = subprocess.run(
        [sys.executable, "-c", script, str(data)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 3
    assert done.stdout.strip() == "Programmet mangler en del af sig selv. Installér det igen."


def create_invented(vault: Vault, password: str) -> None:
    """Small data that say of themselves, as those of ``example.build`` do, that they are invented."""
    create(vault, password, SETUP)
    vault.close()
    database = vault.unlock(password).database
    with database.write(Intent("Prøve", Actor(1, SETUP.name, SETUP.role, is_administrator=True))) as session:
        change_setting(session, settings.IS_EXAMPLE, True)
    vault.close()


def start_example(qtbot: QtBot, qapp: QApplication, theme: Theme, clock: FixedClock, vault: Vault) -> Driver:
    """The program started with ``--example`` on a folder."""
    window = MainWindow()
    program = Program(qapp, theme, window, vault, clock, opens_example=True)
    window.show()
    program.start()
    return Driver(qtbot, program, vault)


def test_the_built_estate_says_that_it_is_invented_wherever_it_is_opened_from(
    start: Callable[[Path], Driver], example_folder: Path
) -> None:
    driver = start(example_folder)
    driver.unlock(EXAMPLE_PASSWORD)
    assert "alle navne er opdigtede" in driver.readable()


def test_own_data_stand_under_no_banner(opened: Driver) -> None:
    assert "opdigtede" not in opened.readable()


def test_example_data_with_a_password_of_their_own_ask_for_it(
    qtbot: QtBot, qapp: QApplication, theme: Theme, clock: FixedClock, tmp_path: Path
) -> None:
    vault = Vault(tmp_path / "eksempel", clock, CHEAP)
    create_invented(vault, PASSWORD)
    driver = start_example(qtbot, qapp, theme, clock, vault)
    driver.wait(lambda: isinstance(driver.card, PasswordCard))
    assert "deres egen adgangskode" in driver.readable()
    driver.unlock(PASSWORD)
    assert "alle navne er opdigtede" in driver.readable()
    driver.window.close()
    driver.window.deleteLater()
    driver.program.deleteLater()


def test_the_option_example_opens_the_example_data_at_once(
    qtbot: QtBot, qapp: QApplication, theme: Theme, clock: FixedClock, tmp_path: Path
) -> None:
    vault = Vault(tmp_path / "eksempel", clock, CHEAP)
    create_invented(vault, example_data.PASSWORD)
    driver = start_example(qtbot, qapp, theme, clock, vault)
    window, program = driver.window, driver.program
    assert "Eksempeldata" in driver.readable()
    driver.wait(lambda: isinstance(window.workspace, Workspace))
    driver.settle()
    assert "alle navne er opdigtede" in driver.readable()
    window.close()
    window.deleteLater()
    program.deleteLater()


def test_example_data_open_in_their_own_folder_under_a_lasting_banner(
    start: Callable[[Path], Driver], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "eksempel"

    def build(folder: Path, *, password: str) -> None:
        vault = Vault(folder, driver.program._clock, CHEAP)
        create_invented(vault, password)

    monkeypatch.setattr(example, "build", build)
    monkeypatch.setattr("socialvicevaert.shell.program.example_folder", lambda: place)
    driver = start(tmp_path / "egne")
    welcome = driver.window.gate.welcome  # type: ignore[union-attr]
    assert isinstance(welcome, WelcomeStep)
    welcome.example_button.click()
    driver.wait(lambda: isinstance(driver.window.workspace, Workspace))
    driver.settle()
    assert "Eksempeldata – alle navne er opdigtede." in driver.readable()
    assert not (tmp_path / "egne" / "database").exists()
    assert Vault(place, driver.program._clock).workers()[0].name == SETUP.name
    driver.program.lock()
    driver.wait(lambda: not driver.program._vault.is_open)
    driver.unlock(example_data.PASSWORD)
    assert "Eksempeldata – alle navne er opdigtede." in driver.readable()


def test_example_data_that_cannot_be_made_leave_the_welcome_as_it_was(
    start: Callable[[Path], Driver], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "i vejen").write_text("en fil, hvor mappen skulle være")
    monkeypatch.setattr("socialvicevaert.shell.program.example_folder", lambda: tmp_path / "i vejen" / "eksempel")
    driver = start(tmp_path / "egne")
    welcome = driver.window.gate.welcome  # type: ignore[union-attr]
    welcome.example_button.click()
    driver.wait(lambda: welcome.problem is not None)
    assert welcome.begin_button.isEnabled()
