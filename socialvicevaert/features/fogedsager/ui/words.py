"""Tones, icons and small Danish words that several parts of a fogedsag share."""

from datetime import date, time

from socialvicevaert.features.fogedsager.models import DatoArt, FogedStadie, FogedUdfald, IndsatsResultat
from socialvicevaert.features.fogedsager.queries import FogedsagRow
from socialvicevaert.features.fogedsager.rules import NextAction, StepDate, is_averted
from socialvicevaert.shared.formats.dates import (
    add_months,
    first_of_month,
    show_date_long,
    show_date_short,
    show_month,
    show_relative,
    show_time,
)
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_TONES = {
    FogedStadie.RESTANCE: (Tone.NEUTRAL, "arrears"),
    FogedStadie.PAAKRAV: (Tone.INFO, "letter"),
    FogedStadie.FRIST_UDLOEBET: (Tone.WARNING, "late"),
    FogedStadie.OPHAEVET: (Tone.WARNING, "document"),
    FogedStadie.FOGEDRET: (Tone.WARNING, "court"),
    FogedStadie.FOGEDMOEDE: (Tone.WARNING, "court"),
    FogedStadie.AFTALE: (Tone.INFO, "partners"),
    FogedStadie.UDSAETTELSE: (Tone.DANGER, "danger"),
}
_MONTHS_OFFERED = 36


def stage_mark(stage: FogedStadie, result: IndsatsResultat | None = None) -> tuple[Tone, str]:
    """Tone and icon of a stage; a closed case shows whether the eviction was averted."""
    if stage is FogedStadie.AFSLUTTET:
        return (Tone.SUCCESS, "done") if is_averted(result) else (Tone.NEUTRAL, "tick")
    return _TONES[stage]


def urgency_tone(action: NextAction, today: date) -> Tone:
    """How pressing a next step is: late, within three days, or later."""
    days = (action.due_on - today).days
    if days < 0:
        return Tone.DANGER
    return Tone.WARNING if days <= 3 else Tone.INFO


def due_sentence(action: NextAction, today: date) -> str:
    """When a next step is due, as the beginning of a sentence on why."""
    if action.due_on == today:
        return tr("I dag.")
    when = (show_date_long(action.due_on), show_relative(action.due_on, today))
    if action.due_on < today:
        return tr("Skulle være gjort %s (%s).") % when
    return tr("Senest %s (%s).") % when


def clock(at: time | None) -> str:
    """``kl. 10.30``; nothing where no time is known."""
    return tr("kl. %s") % show_time(at) if at is not None else ""


def day_and_time(on: date, at: time | None, today: date) -> str:
    """``tor. 3. dec. 10.30``, for a column."""
    return show_date_short(on, today) + (f" {show_time(at)}" if at is not None else "")


def name_of_case(row: FogedsagRow, today: date) -> str:
    """What tells several fogedsager of one resident apart."""
    if row.closed_on is not None:
        return tr("Modtaget %s · afsluttet") % show_date_short(row.opened_on, today)
    return tr("Modtaget %s · i gang") % show_date_short(row.opened_on, today)


def ending_text(outcome: FogedUdfald | None, result: IndsatsResultat | None) -> str:
    """Outcome and result in one line."""
    return " · ".join(
        (outcome.label if outcome else tr("Udfald ikke skrevet"), result.label if result else tr("Ikke bedømt"))
    )


def months_back(today: date, also: date | None = None) -> list[tuple[date, str]]:
    """The months of rent one may owe for, the newest first, as choices of a field; ``also`` may be older."""
    first = first_of_month(today)
    months = [add_months(first, -back) for back in range(-1, _MONTHS_OFFERED)]
    if also is not None and first_of_month(also) not in months:
        months.append(first_of_month(also))
    return [(month, show_month(month)) for month in months]


def court_step(row: FogedsagRow) -> StepDate | None:
    """The date in court that counts now: an eviction before a meeting."""
    steps = {step.kind: step for step in row.steps}
    return steps.get(DatoArt.UDSAETTELSE) or steps.get(DatoArt.FOGEDMOEDE)


def court_tip(row: FogedsagRow) -> str:
    """The whole date in court, and who set it."""
    step = court_step(row)
    if step is None:
        return ""
    return f"{step.kind.label} {show_date_long(step.on)} {clock(step.at)} ({step.set_by.label})"


def action_text(row: FogedsagRow) -> str:
    """The next step of a case, or how it ended."""
    if row.next_action is not None:
        return row.next_action.text
    return ending_text(row.outcome, row.result) if row.closed_on is not None else ""


def action_why(row: FogedsagRow) -> str:
    """The next step in full with its reason, for a tooltip."""
    return f"{row.next_action.text}\n{row.next_action.why}" if row.next_action is not None else action_text(row)
