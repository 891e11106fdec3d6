"""Small sheets of an agreement: a payment, and its end."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from socialvicevaert.features.afdragsordninger import service
from socialvicevaert.features.afdragsordninger.models import IndbetalingDraft
from socialvicevaert.features.afdragsordninger.queries import OrdningView
from socialvicevaert.features.afdragsordninger.ui.words import paid_line
from socialvicevaert.shared.formats.dates import Lean, show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import AmountField, DateField, NoteField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


class BetalingSheet(FormSheet):
    """Amount and day, filled with the next open instalment and today: usually only to be confirmed.

    ``before_payment`` gives words that must be read before the landlord is paid, e.g. about applications under way.
    """

    def __init__(
        self, context: Context, view: OrdningView, before_payment: "Callable[[Session, int], str] | None" = None
    ) -> None:
        super().__init__(
            context,
            tr("Registrér betaling"),
            f"{view.counterpart} · {paid_line(view)}",
            save_text=tr("Gem betaling"),
            draft_key=f"ordning:{view.id}:betaling",
        )
        self.ordning_id = view.id
        self.words = Banner("", Tone.WARNING)
        self.words.hide()
        self.form.add_widget(self.words)
        today = context.clock.today()
        upcoming = view.next_open
        hint = ""
        if upcoming is not None:
            hint = tr("Afdrag %s, senest %s: %s") % (
                upcoming.number,
                show_date(upcoming.due_on),
                show_oere(upcoming.open_oere),
            )
        self.amount = self.form.add(AmountField("amount_oere", tr("Beløb"), hint, required=True))
        self.on = self.form.add(DateField("paid_on", tr("Betalt den"), today, required=True, lean=Lean.PAST))
        self.form.add(TextField("note", tr("Bemærkning")))
        self.amount.set_value(upcoming.open_oere if upcoming is not None else None)
        self.on.set_value(today)
        self.load_draft()
        if before_payment is not None and view.is_with_landlord:
            ask, beboer_id = before_payment, view.beboer_id
            context.tasks.read(self, lambda session: ask(session, beboer_id), self._show_words)

    def submit(self, values: dict[str, Any]) -> None:
        ordning_id = self.ordning_id
        draft = IndbetalingDraft(values["paid_on"], values["amount_oere"], values["note"])
        title = tr("Betaling registreret: %s") % show_oere(draft.amount_oere)
        self.save(title, lambda session: service.pay(session, ordning_id, draft))

    def _show_words(self, words: str) -> None:
        self.words.set_text(words)
        self.words.setVisible(bool(words))


class OphoerSheet(FormSheet):
    """When and why an agreement ends before it is paid."""

    def __init__(self, context: Context, view: OrdningView) -> None:
        super().__init__(
            context,
            tr("Ordningen ophører"),
            f"{view.counterpart} · {paid_line(view)}",
            save_text=tr("Lad den ophøre"),
            draft_key=f"ordning:{view.id}:ophoer",
        )
        self.ordning_id = view.id
        today = context.clock.today()
        self.on = self.form.add(DateField("on", tr("Ophørt den"), today, required=True, lean=Lean.PAST))
        self.on.set_value(today)
        self.reason = self.form.add(
            NoteField(
                "reason", tr("Hvorfor?"), tr("Fx: udlejer har opsagt den, eller gælden er omlagt."), required=True
            )
        )
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        ordning_id, on, reason = self.ordning_id, values["on"], values["reason"]
        self.save(tr("Afdragsordning ophørt"), lambda session: service.cancel_ordning(session, ordning_id, on, reason))
