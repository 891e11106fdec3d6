"""A button that is on or off, with a tick when it is on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from socialvicevaert.ui import icons
from socialvicevaert.ui.buttons import Button
from socialvicevaert.ui.style_sheet import dress


def chip_button(text: str) -> QPushButton:
    """A chip; its tick says what its colour says."""
    chip = Button(text)
    chip.setCheckable(True)
    chip.setAutoDefault(False)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    dress(chip, "chip")

    def tick(on: bool) -> None:
        if on:
            icons.put(chip, "tick", "accent", 14)
        else:
            chip.setProperty("icon_name", "")
            chip.setIcon(QIcon())

    chip.toggled.connect(tick)
    return chip
