"""What to do next in a fogedsag, by when, and why: the line on Min dag and at the top of the case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from socialvicevaert.features.fogedsager.models import DatoArt, FogedStadie, FogedUdfald, IndsatsResultat
from socialvicevaert.features.fogedsager.rules.deadlines import due_date, reminder_before
from socialvicevaert.features.fogedsager.rules.steps import StepDate
from socialvicevaert.shared.formats.dates import add_months, show_date, show_date_long, show_time
from socialvicevaert.shared.hverdage import add_days, is_working_day, next_day

_PREPARE_MEETING_WORKING_DAYS = 2
_PREPARE_EVICTION_WORKING_DAYS = 5
_ASK_AGAIN_WORKING_DAYS = 5


class Urgency(Enum):
    """How much hangs on it: a date with consequences, or a thing to find out."""

    HOME_AT_STAKE = 1
    DEADLINE = 2
    FIND_OUT = 3


@dataclass(frozen=True)
class FogedState:
    """What decides the next step, taken from the rows of a fogedsag."""

    stage: FogedStadie
    steps: tuple[StepDate, ...] = ()
    has_children: bool = False
    municipality_notified: bool = False
    outcome: FogedUdfald | None = None
    result: IndsatsResultat | None = None
    recheck_due_on: date | None = None  # the first re-check not yet done

    def step(self, kind: DatoArt) -> StepDate | None:
        """The date of a kind, or ``None``."""
        return next((step for step in self.steps if step.kind is kind), None)


@dataclass(frozen=True)
class NextAction:
    """One thing to do; ``due_on`` may lie behind: then it is overdue."""

    text: str
    due_on: date
    why: str
    urgency: Urgency


def next_action(state: FogedState, today: date) -> NextAction | None:
    """The one next step at a stage; ``None`` when a closed case wants nothing more."""
    return _BY_STAGE[state.stage](state, today)


def _restance(state: FogedState, today: date) -> NextAction:
    earliest = state.step(DatoArt.PAAKRAV_TIDLIGST)
    if earliest is None:
        return _find_out("Find ud af, hvilken måned der skyldes for", today, "Forfaldsdagen er ikke skrevet.")
    if today < earliest.on:
        why = f"Udlejer kan tidligst sende påkrav {show_date_long(earliest.on)}."
        return NextAction("Tal med beboeren, før påkravet kan komme", earliest.on, why, Urgency.DEADLINE)
    return _find_out(
        "Spørg udlejer, om påkravet er sendt", today, f"Påkrav kan være sendt siden {show_date(earliest.on)}."
    )


def _paakrav(state: FogedState, today: date) -> NextAction:
    frist = state.step(DatoArt.PAAKRAVSFRIST)
    if frist is None:
        return _find_out("Skriv, hvornår påkravet er sendt og modtaget", today, "Uden datoen kendes fristen ikke.")
    if frist.on < today:
        return _deadline_passed(state, today)
    guess = " (skøn: få oplyst, hvornår påkravet kom frem)" if frist.is_estimate else ""
    why = f"Påkravsfristen slutter {show_date_long(frist.on)}{guess}. Også gebyret skal være betalt."
    return NextAction("Få hele restancen betalt, eller aftal en ordning med udlejer", frist.on, why, Urgency.DEADLINE)


def _deadline_passed(state: FogedState, today: date) -> NextAction:
    frist = state.step(DatoArt.PAAKRAVSFRIST)
    since = f"Fristen udløb {show_date(frist.on)}. " if frist is not None else ""
    why = since + "Betaling, før ophævelsen er modtaget, gør den ugyldig."
    return NextAction("Få betalt nu, og spørg udlejer, om lejemålet er ophævet", today, why, Urgency.HOME_AT_STAKE)


def _terminated(state: FogedState, today: date) -> NextAction:
    ended = state.step(DatoArt.OPHAEVELSE)
    if ended is None:
        return _find_out("Skriv, hvornår lejemålet er ophævet", today, "Datoen for ophævelsen mangler.")
    due_on = add_days(ended.on, 1, is_working_day)
    why = f"Lejemålet er ophævet {show_date(ended.on)}; sagen kan indleveres til fogedretten."
    return NextAction("Forsøg en aftale med udlejer, før sagen indleveres", due_on, why, Urgency.HOME_AT_STAKE)


def _filed(state: FogedState, today: date) -> NextAction:
    notified, answer = state.step(DatoArt.KOMMUNE_UNDERRETTET), state.step(DatoArt.KOMMUNE_SVAR)
    if notified is None and not state.municipality_notified:
        children = " Der er børn i hjemmet." if state.has_children else ""
        why = "Udlejer skal underrette kommunen senest ved indleveringen." + children
        return NextAction("Kontroller, at kommunen er underrettet", today, why, Urgency.HOME_AT_STAKE)
    if answer is not None and answer.on >= today:
        why = f"Et afslag på hjælp skal være givet senest {show_date_long(answer.on)}."
        return NextAction("Følg op på kommunens vurdering", answer.on, why, Urgency.DEADLINE)
    filed = state.step(DatoArt.INDLEVERET)
    due_on = add_days(filed.on, _ASK_AGAIN_WORKING_DAYS, is_working_day) if filed is not None else today
    return _find_out("Spørg fogedretten om dag og tid for mødet", due_on, "Sagen er indleveret; mødet er ikke sat.")


def _meeting(state: FogedState, today: date) -> NextAction:
    meeting = state.step(DatoArt.FOGEDMOEDE)
    if meeting is None:
        return _find_out("Skriv dag og tid for fogedmødet", today, "Datoen for fogedmødet mangler.")
    if meeting.on < today:
        return _find_out("Skriv, hvad fogedmødet endte med", meeting.on, f"Mødet var {show_date(meeting.on)}.")
    why = f"Fogedmødet er {_day_and_time(meeting)}."
    due_on = _not_before(today, reminder_before(meeting.on, _PREPARE_MEETING_WORKING_DAYS))
    return NextAction("Forbered fogedmødet sammen med beboeren", due_on, why, Urgency.HOME_AT_STAKE)


def _agreement(state: FogedState, today: date) -> NextAction:
    # The day after the next rent falls due shows whether the agreement holds; the same day would be too early.
    rent = due_date(today.replace(day=1)).on
    if rent < today:
        rent = due_date(add_months(today.replace(day=1), 1)).on
    due_on = next_day(rent + timedelta(days=1), is_working_day)
    agreed = state.step(DatoArt.AFTALE)
    since = f"Aftalen er fra {show_date(agreed.on)}. " if agreed is not None else ""
    why = f"{since}Husleje og afdrag forfalder {show_date(rent)}."
    return NextAction("Spørg, om aftalen bliver holdt", due_on, why, Urgency.DEADLINE)


def _eviction(state: FogedState, today: date) -> NextAction:
    eviction = state.step(DatoArt.UDSAETTELSE)
    if eviction is None:
        return _find_out("Skriv dag og tid for udsættelsen", today, "Datoen for udsættelsen mangler.")
    if eviction.on < today:
        why = f"Udsættelsen var sat til {show_date(eviction.on)}."
        return _find_out("Afslut sagen med udfald og resultat", eviction.on, why)
    children = " Der er børn i hjemmet." if state.has_children else ""
    why = f"Udsættelsen er {_day_and_time(eviction)}.{children}"
    due_on = _not_before(today, reminder_before(eviction.on, _PREPARE_EVICTION_WORKING_DAYS))
    text = "Søg en sidste aftale, og find et sted at bo med kommunen"
    return NextAction(text, due_on, why, Urgency.HOME_AT_STAKE)


def _closed(state: FogedState, today: date) -> NextAction | None:
    if state.result is None:
        return _find_out("Bedøm resultatet af indsatsen", today, "Sagen er afsluttet uden bedømt resultat.")
    if state.recheck_due_on is not None:
        why = f"Genbesøg {show_date(state.recheck_due_on)} efter en afværget udsættelse."
        return _find_out("Spørg, om beboeren stadig bor der", state.recheck_due_on, why)
    return None


def _find_out(text: str, due_on: date, why: str) -> NextAction:
    return NextAction(text, due_on, why, Urgency.FIND_OUT)


def _not_before(today: date, on: date) -> date:
    """A day to prepare that has passed is today: what is late is the reminder, not the worker."""
    return max(today, on)


def _day_and_time(step: StepDate) -> str:
    return show_date_long(step.on) + (f" kl. {show_time(step.at)}" if step.at is not None else "")


_BY_STAGE: Mapping[FogedStadie, Callable[[FogedState, date], NextAction | None]] = {
    FogedStadie.RESTANCE: _restance,
    FogedStadie.PAAKRAV: _paakrav,
    FogedStadie.FRIST_UDLOEBET: _deadline_passed,
    FogedStadie.OPHAEVET: _terminated,
    FogedStadie.FOGEDRET: _filed,
    FogedStadie.FOGEDMOEDE: _meeting,
    FogedStadie.AFTALE: _agreement,
    FogedStadie.UDSAETTELSE: _eviction,
    FogedStadie.AFSLUTTET: _closed,
}
