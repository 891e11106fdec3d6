"""Make the pictures of the README anew: ``.venv/bin/python packaging/new_pictures.py``.

The invented estate on the first of November 2026, through the real window without a screen.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from socialvicevaert import example
from socialvicevaert.security.kdf import Argon
from socialvicevaert.shared.clock import DENMARK, FixedClock
from socialvicevaert.shell.main_window import MainWindow
from socialvicevaert.shell.program import Program
from socialvicevaert.ui import fonts, icons
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.theme import Scheme, Theme
from socialvicevaert.vault import Vault

PICTURES = Path(__file__).resolve().parent / "pictures"
CHEAP = Argon(memory_kib=64, passes=1, lanes=1)
PASSWORD = "eksempeldata-2026"  # noqa: S105 - invented people
SIZE = (1360, 860)


class Camera:
    """The program on the invented estate, and a way to wait for it."""

    def __init__(self, folder: Path) -> None:
        self.app = QApplication([])
        self.theme = Theme(self.app, Scheme.LIGHT)
        fonts.load_now(self.theme)
        icons.load_now()
        clock = FixedClock(datetime(2026, 11, 1, 8, 5, tzinfo=DENMARK))
        self.window = MainWindow()
        self.window.resize(*SIZE)
        self.program = Program(self.app, self.theme, self.window, Vault(folder, clock, CHEAP), clock)
        self.window.show()
        self.program.start()
        card = self.window.gate.card
        card.password.type_in(PASSWORD)
        card.password.line.returnPressed.emit()
        self.until(lambda: self.window.gate is None and self.window.workspace is not None)

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the program work until something has happened."""
        while not condition():
            QCoreApplication.processEvents()

    def settle(self) -> None:
        """Let everything that was asked for be read and painted."""
        done: list[bool] = []
        for _ in range(3):
            self.until(lambda: self.window.workspace.context.tasks.is_idle)
            done.clear()
            QTimer.singleShot(250, lambda: done.append(True))
            self.until(lambda: bool(done))

    def go(self, kind: str, number: int | None = None, tab: str = "") -> None:
        """Go where a click would lead."""
        self.window.workspace.context.navigate(Target(kind, number, tab))
        self.settle()

    def take(self, name: str) -> None:
        """Keep the window as a picture."""
        self.settle()
        self.window.grab().save(str(PICTURES / f"{name}.png"))
        sys.stdout.write(f"{name}\n")


def main() -> None:
    """Build the estate, walk through it, keep the pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        example.build(folder, password=PASSWORD, until=date(2026, 10, 31), argon=CHEAP)
        camera = Camera(folder)
        camera.go("mindag")
        camera.take("mindag")
        camera.window.close()


if __name__ == "__main__":
    main()
