"""Consent is taken back in one step; afterwards it is said who must be told and what has stopped."""

from dataclasses import dataclass
from typing import Any

from socialvicevaert.features.samtykker import service
from socialvicevaert.features.samtykker.models import SamtykkeWithdrawal
from socialvicevaert.features.samtykker.queries import (
    Dependent,
    RestingOn,
    SamtykkeView,
    VideregivelseView,
    disclosed_under,
)
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_XS
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import DateField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


@dataclass(frozen=True)
class Aftermath:
    """What a withdrawal leads to."""

    disclosures: tuple[VideregivelseView, ...]
    dependents: tuple[Dependent, ...]


class WithdrawSheet(FormSheet):
    """Date (today) and how; there is nothing to confirm, because it must be as easy as giving it."""

    def __init__(self, context: Context, samtykke: SamtykkeView, resting_on: RestingOn) -> None:
        super().__init__(
            context, tr("Træk samtykke tilbage"), ", ".join(samtykke.partners), save_text=tr("Træk tilbage")
        )
        self.samtykke = samtykke
        self._resting_on = resting_on
        self.form.add_widget(
            Banner(
                tr("Det stopper med det samme og kan ikke fortrydes. Kladder, der bygger på det, bliver spærret."),
                Tone.WARNING,
            )
        )
        today = context.clock.today()
        self.withdrawn_on = self.form.add(DateField("withdrawn_on", tr("Trukket tilbage den"), today, required=True))
        self.withdrawn_on.set_value(today)
        self.how = self.form.add(TextField("how", tr("Hvordan?"), tr("Fx ringede, sagde det ved hjemmebesøg, skrev")))

    def submit(self, values: dict[str, Any]) -> None:
        samtykke, resting_on = self.samtykke, self._resting_on
        withdrawal = SamtykkeWithdrawal(values["withdrawn_on"], values["how"])

        def withdraw(session: Session) -> Aftermath:
            service.withdraw_samtykke(session, samtykke.id, withdrawal)
            return aftermath(session, samtykke.id, resting_on)

        def done(after: Aftermath) -> None:
            self.close_sheet()
            self.context.sheets.open(AftermathSheet(self.context, samtykke, after))

        # No undo: a withdrawn consent can never be used again. A mistake is mended by a new one.
        self._set_busy(True)
        self.context.tasks.write(self, tr("Samtykke trukket tilbage"), withdraw, done, self._refused, undoable=False)

    def first_focus(self) -> Any:
        return self.how.line

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        self.form.show_error(error)


class AftermathSheet(SideSheet):
    """Who has had information on the strength of the consent, with direct numbers, and what has stopped."""

    def __init__(self, context: Context, samtykke: SamtykkeView, after: Aftermath) -> None:
        super().__init__(context, tr("Samtykket er trukket tilbage"), ", ".join(samtykke.partners))
        self.samtykke = samtykke
        self._tell(after.disclosures)
        self._stopped(after.dependents)
        self.set_primary(tr("Færdig"), self.close_sheet)

    def _tell(self, disclosures: tuple[VideregivelseView, ...]) -> None:
        if not disclosures:
            self.body.addWidget(Banner(tr("Der er ikke givet oplysninger videre på dette samtykke."), Tone.SUCCESS))
            return
        self.body.addWidget(labels.heading(tr("Sig det til dem, der har fået oplysninger")))
        by_recipient: dict[str, list[VideregivelseView]] = {}
        for one in disclosures:
            by_recipient.setdefault(one.recipient, []).append(one)
        for recipient, given in by_recipient.items():
            card = Card(recipient)
            card.body.setSpacing(SPACE_XS)
            number = labels.title(show_phone(given[0].recipient_phone) or tr("Intet direkte nummer"))
            card.add(number)
            for one in given:
                kinds = ", ".join(kind.label for kind in one.kinds)
                on = show_date(one.disclosed_at.astimezone(DENMARK).date())
                card.add(labels.secondary(tr("%s den %s: %s") % (one.what, on, kinds)))
            self.body.addWidget(card)

    def _stopped(self, dependents: tuple[Dependent, ...]) -> None:
        if not dependents:
            return
        self.body.addWidget(labels.heading(tr("Henvisninger, det rammer")))
        for one in dependents:
            text = tr("%s: kladden er spærret og kan ikke sendes.") if one.is_draft else tr("%s: er sendt og følges.")
            self.body.addWidget(Banner(text % one.title, Tone.DANGER if one.is_draft else Tone.INFO))
        self.add_action(tr("Se henvisninger"), self._go, "referral")

    def _go(self) -> None:
        beboer_id = self.samtykke.beboer_id
        self.close_sheet()
        self.context.navigate(Target("beboer", beboer_id, "henvisninger"))


def aftermath(session: Session, samtykke_id: int, resting_on: RestingOn) -> Aftermath:
    """What a withdrawal leads to."""
    return Aftermath(disclosed_under(session, samtykke_id), tuple(resting_on(session, samtykke_id)))
