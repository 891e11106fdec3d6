"""Whom to call, one to a line; a partner's direct number is put in from a list."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.fields import NoteField
from socialvicevaert.ui.text import tr


class PhonesField(NoteField):
    """Choosing from the list writes a line; what stands there can be written over."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, lines=2, parent=parent)
        self.numbers = ComboBox()
        self.numbers.setAccessibleName(tr("Sæt et nummer ind"))
        self.numbers.activated.connect(self._put_in)
        self._outside.addWidget(self.numbers)
        self.numbers.hide()

    def offer(self, numbers: Sequence[str]) -> None:
        """The lines that can be put in."""
        self.numbers.clear()
        self.numbers.addItem(tr("Sæt et nummer ind …"))
        self.numbers.addItems(list(numbers))
        self.numbers.setVisible(bool(numbers))

    def _put_in(self, index: int) -> None:
        number = self.numbers.itemText(index)
        if index > 0 and number not in self.value().splitlines():
            self.type_in("\n".join(filter(None, (self.value(), number))))
        self.numbers.setCurrentIndex(0)
