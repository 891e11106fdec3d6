"""How a referral stands, in a word with its icon and tone; and what may come next."""

from datetime import date

from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import HenvisningView
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

LOOKS = {
    HenvisningStatus.KLADDE: (Tone.NEUTRAL, "note"),
    HenvisningStatus.SENDT: (Tone.INFO, "waiting"),
    HenvisningStatus.BESVARET: (Tone.ACCENT, "letter"),
    HenvisningStatus.STARTET: (Tone.SUCCESS, "next"),
    HenvisningStatus.AFVIST: (Tone.NEUTRAL, "stopped"),
    HenvisningStatus.AFSLUTTET: (Tone.NEUTRAL, "done"),
}
STEPS = {
    HenvisningStatus.BESVARET: ("Svar modtaget", "letter"),
    HenvisningStatus.STARTET: ("Startet", "next"),
    HenvisningStatus.AFVIST: ("Afvist", "stopped"),
    HenvisningStatus.AFSLUTTET: ("Afslut", "done"),
}
"""What the button of a step says."""


def look(henvisning: HenvisningView, today: date) -> tuple[str, Tone, str]:
    """Word, tone and icon; an answer that is overdue says by how much."""
    if henvisning.is_overdue(today):
        assert henvisning.expected_answer_on is not None
        days = (today - henvisning.expected_answer_on).days
        text = tr("%s dag over tiden") if days == 1 else tr("%s dage over tiden")
        return text % days, Tone.DANGER, "late"
    tone, icon = LOOKS[henvisning.status]
    text = tr("Venter på svar") if henvisning.status is HenvisningStatus.SENDT else henvisning.status.label
    return text, tone, icon
