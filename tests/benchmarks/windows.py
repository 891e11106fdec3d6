"""How long until there is something to look at: start to lock screen, password to Min dag."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.estate import Estate
from tests.benchmarks.lists import arrears_list
from tests.benchmarks.measure import Line, Lines
from tests.conftest import EXAMPLE_PASSWORD

STARTS = 15
UNLOCKS = 5
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
from socialvicevaert import app as program
from socialvicevaert.__main__ import main
begin = program.Start.begin
def watched(start):
    {"".join(line + chr(10) + "    " for line in _WATCH.splitlines())}
    start.window.installEventFilter(watch)
    start.watch = watch
    begin(start)
program.Start.begin = watched
main(["--data", sys.argv[1]])
"""


def start(estate: Estate) -> Lines:
    """Process start to the lock screen painted, beside a bare window with a word in it."""
    _painted_after(_OURS, str(estate.folder))
    _painted_after(_BARE)
    ours, bare = [], []
    for _ in range(STARTS):
        ours.append(_painted_after(_OURS, str(estate.folder)))
        bare.append(_painted_after(_BARE))
    yield Line(
        "Start → lock screen painted", statistics.median(ours), "bare PySide6 window", statistics.median(bare), 1.5
    )


def unlock(estate: Estate) -> Lines:
    """Enter to the first screen of Min dag and to its last line, key derivation made cheap; and the memory then."""
    ours, bare = [], []
    with tempfile.TemporaryDirectory() as scratch:
        statements = str(Path(scratch) / "statements")
        for _ in range(UNLOCKS):
            ours.append(_session("unlock", str(estate.folder), EXAMPLE_PASSWORD, statements))
            bare.append(_session("bare", str(estate.file), estate.key.hex(), statements))

    def middle(which: list[dict[str, float]], what: str) -> float:
        return statistics.median(one[what] for one in which)

    for metric, taken in (("Unlock → Min dag usable", "ms"), ("Unlock → its last line", "all_lines")):
        limit = "raw open + its queries + a table window"
        yield Line(metric, middle(ours, taken), limit, middle(bare, "ms"), 2)
    memory = middle(ours, "megabytes"), middle(bare, "megabytes")
    yield Line("Memory with 100k contacts", memory[0], "bare PySide6 window", memory[1], 150, "MB", "difference")


def blocks(estate: Estate) -> Lines:
    """The longest block of the window thread in the main acts; the median of some sessions for each act."""
    with tempfile.TemporaryDirectory() as scratch:
        list_file = Path(scratch) / "liste.csv"
        list_file.write_bytes(arrears_list(5_000))
        sessions = [_session("blocks", str(estate.folder), EXAMPLE_PASSWORD, str(list_file)) for _ in range(3)]
    for act in sessions[0]:
        yield Line(f"Block: {act}", statistics.median(one[act] for one in sessions), "50 ms", 50, 1)


def _session(*arguments: str) -> dict[str, float]:
    found: dict[str, float] = json.loads(_run("-m", "tests.benchmarks.one_session", *arguments).splitlines()[-1])
    return found


def _painted_after(script: str, *arguments: str) -> float:
    began = time.time()
    return (float(_run("-c", script, *arguments).split()[-1]) - began) * 1000


def _run(*arguments: str) -> str:
    """What a new process prints. It finds its modules compiled, as an installed program does after its first start."""
    wanted = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "bytecode")}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True, env=kept | wanted
    ).stdout
