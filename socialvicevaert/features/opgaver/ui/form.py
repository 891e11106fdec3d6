"""The form of an opgave: a new one from anywhere, or one that is corrected, ticked off or handed on."""

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere import queries as beboere
from socialvicevaert.features.opgaver import queries, service
from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.features.opgaver.queries import OpgaveStart, OpgaveView
from socialvicevaert.shared.formats.dates import Lean, show_date_long
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import ChoiceField, DateField, SearchField, Suggestion, TextField
from socialvicevaert.ui.fields.search import Answer
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class OpgaveForm(FormSheet):
    """What a new opgave and a known one share: title, date, who does it, and why."""

    def __init__(
        self, context: Context, title: str, save_text: str, draft_key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, title, save_text=save_text, draft_key=draft_key, parent=parent)
        self.title_field = TextField("title", tr("Opgave"), required=True)
        self.due_on = DateField("due_on", tr("Frist"), context.clock.today(), required=True, lean=Lean.FUTURE)
        self.worker = ChoiceField[int]("medarbejder_id", tr("Hvem gør det"), required=True)
        self.why = TextField("why", tr("Hvorfor"), tr("Står ved opgaven på Min dag"))

    def offer_workers(self, start: OpgaveStart) -> None:
        """Offer those who can do it."""
        self.worker.set_choices(start.workers)


class OpgaveSheet(OpgaveForm):
    """A new opgave; ``target.id`` is the resident it is for, or None."""

    def __init__(self, context: Context, target: Target | None = None, parent: QWidget | None = None) -> None:
        self.beboer_id = target.id if target is not None else None
        key = f"opgave:ny:{self.beboer_id}" if self.beboer_id is not None else "opgave:ny"
        super().__init__(context, tr("Ny opgave"), tr("Opret opgave"), key, parent)
        self.form.add(self.title_field)
        self.form.add_row(self.due_on, self.worker)
        self.beboer = self.form.add(SearchField("beboer_id", tr("Beboer"), self._search))
        self.form.add(self.why)
        self.due_on.set_value(context.clock.today() + timedelta(days=1))
        beboer_id = self.beboer_id
        context.tasks.read(
            self, lambda session: queries.opgave_start(session, beboer_id), self._begin, self.form.show_error
        )

    def submit(self, values: dict[str, Any]) -> None:
        draft = OpgaveDraft(**values)
        self.save(tr("Opgave oprettet"), lambda session: service.add_opgave(session, draft))

    def _begin(self, start: OpgaveStart) -> None:
        self.offer_workers(start)
        self.worker.set_value(self.context.actor.medarbejder_id)
        if self.beboer_id is not None:
            self.beboer.set_chosen(Suggestion(self.beboer_id, self.context.name(start.beboer)))
        self.load_draft()

    def _search(self, text: str, answer: Answer) -> None:
        def found(people: list[beboere.Suggestion]) -> None:
            hidden = self.context.discreet.is_on
            answer(
                [
                    Suggestion(person.id, self.context.name(person.name), "" if hidden else person.detail)
                    for person in people
                ]
            )

        self.context.tasks.read(self, lambda session: beboere.suggest(session, text), found, latest="opgave: beboer")


