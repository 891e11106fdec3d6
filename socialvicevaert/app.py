"""The composition root of the window: what is painted first, and what is loaded behind it.

    process starts → window with the unlock card painted → everything else imported while the password is typed
    → ``shell.program`` takes the window over

Nothing heavy is imported here: each module imported before the first paint is time somebody waits for.
"""

import sys
import threading
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from socialvicevaert.shell import startup
from socialvicevaert.shell.main_window import MainWindow
from socialvicevaert.shell.preferences import Preferences
from socialvicevaert.shell.unlock.card import CentredCard
from socialvicevaert.shell.unlock.password import PasswordCard
from socialvicevaert.ui import icons
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.theme import Theme
from socialvicevaert.vault.layout import Layout, data_folder, example_folder

FAULTY = 3
"""Exit code of a faulty installation."""


class Start(QObject):
    """The window until the program has been imported."""

    imported = Signal()
    failed = Signal()

    def __init__(self, app: QApplication, folder: Path, opens_example: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._opens_example = opens_example
        icons.hold()
        preferences = Preferences(folder)
        self._theme = Theme(app, preferences.scheme, preferences.percent)
        self.window = MainWindow()
        self.window.place(preferences.geometry)
        self._card: PasswordCard | None = None
        if Layout(folder).live.header.exists() and not opens_example:
            self._card = PasswordCard()
            first_face = CentredCard()
            first_face.show_card(self._card)
            self.window.show_gate(first_face)
        self.imported.connect(self._take_over, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._give_up, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Paint, then import."""
        self.window.show()
        QTimer.singleShot(0, self.load)

    def load(self) -> None:
        """Import everything else in a thread."""
        threading.Thread(target=self._import, name="start", daemon=True).start()

    def _import(self) -> None:
        try:
            import_module("socialvicevaert.shell.program")
        except Exception:
            self.failed.emit()
            raise
        self.imported.emit()

    def _give_up(self) -> None:
        _say(tr("Programmet mangler en del af sig selv. Installér det igen."))
        self._app.exit(FAULTY)

    def _take_over(self) -> None:
        from socialvicevaert.shared.clock import SystemClock
        from socialvicevaert.shell.program import Program
        from socialvicevaert.ui import fonts
        from socialvicevaert.vault import Vault, warm_up

        clock = SystemClock()
        program = Program(
            self._app, self._theme, self.window, Vault(self._folder, clock), clock, opens_example=self._opens_example
        )
        program.start(self._card)
        icons.load_later()
        fonts.load_later(self._theme)
        warm_up(startup.heavy_modules())


def run(folder: Path | None = None, *, example: bool = False) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Social Vicevært")
    app.setDesktopFileName("socialvicevaert")
    try:
        startup.check_qt()
    except startup.FaultyInstallation as fault:
        _say(str(fault))
        return FAULTY
    place = folder if folder is not None else example_folder() if example else None
    start = Start(app, data_folder(place), opens_example=example)
    start.begin()
    return app.exec()


def _say(text: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.critical(None, "Social Vicevært", text)
