"""Fields of one line: text, password, phone, amount, number, time."""

from datetime import time
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import parse_time
from socialvicevaert.shared.formats.phone import parse_phone, show_phone
from socialvicevaert.shared.money import parse_oere, show_amount
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


class PhoneField(LineField[str]):
    """A telephone number; stored as +45XXXXXXXX, shown in pairs."""

    def value(self) -> str:
        return parse_phone(self._typed())

    def set_value(self, value: str) -> None:
        self.line.setText(show_phone(value))

    def _left(self) -> None:
        try:
            self.line.setText(show_phone(self.value()))
        except UserError as error:
            self.set_error(str(error))


class AmountField(LineField[int | None]):
    """An amount in øre, typed in kroner: ``1.234,56``; empty is None."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self.set_unit(tr("kr."))

    def value(self) -> int | None:
        return parse_oere(self._typed(), thousands=True) if self._typed() else None

    def set_value(self, value: int | None) -> None:
        self.line.setText(show_amount(value))

    def _left(self) -> None:
        try:
            self.line.setText(show_amount(self.value()))
        except UserError as error:
            self.set_error(str(error))


class NumberField(LineField[int | None]):
    """A whole number; empty is None."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        required: bool = False,
        minimum: int = 0,
        maximum: int = 1_000_000,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self._minimum = minimum
        self._maximum = maximum
        if unit:
            self.set_unit(unit)

    def value(self) -> int | None:
        typed = self._typed().replace(".", "").replace(" ", "")
        if not typed:
            return None
        try:
            number = int(typed)
        except ValueError:
            raise UserError(tr("Skriv et helt tal.")) from None
        if not self._minimum <= number <= self._maximum:
            raise UserError(tr("Skriv et tal fra %s til %s.") % (self._minimum, self._maximum))
        return number

    def set_value(self, value: int | None) -> None:
        self.line.setText("" if value is None else str(value))

    def _left(self) -> None:
        try:
            self.value()
        except UserError as error:
            self.set_error(str(error))


class TimeField(LineField[time | None]):
    """A time of day in Denmark: ``14:20``, ``1420``, ``9``; empty is None."""

    def value(self) -> time | None:
        return parse_time(self._typed()) if self._typed() else None

    def set_value(self, value: time | None) -> None:
        self.line.setText("" if value is None else value.strftime("%H:%M"))

    def _left(self) -> None:
        try:
            self.set_value(self.value())
        except UserError as error:
            self.set_error(str(error))
