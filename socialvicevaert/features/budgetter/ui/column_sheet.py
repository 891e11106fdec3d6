"""The name of a what-if column."""

from dataclasses import replace
from typing import Any

from socialvicevaert.features.budgetter import service
from socialvicevaert.features.budgetter.queries import ScenarieView
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class ColumnSheet(FormSheet):
    """Gives a column another name; what it changes is typed in the column itself."""

    def __init__(self, context: Context, budget_id: int, scenarie: ScenarieView) -> None:
        super().__init__(context, tr("Omdøb kolonnen"))
        self._budget_id = budget_id
        self._scenarie = scenarie
        self.form.add(TextField("name", tr("Navn"), required=True)).set_value(scenarie.draft.name)
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        budget_id, number = self._budget_id, self._scenarie.id
        draft = replace(self._scenarie.draft, name=values["name"])
        self.save(tr("Kolonnen omdøbt"), lambda session: service.save_scenarie(session, budget_id, draft, number))
