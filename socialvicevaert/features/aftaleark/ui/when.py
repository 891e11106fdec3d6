"""When something is done: a day, typed as people type it, or words where there is no day."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import Lean, parse_date, show_date, show_date_short, show_relative
from socialvicevaert.ui.fields.text import LineField
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class When:
    """A day, or the words that stand for it; neither while nothing is said."""

    on: date | None = None
    text: str = ""


class WhenField(LineField[When]):
    """What is understood as a day is said below while typing; everything else is kept as words."""

    def __init__(self, name: str, label: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent=parent)
        self._today = today
        self.line.setPlaceholderText(tr("fx fredag eller +7"))
        self.line.textChanged.connect(self._say_what_is_understood)

    def value(self) -> When:
        typed = self._typed()
        if not typed:
            return When()
        try:
            return When(on=parse_date(typed, self._today, Lean.FUTURE))
        except UserError:
            return When(text=typed)

    def set_value(self, value: When) -> None:
        self.line.setText(show_date(value.on) or value.text)

    def _left(self) -> None:
        self.set_value(self.value())

    def _say_what_is_understood(self) -> None:
        meant = self.value().on
        self.set_hint(
            tr("%s, %s") % (show_date_short(meant, self._today), show_relative(meant, self._today)) if meant else ""
        )
