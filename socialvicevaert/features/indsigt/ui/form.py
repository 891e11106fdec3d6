"""A request is written down: the day it was made, from which the month runs."""

from typing import Any

from socialvicevaert.features.indsigt import service
from socialvicevaert.features.indsigt.models import IndsigtDraft
from socialvicevaert.features.indsigt.rules.requests import due_on
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.ui import labels
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class IndsigtSheet(FormSheet):
    """A new request."""

    def __init__(self, context: Context, beboer_id: int) -> None:
        super().__init__(
            context, tr("Ny anmodning om indsigt"), save_text=tr("Opret"), draft_key=f"indsigt:ny:{beboer_id}"
        )
        self.beboer_id = beboer_id
        self.form.add_widget(
            labels.secondary(tr("Beboeren kan spørge mundtligt eller skriftligt, og behøver ikke sige hvorfor."))
        )
        today = context.clock.today()
        self.asked_on = self.form.add(DateField("asked_on", tr("Hvornår bad beboeren om det?"), today, required=True))
        self.asked_on.set_value(today)
        self.note = self.form.add(NoteField("note", tr("Note"), tr("Fx hvordan beboeren helst vil have det"), lines=2))
        self.form.edited.connect(self._follow)
        self._follow()
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        draft = IndsigtDraft(self.beboer_id, values["asked_on"], values["note"])
        self.save(tr("Anmodning om indsigt oprettet"), lambda session: service.open_indsigt(session, draft))

    def _follow(self) -> None:
        asked_on = None if self.asked_on.is_empty else self._asked_on()
        self.asked_on.set_hint(tr("Svar senest %s") % show_date(due_on(asked_on)) if asked_on else "")

    def _asked_on(self) -> Any:
        try:
            return self.asked_on.value()
        except ValueError:
            return None
