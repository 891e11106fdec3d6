"""The household behind the budget: how many it feeds, and who of them earns and pays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.budgetter import rules
from socialvicevaert.features.budgetter.models import BetalerDraft, BudgetDraft
from socialvicevaert.features.budgetter.ui.open_budget import OpenBudget
from socialvicevaert.shared.errors import UserError, ValidationFailed, raise_if_any
from socialvicevaert.shared.formats.dates import Lean, show_month
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChoiceField, DateField, Field, NumberField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr

YEARS_BACK = 1


class ChildrenField(TextField):
    """Birth years, with anything between them."""

    def years(self) -> tuple[int, ...]:
        """The years in order; a ``UserError`` says which of them is none."""
        found = []
        for part in self.line.text().replace(",", " ").replace(";", " ").replace(" og ", " ").split():
            if not (part.isdigit() and len(part) == 4):
                raise UserError(tr("»%s« er ikke et årstal. Skriv fx 2015, 2019.") % part)
            found.append(int(part))
        return tuple(sorted(found))

    def value(self) -> str:
        self.years()
        return super().value()


class HouseholdSheet(FormSheet):
    """Writes into the open budget, as one step that can be undone there; it is saved with it."""

    def __init__(self, context: Context, budget: OpenBudget, done: Callable[[], None]) -> None:
        super().__init__(
            context, tr("Husstand"), tr("Hvem budgettet er for. Det gemmes sammen med budgettet."), tr("Brug")
        )
        self.budget = budget
        self._done = done
        household = budget.household
        self.adults = self.form.add(NumberField("adults", tr("Voksne"), minimum=1, maximum=12, required=True))
        self.births = self.form.add(
            ChildrenField("children_birth_years", tr("Børns fødselsår"), hint=tr("Fx 2015, 2019. Kun året."))
        )
        months = _months_around(household.first_month)
        self.first_month: ChoiceField[date] = self.form.add(
            ChoiceField("first_month", tr("Budgettets første måned"), [(month, show_month(month)) for month in months])
        )
        self.form.add_widget(labels.strong(tr("Betalere")))
        self.form.add_widget(labels.secondary(tr("Den, der er flyttet ud, bliver stående med sin dato.")))
        self._place = QWidget()
        self._column = layouts.column(self._place, SPACE_S)
        self.form.add_widget(self._place)
        more = layouts.FlowRow()
        more.add(buttons.plain(tr("Tilføj betaler"), self._add_empty, "add"))
        self.form.add_widget(more)
        self.payers: list[BetalerDraft] = []
        self._rows: dict[int, tuple[QWidget, Field[Any], Field[Any]]] = {}
        for payer in household.payers:
            self._add(payer)
        self.form.set_values(
            adults=household.adults,
            children_birth_years=", ".join(str(year) for year in household.children_birth_years),
            first_month=household.first_month,
        )
        self.load_draft()
        if budget.household_problems:
            self.form.show_error(ValidationFailed(budget.household_problems))

    def submit(self, values: dict[str, Any]) -> None:
        household = replace(
            self.budget.household,
            adults=values["adults"],
            children_birth_years=self.births.years(),
            first_month=values["first_month"] or self.budget.household.first_month,
            payers=self._payers(values),
        )
        self._check(household)
        self.budget.change_household(tr("Husstand rettet"), household)
        self.close_sheet()
        self._done()

    def _payers(self, values: dict[str, Any]) -> tuple[BetalerDraft, ...]:
        found = []
        for at, payer in enumerate(self.payers):
            name, left = values.get(f"payers.{at}.name", ""), values.get(f"payers.{at}.moved_out_on")
            if payer.key in self._rows and (name or payer.id is not None or self._is_used(payer.key)):
                found.append(replace(payer, name=name, moved_out_on=left))
        return tuple(found)

    def _check(self, household: BudgetDraft) -> None:
        today = self.context.clock.today()
        problems = [one for one in rules.problems_of_budget(household, today) if not one.field.startswith("lines.")]
        shown = []
        for problem in problems:
            _, _, rest = problem.field.partition("payers.")
            if rest:
                place, _, name = rest.partition(".")
                key = household.payers[int(place)].key
                at = next(at for at, payer in enumerate(self.payers) if payer.key == key)
                problem = replace(problem, field=f"payers.{at}.{name}")
            shown.append(problem)
        raise_if_any(shown)

    def _add_empty(self) -> None:
        key = max((payer.key for payer in (*self.payers, *self.budget.household.payers)), default=0) + 1
        self._add(BetalerDraft(key, ""))
        self._rows[key][1].setFocus()

    def _add(self, payer: BetalerDraft) -> None:
        at = len(self.payers)
        self.payers.append(payer)
        row = QWidget()
        line = layouts.column(row, SPACE_S)
        name = TextField(f"payers.{at}.name", tr("Navn"))
        name.set_value(payer.name)
        left = DateField(f"payers.{at}.moved_out_on", tr("Flyttet ud"), self.context.clock.today(), lean=Lean.PAST)
        left.set_value(payer.moved_out_on)
        self._column.addWidget(row)
        pair = layouts.TurningRow(SPACE_S)
        line.addWidget(pair)
        self.form.add_to(_InRow(pair, 1), name)
        self.form.add_to(_InRow(pair, 1), left)
        if not self._is_used(payer.key):
            line.addWidget(buttons.link(tr("Fjern"), lambda: self._remove(payer.key)))
        self._rows[payer.key] = (row, name, left)

    def _remove(self, key: int) -> None:
        row, name, left = self._rows.pop(key)
        for field in (name, left):
            field.hide()  # a form passes over what is hidden
        row.hide()

    def _is_used(self, key: int) -> bool:
        return any(line.draft.payer == key for line in self.budget.lines)


@dataclass(frozen=True)
class _InRow:
    """A place in a row of fields, for a form."""

    row: layouts.TurningRow
    stretch: int

    def add(self, widget: QWidget) -> None:
        """Put the field there."""
        self.row.add(widget, self.stretch, is_at_top=True)


def _months_around(first: date) -> list[date]:
    start = first.replace(year=first.year - YEARS_BACK)
    return list(rules.months_from(start)) + list(rules.months_from(first))
