"""An underretning is written: which child, what was seen, why it is a concern, and who gets it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.underretninger import queries, rules, service
from socialvicevaert.features.underretninger.models import UnderretningDraft
from socialvicevaert.features.underretninger.queries import UnderretningView, Writing
from socialvicevaert.features.underretninger.ui.letters import draft_sheet, letter_sheet
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.ui import labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import CheckField, ChoiceField, NoteField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class UnderretningSheet(FormSheet):
    """``target.id`` is the resident. With ``view`` a draft is gone on with."""

    def __init__(
        self, context: Context, target: Target, view: UnderretningView | None = None, parent: QWidget | None = None
    ) -> None:
        assert target.id is not None  # it is opened on a resident
        self.beboer_id = target.id
        self.underretning_id = view.id if view is not None else None
        super().__init__(
            context,
            tr("Kladde til underretning") if view is not None else tr("Ny underretning"),
            save_text=tr("Send"),
            draft_key=_draft_key(self.underretning_id, self.beboer_id),
            width=520,
            parent=parent,
        )
        self.view = view
        self._add_fields()
        self.keep_button = self.add_action(tr("Gem kladde"), self.keep)
        self.preview_button = self.add_action(tr("Se brevet"), self.preview, "document")
        beboer_id = self.beboer_id
        context.tasks.read(self, lambda session: queries.writing(session, beboer_id), self._begin, self.form.show_error)

    def submit(self, values: dict[str, Any]) -> None:
        draft, number = self._draft(values), self.underretning_id
        problems = list(rules.problems_of_sending(draft))
        if problems:
            raise ValidationFailed(problems)
        self.save(
            tr("Underretning sendt"),
            lambda session: service.send_underretning(session, draft, number),
            self._sent,
            undoable=False,  # the municipality has it
        )

    def keep(self) -> None:
        """Keep it as a draft, and close."""
        try:
            draft, number = self._draft(self.form.values()), self.underretning_id
        except UserError as error:
            self._show_error(error)
            return
        self.save(tr("Kladde gemt"), lambda session: service.keep_underretning(session, draft, number), undoable=False)

    def preview(self) -> None:
        """Keep the draft, and show the letter as it would be sent now."""
        try:
            draft, number = self._draft(self.form.values()), self.underretning_id
        except UserError as error:
            self._show_error(error)
            return

        def kept(kept_id: int) -> None:
            self.underretning_id = kept_id
            self._forget_draft()  # it is a draft of its own now; a new one begins empty
            self.draft_key = _draft_key(kept_id, self.beboer_id)
            self.context.sheets.open(draft_sheet(self.context, kept_id))

        self.context.tasks.write(
            self,
            tr("Kladde gemt"),
            lambda session: service.keep_underretning(session, draft, number),
            kept,
            self._show_error,
            quiet=True,
            undoable=False,
        )

    def _add_fields(self) -> None:
        form, today = self.form, self.context.clock.today()
        duty = rules.duty(today)
        form.add_widget(Banner(duty.text, Tone.INFO))
        form.add_widget(labels.secondary(duty.citation))
        self.child = form.add(
            TextField(
                "child",
                tr("Hvilket barn?"),
                tr("Navn, alder, og hvor barnet bor: så meget, som du ved."),
            )
        )
        self.observed = form.add(
            NoteField(
                "observed",
                tr("Hvad har du set og hørt?"),
                tr("Kun det, du selv har set og hørt, og hvornår. Skriv, som om forældrene læser med."),
                lines=4,
            )
        )
        self.concern = form.add(NoteField("concern", tr("Hvorfor er du bekymret?"), lines=3))
        self.done_so_far = form.add(NoteField("done_so_far", tr("Hvad er gjort indtil nu?"), lines=2))
        self.parents_told = form.add(CheckField("parents_told", tr("Forældrene ved, at vi underretter")))
        self.parents_reason = form.add(NoteField("parents_reason", tr("Hvorfor ved de det ikke?"), lines=2))
        self.partner = form.add(ChoiceField[int]("partner_id", tr("Kommunen"), empty=tr("Vælg modtager")))
        self.parents_told.edited.connect(self._follow)

    def _begin(self, found: Writing) -> None:
        self.subtitle.setText(self.context.name(found.beboer))
        self.subtitle.show()
        self.partner.set_choices(found.partnere)
        if self.view is None:
            self.partner.set_value(found.likely_partner)
            if len(found.children) == 1:
                self.child.set_value(found.children[0].capitalize())
        else:
            draft = self.view.draft
            self.form.set_values(
                child=draft.child,
                observed=draft.observed,
                concern=draft.concern,
                done_so_far=draft.done_so_far,
                parents_told=draft.parents_told,
                parents_reason=draft.parents_reason,
                partner_id=draft.partner_id,
            )
        self._follow()
        self.load_draft()

    def _follow(self) -> None:
        is_told = self.parents_told.value()
        self.parents_reason.label.setText(tr("Hvad siger de?") if is_told else tr("Hvorfor ved de det ikke?"))
        self.parents_reason.control.setAccessibleName(self.parents_reason.label.text())

    def _draft(self, values: dict[str, Any]) -> UnderretningDraft:
        return UnderretningDraft(
            beboer_id=self.beboer_id,
            child=values["child"],
            observed=values["observed"],
            concern=values["concern"],
            partner_id=values["partner_id"],
            done_so_far=values["done_so_far"],
            parents_told=values["parents_told"],
            parents_reason=values["parents_reason"],
        )

    def _sent(self, number: int) -> None:
        sheet = letter_sheet(self.context, number, self.beboer_id)
        sheet.say(tr("Sendt og skrevet i loggen. Udskriv brevet, eller gem det og send det sikkert."), Tone.SUCCESS)
        self.context.sheets.open(sheet)


def _draft_key(underretning_id: int | None, beboer_id: int) -> str:
    return f"underretning:{underretning_id}" if underretning_id is not None else f"underretning:ny:{beboer_id}"
