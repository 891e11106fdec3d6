"""How long until there is something to look at: start to lock screen, password to Min dag."""

import os
import statistics
import subprocess
import sys
import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.shell.main_window import MainWindow
from socialvicevaert.shell.program import Program
from socialvicevaert.ui.theme import Theme
from socialvicevaert.vault import Vault
from tests.benchmarks.estate import Estate, recorded, replay
from tests.benchmarks.measure import Line
from tests.conftest import CHEAP_ARGON, EXAMPLE_PASSWORD

STARTS = 15
_WATCH = """
import os, time
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            watched.event(event)
            print(time.time(), flush=True)
            os._exit(0)
        return False
watch = Watch()
"""
_BARE = f"""
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
{_WATCH}
window = QLabel("Adgangskode")
window.installEventFilter(watch)
window.show()
app.exec()
"""
_OURS = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from socialvicevaert.app import Start
app = QApplication([])
{_WATCH}
start = Start(app, Path(sys.argv[1]))
start.window.installEventFilter(watch)
start.begin()
app.exec()
"""


def start(estate: Estate) -> Line:
    """Process start to the lock screen painted, beside a bare window with a word in it."""
    ours, bare = [], []
    for _ in range(STARTS):
        ours.append(_painted_after(_OURS, str(estate.folder)))
        bare.append(_painted_after(_BARE))
    return Line(
        "Start → lock screen painted", statistics.median(ours), "bare PySide6 window", statistics.median(bare), 1.5
    )


def unlock(estate: Estate) -> Line:
    """Password to Min dag with its lines, key derivation made cheap; beside open, the same queries, a table."""
    app = QApplication.instance() or QApplication([])
    vault = Vault(estate.folder, SystemClock(), CHEAP_ARGON)
    window = MainWindow()
    program = Program(app, Theme(app), window, vault, SystemClock())
    window.show()
    program.start()
    card = window.gate.card
    card.password.type_in(EXAMPLE_PASSWORD)
    began = time.perf_counter()
    card.password.line.returnPressed.emit()
    _until(lambda: window.gate is None and window.workspace is not None)
    tasks = window.workspace.context.tasks
    _until(lambda: tasks.is_idle)
    ours = (time.perf_counter() - began) * 1000
    page = window.workspace.pages.current_page
    with recorded(program._worker._database) as statements:
        page.refresh()
        _until(lambda: tasks.is_idle)
    window.close()
    began = time.perf_counter()
    connection = estate.bare()
    replay(connection, statements)
    table = QTableWidget(60, 4)
    for row in range(60):
        for column in range(4):
            table.setItem(row, column, QTableWidgetItem("Ring til ydelsescentret"))
    table.show()
    QCoreApplication.processEvents()
    limit = (time.perf_counter() - began) * 1000
    connection.close()
    return Line("Unlock → Min dag, 100k contacts", ours, "raw open + its queries + a table window", limit, 2)


def _painted_after(script: str, *arguments: str) -> float:
    began = time.time()
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    return (float(ran.stdout.split()[-1]) - began) * 1000


def _until(condition) -> None:
    while not condition():
        QCoreApplication.processEvents()
