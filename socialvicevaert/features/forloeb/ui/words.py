"""How a course stands, in words with icon and tone, and the stages of its line."""

from socialvicevaert.features.fogedsager.models import IndsatsResultat
from socialvicevaert.features.forloeb.models import ForloebStatus
from socialvicevaert.features.forloeb.queries import ForloebView, MaalingView
from socialvicevaert.features.forloeb.rules import ForloebTrin
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.ui.stage_line import Stage, StageState
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

DOUBLE_ROLE = "Rådgiveren er på beboerens side – og skal også sikre, at huslejen bliver betalt."
_AVERTED = {IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT}
_LOOKS = {
    ForloebStatus.TILBUDT: (Tone.INFO, "waiting"),
    ForloebStatus.INTET_SVAR: (Tone.NEUTRAL, "missing"),
    ForloebStatus.AFSLAAET: (Tone.NEUTRAL, "stopped"),
    ForloebStatus.ACCEPTERET: (Tone.ACCENT, "current"),
}


def look(view: ForloebView) -> tuple[str, Tone, str]:
    """Word, tone and icon of a course."""
    if view.result is not None:
        is_averted = view.result in _AVERTED
        return view.result.label, Tone.SUCCESS if is_averted else Tone.NEUTRAL, "done" if is_averted else "tick"
    tone, icon = _LOOKS[view.status]
    if view.status is ForloebStatus.ACCEPTERET:
        return tr("I gang"), tone, icon
    return tr("Venter på svar") if view.status is ForloebStatus.TILBUDT else view.status.label, tone, icon


def stages(view: ForloebView) -> list[Stage]:
    """Tilbudt → Svar → I gang → Afsluttet; where the answer ended it, nothing follows."""
    answered = view.status is not ForloebStatus.TILBUDT
    accepted = view.status is ForloebStatus.ACCEPTERET
    closed = view.closed_on is not None
    nothing = tr("blev ikke til noget") if answered and not accepted else tr("ikke endnu")
    answer_state = StageState.DONE if answered else StageState.CURRENT
    running_state = StageState.OPEN if not accepted else StageState.DONE if closed else StageState.CURRENT
    return [
        Stage("tilbudt", ForloebTrin.TILBUDT.label, show_date(view.offered_on), StageState.DONE),
        Stage(
            "svar",
            ForloebTrin.SVAR.label,
            show_date(view.status_on) if answered else "",
            answer_state,
            said=view.status.label.lower() if answered else tr("ventes"),
        ),
        Stage(
            "i_gang",
            ForloebTrin.I_GANG.label,
            show_date(view.status_on) if accepted else "",
            running_state,
            said="" if accepted else nothing,
        ),
        Stage(
            "afsluttet",
            ForloebTrin.AFSLUTTET.label,
            show_date(view.closed_on),
            StageState.DONE if closed else StageState.OPEN,
            said=view.result.label.lower() if view.result is not None else nothing,
        ),
    ]


def has_plan_word(known: bool | None) -> str:
    """Yes, no, or not known."""
    return tr("Ved ikke") if known is None else tr("Ja") if known else tr("Nej")


def amount_word(oere: int | None) -> str:
    """An amount, or not known."""
    return show_oere(oere) if oere is not None else tr("Ved ikke")


def difference_word(oere: int | None) -> str:
    """A difference with its sign; nothing where it is not known."""
    if oere is None:
        return ""
    if oere == 0:
        return tr("uændret")
    return f"+{show_oere(oere)}" if oere > 0 else show_oere(oere)


def plan_difference(start: MaalingView | None, end: MaalingView | None) -> str:
    """What became of the plan between the two ends."""
    if start is None or end is None or start.has_plan is None or end.has_plan is None:
        return ""
    if start.has_plan == end.has_plan:
        return tr("uændret")
    return tr("kommet på plads") if end.has_plan else tr("holdes ikke længere")
