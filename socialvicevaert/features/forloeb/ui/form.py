"""A course of advice is offered; or the offer is corrected."""

from typing import Any

from socialvicevaert.features.forloeb import queries, service
from socialvicevaert.features.forloeb.models import ForloebDraft
from socialvicevaert.features.forloeb.queries import ForloebView, OfferStart
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui import labels
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import ChoiceField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class ForloebSheet(FormSheet):
    """``target.id`` is the resident; ``extra["fogedsag_id"]`` is the fogedsag it was offered for."""

    def __init__(self, context: Context, target: Target, view: ForloebView | None = None) -> None:
        super().__init__(
            context,
            tr("Ret tilbud") if view else tr("Tilbyd rådgivningsforløb"),
            save_text=tr("Gem tilbud"),
            draft_key=f"forloeb:{view.id}:tilbud" if view else f"forloeb:ny:{target.id or ''}",
        )
        self.target = target
        self.view = view
        today = context.clock.today()
        self.form.add_widget(
            labels.secondary(tr("Forløbet er frivilligt. Beboeren kan sige nej og bestemmer, hvor I mødes."))
        )
        self.offered_on = self.form.add(
            DateField("offered_on", tr("Tilbudt den"), today, required=True, lean=Lean.PAST)
        )
        self.worker = self.form.add(ChoiceField[int]("medarbejder_id", tr("Rådgiver"), required=True))
        self.sag = self.form.add(ChoiceField[int]("sag_id", tr("Hører til sag"), empty=tr("Ingen sag")))
        self.sag.hide()
        self.form.add(NoteField("note", tr("Bemærkning"), tr("Fx: brev i postkassen, ringet to gange."), lines=2))
        self.offered_on.set_value(view.offered_on if view else today)
        if view is not None:
            self.form.set_values(note=view.note)
        if target.id is not None:
            beboer_id = target.id
            context.tasks.read(
                self, lambda session: queries.offer_start(session, beboer_id), self._show_start, self.form.show_error
            )

    def submit(self, values: dict[str, Any]) -> None:
        fogedsag_id = self.view.fogedsag_id if self.view else self.target.extra.get("fogedsag_id")
        draft = ForloebDraft(
            beboer_id=self.target.id or 0,
            offered_on=values["offered_on"],
            medarbejder_id=values["medarbejder_id"],
            sag_id=values.get("sag_id") if not self.sag.isHidden() else self.view.sag_id if self.view else None,
            fogedsag_id=fogedsag_id if isinstance(fogedsag_id, int) else None,
            note=values["note"],
        )
        if self.view is None:
            self.save(tr("Forløb tilbudt"), lambda session: service.offer_forloeb(session, draft))
        else:
            forloeb_id = self.view.id
            self.save(tr("Tilbud rettet"), lambda session: service.change_forloeb(session, forloeb_id, draft))

    def _show_start(self, start: OfferStart) -> None:
        self.subtitle.setText(self.context.name(start.beboer))
        self.subtitle.show()
        workers = list(start.workers)
        if self.view is not None and self.view.medarbejder_id not in dict(workers):
            workers.append((self.view.medarbejder_id, self.view.medarbejder))
        self.worker.set_choices(workers)
        mine = self.context.actor.medarbejder_id
        self.worker.set_value(self.view.medarbejder_id if self.view else mine)
        self.sag.set_choices(start.sager)
        self.sag.set_value(self.view.sag_id if self.view else start.open_sag_id)
        self.sag.setVisible(bool(start.sager))
        self.load_draft()
