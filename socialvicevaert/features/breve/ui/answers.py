"""What the letter lacks, asked for first: one line for each field that nobody knows."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.breve.rules import doubt_of
from socialvicevaert.features.skabeloner.models import BrevArt
from socialvicevaert.features.skabeloner.rules import Felt, fields_of
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.fields import Field, TextField
from socialvicevaert.ui.text import tr


class AnswersField(Field[Mapping[str, str]]):
    """Its value is what has been typed, by the fields' keys. A line stays once it has been asked for."""

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, tr("Oplysninger i brevet"), parent=parent)
        self._today = today
        place = QWidget()
        self._place = layouts.column(place, SPACE_S)
        self._none = labels.secondary(tr("Alt, der skrives af sig selv, er kendt."))
        self._none.hide()  # until it is known
        self._place.addWidget(self._none)
        self.lines: dict[str, TextField] = {}
        self._answers: dict[str, str] = {}
        self._take(self._none, place)

    @property
    def is_empty(self) -> bool:
        return not self.value()

    def value(self) -> Mapping[str, str]:
        typed = {key: line.value().strip() for key, line in self.lines.items()}
        return {key: text for key, text in {**self._answers, **typed}.items() if text}

    def set_value(self, value: Mapping[str, str]) -> None:
        self._answers = dict(value)
        for key, line in self.lines.items():
            line.set_value(self._answers.get(key, ""))

    def state(self) -> object:
        return dict(self.value())

    def restore(self, state: object) -> None:
        self.set_value({str(key): str(text) for key, text in state.items()} if isinstance(state, dict) else {})

    def ask(self, fields: Sequence[Felt], kind: BrevArt) -> None:
        """Ask for these and for what a kept draft has answered, to be put right; what was asked for before stays."""
        answered = [field for field in fields_of(kind) if self._answers.get(field.key)]
        for field in (*answered, *fields):
            if field.key in self.lines:
                continue
            line = TextField(f"answers.{field.key}", field.label)
            line.set_placeholder(tr("fx %s") % field.example)
            line.set_value(self._answers.get(field.key, ""))
            line.edited.connect(partial(self._remark, line, field.key))
            line.edited.connect(self.edited)
            before = self._last_control()
            self.lines[field.key] = line
            self._place.addWidget(line)
            if before is not None:  # made later than the fields below it, it would else be reached after them
                QWidget.setTabOrder(before, line.control)
        self.set_label(tr("Mangler i brevet") if fields else tr("Oplysninger i brevet"))
        self._none.setVisible(not self.lines)

    def show_problem(self, key: str, text: str) -> None:
        """Say that an answer is missing, at its line."""
        if key in self.lines:
            self.lines[key].set_error(text)

    def clear_error(self) -> None:
        super().clear_error()
        for line in self.lines.values():
            line.clear_error()

    def _remark(self, line: TextField, key: str) -> None:
        line.set_hint(doubt_of(key, line.value(), self._today))

    def _last_control(self) -> QWidget | None:
        """What Tab leaves for the next line: the last one, or what can be reached above the first."""
        if self.lines:
            return next(reversed(self.lines.values())).control
        above = self._none.previousInFocusChain()
        while above is not None and above is not self._none:
            if above.focusPolicy() & Qt.FocusPolicy.TabFocus and self._is_near(above):
                return above
            above = above.previousInFocusChain()
        return None

    def _is_near(self, other: QWidget) -> bool:
        """A part of the same form."""
        form = self.parentWidget()
        return form is not None and form.isAncestorOf(other)
