"""The next step of a referral: answered, started, declined, ended."""

from typing import Any

from socialvicevaert.features.henvisninger import rules, service
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import HenvisningView
from socialvicevaert.features.henvisninger.ui.status import STEPS
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import DateField, NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.text import tr

SAVED = {
    HenvisningStatus.BESVARET: "Svar på henvisning",
    HenvisningStatus.STARTET: "Henvisning startet",
    HenvisningStatus.AFVIST: "Henvisning afvist",
    HenvisningStatus.AFSLUTTET: "Henvisning afsluttet",
}
QUESTIONS = {
    HenvisningStatus.BESVARET: "Hvad svarede de?",
    HenvisningStatus.STARTET: "Hvad er startet?",
    HenvisningStatus.AFVIST: "Hvorfor blev den afvist?",
    HenvisningStatus.AFSLUTTET: "Hvad kom der ud af det?",
}


class StepSheet(FormSheet):
    """Date (today) and words; an end needs its words."""

    def __init__(self, context: Context, henvisning: HenvisningView, status: HenvisningStatus) -> None:
        super().__init__(
            context,
            tr(STEPS[status][0]),
            f"{henvisning.partner} · {context.name(henvisning.beboer)}",
            draft_key=f"henvisning:{henvisning.id}:{status.value}",
        )
        self.henvisning = henvisning
        self.status = status
        today = context.clock.today()
        self.on = self.form.add(DateField("on", tr("Dato"), today, required=True))
        self.on.set_value(today)
        self.outcome = self.form.add(
            NoteField("outcome", tr(QUESTIONS[status]), required=status in rules.ENDED, lines=3)
        )
        self.outcome.set_value(henvisning.outcome)
        self.load_draft()

    def submit(self, values: dict[str, Any]) -> None:
        henvisning_id, status = self.henvisning.id, self.status
        self.save(
            tr(SAVED[status]),
            lambda session: service.advance_henvisning(session, henvisning_id, status, values["on"], values["outcome"]),
        )
