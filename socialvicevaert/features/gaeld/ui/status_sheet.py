"""A debt has come to another status: what, from when, and what is owed on that day."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.gaeld import queries, rules, service
from socialvicevaert.features.gaeld.models import GaeldStatus, StatusDraft
from socialvicevaert.features.gaeld.queries import GaeldView
from socialvicevaert.features.gaeld.ui import words
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import Lean, show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.drafts import KeptDraft
from socialvicevaert.ui.fields import AmountField, ChoiceField, DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr


class StatusSheet(FormSheet):
    """`saved` tells how the debt stands afterwards."""

    saved = Signal(object)  # GaeldView

    def __init__(self, context: Context, debt: GaeldView, parent: QWidget | None = None) -> None:
        now = tr("%s fra %s") % (debt.status.label, show_date(debt.status_on))
        super().__init__(
            context,
            tr("Skift status"),
            f"{debt.creditor} · {now}",
            save_text=tr("Skift status"),
            draft_key=f"gaeld:status:{debt.id}",
            parent=parent,
        )
        self._debt = debt
        today = context.clock.today()
        self.status = self.form.add(
            ChoiceField[GaeldStatus]("status", tr("Ny status"), GaeldStatus, tr("Vælg status"), required=True)
        )
        self.on = self.form.add(
            DateField("on", tr("Fra den"), today, tr("Den dag, brevet er fra"), required=True, lean=Lean.PAST)
        )
        self.warning_until = self.form.add(
            DateField("warning_until", tr("Sidste dag i inkassovarslet"), today, required=True, lean=Lean.FUTURE)
        )
        self.balance = self.form.add(AmountField("balance_oere", tr("Restgæld i brevet"), self._stands()))
        self.form.add(NoteField("note", tr("Note"), lines=2))
        self.on.set_value(today)
        self.status.edited.connect(self._fit)
        self.on.edited.connect(self._remark)
        self.warning_until.edited.connect(self._remark)
        self._fit()
        self.load_draft()

    def throw_draft_away(self) -> None:
        super().throw_draft_away()
        self._fit()

    def submit(self, values: dict[str, Any]) -> None:
        draft, gaeld_id = StatusDraft(**values), self._debt.id

        def change(session: Session) -> GaeldView:
            service.change_status(session, gaeld_id, draft)
            return queries.gaeld(session, gaeld_id)

        self.save(tr("Status skiftet"), change, self.saved.emit)

    def _stands(self) -> str:
        now = show_oere(self._debt.balance_oere)
        return tr("Tom: %s som nu (%s)") % (now, words.stated(self._debt))

    def _fit(self) -> None:
        self.warning_until.setVisible(self.status.value() is GaeldStatus.INKASSOVARSEL)
        self._remark()

    def _loaded(self, kept: KeptDraft | None) -> None:
        super()._loaded(kept)
        self._fit()

    def _remark(self) -> None:
        try:
            on, until = self.on.value(), self.warning_until.value()
        except UserError:
            return
        status = self.status.value()
        if on is None or status is None:
            return
        is_late = on < self._debt.status_on
        late = tr("Det er før den status, der står nu. Det kommer i historikken, og status skifter ikke.")
        self.on.set_hint(late if is_late else tr("Den dag, brevet er fra"))
        is_older = on < self._debt.balance_on
        older = tr("Der står en nyere opgørelse (%s). Beløbet kommer i historikken.") % show_date(self._debt.balance_on)
        self.balance.set_hint(older if is_older else self._stands())
        self.warning_until.set_hint(rules.remark_on_warning(status, on, until))
