"""The views of the budget, one at a time in the same place."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from socialvicevaert.ui import theme

LEAST_GRID = 260
"""Pixels at 100 % text a grid has at least; the tab scrolls where the window is lower."""


class Views(QStackedWidget):
    """As high as there is room for, and at least as high as a grid is of use; whatever the hidden views would like."""

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        current = self.currentWidget()
        least = current.minimumSizeHint().height() if current is not None else 0
        return QSize(0, max(least, theme.scaled(LEAST_GRID)))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
