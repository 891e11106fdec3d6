"""The fields of a measurement: proposed from budget, debts and agreements, each to be corrected or left unknown."""

from datetime import date
from typing import Any

from socialvicevaert.features.forloeb.models import MaalingDraft
from socialvicevaert.ui.fields import AmountField, ChipsField, DateField, Field
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.text import tr


class MaalingFields:
    """Adds the fields to a form, under a heading of its own."""

    def __init__(self, form: Form, title: str, today: date) -> None:
        self._budget_id: int | None = None
        self.section = form.add_section(title)
        self.measured_on = form.add_to(
            self.section, DateField("measured_on", tr("Tallene er fra"), today, required=True)
        )
        self.raadighed = form.add_to(self.section, AmountField("raadighedsbeloeb_oere", tr("Rådighedsbeløb pr. måned")))
        self.debt = form.add_to(self.section, AmountField("debt_oere", tr("Gæld i alt")))
        self.plan = form.add_to(
            self.section,
            ChipsField[str](
                "has_plan",
                tr("Er der en aftale om afdrag, som bliver holdt?"),
                [("ja", tr("Ja")), ("nej", tr("Nej")), ("ved_ikke", tr("Ved ikke"))],
                single=True,
                lasting=True,
            ),
        )
        self.measured_on.set_value(today)

    def show_known(self, known: MaalingDraft, *, is_proposed: bool) -> None:
        """Fill the fields; a proposal says where its numbers come from, and that nothing means not known."""
        self._budget_id = known.budget_id
        self.measured_on.set_value(known.measured_on)
        self.raadighed.set_value(known.raadighedsbeloeb_oere)
        self.debt.set_value(known.debt_oere)
        self.plan.set_value(("ved_ikke" if known.has_plan is None else "ja" if known.has_plan else "nej",))
        self.raadighed.set_hint(
            _hint(is_proposed, known.raadighedsbeloeb_oere, tr("Fra budgettet."), tr("Der er ikke noget budget endnu."))
        )
        self.debt.set_hint(
            _hint(is_proposed, known.debt_oere, tr("Fra listen over gæld."), tr("Der er ikke skrevet gæld endnu."))
        )

    def show(self, is_shown: bool) -> None:
        """Hidden fields are not read."""
        self.section.setVisible(is_shown)
        for field in self._all():
            field.setVisible(is_shown)

    def draft(self, values: dict[str, Any]) -> MaalingDraft:
        """What stands in the fields; an empty amount is not known."""
        (plan,) = values["has_plan"] or ("ved_ikke",)
        return MaalingDraft(
            measured_on=values["measured_on"],
            raadighedsbeloeb_oere=values["raadighedsbeloeb_oere"],
            debt_oere=values["debt_oere"],
            has_plan=None if plan == "ved_ikke" else plan == "ja",
            budget_id=self._budget_id,
        )

    def _all(self) -> tuple[Field[Any], ...]:
        return (self.measured_on, self.raadighed, self.debt, self.plan)


def _hint(is_proposed: bool, value: int | None, source: str, missing: str) -> str:
    empty = tr("Lad feltet stå tomt, hvis I ikke ved det.")
    if not is_proposed:
        return empty
    return source if value is not None else f"{missing} {empty}"
