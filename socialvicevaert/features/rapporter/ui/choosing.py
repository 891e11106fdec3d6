"""Which period, which estate; and folded away: whose work, an earlier year beside it, which form."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger.queries import AfdelingView, GruppeView
from socialvicevaert.features.rapporter.models import RapportForm
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.period import EARLIEST_YEAR, Period, last_full_month, last_full_quarter
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import layouts
from socialvicevaert.ui.fields import ChoiceField, DateField, Field
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.text import tr

MONTHS_OFFERED = 24
_SO_FAR = "so_far"
_QUARTER = "quarter"
_TO_DATE = "to_date"
_CALENDAR_YEAR = "year"
_YEAR = "12"
_DATES = "dates"
_YEAR_BEFORE = "before"
_OTHER_YEAR = "other"


class Choosing(QWidget):
    """A month and an estate are in sight; the rest is under »Flere valg«, whose heading says what is chosen there.

    `chosen` when what is chosen has changed; `parameters` tells whether it is whole. With `only_ended` no period is
    offered that is not made of months that have ended.
    """

    chosen = Signal()

    def __init__(self, today: date, *, only_ended: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._presets = _presets(today, only_ended=only_ended)
        self._moved_period = False
        inside = layouts.column(self, SPACE_M)
        default = tr("Sidste måned: %s") % last_full_month(today).name
        self.period: ChoiceField[str] = ChoiceField("period", tr("Periode"), self._periods(), empty=default)
        self.first = DateField("period_from", tr("Fra og med"), today)
        self.last = DateField("period_to", tr("Til og med"), today)
        self.afdeling: ChoiceField[int] = ChoiceField("afdeling_id", tr("Afdeling"), empty=tr("Alle afdelinger"))
        self.gruppe: ChoiceField[str] = ChoiceField("gruppe", tr("Hvis arbejde"), empty=tr("Alle medarbejdere"))
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
        self.form_field: ChoiceField[RapportForm] = ChoiceField(
            "form",
            tr("Form"),
            [(RapportForm.EVALUERING, RapportForm.EVALUERING.label)],
            empty=RapportForm.RAPPORT.label,
        )
        self.more = Section(tr("Flere valg"), folded=True)
        self.form_field.edited.connect(self._form_changed)
        in_sight: tuple[Field[Any], ...] = (self.period, self.first, self.last, self.afdeling)
        folded: tuple[Field[Any], ...] = (self.gruppe, self.compare, self.year, self.form_field)
        for field in in_sight:
            inside.addWidget(field)
        inside.addWidget(self.more)
        for field in folded:
            self.more.add(field)
        for field in (*in_sight, *folded):
            field.edited.connect(self._changed)
        self._show_fields()

    def offer_estates(self, estates: Sequence[AfdelingView]) -> None:
        """Offer these estates; those out of use last, for what happened there can still be asked for."""
        in_use = [(one.id, one.name) for one in estates if one.is_in_use(self._today)]
        others = [(one.id, tr("%s (ude af brug)") % one.name) for one in estates if not one.is_in_use(self._today)]
        self.afdeling.set_choices([*in_use, *others])

    def offer_groups(self, groups: Sequence[GruppeView]) -> None:
        """Offer these groups of workers."""
        self.gruppe.set_choices([(group.key, group.name) for group in groups])
        self._say_what_is_folded()

    def parameters(self) -> Selection | None:
        """What is chosen; None while a date is missing or cannot be read, or a year is yet to be chosen."""
        period = self._period()
        if period is None or (self.compare.value() == _OTHER_YEAR and self.year.value() is None):
            return None
        return Selection(
            period.from_on, period.to_on, self.afdeling.value(), self._compare_year(period), self.gruppe.value() or ""
        )

    def form(self) -> RapportForm:
        """What the report is for."""
        return self.form_field.value() or RapportForm.RAPPORT

    def show_problems(self, error: ValidationFailed) -> None:
        """Say beside the fields what is wrong with them, also with those that are folded away."""
        fields: tuple[Field[Any], ...] = (self.first, self.last, self.afdeling, self.gruppe)
        beside: dict[str, Field[Any]] = {field.name: field for field in fields}
        if self.period.value() != _DATES:
            beside[self.first.name] = beside[self.last.name] = self.period
        beside[self.year.name] = self.year if self.compare.value() == _OTHER_YEAR else self.compare
        texts: dict[Field[Any], list[str]] = {field: [] for field in beside.values()}
        for problem in error.problems:
            if problem.field in beside:
                texts[beside[problem.field]].append(problem.text)
        for field, found in texts.items():
            field.set_error(" ".join(found))
        if any(texts.get(field) for field in (self.gruppe, self.compare, self.year)):
            self.more.fold(False)

    def _periods(self) -> list[tuple[str, str]]:
        found = [(key, text) for key, (text, _) in self._presets.items()]
        found.append((_DATES, tr("Vælg datoer …")))
        month = last_full_month(self._today)
        for _ in range(MONTHS_OFFERED - 1):
            month = last_full_month(month.from_on)
            found.append((month.from_on.isoformat(), month.name))
        return found

    def _period(self) -> Period | None:
        chosen = self.period.value()
        if chosen is None:
            return last_full_month(self._today)
        if chosen in self._presets:
            return self._presets[chosen][1]
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
        for field in (self.period, self.first, self.last, self.afdeling, self.gruppe, self.compare, self.year):
            field.set_error("")
        self._say_what_is_folded()
        self.chosen.emit()

    def _form_changed(self) -> None:
        """An evaluation is of a year: the last one, as long as nobody has chosen a period."""
        if self.form() is RapportForm.EVALUERING and self.period.value() is None:
            self.period.set_value(_CALENDAR_YEAR)
            self._moved_period = True
        elif self._moved_period and self.period.value() == _CALENDAR_YEAR:
            self.period.set_value(None)
            self._moved_period = False

    def _compare_year(self, period: Period) -> int | None:
        if self.compare.value() == _YEAR_BEFORE:
            return period.from_on.year - 1
        return self.year.value() if self.compare.value() == _OTHER_YEAR else None

    def _show_fields(self) -> None:
        for field in (self.first, self.last):
            field.setVisible(self.period.value() == _DATES)
        self.year.setVisible(self.compare.value() == _OTHER_YEAR)

    def _say_what_is_folded(self) -> None:
        """Nothing that changes the report is out of sight."""
        fields: tuple[ChoiceField[Any], ...] = (self.gruppe, self.compare, self.form_field)
        said = [field.box.currentText() for field in fields if field.value() is not None]
        self.more.set_title(tr("Flere valg: %s") % " · ".join(said) if said else tr("Flere valg"))


def _presets(today: date, *, only_ended: bool) -> dict[str, tuple[str, Period]]:
    """Periods with a name of their own; those that are not over are made of whole months with `only_ended`."""
    month, quarter = last_full_month(today), last_full_quarter(today)
    year = today.year - 1
    up_to = month.to_on if only_ended else today
    found: dict[str, tuple[str, Period]] = {}
    if not only_ended:
        found[_SO_FAR] = (tr("Denne måned indtil nu"), Period(today.replace(day=1), today))
    found[_QUARTER] = (tr("Sidste kvartal: %s") % quarter.name, quarter)
    if up_to.year == today.year:
        found[_TO_DATE] = (tr("Året til og med %s") % f"{up_to:%d-%m-%Y}", Period(date(today.year, 1, 1), up_to))
    found[_CALENDAR_YEAR] = (tr("Sidste kalenderår: %s") % year, Period(date(year, 1, 1), date(year, 12, 31)))
    begin = month.from_on.month % 12 + 1
    twelve = Period(date(month.to_on.year - (begin > 1), begin, 1), month.to_on)
    found[_YEAR] = (tr("De sidste 12 måneder"), twelve)
    return found
