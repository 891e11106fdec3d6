"""Which period and which estate."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger.queries import AfdelingView
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.period import EARLIEST_YEAR, Period, last_full_month
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import layouts
from socialvicevaert.ui.fields import ChoiceField, DateField, Field
from socialvicevaert.ui.text import tr

MONTHS_OFFERED = 24
_YEAR = "12"
_DATES = "dates"
_YEAR_BEFORE = "before"
_OTHER_YEAR = "other"


class Choosing(QWidget):
    """Month, twelve months or two dates; one estate or all; an earlier year beside it or none.

    `chosen` when what is chosen has changed; `parameters` tells whether it is whole.
    """

    chosen = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        inside = layouts.column(self, SPACE_M)
        self.period: ChoiceField[str] = ChoiceField(
            "period", tr("Periode"), self._periods(), empty=tr("Sidste måned: %s") % last_full_month(today).name
        )
        self.first = DateField("period_from", tr("Fra og med"), today)
        self.last = DateField("period_to", tr("Til og med"), today)
        self.afdeling: ChoiceField[int] = ChoiceField("afdeling_id", tr("Afdeling"), empty=tr("Alle afdelinger"))
        self.compare: ChoiceField[str] = ChoiceField(
            "compare",
            tr("Sammenlign med"),
            [(_YEAR_BEFORE, tr("Samme periode året før")), (_OTHER_YEAR, tr("Et andet år …"))],
            empty=tr("Ingen"),
        )
        years = range(today.year - 1, EARLIEST_YEAR - 1, -1)
        self.year: ChoiceField[int] = ChoiceField(
            "compare_year", tr("Samme periode i"), [(year, str(year)) for year in years], empty=tr("Vælg et år")
        )
        for field in (self.period, self.first, self.last, self.afdeling, self.compare, self.year):
            inside.addWidget(field)
            field.edited.connect(self._changed)
        self._show_fields()

    def offer_estates(self, estates: list[AfdelingView]) -> None:
        """Offer these estates."""
        self.afdeling.set_choices([(estate.id, estate.name) for estate in estates])

    def parameters(self) -> Selection | None:
        """What is chosen; None while a date is missing or cannot be read, or a year is yet to be chosen."""
        period = self._period()
        if period is None or (self.compare.value() == _OTHER_YEAR and self.year.value() is None):
            return None
        return Selection(period.from_on, period.to_on, self.afdeling.value(), self._compare_year(period))

    def show_problems(self, error: ValidationFailed) -> None:
        """Say beside the fields what is wrong with them."""
        beside: dict[str, Field[Any]] = {field.name: field for field in (self.first, self.last, self.afdeling)}
        beside[self.year.name] = self.year if self.compare.value() == _OTHER_YEAR else self.compare
        for name, field in beside.items():
            field.set_error(" ".join(problem.text for problem in error.problems if problem.field == name))

    def _periods(self) -> list[tuple[str, str]]:
        month = last_full_month(self._today)
        found = [(_YEAR, tr("De sidste 12 måneder")), (_DATES, tr("Vælg datoer …"))]
        for _ in range(MONTHS_OFFERED - 1):
            month = last_full_month(month.from_on)
            found.append((month.from_on.isoformat(), month.name))
        return found

    def _period(self) -> Period | None:
        chosen = self.period.value()
        last = last_full_month(self._today)
        if chosen is None:
            return last
        if chosen == _YEAR:
            month = last.from_on.month % 12 + 1
            return Period(date(last.to_on.year - (month > 1), month, 1), last.to_on)
        if chosen == _DATES:
            return self._typed_period()
        first = date.fromisoformat(chosen)
        return Period.month(first.year, first.month)

    def _typed_period(self) -> Period | None:
        try:
            first, last = self.first.value(), self.last.value()
        except UserError:
            return None
        return Period(first, last) if first and last else None

    def _changed(self) -> None:
        self._show_fields()
        for field in (self.first, self.last, self.afdeling, self.compare, self.year):
            field.set_error("")
        self.chosen.emit()

    def _compare_year(self, period: Period) -> int | None:
        if self.compare.value() == _YEAR_BEFORE:
            return period.from_on.year - 1
        return self.year.value() if self.compare.value() == _OTHER_YEAR else None

    def _show_fields(self) -> None:
        for field in (self.first, self.last):
            field.setVisible(self.period.value() == _DATES)
        self.year.setVisible(self.compare.value() == _OTHER_YEAR)
