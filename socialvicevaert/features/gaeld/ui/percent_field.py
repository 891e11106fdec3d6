"""A rate of interest."""

import re
from fractions import Fraction

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.percent import show_number
from socialvicevaert.ui.fields.text import LineField
from socialvicevaert.ui.text import tr


class PercentField(LineField[int | None]):
    """Per cent as people write them (``24,9``), kept as hundredths of a per cent; empty is None."""

    def __init__(self, name: str, label: str, hint: str = "") -> None:
        super().__init__(name, label, hint)
        self.set_unit(tr("% om året"))

    def value(self) -> int | None:
        typed = self._typed().removesuffix("%").strip()
        if not typed:
            return None
        found = re.fullmatch(r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))?", typed)
        if found is None:
            raise UserError(tr("Skriv renten i procent med højst to decimaler, fx 24,9."))
        return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))

    def set_value(self, value: int | None) -> None:
        self.line.setText("" if value is None else show_percent(value))

    def _left(self) -> None:
        try:
            self.set_value(self.value())
        except UserError as error:
            self.set_error(str(error))


def show_percent(basis_points: int) -> str:
    """``2490`` → "24,9"; whole per cent without decimals."""
    decimals = 0 if basis_points % 100 == 0 else 1 if basis_points % 10 == 0 else 2
    return show_number(Fraction(basis_points, 100), decimals)
