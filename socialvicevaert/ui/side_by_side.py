"""A list and what is chosen in it, beside each other, or in turns where there is room for one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from socialvicevaert.ui import keyboard


class SideBySide(QSplitter):
    """The list keeps its width; the rest belongs to what is chosen in it."""

    def __init__(self, side: QWidget, chosen: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._side = side
        self._chosen = chosen
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(side)
        self.addWidget(chosen)
        self.setStretchFactor(1, 1)

    def take_turns(self, *, is_narrow: bool, chosen_only: bool) -> None:
        """Show both, or the list alone where it is narrow, or only what is chosen; that offers the way back itself."""
        shown = [part for part, is_shown in self._turns(is_narrow, chosen_only) if is_shown]
        going = [part for part, is_shown in self._turns(is_narrow, chosen_only) if not is_shown]
        for part in shown:
            part.show()
        focus = QApplication.focusWidget()
        if any(part.isAncestorOf(focus) for part in going if focus is not None):
            keyboard.go_on(shown[0])  # before it goes: Qt would give the keyboard to the rail
        for part in going:
            part.hide()

    def _turns(self, is_narrow: bool, chosen_only: bool) -> tuple[tuple[QWidget, bool], ...]:
        return (self._side, not chosen_only), (self._chosen, not is_narrow or chosen_only)
