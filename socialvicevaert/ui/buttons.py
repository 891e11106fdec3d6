"""Buttons; one primary button a view."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from socialvicevaert.ui import icons
from socialvicevaert.ui.style_sheet import dress

Slot = Callable[[], Any]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """Pressed by Enter as by Space: outside a dialog Qt knows only Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENTER and is_bare:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


def primary(text: str, slot: Slot | None = None, icon: str = "") -> QPushButton:
    """The one thing this view is for."""
    return _button(text, slot, icon, "primary", "on_accent")


def plain(text: str, slot: Slot | None = None, icon: str = "") -> QPushButton:
    """Another thing that can be done."""
    return _button(text, slot, icon, "", "text2")


def quiet(text: str, slot: Slot | None = None, icon: str = "") -> QPushButton:
    """A button without an edge, for toolbars and rows."""
    return _button(text, slot, icon, "quiet", "text2")


def danger(text: str, slot: Slot | None = None, icon: str = "") -> QPushButton:
    """Something that deletes or ends."""
    return _button(text, slot, icon, "danger", "danger")


def link(text: str, slot: Slot | None = None) -> QPushButton:
    """A button that looks like a word in a sentence."""
    return _button(text, slot, "", "link", "accent")


def icon_only(icon: str, name: str, slot: Slot | None = None) -> QPushButton:
    """An icon with a name for the tooltip and for screen readers."""
    button = _button("", slot, icon, "icon", "text2")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def _button(text: str, slot: Slot | None, icon: str, part: str, role: str) -> QPushButton:
    button = Button(text)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    if part:
        dress(button, part)
    if icon:
        icons.put(button, icon, role)
    if slot is not None:
        call = slot
        button.clicked.connect(lambda: call())
    return button
