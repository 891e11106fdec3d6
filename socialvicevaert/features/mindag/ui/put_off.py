"""Udskyd: a line of Min dag, or an opgave, waits until a day, with a reason."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.mindag import service
from socialvicevaert.shared.formats.dates import Lean, show_date_short
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import DateField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

REASONS = ("Venter på svar", "Aftalt med beboeren", "Beboeren er bortrejst", "Ikke truffet")
"""Reasons that are one click away; any other is typed."""


class UdskydSheet(FormSheet):
    """``target.extra`` holds the ``key`` of the line (``DayLine.key``, e.g. "opgave:12") and its ``title``."""

    def __init__(self, context: Context, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(
            context, tr("Udskyd"), str(target.extra.get("title", "")), save_text=tr("Udskyd"), parent=parent
        )
        self.key = str(target.extra["key"])
        today = context.clock.today()
        self.reason = self.form.add(TextField("reason", tr("Hvorfor kan det vente?")))
        self.reason.line.returnPressed.connect(self.form.submitted)
        self.form.add_widget(self._reasons())
        self.until = self.form.add(DateField("until", tr("Vis det igen"), today, required=True, lean=Lean.FUTURE))
        self.until.set_value(tomorrow(today))
        self.form.add_widget(self._days(today))

    def submit(self, values: dict[str, Any]) -> None:
        key, until, reason = self.key, values["until"], values["reason"]
        self.save(tr("Udskudt"), lambda session: service.put_off(session, key, until, reason), reason=reason)

    def _reasons(self) -> QWidget:
        row = layouts.FlowRow()
        for text in REASONS:
            button = buttons.plain(tr(text), partial(self.reason.type_in, tr(text)))
            dress(button, "chip")
            row.add(button)
        row.setAccessibleName(tr("Forslag til grunde"))
        return row

    def _days(self, today: date) -> QWidget:
        row = layouts.FlowRow()
        for name, day in ((tr("I morgen"), tomorrow(today)), (tr("Næste uge"), next_week(today))):
            button = buttons.plain(name, partial(self._choose, day), "calendar")
            button.setToolTip(show_date_short(day, today))
            row.add(button)
        return row

    def _choose(self, day: date) -> None:
        self.until.set_value(day)
        self.until.edited.emit()


def tomorrow(today: date) -> date:
    """The next day."""
    return today + timedelta(days=1)


def next_week(today: date) -> date:
    """The Monday of the next week."""
    return today + timedelta(days=7 - today.weekday())