class OpgaveEditSheet(OpgaveForm):
    """One opgave, whose number is ``target.id``: correct it, tick it off, put it off, hand it on, or throw it away."""

    def __init__(self, context: Context, target: Target, parent: QWidget | None = None) -> None:
        assert target.id is not None
        self.opgave_id = target.id
        super().__init__(context, tr("Opgave"), tr("Gem ændringer"), f"opgave:ret:{target.id}", parent)
        self.acts = layouts.FlowRow()
        self.finish = buttons.plain(tr("Klaret"), self._finish, "tick")
        self.put_off = buttons.plain(tr("Udskyd"), self._put_off, "snooze")
        self.open_beboer = buttons.quiet(tr("Åbn beboer"), self._open_beboer, "person")
        self.open_thing = buttons.plain("", self._open_thing, "next")
        for button in (self.open_thing, self.finish, self.put_off, self.open_beboer):
            self.acts.add(button)
        self.body.insertWidget(0, self.acts)
        self.form.add(self.title_field)
        self.form.add_row(self.due_on, self.worker)
        self.form.add(self.why)
        self.bin_button = self.add_action(tr("Slet"), self._bin, "delete", is_danger=True)
        self._opgave: OpgaveView | None = None
        self._enable(False)
        opgave_id = self.opgave_id
        context.tasks.write(
            self,
            tr("Opgave åbnet"),
            lambda session: service.view_opgave(session, opgave_id),
            self._begin,
            self._refused,
            undoable=False,
            quiet=True,
        )

    def submit(self, values: dict[str, Any]) -> None:
        assert self._opgave is not None
        known = self._opgave.as_draft()
        draft = OpgaveDraft(**values, beboer_id=known.beboer_id, sag_id=known.sag_id, source=known.source)
        opgave_id = self.opgave_id
        self.save(tr("Opgave rettet"), lambda session: service.change_opgave(session, opgave_id, draft))

    def first_focus(self) -> QWidget:
        return self.title_field.control

    def _begin(self, start: OpgaveStart) -> None:
        opgave = self._opgave = start.opgave
        assert opgave is not None
        who = self.context.name(opgave.beboer) if opgave.beboer else tr("Uden beboer")
        self.subtitle.setText(tr("%s · %s") % (who, opgave.source.label))
        self.subtitle.show()
        self.open_beboer.setVisible(opgave.beboer_id is not None)
        is_question = opgave.answer is not None and bool(opgave.answer.refusal)
        self.open_thing.setVisible(opgave.answer is not None)
        self.finish.setVisible(not is_question)
        self.bin_button.setVisible(not is_question)
        if opgave.answer is not None:
            self.open_thing.setText(tr(opgave.answer.label))
        self.offer_workers(start)
        self.form.set_values(
            title=opgave.title, due_on=opgave.due_on, medarbejder_id=opgave.medarbejder_id, why=opgave.why
        )
        if opgave.done_at is not None:
            self.acts.hide()
            self.form.setEnabled(False)
            self.body.insertWidget(0, Banner(tr("Opgaven er klaret."), Tone.SUCCESS))
            return
        if opgave.snoozed_to is not None and opgave.snoozed_to > self.context.clock.today():
            text = tr("Udskudt til %s: %s") % (show_date_long(opgave.snoozed_to), opgave.snooze_reason)
            self.body.insertWidget(0, Banner(text, Tone.INFO))
        self._enable(True)
        self.load_draft()

    def _refused(self, error: Exception) -> None:
        """It is gone, or may not be seen: there is nothing to write in."""
        self.form.show_error(error)
        for field in self.form.fields.values():
            field.hide()
        self.acts.hide()
        self.bin_button.hide()

    def _enable(self, on: bool) -> None:
        assert self.primary is not None
        self.primary.setEnabled(on)
        self.acts.setEnabled(on)

    def _finish(self) -> None:
        opgave_id = self.opgave_id
        self.save(tr("Opgave klaret"), lambda session: service.finish_opgave(session, opgave_id))

    def _open_thing(self) -> None:
        assert self._opgave is not None
        assert self._opgave.answer is not None
        answer = self._opgave.answer
        self.close_sheet()
        self.context.navigate(Target(answer.kind, answer.id, answer.tab, dict(answer.extra)))

    def _put_off(self) -> None:
        assert self._opgave is not None
        what = {"key": f"opgave:{self.opgave_id}", "title": self._opgave.title}
        self.close_sheet()
        self.context.navigate(Target("udskyd", extra=what))

    def _open_beboer(self) -> None:
        assert self._opgave is not None
        self.close_sheet()
        self.context.navigate(Target("beboer", self._opgave.beboer_id))

    def _bin(self) -> None:
        opgave_id = self.opgave_id
        self.save(tr("Opgave lagt i papirkurven"), lambda session: service.bin_opgave(session, opgave_id))
