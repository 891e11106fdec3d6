"""The one window: a gate (first run, unlock, locked) or the workspace. Never both are visible.

Light to import: the gate is painted before the heavy parts are loaded.
"""

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QClipboard, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolTip, QWidget
from shiboken6 import isValid

from socialvicevaert.ui.text import tr

SMALLEST = QSize(1024, 700)
FIRST_SIZE = QSize(1280, 820)


class MainWindow(QMainWindow):
    """Holds the gate and the workspace; its title is neutral, whatever is shown."""

    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Social Vicevært"))
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))  # many office laptops have 768 lines
        self._faces = QStackedWidget()
        self.setCentralWidget(self._faces)
        self._gate: QWidget | None = None
        self._workspace: QWidget | None = None
        self._hidden: list[tuple[QWidget, bool]] = []  # and whether it was modal
        self._focused: QWidget | None = None

    @property
    def gate(self) -> QWidget | None:
        """What is shown while nobody is logged in, or while locked."""
        return self._gate

    @property
    def workspace(self) -> QWidget | None:
        """The work, also while it is hidden behind the lock."""
        return self._workspace

    def place(self, geometry: QByteArray) -> None:
        """Stand where the window stood last, when that is still on a screen."""
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def show_gate(self, gate: QWidget) -> None:
        """Show a gate; the workspace and every other window of the program are hidden at once."""
        if self._gate is None and self._workspace is not None:
            self._cover()
        old, self._gate = self._gate, gate
        self._faces.addWidget(gate)
        self._faces.setCurrentWidget(gate)
        gate.setFocus()
        self._free(old)

    def show_workspace(self, workspace: QWidget) -> None:
        """Show the work: the one that was hidden as it was left, or a new one in place of it."""
        old, self._workspace = self._workspace, workspace
        gate, self._gate = self._gate, None
        if old is not workspace:
            self._drop_hidden()
            self._faces.addWidget(workspace)
        self._faces.setCurrentWidget(workspace)
        self._free(gate)
        if old is workspace:
            self._uncover()
        else:
            self._free(old)
            workspace.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        _clear_clipboard()  # what a program leaves there, the system keeps for the next who pastes
        self.closing.emit()
        super().closeEvent(event)

    def _cover(self) -> None:
        self._focused = QApplication.focusWidget()
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        windows = [window for window in QApplication.topLevelWidgets() if window is not self and window.isVisible()]
        self._hidden = [(window, window.isModal()) for window in windows]
        for window in windows:
            window.hide()
        _clear_clipboard()

    def _uncover(self) -> None:
        hidden, self._hidden = self._hidden, []
        for window, was_modal in hidden:
            # A dialog that code waits for has answered "no" when it was hidden, and is modal no longer: it stays away.
            if isValid(window) and window.isModal() == was_modal:
                window.show()
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus()
        self._focused = None

    def _drop_hidden(self) -> None:
        for window, _ in self._hidden:
            if isValid(window):
                window.deleteLater()
        self._hidden = []

    def _free(self, face: QWidget | None) -> None:
        if face is not None:
            self._faces.removeWidget(face)
            face.deleteLater()


def _clear_clipboard() -> None:
    """Take away what was copied here; what another program put there is not ours."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.ownsSelection():  # X11: what was marked is pasted by the middle button
        clipboard.clear(QClipboard.Mode.Selection)
