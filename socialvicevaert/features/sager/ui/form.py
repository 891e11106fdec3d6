"""The forms of a sag: open, correct, close with a result, open again with a reason."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.sager import queries, service
from socialvicevaert.features.sager.models import NyeMennesker, SagAarsag, SagClosing, SagDraft, SagKilde, SagResultat
from socialvicevaert.features.sager.queries import SagStart, SagView
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import ChipsField, ChoiceField, DateField, NoteField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr

_WIDTH = 500


class SagSheet(FormSheet):
    """A new sag of a resident (``target.kind`` "ny_sag", its id the resident's), or a known one to be corrected.

    ``target.extra["field"]`` names the field that is asked for, e.g. "cause" from Min dag.
    """

    def __init__(self, context: Context, target: Target, parent: QWidget | None = None) -> None:
        assert target.id is not None
        is_new = target.kind == "ny_sag"
        self.beboer_id = target.id if is_new else None
        self.sag_id = None if is_new else target.id
        super().__init__(
            context,
            tr("Ny sag") if is_new else tr("Ret sag"),
            save_text=tr("Opret sag") if is_new else tr("Gem ændringer"),
            draft_key=f"sag:ny:{target.id}" if is_new else f"sag:ret:{target.id}",
            width=_WIDTH,
            parent=parent,
        )
        self._wanted = str(target.extra.get("field", ""))
        self._add_fields()
        assert self.primary is not None
        self.primary.setEnabled(False)
        self._ask()

    def submit(self, values: dict[str, Any]) -> None:
        assert self.beboer_id is not None
        values["source"] = values["source"] or SagKilde.UKENDT
        draft = SagDraft(beboer_id=self.beboer_id, **values)
        sag_id = self.sag_id
        if sag_id is None:
            self.save(tr("Sag oprettet"), lambda session: service.open_sag(session, draft))
        else:
            self.save(tr("Sag rettet"), lambda session: service.change_sag(session, sag_id, draft))

    def first_focus(self) -> QWidget:
        return self.form.fields[self._wanted].control if self._wanted in self.form.fields else self.title_field.control

    def _add_fields(self) -> None:
        self.title_field = self.form.add(TextField("title", tr("Hvad drejer sagen sig om?")))
        self.title_field.set_placeholder(tr("Fx Uåbnet post og restance"))
        self.behov = self.form.add(ChipsField[int]("behovsomraade_ids", tr("Behov")))
        self.source = ChoiceField[SagKilde]("source", tr("Kilde"), SagKilde, empty=tr("Vælg kilde"))
        self.cause = ChoiceField[SagAarsag]("cause", tr("Årsag"), SagAarsag, empty=tr("Ikke skrevet endnu"))
        self.form.add_row(self.source, self.cause)
        today = self.context.clock.today()
        self.started_on = DateField("started_on", tr("Begyndt den"), today, required=True, lean=Lean.PAST)
        self.responsible = ChoiceField[int]("responsible_id", tr("Ansvarlig"), required=True)
        self.form.add_row(self.started_on, self.responsible)
        self.note = self.form.add(NoteField("note", tr("Note")))

    def _ask(self) -> None:
        beboer_id, sag_id, failed = self.beboer_id, self.sag_id, self.form.show_error
        if sag_id is None:
            self.context.tasks.read(self, lambda session: queries.sag_start(session, beboer_id), self._begin, failed)
            return
        self.context.tasks.write(
            self,
            tr("Sag åbnet"),
            lambda session: service.view_sag(session, sag_id),
            self._begin,
            failed,
            undoable=False,
            quiet=True,
        )

    def _begin(self, start: SagStart) -> None:
        assert self.primary is not None
        self.beboer_id = start.beboer_id
        name = self.context.name(start.beboer)
        self.subtitle.setText(f"{name} · {start.sag.number}" if start.sag else name)
        self.subtitle.show()
        self.behov.set_choices(start.behovsomraader)
        self.responsible.set_choices(start.workers)
        if start.sag is None:
            self.form.set_values(
                started_on=self.context.clock.today(), responsible_id=self.context.actor.medarbejder_id
            )
        else:
            self._show(start.sag)
        self.primary.setEnabled(True)
        self.load_draft()
        if self._wanted in self.form.fields:
            self.form.fields[self._wanted].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, sag: SagView) -> None:
        self.form.set_values(
            title=sag.title,
            behovsomraade_ids=sag.behovsomraade_ids,
            source=sag.source,
            cause=sag.cause,
            started_on=sag.started_on,
            responsible_id=sag.responsible_id,
            note=sag.note,
        )


class CloseSagSheet(FormSheet):
    """Ends a sag; the result is what the month is judged by."""

    def __init__(self, context: Context, sag: SagView, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Afslut sag"),
            " · ".join(part for part in (sag.number, sag.title) if part),
            save_text=tr("Afslut sag"),
            draft_key=f"sag:afslut:{sag.id}",
            parent=parent,
        )
        self.sag_id = sag.id
        self.result = self.form.add(
            ChipsField[SagResultat](
                "result",
                tr("Hvad kom der ud af sagen?"),
                SagResultat,
                tr("Dit eget skøn. Vælg det, der ligger nærmest."),
                single=True,
            )
        )
        self.closed_on = self.form.add(
            DateField("closed_on", tr("Afsluttet den"), context.clock.today(), required=True, lean=Lean.PAST)
        )
        self.closed_on.set_value(context.clock.today())
        self.met_new_people = self.form.add(
            ChipsField[NyeMennesker](
                "met_new_people",
                tr("Har beboeren mødt nye mennesker?"),
                NyeMennesker,
                tr("Spørg beboeren. Vælg intet, hvis I ikke har talt om det."),
                single=True,
            )
        )
        self.note = self.form.add(NoteField("note", tr("Et par ord om afslutningen")))
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        closing = SagClosing(
            values["closed_on"],
            next(iter(values["result"]), None),
            values["note"],
            next(iter(values["met_new_people"]), None),
        )
        sag_id = self.sag_id
        self.save(tr("Sag afsluttet"), lambda session: service.close_sag(session, sag_id, closing))


class ReopenSagSheet(FormSheet):
    """Opens a closed sag again; how it ended before stays in its history."""

    def __init__(self, context: Context, sag: SagView, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Genåbn sag"),
            " · ".join(part for part in (sag.number, sag.title) if part),
            save_text=tr("Genåbn sag"),
            draft_key=f"sag:genaabn:{sag.id}",
            parent=parent,
        )
        self.sag_id = sag.id
        self.reason = self.form.add(NoteField("reason", tr("Hvorfor åbnes den igen?")))
        self.on = self.form.add(
            DateField("on", tr("Genåbnet den"), context.clock.today(), required=True, lean=Lean.PAST)
        )
        self.on.set_value(context.clock.today())
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        sag_id, on, reason = self.sag_id, values["on"], values["reason"]
        self.save(tr("Sag genåbnet"), lambda session: service.reopen_sag(session, sag_id, on, reason), reason=reason)
