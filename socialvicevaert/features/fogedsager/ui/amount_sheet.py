"""One amount of a fogedsag: arrears of a month, a fee, a court cost or a payment."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from socialvicevaert.features.fogedsager import service
from socialvicevaert.features.fogedsager.models import BeloebArt, BeloebDraft
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.features.fogedsager.ui.words import months_back
from socialvicevaert.shared.formats.dates import Lean, first_of_month
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import AmountField, ChipsField, ChoiceField, DateField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


class BeloebSheet(FormSheet):
    """Add an amount; a wrong one is removed and written again.

    ``before_payment`` gives words that must be read before a payment is written, e.g. about applications under way.
    """

    def __init__(
        self, context: Context, view: FogedsagView, before_payment: "Callable[[Session, int], str] | None" = None
    ) -> None:
        super().__init__(
            context,
            tr("Tilføj beløb"),
            tr("Alle beløb skrives uden fortegn; en indbetaling trækkes fra."),
            save_text=tr("Tilføj"),
            draft_key=f"fogedsag:{view.row.id}:beloeb",
        )
        self.fogedsag_id = view.row.id
        today = context.clock.today()
        self.kind = self.form.add(
            ChipsField[BeloebArt]("kind", tr("Hvad er det?"), BeloebArt, required=True, single=True)
        )
        self.kind.set_value((BeloebArt.RESTANCE,))
        self._words = ""
        self.words = Banner("", Tone.WARNING)
        self.words.hide()
        self.form.add_widget(self.words)
        self.amount = self.form.add(AmountField("amount_oere", tr("Beløb"), required=True))
        self.month = self.form.add(
            ChoiceField[date](
                "rent_month",
                tr("Husleje for"),
                months_back(today),
                empty=tr("Ingen bestemt måned"),
                hint=tr("Den ældste måned afgør forfald og dermed fristerne."),
            )
        )
        self.month.set_value(first_of_month(today))
        self.on = self.form.add(DateField("on", tr("Dato"), today, required=True, lean=Lean.PAST))
        self.on.set_value(today)
        self.form.add(TextField("label", tr("Bemærkning")))
        self.kind.edited.connect(self._fit)
        self.load_draft()
        self._fit()
        if before_payment is not None:
            ask, beboer_id = before_payment, view.row.beboer_id
            context.tasks.read(self, lambda session: ask(session, beboer_id), self._know_words)

    def submit(self, values: dict[str, Any]) -> None:
        (kind,) = values["kind"]
        draft = BeloebDraft(kind, values["amount_oere"], values["on"], values["label"], values.get("rent_month"))
        fogedsag_id = self.fogedsag_id
        title = tr("Beløb tilføjet: %s") % kind.label
        self.save(title, lambda session: service.add_beloeb(session, fogedsag_id, draft))

    def _fit(self) -> None:
        self.month.setVisible(self.kind.value() == (BeloebArt.RESTANCE,))
        self.words.setVisible(bool(self._words) and self.kind.value() == (BeloebArt.BETALT,))

    def _know_words(self, words: str) -> None:
        self._words = words
        self.words.set_text(words)
        self._fit()
