"""An amount, and the question an amount asks that can be read in two ways."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.money import AmbiguousAmount, parse_oere, show_amount, show_oere
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.fields.field import Field
from socialvicevaert.ui.fields.text import LineField
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def read_amount(typed: str) -> int:
    """Read what stands in a line as øre.

    :raises UserError: it is no amount, or can be read in two ways: in the words the budget asks with.
    """
    try:
        return parse_oere(typed)
    except AmbiguousAmount:
        raise UserError(tr("»%s« kan læses på to måder. Hvad mener du?") % typed.strip()) from None


class AmountQuestion(layouts.FlowRow):
    """The readings of »1.234« as buttons below its line; `taken` gives in øre the one that was meant.

    Tab and Enter lead from the line to the first reading instead of past it, so one more Enter takes it and goes on to
    what comes after the field: whoever types fast is stopped by one key.
    """

    taken = Signal(object)  # øre, which may be more than a C int holds

    def __init__(self, field: Field[Any], line: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._line = line
        self._readings: tuple[int, ...] = ()
        self.offers: tuple[QPushButton, ...] = tuple(buttons.plain("", partial(self._take, at)) for at in (0, 1))
        for offer in self.offers:
            dress(offer, "chip")
            offer.installEventFilter(self)
            self.add(offer)
        line.installEventFilter(self)
        self.hide()

    def ask(self, problem: str) -> None:
        """Offer the readings of what stands in the line; no problem, or only one reading, takes the question away."""
        self._readings = _readings_of(self._line.text()) if problem else ()
        for offer, reading in zip(self.offers, self._readings, strict=False):
            offer.setText(show_oere(reading))
            offer.setAccessibleDescription(problem)
        # Whoever is sent to the field is sent to the question, while there is one.
        self._field.setFocusProxy(self.offers[0] if self._readings else self._line)
        if not self._readings and any(offer.hasFocus() for offer in self.offers):
            self._line.setFocus()
        self.setVisible(bool(self._readings))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_bare(event):
            if watched is self._line and event.key() in (Qt.Key.Key_Tab, *_ENTER):
                return self._stop_at_question()
            if event.key() in _ENTER and watched in self.offers:
                self.offers[self.offers.index(watched)].click()
                return True
        return super().eventFilter(watched, event)

    def _stop_at_question(self) -> bool:
        if not _readings_of(self._line.text()):
            return False
        try:
            self._field.check()
        except UserError:
            self.offers[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _take(self, at: int) -> None:
        reading = self._readings[at]
        self._line.setFocus()
        self.taken.emit(reading)
        self._line.focusNextPrevChild(True)


class AmountField(LineField[int | None]):
    """An amount in øre, typed in kroner: ``1.234,56``; empty is None. »1.234« asks what was meant."""

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
        self.question = AmountQuestion(self, self.line)
        self.question.taken.connect(lambda oere: self.type_in(show_amount(oere)))
        self._outside.addWidget(self.question)

    def value(self) -> int | None:
        return read_amount(self._typed()) if self._typed() else None

    def set_value(self, value: int | None) -> None:
        self.line.setText(show_amount(value))

    def set_error(self, text: str) -> None:
        super().set_error(text)
        self.question.ask(text)

    def _left(self) -> None:
        try:
            self.line.setText(show_amount(self.value()))
        except UserError as error:
            self.set_error(str(error))


def _readings_of(typed: str) -> tuple[int, ...]:
    try:
        parse_oere(typed)
    except AmbiguousAmount as both:
        return both.readings
    except UserError:
        return ()
    return ()


def _is_bare(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
