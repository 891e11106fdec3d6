"""A choice among few: one from a list, or several as chips."""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from socialvicevaert.shared.choice import Choice
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.fields.field import Field
from socialvicevaert.ui.layouts import FlowRow

V = TypeVar("V")
Choices = type[Choice] | Iterable[tuple[Any, str]]


class ChoiceField(Field[V | None], Generic[V]):
    """One of few, from a list; None while nothing is chosen. `empty` is the text for nothing chosen."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Choices = (),
        empty: str = "",
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self._empty = empty
        self._values: list[V | None] = []
        self.box = ComboBox()
        self._take(self.box)
        self.set_choices(choices)
        self.box.activated.connect(lambda _index: self.edited.emit())

    def set_choices(self, choices: Choices) -> None:
        """Offer these instead; what was chosen stays chosen when it is among them."""
        before = self.value() if self._values else None
        pairs = pairs_of(choices)
        self.box.clear()
        self._values = [None, *(value for value, _ in pairs)]
        self.box.addItem(self._empty)
        self.box.addItems([text for _, text in pairs])
        self.set_value(before)

    def value(self) -> V | None:
        return self._values[max(0, self.box.currentIndex())]

    def set_value(self, value: V | None) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def choose(self, value: V | None) -> None:
        """Choose as the user would."""
        self.set_value(value)
        self.edited.emit()

    def state(self) -> object:
        value = self.value()
        return "" if value is None else str(value)

    def restore(self, state: object) -> None:
        self.set_value(next((value for value in self._values if value is not None and str(value) == state), None))


class ChipsField(Field[tuple[V, ...]], Generic[V]):
    """Several of few, each a chip that is on or off; with `single` at most one is on.

    With `lasting`, and wherever one of them is required, the one that is on is left only for another: a press on it
    again does not leave nothing chosen.
    """

    def __init__(
        self,
        name: str,
        label: str,
        choices: Choices = (),
        hint: str = "",
        required: bool = False,
        single: bool = False,
        lasting: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self._single = single
        self._lasting = lasting
        self._chips: list[tuple[V, QPushButton]] = []
        self._row = FlowRow()
        self._take(self._row)
        self.set_choices(choices)

    @property
    def chips(self) -> Sequence[QPushButton]:
        """The buttons, in order."""
        return [chip for _, chip in self._chips]

    def set_choices(self, choices: Choices) -> None:
        """Offer these instead; what was chosen stays chosen when it is among them."""
        before = self.value()
        self._row.clear()
        self._chips = []
        for value, text in pairs_of(choices):
            chip = chip_button(text)
            chip.setAccessibleName(f"{self.label_text}: {text}")
            chip.clicked.connect(lambda _checked, chip=chip: self._clicked(chip))
            self._row.add(chip)
            self._chips.append((value, chip))
        self.set_value(before)

    def value(self) -> tuple[V, ...]:
        return tuple(value for value, chip in self._chips if chip.isChecked())

    def set_value(self, value: Iterable[V]) -> None:
        wanted = list(value)
        for one, chip in self._chips:
            chip.setChecked(one in wanted)
        self._lead_focus()

    def choose(self, *values: V) -> None:
        """Choose as the user would."""
        self.set_value(values)
        self.edited.emit()

    def state(self) -> object:
        return [str(value) for value in self.value()]

    def restore(self, state: object) -> None:
        kept = state if isinstance(state, list) else []
        chosen = [value for value, _ in self._chips if str(value) in kept]
        if chosen or not self._lasting:  # a draft from before the field was lasting may have nothing chosen
            self.set_value(chosen)

    def _clicked(self, clicked: QPushButton) -> None:
        if self._single and (clicked.isChecked() or self._lasting or self.is_required):
            for chip in self.chips:
                chip.setChecked(chip is clicked)
            self._lead_focus()
        self.edited.emit()

    def _lead_focus(self) -> None:
        """Where one is chosen the keyboard comes to that one: Space on another would choose anew."""
        stop = next((chip for chip in self.chips if self._single and chip.isChecked()), None) or next(
            iter(self.chips), None
        )
        if stop is not None:
            self.setFocusProxy(stop)
            self.label.setBuddy(stop)


def pairs_of(choices: Choices) -> list[tuple[Any, str]]:
    """Values and what is shown for them."""
    if isinstance(choices, type):
        return [(choice, choice.label) for choice in choices]
    return list(choices)
