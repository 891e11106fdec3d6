"""How money matters are said in a word, with the tone and the icon that say the same."""

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.ansoegninger.rules import Verdict
from socialvicevaert.features.forloeb.models import ForloebStatus
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

Look = tuple[str, Tone, str]
"""Text, tone and icon."""

_PLANS: dict[OrdningTilstand, Look] = {
    OrdningTilstand.LOEBER: ("Løber", Tone.SUCCESS, "done"),
    OrdningTilstand.BRUDT: ("Brudt", Tone.DANGER, "danger"),
    OrdningTilstand.BETALT: ("Betalt", Tone.NEUTRAL, "done"),
    OrdningTilstand.OPHOERT: ("Ophørt", Tone.NEUTRAL, "circle"),
}
_VERDICTS: dict[Verdict, Look] = {
    Verdict.PAID: ("Betalt", Tone.SUCCESS, "done"),
    Verdict.GRANTED: ("Bevilget", Tone.SUCCESS, "done"),
    Verdict.PLAN: ("Ordning", Tone.SUCCESS, "done"),
    Verdict.PASSED: ("Frist overskredet", Tone.DANGER, "danger"),
    Verdict.NO_DEADLINE: ("Frist ukendt", Tone.NEUTRAL, "question"),
    Verdict.IN_TIME: ("I tide", Tone.SUCCESS, "done"),
    Verdict.PARTLY: ("Dækker ikke", Tone.WARNING, "warning"),
    Verdict.TOO_CLOSE: ("For tæt på", Tone.DANGER, "danger"),
    Verdict.UNKNOWN: ("Svar ukendt", Tone.WARNING, "question"),
    Verdict.NOT_SENT: ("Ikke sendt", Tone.WARNING, "warning"),
    Verdict.TOO_LATE: ("For sent", Tone.DANGER, "danger"),
    Verdict.NOTHING: ("Intet søgt", Tone.DANGER, "danger"),
}
_COURSES: dict[ForloebStatus, str] = {
    ForloebStatus.TILBUDT: "Tilbudt",
    ForloebStatus.INTET_SVAR: "Intet svar",
    ForloebStatus.AFSLAAET: "Takket nej",
    ForloebStatus.ACCEPTERET: "I gang",
}


def plan(state: OrdningTilstand) -> Look:
    """How an agreement stands."""
    text, tone, icon = _PLANS[state]
    return tr(text), tone, icon


def verdict(known: Verdict) -> Look:
    """How a household stands against its next deadline."""
    text, tone, icon = _VERDICTS[known]
    return tr(text), tone, icon


def course(status: ForloebStatus) -> str:
    """How a course that is not closed stands."""
    return tr(_COURSES[status])
