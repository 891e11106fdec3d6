"""A list and what is chosen in it, beside each other, or in turns where there is room for one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


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
        self._side.setVisible(not chosen_only)
        self._chosen.setVisible(not is_narrow or chosen_only)
