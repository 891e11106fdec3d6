"""How a status looks: its tone and its icon."""

from socialvicevaert.features.restancer.models import RestanceStatus
from socialvicevaert.ui.tone import Tone

TONES = {
    RestanceStatus.NY: Tone.INFO,
    RestanceStatus.VAERRE: Tone.DANGER,
    RestanceStatus.BEDRE: Tone.SUCCESS,
    RestanceStatus.UAENDRET: Tone.NEUTRAL,
    RestanceStatus.UDGAAET: Tone.SUCCESS,
    RestanceStatus.UKLAR: Tone.WARNING,
}
ICONS = {
    RestanceStatus.NY: "new",
    RestanceStatus.VAERRE: "worse",
    RestanceStatus.BEDRE: "better",
    RestanceStatus.UAENDRET: "circle",
    RestanceStatus.UDGAAET: "done",
    RestanceStatus.UKLAR: "question",
}
