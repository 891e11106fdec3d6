"""Tones, icons and small Danish words that several parts of an application share."""

from datetime import date

from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.queries import AnsoegningStage, AnsoegningView
from socialvicevaert.features.ansoegninger.rules import Arrival, Runner, Verdict
from socialvicevaert.shared.formats.dates import show_date, show_relative
from socialvicevaert.shared.money import show_oere
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.time_lanes import LaneRun
from socialvicevaert.ui.tone import Tone

ARRIVALS = {
    Arrival.IN_TIME: (Tone.SUCCESS, "done"),
    Arrival.TOO_CLOSE: (Tone.WARNING, "warning"),
    Arrival.TOO_LATE: (Tone.DANGER, "late"),
    Arrival.OVERDUE: (Tone.DANGER, "phone"),
    Arrival.NO_DAY: (Tone.WARNING, "question"),
    Arrival.NOT_SENT: (Tone.WARNING, "send"),
    Arrival.WAITS: (Tone.INFO, "waiting"),
    Arrival.GRANTED: (Tone.SUCCESS, "done"),
    Arrival.REFUSED: (Tone.NEUTRAL, "stopped"),
}
VERDICTS = {
    Verdict.PAID: Tone.SUCCESS,
    Verdict.GRANTED: Tone.SUCCESS,
    Verdict.PLAN: Tone.INFO,
    Verdict.NO_DEADLINE: Tone.INFO,
    Verdict.PASSED: Tone.DANGER,
    Verdict.IN_TIME: Tone.SUCCESS,
    Verdict.PARTLY: Tone.WARNING,
    Verdict.TOO_CLOSE: Tone.WARNING,
    Verdict.UNKNOWN: Tone.WARNING,
    Verdict.NOT_SENT: Tone.WARNING,
    Verdict.TOO_LATE: Tone.DANGER,
    Verdict.NOTHING: Tone.WARNING,
}
_DECIDED = {
    Afgoerelse.BEVILGET: (Tone.SUCCESS, "done"),
    Afgoerelse.DELVIST: (Tone.SUCCESS, "done"),
    Afgoerelse.AFSLAG: (Tone.NEUTRAL, "stopped"),
    Afgoerelse.TRUKKET: (Tone.NEUTRAL, "undo"),
}


def look(one: AnsoegningView, today: date) -> tuple[str, Tone, str]:
    """Word, tone and icon of how far an application is; an answer that is overdue says by how much."""
    if one.decision is not None:
        return one.decision.label, *_DECIDED[one.decision]
    if one.is_overdue(today):
        assert one.expected_answer_on is not None
        days = (today - one.expected_answer_on).days
        return (tr("%s dag over tiden") if days == 1 else tr("%s dage over tiden")) % days, Tone.DANGER, "late"
    if one.stage is AnsoegningStage.SENT:
        return tr("Venter på svar"), Tone.INFO, "waiting"
    return tr("Forberedes"), Tone.NEUTRAL, "note"


def title_of(one: AnsoegningView) -> str:
    """``§ 81 a · Ydelsescenter Nord · 14.312,50 kr.``."""
    amount = show_oere(one.amount_oere) if one.amount_oere is not None else ""
    short = tr("Ansøgning") if one.basis is AnsoegningGrundlag.ANDET else one.basis.short
    return " · ".join(part for part in (short, one.receiver, amount) if part)


def lane_of(runner: Runner, one: AnsoegningView) -> LaneRun:
    """An application as it is drawn beside the deadline."""
    tone, icon = ARRIVALS[runner.arrival]
    title = title_of(one)
    return LaneRun(
        key=str(one.id),
        title=title,
        said=runner.short[:1].upper() + runner.short[1:],
        spoken=f"{title}. {runner.text}",
        tone=tone,
        icon=icon,
        begins=one.sent_on,
        ends=runner.answer_on,
        is_over=not one.is_running,
    )


def answer_text(one: AnsoegningView, today: date) -> str:
    """When the answer is expected, or that nobody knows."""
    if one.expected_answer_on is None:
        return tr("Ingen dag for svar er skrevet")
    when = (show_date(one.expected_answer_on), show_relative(one.expected_answer_on, today))
    return tr("Svar ventes %s (%s)") % when
