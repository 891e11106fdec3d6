"""The form of a rescue plan: how much by which day, where it comes from, and what lacks, while it is typed."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from socialvicevaert.features.redningsplaner import queries, service
from socialvicevaert.features.redningsplaner.models import RedningsplanDraft
from socialvicevaert.features.redningsplaner.queries import RedningsplanView
from socialvicevaert.features.redningsplaner.rules import sums_of
from socialvicevaert.features.redningsplaner.ui import words
from socialvicevaert.features.redningsplaner.ui.sources import Sources
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed
from socialvicevaert.shared.formats.dates import Lean
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XL
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import AmountField, DateField, NoteField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr


class RedningsplanSheet(FormSheet):
    """``target.id`` is the resident; ``extra`` may name a ``fogedsag``. With ``plan`` that one is corrected.

    A new plan begins with what the program knows of fogedsag, applications and agreements.
    """

    def __init__(
        self,
        context: Context,
        target: Target,
        plan: RedningsplanView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        assert target.id is not None
        title = tr("Ret redningsplan") if plan else tr("Ny redningsplan")
        key = f"redningsplan:{plan.id}" if plan else f"redningsplan:ny:{target.id}"
        super().__init__(context, title, save_text=tr("Gem planen"), draft_key=key, width=520, parent=parent)
        self.beboer_id = target.id
        self.plan = plan
        self._fogedsag_id: int | None = None
        today = context.clock.today()
        self.needed = AmountField("needed_oere", tr("Skal betales"), required=True)
        self.by = DateField("needed_by", tr("Senest"), today, required=True, lean=Lean.FUTURE)
        self.form.add_row(self.needed, self.by)
        self.what_for = self.form.add(TextField("needed_for", tr("Hvilken frist er det?"), tr("Fx fogedmøde")))
        self.sources = Sources(self.form, today)
        self.agreed = NoteField("agreed", tr("Det er aftalt"), tr("Står på planen – én aftale på hver linje"), lines=3)
        self.form.add(self.agreed)
        self.form.add(NoteField("note", tr("Note"), tr("Kun til jer selv – kommer aldrig med på planen"), lines=2))
        self._add_balance()
        self.form.edited.connect(self._count)
        if plan is not None:
            self._begin(plan.draft)
        else:
            beboer_id, fogedsag_id = self.beboer_id, target.extra.get("fogedsag")
            wanted = fogedsag_id if isinstance(fogedsag_id, int) else None
            self.form.setEnabled(False)
            context.tasks.read(
                self, lambda session: queries.start_of(session, beboer_id, wanted), self._begin, self.form.show_error
            )

    def submit(self, values: dict[str, Any]) -> None:
        draft = RedningsplanDraft(
            beboer_id=self.beboer_id,
            needed_oere=values["needed_oere"],
            needed_by=values["needed_by"],
            sources=self.sources.drafts(),
            fogedsag_id=self._fogedsag_id,
            needed_for=values["needed_for"],
            agreed=values["agreed"],
            note=values["note"],
        )
        plan_id = self.plan.id if self.plan is not None else None
        self.save(tr("Redningsplan gemt"), lambda session: service.save_plan(session, draft, plan_id))

    def throw_draft_away(self) -> None:
        self.sources.prepare(self._empty_state)
        super().throw_draft_away()
        self._count()

    def _begin(self, draft: RedningsplanDraft) -> None:
        self._fogedsag_id = draft.fogedsag_id
        self.form.setEnabled(True)
        self.needed.set_value(draft.needed_oere or None)
        self.by.set_value(draft.needed_by)
        self.form.set_values(needed_for=draft.needed_for, agreed=draft.agreed, note=draft.note)
        self.sources.show_sources(draft.sources)
        if self.plan is None and not draft.needed_for:
            self.what_for.set_hint(tr("Programmet kender ingen frist. Se efter, om dagen ovenfor er rigtig."))
        self._count()
        self.load_draft()
        self.first_focus().setFocus()

    def _loaded(self, kept: KeptDraft | None) -> None:
        if kept is not None and not self.form.is_edited:
            self.sources.prepare(kept.state)
        super()._loaded(kept)
        self._count()

    def _show_error(self, error: Exception) -> None:
        if isinstance(error, ValidationFailed):
            error = ValidationFailed(Problem(self.sources.field_of(one.field), one.text) for one in error.problems)
        super()._show_error(error)

    def _add_balance(self) -> None:
        """What lacks stands above the buttons, always in sight."""
        self.balance = QWidget()
        inside = layouts.column(self.balance, SPACE_S, (SPACE_XL, SPACE_M, SPACE_XL, SPACE_M))
        line = layouts.row(None, SPACE_M)
        line.addWidget(labels.one_line(labels.field_label(tr("Mangler"))))
        self.gap = labels.one_line(labels.heading())
        line.addWidget(self.gap)
        self.chip = StatusChip("")
        line.addWidget(self.chip)
        line.addStretch(1)
        inside.addLayout(line)
        self.apart = labels.secondary()
        inside.addWidget(self.apart)
        outside = self.layout()
        assert isinstance(outside, QVBoxLayout)  # made by SideSheet
        place = outside.indexOf(self.scroller) + 1
        outside.insertWidget(place, layouts.hairline())
        outside.insertWidget(place + 1, self.balance)

    def _count(self) -> None:
        try:
            needed, by = self.needed.value(), self.by.value()
        except UserError:
            needed, by = None, None
        if needed is None or by is None:
            self.gap.setText("–")
            self.chip.hide()
            self.apart.setText(tr("Skriv, hvor meget der skal betales og hvornår."))
            return
        sums = sums_of(self.sources.understood(), needed, by)
        self.gap.setText(words.gap(sums))
        self.gap.setAccessibleName(tr("Mangler %s") % words.gap(sums))
        note = words.gap_note(sums)
        self.chip.setVisible(bool(note))
        self.chip.show_state(note, words.gap_tone(sums), words.gap_tone(sums).icon)
        self.apart.setText(words.apart(sums))
        self.apart.setVisible(bool(words.apart(sums)))
