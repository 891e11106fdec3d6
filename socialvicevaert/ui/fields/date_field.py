"""A date, typed as people type it or picked from a calendar."""

from datetime import date
from typing import cast

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import Lean, parse_date, show_date, show_date_short, show_relative
from socialvicevaert.ui import buttons, icons, theme
from socialvicevaert.ui.fields.text import LineField
from socialvicevaert.ui.text import tr


class DateField(LineField[date | None]):
    """``dd-mm-åååå`` or shorthand (``i dag``, ``+14``, ``3/12``, ``fredag``); empty is None.

    What is understood is said below while typing. `lean` says which year is meant when none is typed.
    """

    def __init__(
        self,
        name: str,
        label: str,
        today: date,
        hint: str = "",
        required: bool = False,
        lean: Lean = Lean.NEAREST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self._today = today
        self._lean = lean
        self.line.setPlaceholderText(tr("dd-mm-åååå, i dag, +14"))
        self.line.textChanged.connect(self._say_what_is_understood)
        self.calendar_button = buttons.icon_only("calendar", tr("Vælg i kalender"), self.open_calendar)
        self.calendar_button.setAccessibleName(tr("%s: vælg i kalender") % label)
        self.beside.addWidget(self.calendar_button)

    def value(self) -> date | None:
        return parse_date(self._typed(), self._today, self._lean) if self._typed() else None

    def set_value(self, value: date | None) -> None:
        self.line.setText(show_date(value))

    def open_calendar(self) -> None:
        """Show a calendar below the field."""
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setFirstDayOfWeek(calendar.locale().firstDayOfWeek())
        calendar.setGridVisible(False)
        weekday = QTextCharFormat()
        weekday.setForeground(QColor(theme.colours().text))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekday)
        for name, icon, said in (
            ("qt_calendar_prevmonth", "previous", tr("Forrige måned")),
            ("qt_calendar_nextmonth", "next", tr("Næste måned")),
        ):
            step = calendar.findChild(QToolButton, name)
            if isinstance(step, QToolButton):
                step.setIcon(icons.icon(icon))
                step.setAccessibleName(said)
        try:
            shown = self.value() or self._today
        except UserError:
            shown = self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def picked(day: QDate) -> None:
            self.type_in(show_date(cast(date, day.toPython())))
            menu.close()
            self.line.setFocus()

        calendar.clicked.connect(picked)
        calendar.activated.connect(picked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        calendar.setFocus()

    def _left(self) -> None:
        try:
            self.line.setText(show_date(self.value()))
        except UserError as error:
            self.set_error(str(error))

    def _say_what_is_understood(self) -> None:
        try:
            meant = self.value()
        except UserError:
            meant = None
        if meant is None:
            self.set_hint(self._hint)
        else:
            said = tr("%s, %s") % (show_date_short(meant, self._today), show_relative(meant, self._today))
            self.hint.setText(said)
            self.hint.show()
