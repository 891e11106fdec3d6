"""A titled part of a page that can be folded."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import icons, layouts
from socialvicevaert.ui.buttons import Button
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


class Section(QWidget):
    """A heading that folds what is below it."""

    folded = Signal(bool)

    def __init__(self, title: str, folded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        outside = layouts.column(self, SPACE_M)
        self.button = Button(title)
        self.button.setAutoDefault(False)
        dress(self.button, "fold")
        self.button.clicked.connect(lambda: self.fold(not self.is_folded))
        outside.addWidget(self.button)
        self._content = QWidget()
        self.body = layouts.column(self._content, SPACE_M)
        outside.addWidget(self._content)
        self.is_folded: bool = folded
        self.fold(folded)

    def add(self, widget: QWidget) -> None:
        """Add a part below the heading."""
        self.body.addWidget(widget)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title = title
        self.button.setText(title)
        self._describe()

    def fold(self, folded: bool) -> None:
        """Hide or show what is below the heading."""
        changed: bool = folded != self.is_folded
        self.is_folded = folded
        self._content.setVisible(not folded)
        icons.put(self.button, "next" if folded else "down", "text2", 16)
        self._describe()
        if changed:
            self.folded.emit(folded)

    def _describe(self) -> None:
        self.button.setAccessibleName(self._title)
        self.button.setAccessibleDescription(tr("foldet sammen") if self.is_folded else tr("foldet ud"))
