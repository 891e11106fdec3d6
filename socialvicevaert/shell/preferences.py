"""How the window looks on this computer: size, light or dark, size of text. Holds no name and nothing of a resident."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from socialvicevaert.ui.theme import Scheme

FILE_NAME = "vindue.ini"
TEXT_SIZES = (100, 115, 130, 150, 175, 200)
"""Steps of the size of text, in per cent."""


class Preferences:
    """The preferences of one data folder, written at once when set. A folder that cannot be written is no error."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system."""
        try:
            return Scheme(self._store.value("look/scheme", Scheme.SYSTEM.value))
        except ValueError:
            return Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._store.setValue("look/scheme", scheme.value)

    @property
    def percent(self) -> int:
        """Size of text, 100–200 %."""
        try:
            wanted = int(str(self._store.value("look/percent", 100)))
        except ValueError:
            return 100
        return max(TEXT_SIZES[0], min(TEXT_SIZES[-1], wanted))

    @percent.setter
    def percent(self, percent: int) -> None:
        self._store.setValue("look/percent", percent)

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window; empty the first time."""
        stored = self._store.value("window/geometry")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    @property
    def last_slot(self) -> str:
        """Number of the key slot used last, so that the picker starts there; never a name."""
        return str(self._store.value("unlock/slot", ""))

    @last_slot.setter
    def last_slot(self, slot: str) -> None:
        self._store.setValue("unlock/slot", slot)
