"""Consent is taken back in one step; afterwards it is said who must be told and what has stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QPushButton

from socialvicevaert.features.samtykker import service
from socialvicevaert.features.samtykker.models import SamtykkeArt, SamtykkeWithdrawal
from socialvicevaert.features.samtykker.queries import Dependent, Receiver, RestingOn, SamtykkeView, receivers_of
from socialvicevaert.features.samtykker.ui.form import SamtykkeSheet
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_S, SPACE_XS
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.fields import DateField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


@dataclass(frozen=True)
class Aftermath:
    """What a withdrawal leads to."""

    receivers: tuple[Receiver, ...]
    dependents: tuple[Dependent, ...]


class WithdrawSheet(FormSheet):
    """Date (today) and how (said it); one more click, because it must be as easy as giving it.

    What is withdrawn in part is withdrawn, and a narrower one is made at once.
    """

    def __init__(self, context: Context, samtykke: SamtykkeView, resting_on: RestingOn) -> None:
        title = tr("Træk fuldmagt tilbage") if samtykke.kind is SamtykkeArt.FULDMAGT else tr("Træk samtykke tilbage")
        super().__init__(context, title, samtykke.title, save_text=tr("Træk tilbage"))
        self.samtykke = samtykke
        self._resting_on = resting_on
        self._narrows = False
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
        self.how.set_value(tr("Mundtligt"))
        if len(samtykke.kinds) + len(samtykke.receivers) > 1:
            self.narrower = buttons.plain(tr("Træk tilbage, og lav et snævrere"), self.withdraw_and_narrow, "edit")
            self.form.add_widget(labels.secondary(tr("Gælder det kun noget af det, så lav et nyt med mindre i.")))
            self.form.add_widget(self.narrower)

    def withdraw_and_narrow(self) -> None:
        """Withdraw it all, and go on with a new one that starts as a copy and is made smaller."""
        self._narrows = True
        self._submit()

    def submit(self, values: dict[str, Any]) -> None:
        samtykke, resting_on, narrows = self.samtykke, self._resting_on, self._narrows
        withdrawal = SamtykkeWithdrawal(values["withdrawn_on"], values["how"])

        def withdraw(session: Session) -> Aftermath:
            service.withdraw_samtykke(session, samtykke.id, withdrawal)
            return aftermath(session, samtykke.id, resting_on)

        def done(after: Aftermath) -> None:
            self.close_sheet()
            self.context.sheets.open(AftermathSheet(self.context, samtykke, after, narrows))

        # No undo: a withdrawn consent can never be used again. A mistake is mended by a new one.
        self._set_busy(True)
        self.context.tasks.write(self, tr("Samtykke trukket tilbage"), withdraw, done, self._refused, undoable=False)

    def first_focus(self) -> Any:
        return self.how.line

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        self._narrows = False
        self.form.show_error(error)


class AftermathSheet(SideSheet):
    """Who must be told, with direct numbers and a tick for each, and what has stopped."""

    def __init__(self, context: Context, samtykke: SamtykkeView, after: Aftermath, narrows: bool = False) -> None:
        is_fuldmagt = samtykke.kind is SamtykkeArt.FULDMAGT
        title = tr("Fuldmagten er trukket tilbage") if is_fuldmagt else tr("Samtykket er trukket tilbage")
        super().__init__(context, title, samtykke.title)
        self.samtykke = samtykke
        self._narrows = narrows
        self.told_buttons: list[QPushButton] = []
        self._tell(after.receivers)
        self._stopped(after.dependents)
        if narrows:
            self.set_primary(tr("Lav det nye samtykke"), self._go_on, "next")
        else:
            self.set_primary(tr("Færdig"), self.close_sheet)

    def _tell(self, receivers: tuple[Receiver, ...]) -> None:
        if not receivers:
            self.body.addWidget(Banner(tr("Der er ikke givet oplysninger videre på dette samtykke."), Tone.SUCCESS))
            return
        is_fuldmagt = self.samtykke.kind is SamtykkeArt.FULDMAGT
        to_whom = (
            tr("Giv besked til dem, den gælder over for")
            if is_fuldmagt
            else tr("Giv besked til dem, der har fået oplysninger")
        )
        self.body.addWidget(labels.heading(to_whom))
        self.body.addWidget(labels.secondary(tr("De bliver stående i Min dag, til du har sat »Har fået besked«.")))
        for one in receivers:
            self.body.addWidget(self._card(one))

    def _card(self, receiver: Receiver) -> Card:
        card = Card(receiver.name)
        card.body.setSpacing(SPACE_XS)
        card.add(labels.title(show_phone(receiver.phone) or tr("Intet direkte nummer")))
        for one in receiver.given:
            kinds = ", ".join(kind.label for kind in one.kinds)
            card.add(
                labels.secondary(tr("%s den %s: %s") % (one.what, show_date(danish_date(one.disclosed_at)), kinds))
            )
        if receiver.told_on is not None:
            card.add(StatusChip(tr("Har fået besked %s") % show_date(receiver.told_on), Tone.SUCCESS, "done"))
            return card
        button = buttons.plain(tr("Har fået besked"), None, "tick")
        button.setAccessibleName(tr("%s har fået besked") % receiver.name)
        button.clicked.connect(self._teller(receiver, card, button))
        self.told_buttons.append(button)
        card.body.addSpacing(SPACE_S)
        card.add(button)
        return card

    def _teller(self, receiver: Receiver, card: Card, button: QPushButton) -> Callable[[], None]:
        samtykke_id = self.samtykke.id

        def told(_number: int) -> None:
            button.hide()
            today = show_date(self.context.clock.today())
            card.add(StatusChip(tr("Har fået besked %s") % today, Tone.SUCCESS, "done"))

        def tell() -> None:
            button.setEnabled(False)
            self.context.tasks.write(
                self,
                tr("Modtager har fået besked"),
                lambda session: service.tell_receiver(
                    session, samtykke_id, receiver.partner_id, receiver.name, session.today
                ),
                told,
            )

        return tell

    def _stopped(self, dependents: tuple[Dependent, ...]) -> None:
        if not dependents:
            return
        self.body.addWidget(labels.heading(tr("Det stopper her")))
        for one in dependents:
            text = tr("%s: kladden er spærret og kan ikke sendes.") if one.is_draft else tr("%s: er sendt og følges.")
            self.body.addWidget(Banner(text % one.title, Tone.DANGER if one.is_draft else Tone.INFO))
        self.add_action(tr("Se henvisninger"), self._go, "referral")

    def _go(self) -> None:
        beboer_id = self.samtykke.beboer_id
        self.close_sheet()
        self.context.navigate(Target("beboer", beboer_id, "henvisninger"))

    def _go_on(self) -> None:
        context, samtykke = self.context, self.samtykke
        self.close_sheet()
        target = Target("nyt_samtykke", samtykke.beboer_id)
        context.sheets.open(SamtykkeSheet(context, target, renews=samtykke))


def aftermath(session: Session, samtykke_id: int, resting_on: RestingOn) -> Aftermath:
    """What a withdrawal leads to."""
    return Aftermath(receivers_of(session, samtykke_id), tuple(resting_on(session, samtykke_id)))
