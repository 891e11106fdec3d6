"""What follows: the municipality's receipt, and who else may know of it."""

from typing import Any

from socialvicevaert.features.underretninger import queries, service
from socialvicevaert.features.underretninger.queries import AdgangView, UnderretningView, Writing
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import ChoiceField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class ReceiptSheet(FormSheet):
    """The day it came, and what it says; it can be corrected."""

    def __init__(self, context: Context, view: UnderretningView) -> None:
        super().__init__(context, tr("Kvittering"), view.partner, draft_key=f"underretning:{view.id}:kvittering")
        self.view = view
        today = context.clock.today()
        self.on = self.form.add(DateField("on", tr("Kvitteringen kom"), today, required=True, lean=Lean.PAST))
        self.on.set_value(view.receipt_on or today)
        self.text = self.form.add(NoteField("receipt", tr("Hvad skriver de?"), lines=2))
        self.text.set_value(view.receipt)
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        number = self.view.id
        self.save(
            tr("Kvittering noteret"),
            lambda session: service.note_receipt(session, number, values["on"], values["receipt"]),
        )


class ShareSheet(FormSheet):
    """Another worker is let in, for a reason that stands beside the name."""

    def __init__(self, context: Context, view: UnderretningView) -> None:
        super().__init__(
            context,
            tr("Del underretningen"),
            tr("Den, du vælger, kan se den og brevet, indtil du tager adgangen tilbage."),
            save_text=tr("Del"),
            draft_key=f"underretning:{view.id}:del",
        )
        self.view = view
        self.worker = self.form.add(ChoiceField[int]("medarbejder_id", tr("Medarbejder"), required=True))
        self.reason = self.form.add(NoteField("reason", tr("Begrundelse"), required=True, lines=2))
        beboer_id = view.draft.beboer_id
        context.tasks.read(self, lambda session: queries.writing(session, beboer_id), self._begin, self.form.show_error)

    def submit(self, values: dict[str, Any]) -> None:
        number, worker, reason = self.view.id, values["medarbejder_id"], values["reason"]
        self.save(tr("Underretning delt"), lambda session: service.share_underretning(session, number, worker, reason))

    def _begin(self, found: Writing) -> None:
        known = {self.view.medarbejder_id, self.view.responsible_id, *(one.medarbejder_id for one in self.view.shared)}
        self.worker.set_choices([(number, name) for number, name in found.medarbejdere if number not in known])
        self.load_draft()


class UnshareSheet(FormSheet):
    """Access is taken back, for a reason."""

    def __init__(self, context: Context, access: AdgangView) -> None:
        super().__init__(
            context,
            tr("Tag adgangen tilbage"),
            context.name(access.medarbejder),
            save_text=tr("Tag tilbage"),
            draft_key=f"underretning:adgang:{access.id}",
        )
        self.access = access
        self.reason = self.form.add(NoteField("reason", tr("Begrundelse"), required=True, lines=2))
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        number, reason = self.access.id, values["reason"]
        self.save(tr("Adgang taget tilbage"), lambda session: service.unshare_underretning(session, number, reason))
