"""Yes or no."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.ui.check_box import CheckBox
from socialvicevaert.ui.fields.field import Field


class CheckField(Field[bool]):
    """A box with its text at the right."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self.label.hide()
        self.box = CheckBox(label)
        self.box.clicked.connect(lambda _checked: self.edited.emit())
        self._take(self.box)

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: bool) -> None:
        self.box.setChecked(value)

    def choose(self, value: bool) -> None:
        """Tick as the user would."""
        self.box.setChecked(value)
        self.edited.emit()

    def state(self) -> object:
        return self.box.isChecked()

    def restore(self, state: object) -> None:
        self.box.setChecked(state is True)
