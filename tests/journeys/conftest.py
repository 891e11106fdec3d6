"""The real window for journeys, and nothing beside it: a widget shown before it has its place flashes as a window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from tests.window import closed, data, made_folder, opened, recovery_code, start

__all__ = ["closed", "data", "made_folder", "no_stray_windows", "opened", "recovery_code", "start"]


class StrayWindows(QObject):
    """Notes every widget that is shown as a window of its own without being meant to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_plain = watched.windowType() in {Qt.WindowType.Widget, Qt.WindowType.Window}
            if is_plain and not isinstance(watched, QMainWindow | QDialog):
                self.found.append(f"{type(watched).__name__} {watched.property('text') or watched.accessibleName()}")
        return False


@pytest.fixture(autouse=True)
def no_stray_windows(qapp: QApplication) -> Iterator[None]:
    watcher = StrayWindows()
    qapp.installEventFilter(watcher)
    yield
    qapp.removeEventFilter(watcher)
    assert watcher.found == []
