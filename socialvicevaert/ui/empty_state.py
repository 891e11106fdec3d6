"""What stands where there is nothing: why, and the one next step."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_XL
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.theme import scaled

_LONGEST_LINE = 560
"""Pixels at the usual size of text: about 75 letters, more are hard to follow back."""


class EmptyKind(Enum):
    """Why there is nothing."""

    NOTHING_YET = "add"
    ALL_DONE = "done"
    NO_HITS = "search"


class EmptyState(QWidget):
    """An icon, one sentence, one button; what is rarely wanted stands more quietly below it."""

    def __init__(
        self,
        kind: EmptyKind,
        text: str,
        button: str = "",
        slot: Callable[[], object] | None = None,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        outside = layouts.column(self, SPACE_L, (SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL))
        outside.addStretch(2)
        mark = QLabel()
        icons.put(mark, icon or kind.value, "success" if kind is EmptyKind.ALL_DONE else "control", 40)
        outside.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self.label = labels.body(text)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = layouts.row(None)
        words.addStretch()
        words.addWidget(self.label, 1)
        words.addStretch()
        outside.addLayout(words)
        self.button: QPushButton | None = None
        if button:
            self.button = buttons.plain(button, slot)
            line = layouts.row(None, SPACE_M)
            line.addStretch(1)
            line.addWidget(self.button)
            line.addStretch(1)
            outside.addLayout(line)
        self._others = layouts.row(None, SPACE_M)
        self._others.addStretch(1)
        self._others.addStretch(1)
        outside.addLayout(self._others)
        outside.addStretch(3)

    def add_other(self, text: str, slot: Callable[[], object], icon: str = "") -> QPushButton:
        """What else can be done here, more quietly, below the one next step."""
        button = buttons.quiet(text, slot, icon)
        self._others.insertWidget(self._others.count() - 1, button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.label.setMaximumWidth(scaled(_LONGEST_LINE))
        super().resizeEvent(event)
