"""Fields of one line that stand for more than text: phone, number, time."""

import re
from datetime import time

from PySide6.QtWidgets import QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import parse_time, show_time
from socialvicevaert.shared.formats.phone import parse_phone, show_phone
from socialvicevaert.ui.fields.text import LineField
from socialvicevaert.ui.text import tr

_WHOLE = re.compile(r"-?([0-9]{1,12}|[0-9]{1,3}([. ][0-9]{3}){1,3})")


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
        typed = self._typed()
        if not typed:
            return None
        if not _WHOLE.fullmatch(typed):  # "1.5" is not fifteen
            raise UserError(tr("Skriv et helt tal."))
        number = int(re.sub(r"[. ]", "", typed))
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
    """A time of day in Denmark: ``14.20``, ``1420``, ``9``; empty is None."""

    def value(self) -> time | None:
        return parse_time(self._typed()) if self._typed() else None

    def set_value(self, value: time | None) -> None:
        self.line.setText("" if value is None else show_time(value))

    def _left(self) -> None:
        try:
            self.set_value(self.value())
        except UserError as error:
            self.set_error(str(error))
