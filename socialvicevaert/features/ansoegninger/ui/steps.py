"""The steps of an application: it was sent, and it was decided."""

from typing import Any

from socialvicevaert.features.ansoegninger import rules, service
from socialvicevaert.features.ansoegninger.models import Afgoerelse, DecisionDraft, Ydelsesform
from socialvicevaert.features.ansoegninger.queries import AnsoegningView
from socialvicevaert.features.ansoegninger.queries.writing import WritingView, writing
from socialvicevaert.features.ansoegninger.ui.days import SendingDays
from socialvicevaert.features.ansoegninger.ui.said import Said
from socialvicevaert.features.ansoegninger.ui.words import title_of
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import AmountField, ChipsField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class SendSheet(FormSheet):
    """Registers that the application went off; what must be read first stands above."""

    def __init__(self, context: Context, one: AnsoegningView) -> None:
        super().__init__(
            context,
            tr("Ansøgningen er sendt"),
            f"{title_of(one)} · {context.name(one.beboer)}",
            save_text=tr("Gem som sendt"),
            draft_key=f"ansoegning:{one.id}:send",
        )
        self.ansoegning = one
        today = context.clock.today()
        self.said = Said()
        self.form.add_widget(self.said)
        self.days = SendingDays(self.form, today, sent_label=tr("Sendt"), is_sent=True)
        self.days.sent_on.set_value(one.sent_on or today)
        self.days.answer_on.set_value(one.expected_answer_on)
        if one.expected_answer_on is not None:
            self.days.keep_answer()
        self.form.is_edited = False
        context.tasks.read(self, lambda session: writing(session, one.beboer_id), self._show, self.form.show_error)

    def submit(self, values: dict[str, Any]) -> None:
        number = self.ansoegning.id
        self.save(
            tr("Ansøgning sendt: %s") % self.ansoegning.basis.short,
            lambda session: service.send_ansoegning(session, number, values["sent_on"], values["expected_answer_on"]),
        )

    def _show(self, found: WritingView) -> None:
        basis = self.ansoegning.basis
        self.said.show_words(rules.words_for(basis, found.stages, self.context.clock.today()))
        self.days.show_expectation(found.expectations[basis])
        self.load_draft()


class DecisionSheet(FormSheet):
    """How it was decided; of one that is decided the decision can be changed or taken back."""

    def __init__(self, context: Context, one: AnsoegningView) -> None:
        super().__init__(
            context,
            tr("Svar på ansøgningen"),
            f"{title_of(one)} · {context.name(one.beboer)}",
            save_text=tr("Gem svaret"),
            draft_key=f"ansoegning:{one.id}:svar",
        )
        self.ansoegning = one
        today = context.clock.today()
        self.decision = self.form.add(
            ChipsField[Afgoerelse]("decision", tr("Hvad blev svaret?"), Afgoerelse, required=True, single=True)
        )
        self.on = self.form.add(DateField("decided_on", tr("Afgjort"), today, required=True, lean=Lean.PAST))
        self.granted = self.form.add(AmountField("granted_oere", tr("Bevilget beløb")))
        self.warning = Banner("", Tone.WARNING)
        self.form.add_widget(self.warning)
        self.repay = self.form.add(
            ChipsField[Ydelsesform]("form", tr("Skal pengene betales tilbage?"), Ydelsesform, single=True)
        )
        self.reason = self.form.add(NoteField("reason", tr("Begrundelse"), lines=2))
        self._fill(one)
        self.decision.edited.connect(self._decision_changed)
        self.granted.edited.connect(self._follow)
        if not one.is_running:
            self.add_action(tr("Fortryd svaret"), self.undo, "undo")
        self.form.is_edited = False
        self._follow()
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        repay = values.get("form", ())
        draft = DecisionDraft(
            decision=values["decision"][0],
            decided_on=values["decided_on"],
            granted_oere=values.get("granted_oere"),
            form=repay[0] if repay else None,
            reason=values["reason"],
        )
        number = self.ansoegning.id
        title = tr("Svar på ansøgning: %s") % draft.decision.label
        self.save(title, lambda session: service.decide_ansoegning(session, number, draft))

    def undo(self) -> None:
        """Let the application wait again."""
        number = self.ansoegning.id
        self.save(tr("Svar fortrudt"), lambda session: service.undo_decision(session, number))

    def _fill(self, one: AnsoegningView) -> None:
        today = self.context.clock.today()
        self.on.set_value(one.decided_on or today)
        if one.decision is None:
            return
        self.decision.set_value((one.decision,))
        self.granted.set_value(one.granted_oere)
        self.repay.set_value((one.form,) if one.form is not None else ())
        self.reason.set_value(one.reason)

    def _decision_changed(self) -> None:
        """What is granted in full is what was asked for, unless somebody writes another amount."""
        is_full = self.decision.value() == (Afgoerelse.BEVILGET,)
        if is_full and self.granted.is_empty and self.ansoegning.amount_oere is not None:
            self.granted.set_value(self.ansoegning.amount_oere)
        self._follow()

    def _follow(self) -> None:
        chosen = next(iter(self.decision.value()), None)
        gives = chosen in rules.GRANTS
        self.granted.setVisible(gives)
        self.repay.setVisible(gives)
        said = rules.warnings_of_decision(chosen, self._granted(), self.ansoegning.amount_oere)
        self.warning.set_text(said)
        self.warning.setVisible(bool(said))

    def _granted(self) -> int | None:
        """The amount as far as it can be understood."""
        try:
            return self.granted.value()
        except UserError:
            return None
