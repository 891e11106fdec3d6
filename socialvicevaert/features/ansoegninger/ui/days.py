"""The two days of an application: when it was sent, and when the answer is expected."""

from datetime import date

from socialvicevaert.features.ansoegninger.rules import Expectation
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui import labels
from socialvicevaert.ui.fields import DateField
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.text import tr


class SendingDays:
    """Two fields beside each other; the expected day follows the day of sending until somebody writes another."""

    def __init__(self, form: Form, today: date, *, sent_label: str, is_sent: bool) -> None:
        self.sent_on = DateField("sent_on", sent_label, today, required=is_sent, lean=Lean.PAST)
        self.answer_on = DateField("expected_answer_on", tr("Svar ventes"), today, lean=Lean.FUTURE)
        form.add_row(self.sent_on, self.answer_on)
        self.usual = labels.secondary()
        form.add_widget(self.usual)
        self.usual.hide()
        self._expectation: Expectation | None = None
        self._proposed: date | None = None
        self._is_own = False
        self.sent_on.edited.connect(self._follow)
        self.answer_on.edited.connect(self._own)

    def show_expectation(self, expectation: Expectation | None) -> None:
        """What is known about how long an answer takes; said below the fields."""
        self._expectation = expectation
        self.usual.setText(expectation.text if expectation is not None else "")
        self.usual.setVisible(expectation is not None)
        self._follow()

    def keep_answer(self) -> None:
        """What stands as the expected day, also nothing, was written before: it stays."""
        self._is_own = True

    def _follow(self) -> None:
        if self._is_own:
            return
        sent_on = _day(self.sent_on)
        proposed = self._expectation.on(sent_on) if self._expectation is not None and sent_on is not None else None
        if proposed != self._proposed:
            self._proposed = proposed
            self.answer_on.set_value(proposed)

    def _own(self) -> None:
        self._is_own = not self.answer_on.is_empty


def _day(field: DateField) -> date | None:
    """The day in a field; None also for one that cannot be understood yet."""
    try:
        return field.value()
    except UserError:
        return None
