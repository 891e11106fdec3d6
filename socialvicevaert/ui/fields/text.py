"""Lines of text: the base of every field of one line, text, password. Imports little: the unlock card needs it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.fields.field import Field
from socialvicevaert.ui.text import tr

T = TypeVar("T")


class LineField(Field[T]):
    """A field whose control is one line of text."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self.line = QLineEdit()
        self.line.setMinimumWidth(theme.scaled(80))
        self.line.textEdited.connect(self.edited)
        place = QWidget()
        self.beside = layouts.row(place)
        self.beside.addWidget(self.line, 1)
        self._take(self.line, place)

    def state(self) -> object:
        return self.line.text()

    def restore(self, state: object) -> None:
        self.line.setText(str(state))

    def set_unit(self, text: str) -> None:
        """Write a unit right of the line."""
        self.beside.addWidget(labels.one_line(labels.secondary(text)))
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def type_in(self, text: str) -> None:
        """Write as the user would: the field is edited and left."""
        self.line.setText(text)
        self.edited.emit()
        self._left()

    def _typed(self) -> str:
        return self.line.text().strip()


class TextField(LineField[str]):
    """A line of text; the value is without spaces at its ends."""

    def value(self) -> str:
        return self._typed()

    def set_value(self, value: str) -> None:
        self.line.setText(value)
        self.line.setCursorPosition(0)

    def set_placeholder(self, text: str) -> None:
        """An example shown while the field is empty; never instead of the label."""
        self.line.setPlaceholderText(text)


class PasswordField(LineField[str]):
    """A hidden line, shown by its eye; pasting is allowed; the value keeps its spaces and is never kept in a draft."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
        self.eye = buttons.icon_only("show", tr("Vis %s") % label.lower())
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self.show_text)
        self.beside.addWidget(self.eye)

    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: str) -> None:
        self.line.setText(value)

    def show_text(self, shown: bool) -> None:
        """Show or hide what is typed."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def state(self) -> object:
        return ""

    @property
    def is_empty(self) -> bool:
        return not self.line.text()
