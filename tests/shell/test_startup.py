"""Before the window: the choice of command, versions, preferences, the log of mistakes."""

import gc
import logging
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.__main__ import main
from socialvicevaert.paper.recovery_sheet import recovery_sheet
from socialvicevaert.shell import crash
from socialvicevaert.shell.collecting import WindowThreadCollector
from socialvicevaert.shell.preferences import FILE_NAME, Preferences
from socialvicevaert.shell.printing import _pictures
from socialvicevaert.shell.resident_tabs import RESIDENT_TABS
from socialvicevaert.shell.sheets import SHEETS
from socialvicevaert.shell.sleep import SleepWatch
from socialvicevaert.shell.startup import heavy_modules, loses_references
from socialvicevaert.ui.theme import Scheme
from tests.window import Driver

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"]])
def test_the_command_line_imports_nothing_of_qt(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from socialvicevaert.__main__ import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit: pass\n"
        "raise SystemExit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--dta", "mappe"])
    assert ended.value.code == 2
    assert "--dta" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("qt", "python", "loses"),
    [
        ((6, 12, 0), (3, 10), True),
        ((6, 12, 0), (3, 11), True),
        ((6, 12, 0), (3, 12), False),
        ((6, 11, 3), (3, 11), False),
        ((6, 13, 0), (3, 11), False),
    ],
)
def test_only_the_pair_of_versions_that_corrupts_memory_is_refused(
    qt: tuple[int, ...], python: tuple[int, ...], loses: bool
) -> None:
    assert loses_references(qt, python) is loses


def test_the_first_paint_imports_neither_the_database_nor_the_pages() -> None:
    program = (
        "import sys\nimport socialvicevaert.app\n"
        "heavy = ('sqlmodel', 'sqlalchemy', 'sqlcipher3', 'cryptography', 'argon2', 'qtawesome', 'reportlab',"
        " 'socialvicevaert.features', 'socialvicevaert.storage')\n"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_loaded_while_the_password_is_typed_begins_with_the_database() -> None:
    modules = heavy_modules()
    assert modules[0] == "socialvicevaert.storage.database"
    assert "socialvicevaert.features.beboere.ui.page" in modules


def test_every_screen_is_loaded_while_the_password_is_typed_also_the_parts_of_a_tab_and_the_sheets() -> None:
    modules = heavy_modules()
    shown = [part.screen for tab in RESIDENT_TABS for part in tab.parts] + [sheet.screen for sheet in SHEETS]
    assert shown
    assert {screen.partition(":")[0] for screen in shown} <= set(modules)
    for name in modules:
        import_module(name)


def test_preferences_are_kept_and_nonsense_in_them_does_no_harm(tmp_path: Path) -> None:
    kept = Preferences(tmp_path)
    assert (kept.scheme, kept.percent, kept.last_slot, kept.geometry) == (Scheme.SYSTEM, 100, "", QByteArray())
    kept.scheme, kept.percent, kept.last_slot = Scheme.DARK, 150, "2"
    again = Preferences(tmp_path)
    assert (again.scheme, again.percent, again.last_slot) == (Scheme.DARK, 150, "2")
    again._store.sync()
    (tmp_path / FILE_NAME).write_text("[look]\nscheme=lilla\npercent=mange\n")
    broken = Preferences(tmp_path)
    broken._store.sync()
    assert (broken.scheme, broken.percent) == (Scheme.SYSTEM, 100)


def test_the_preferences_of_a_used_program_hold_no_name(opened: Driver) -> None:
    opened.program._remember_window()
    opened.program._preferences._store.sync()
    written = (opened.vault.folder / FILE_NAME).read_text(encoding="utf-8", errors="replace")
    assert "geometry" in written
    for word in ("Mette", "Holm", "Hedeparken"):
        assert word not in written


def test_a_mistake_is_logged_without_its_words_and_told_to_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    handler = crash.start_log(tmp_path)
    watch = crash.CrashWatch()
    watch.install()
    try:
        with qtbot.waitSignal(watch.crashed):
            try:
                raise ValueError("Fatima Demir skylder 14.312 kr.")
            except ValueError as error:
                sys.excepthook(type(error), error, error.__traceback__)
    finally:
        watch.remove()
        crash.stop_log(handler)
    written = (crash.log_folder(tmp_path) / crash.LOG_NAME).read_text(encoding="utf-8")
    assert "ValueError at test_startup.py" in written
    assert "Fatima" not in written
    assert "14.312" not in written


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("en fil, hvor mappen skulle være")
    before = list(logging.getLogger("socialvicevaert").handlers)
    assert crash.start_log(tmp_path) is None
    assert logging.getLogger("socialvicevaert").handlers == before


def test_a_mistake_in_a_task_shows_the_crash_box_and_the_program_goes_on(opened: Driver) -> None:
    opened.workspace.context.tasks.read(opened.workspace, lambda _session: 1 // 0, lambda _: None)
    opened.wait(lambda: "Noget gik galt i programmet." in opened.readable())
    assert "Fejlen er noteret uden personoplysninger." in opened.readable()
    box = opened.window.findChild(QMessageBox)
    box.close()
    opened.settle()
    assert opened.workspace.isVisible()


def test_mistakes_that_keep_coming_show_one_box(opened: Driver) -> None:
    for _ in range(3):
        opened.workspace.context.tasks.read(opened.workspace, lambda _session: 1 // 0, lambda _: None)
    opened.settle()
    assert len(opened.window.findChildren(QMessageBox)) == 1
    opened.window.findChild(QMessageBox).close()
    opened.settle()
    opened.program._tell_crash(ValueError())
    assert len(opened.window.findChildren(QMessageBox)) == 1
    opened.window.findChild(QMessageBox).close()


def test_a_small_jump_of_the_clock_is_no_sleep(qapp: QApplication, qtbot: QtBot) -> None:
    seconds = [100.0]
    watch = SleepWatch(qapp, qapp, lambda: seconds[0])
    seconds[0] += 12
    with qtbot.assertNotEmitted(watch.slept):
        watch.look()
    seconds[0] -= 3600
    with qtbot.assertNotEmitted(watch.slept):
        watch.look()
    watch.deleteLater()


def test_garbage_is_collected_on_the_window_thread_only(opened: Driver) -> None:
    assert not gc.isenabled()
    collector = opened.program._collector
    assert isinstance(collector, WindowThreadCollector)
    for _ in range(2000):
        ring: list[object] = []
        ring.append(ring)
    before = gc.get_count()[0]
    collector.look()
    assert gc.get_count()[0] < before


def test_what_is_loaded_is_not_looked_through_again_and_the_collector_is_given_back(qapp: QApplication) -> None:
    gc.unfreeze()
    collector = WindowThreadCollector(qapp)
    collector.start()
    collector.leave_out_what_is_loaded()
    assert gc.get_freeze_count() > 50_000
    collector.stop()
    assert gc.get_freeze_count() > 50_000
    assert gc.isenabled()
    gc.unfreeze()
    collector.deleteLater()


def test_the_recovery_sheet_is_drawn_for_the_printer(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    pages = _pictures(owner, recovery_sheet("Hedeparken", ["AAAA", "BBBB"], date(2026, 11, 22)))
    assert len(pages) == 1
    assert pages[0].width() > 2000
