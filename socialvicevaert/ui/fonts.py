"""Brings our own typeface where the system's is not known (Linux); after the first paint, because it takes 0.1 s."""

import threading
from importlib import import_module

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase

from socialvicevaert.ui.theme import FAMILIES, Theme

_FACES = ("NotoSans_Regular", "NotoSans_Bold", "NotoSans_Italic")


def load_now(theme: Theme) -> None:
    """Load the typeface on this thread and dress the windows again: for tests and pictures."""
    if not _is_needed():
        return
    for face in _read():
        QFontDatabase.addApplicationFontFromData(face)
    theme.apply()


def load_later(theme: Theme) -> None:
    """Read the typeface in a thread, then dress the windows again; call after the first paint."""
    if not _is_needed():
        return
    arrival = _Arrival(theme)
    threading.Thread(target=lambda: arrival.came.emit(_read()), name="fonts", daemon=True).start()


class _Arrival(QObject):
    """Carries the faces from the reading thread to the window thread."""

    came = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.came.connect(self._came, Qt.ConnectionType.QueuedConnection)

    def _came(self, faces: list[bytes]) -> None:
        for face in faces:
            QFontDatabase.addApplicationFontFromData(face)
        self._theme.apply()


def _is_needed() -> bool:
    known = set(QFontDatabase.families())
    return not known.intersection(FAMILIES[:3])


def _read() -> list[bytes]:
    return [import_module(f"pymupdf_fonts.{face}").fontbuffer for face in _FACES]
