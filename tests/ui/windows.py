from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Make a window the active one: only there has a control the focus."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
