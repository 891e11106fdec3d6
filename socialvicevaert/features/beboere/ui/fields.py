"""Fields that only the form of a resident has."""

import re
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere.rules import show_age
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.address import read_address, show_address_full
from socialvicevaert.shared.formats.dates import Lean, parse_date, show_date
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.fields import Field, TextField
from socialvicevaert.ui.fields.text import LineField
from socialvicevaert.ui.text import tr

LANGUAGES = (
    "arabisk",
    "bosnisk",
    "dari",
    "engelsk",
    "farsi",
    "grønlandsk",
    "kurdisk",
    "pashto",
    "polsk",
    "rumænsk",
    "russisk",
    "serbisk",
    "somali",
    "tamil",
    "tegnsprog",
    "tigrinya",
    "tyrkisk",
    "ukrainsk",
    "urdu",
    "vietnamesisk",
)
"""Languages interpreters are most asked for; any other can be typed."""


@dataclass(frozen=True)
class Born:
    """A date of birth, or only the year."""

    on: date | None = None
    year: int | None = None


class BornField(LineField[Born]):
    """A date of birth as people type it, or only a year; the age is said below."""

    def __init__(self, name: str, label: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent=parent)
        self._today = today
        self.line.setPlaceholderText(tr("dd-mm-åååå eller kun år"))
        self.line.textChanged.connect(self._say_age)

    def value(self) -> Born:
        typed = self._typed()
        if not typed:
            return Born()
        if re.fullmatch(r"(?:18|19|20)[0-9]{2}", typed):
            return Born(year=int(typed))
        return Born(on=parse_date(typed, self._today, Lean.PAST))

    def set_value(self, value: Born) -> None:
        self.line.setText(show_date(value.on) if value.on else str(value.year or ""))

    def _left(self) -> None:
        try:
            self.set_value(self.value())
        except UserError as error:
            self.set_error(str(error))

    def _say_age(self) -> None:
        try:
            born = self.value()
        except UserError:
            self.set_hint("")
            return
        is_past = (born.on or self._today) <= self._today
        self.set_hint(show_age(born.on, born.year, self._today) if is_past else "")


class YearsField(LineField[tuple[int, ...]]):
    """Birth years with anything between them: ``2015, 2018``; twins are the same year twice."""

    def value(self) -> tuple[int, ...]:
        words = re.findall(r"\S+", re.sub(r"[,;+&]|\bog\b", " ", self._typed()))
        for word in words:
            if not re.fullmatch(r"[0-9]{4}", word):
                raise UserError(tr("»%s« er ikke et fødselsår. Skriv fx 2015, 2018.") % word)
        return tuple(sorted(int(word) for word in words))

    def set_value(self, value: tuple[int, ...]) -> None:
        self.line.setText(", ".join(str(year) for year in value))

    def _left(self) -> None:
        try:
            self.set_value(self.value())
        except UserError as error:
            self.set_error(str(error))


class AddressField(TextField):
    """An address in one line; what was understood is said below while typing."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent=parent)
        self.set_placeholder(tr("Hedeparken 12, 2. tv, 2750 Ballerup"))
        self.line.textChanged.connect(self._say_what_is_understood)

    def _say_what_is_understood(self) -> None:
        typed = self._typed()
        read = read_address(typed)
        if not typed:
            self.set_hint("")
        elif read.house_number:
            shown = show_address_full(read)
            self.set_hint("" if shown == typed else tr("Forstået som: %s") % shown)
        elif len(typed) > 5:
            self.set_hint(tr("Vej og husnummer er ikke genkendt endnu. Adressen gemmes, som den er skrevet."))


class LanguageField(Field[str]):
    """A language from the list, or any other typed."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent=parent)
        self.box = ComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        self.box.addItems(["", *LANGUAGES])
        self._take(self.box)
        line = self.box.lineEdit()
        assert line is not None  # the box is editable
        line.setAccessibleName(label)
        line.textEdited.connect(lambda _text: self.edited.emit())
        self.box.activated.connect(lambda _index: self.edited.emit())

    def value(self) -> str:
        return self.box.currentText().strip()

    def set_value(self, value: str) -> None:
        self.box.setCurrentText(value)

    def state(self) -> object:
        return self.box.currentText()

    def restore(self, state: object) -> None:
        self.box.setCurrentText(str(state))
