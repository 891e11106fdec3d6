"""The race: will the answer to an application come before the next real deadline of the fogedsag?

Pure: dates, applications and plans in, sentences out. Nothing is guessed: an answer nobody expects by a day is said to
be unknown, and an estimated day is called one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum

from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.rules.problems import GRANTS
from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.features.fogedsager.rules import StepDate
from socialvicevaert.shared.formats.dates import show_date, show_date_short
from socialvicevaert.shared.hverdage import is_working_day
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.rule_data import rule_on

REAL_DEADLINES = (DatoArt.PAAKRAVSFRIST, DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE)
"""The days something happens to the home; other dates of a fogedsag only lead there."""

_DAY = timedelta(days=1)


class Arrival(Enum):
    """How one application stands against the deadline."""

    IN_TIME = "in_time"
    TOO_CLOSE = "too_close"
    """So few working days before that the money may not arrive."""
    TOO_LATE = "too_late"
    OVERDUE = "overdue"
    """The day the answer was expected is past, and it has not come."""
    NO_DAY = "no_day"
    """Nobody knows when the answer comes."""
    NOT_SENT = "not_sent"
    WAITS = "waits"
    """There is no deadline to be in time for."""
    GRANTED = "granted"
    REFUSED = "refused"
    """Refused or withdrawn: nothing comes from it."""


class Verdict(Enum):
    """How the household stands, in one word."""

    PAID = "paid"
    GRANTED = "granted"
    PLAN = "plan"
    NO_DEADLINE = "no_deadline"
    PASSED = "passed"
    """A deadline is past, and the next date is not known: it can come any day."""
    IN_TIME = "in_time"
    PARTLY = "partly"
    """In time, but it does not reach."""
    TOO_CLOSE = "too_close"
    UNKNOWN = "unknown"
    NOT_SENT = "not_sent"
    TOO_LATE = "too_late"
    NOTHING = "nothing"
    """Nothing is applied for."""


class Act(Enum):
    """What can still be done when the answer does not come in time, in the order it is tried."""

    ASK_LANDLORD = "ask_landlord"
    PLAN = "plan"
    MUNICIPALITY = "municipality"


_SAFE = frozenset({Verdict.PAID, Verdict.GRANTED, Verdict.PLAN, Verdict.NO_DEADLINE, Verdict.IN_TIME})
_BEST_FIRST = (
    (Arrival.TOO_CLOSE, Verdict.TOO_CLOSE),
    (Arrival.OVERDUE, Verdict.UNKNOWN),
    (Arrival.NO_DAY, Verdict.UNKNOWN),
    (Arrival.NOT_SENT, Verdict.NOT_SENT),
    (Arrival.TOO_LATE, Verdict.TOO_LATE),
)


@dataclass(frozen=True)
class Deadline:
    """A day on which something happens to the home."""

    kind: DatoArt
    on: date
    at: time | None = None
    is_estimate: bool = False

    @property
    def name(self) -> str:
        """``Påkravsfrist ca. fre. 4. dec.``."""
        about = "ca. " if self.is_estimate else ""
        hour = f" kl. {self.at:%H:%M}" if self.at is not None else ""
        return f"{self.kind.label} {about}{show_date_short(self.on)}{hour}"


@dataclass(frozen=True)
class Application:
    """What the race needs of an application; ``usual_days`` is how long an answer usually takes, where it is known."""

    id: int
    basis: AnsoegningGrundlag
    sent_on: date | None = None
    expected_answer_on: date | None = None
    decision: Afgoerelse | None = None
    decided_on: date | None = None
    amount_oere: int | None = None
    granted_oere: int | None = None
    usual_days: int | None = None


@dataclass(frozen=True)
class Runner:
    """One application in the race: ``days`` are those before the deadline (negative: too late by so many).

    ``text`` says everything in a sentence; ``short`` says how it stands.
    """

    application: Application
    arrival: Arrival
    answer_on: date | None
    is_estimate: bool
    short: str
    text: str
    days: int | None = None


@dataclass(frozen=True)
class Race:
    """The whole race: the deadline, everybody in it, and what it means in one plain sentence."""

    deadline: Deadline | None
    runners: tuple[Runner, ...]
    verdict: Verdict
    text: str
    acts: tuple[Act, ...] = ()

    @property
    def is_safe(self) -> bool:
        """Whether nothing more has to be done for the deadline."""
        return self.verdict in _SAFE


def deadlines(steps: Iterable[StepDate], today: date) -> tuple[Deadline, ...]:
    """The real deadlines that are still to come, the next one first."""
    found = [
        Deadline(step.kind, step.on, step.at, step.is_estimate)
        for step in steps
        if step.kind in REAL_DEADLINES and step.on >= today
    ]
    return tuple(sorted(found, key=lambda one: (one.on, REAL_DEADLINES.index(one.kind))))


def passed_deadline(steps: Iterable[StepDate], today: date) -> Deadline | None:
    """The last real deadline that is past."""
    found = [
        Deadline(step.kind, step.on, step.at, step.is_estimate)
        for step in steps
        if step.kind in REAL_DEADLINES and step.on < today
    ]
    return max(found, key=lambda one: (one.on, REAL_DEADLINES.index(one.kind)), default=None)


def race(
    deadline: Deadline | None,
    applications: Sequence[Application],
    *,
    today: date,
    passed: Deadline | None = None,
    has_plan: bool = False,
    needed_oere: int | None = None,
    remaining_oere: int | None = None,
) -> Race:
    """How the applications stand against the next deadline; ``passed`` is the last one where none is to come.

    ``needed_oere`` is what had to be found when the first grant came (None: not known), and ``remaining_oere`` what is
    owed now; ``has_plan`` says that an agreement with the landlord is kept.
    """
    runners = tuple(_runner(one, deadline, today) for one in applications)
    settled = _settled(runners, has_plan, needed_oere, remaining_oere)
    if settled is not None:
        verdict, text = settled
    elif deadline is not None:
        verdict, text = _against(deadline, runners, today, needed_oere)
    else:
        verdict, text = _without_deadline(passed, today)
    acts = () if verdict in _SAFE else tuple(Act)
    return Race(deadline, runners, verdict, text, acts)


def working_days_between(answer_on: date, deadline_on: date) -> int:
    """Working days from the day after the answer up to and including the deadline: time for the money to arrive."""
    days = (deadline_on - answer_on).days
    return sum(is_working_day(answer_on + step * _DAY) for step in range(1, days + 1))


def _runner(one: Application, deadline: Deadline | None, today: date) -> Runner:
    if one.decision is not None:
        return _decided(one)
    if one.sent_on is None:
        return _prepared(one, deadline, today)
    answer_on = one.expected_answer_on
    sent = f"Sendt {show_date_short(one.sent_on, today)}"
    if answer_on is None:
        text = f"{_ended(sent)} Ingen dag for svar er kendt – spørg, og skriv den."
        return Runner(one, Arrival.NO_DAY, None, False, "ingen dag for svar", text)
    if answer_on < today:
        late = _days((today - answer_on).days)
        text = f"{_ended(sent)} Svaret skulle være kommet for {late} siden."
        return Runner(one, Arrival.OVERDUE, answer_on, False, f"svaret er {late} over tiden", text)
    waited = f"{sent}, svar ventes {show_date_short(answer_on, today)}"
    if deadline is None:
        return Runner(one, Arrival.WAITS, answer_on, False, "venter på svar", _ended(waited))
    arrival, days, said = _measured(answer_on, deadline)
    return Runner(one, arrival, answer_on, False, said, f"{waited}: {said}.", days)


def _decided(one: Application) -> Runner:
    assert one.decision is not None
    when = f" {show_date(one.decided_on)}" if one.decided_on is not None else ""
    if one.decision in GRANTS:
        amount = f" {show_oere(one.granted_oere)}" if one.granted_oere is not None else ""
        short = f"{one.decision.label.lower()}{amount}"
        text = f"{one.decision.label}{amount}{when}"
        return Runner(one, Arrival.GRANTED, one.decided_on, False, short, _ended(text))
    short = one.decision.label.lower()
    return Runner(one, Arrival.REFUSED, one.decided_on, False, short, f"{one.decision.label}{when}.")


def _prepared(one: Application, deadline: Deadline | None, today: date) -> Runner:
    """Not sent: what a day more costs is said, where the usual time is known."""
    answer_on = one.expected_answer_on if one.expected_answer_on and one.expected_answer_on >= today else None
    if answer_on is None and one.usual_days is not None:
        answer_on = today + timedelta(days=one.usual_days)
    if answer_on is None:
        text = "Ikke sendt endnu. Svartiden er ikke kendt."
        return Runner(one, Arrival.NOT_SENT, None, False, "ikke sendt", text)
    said = f"Ikke sendt endnu. Sendes den i dag, ventes svar ca. {show_date_short(answer_on, today)}"
    if deadline is None:
        return Runner(one, Arrival.NOT_SENT, answer_on, True, "ikke sendt", _ended(said))
    _, days, measured = _measured(answer_on, deadline)
    short = f"ikke sendt; sendes den i dag: {measured}"
    return Runner(one, Arrival.NOT_SENT, answer_on, True, short, f"{said}: {measured}.", days)


def _measured(answer_on: date, deadline: Deadline) -> tuple[Arrival, int, str]:
    days = (deadline.on - answer_on).days
    if days < 0:
        return Arrival.TOO_LATE, days, f"{_days(-days)} for sent"
    margin = rule_on("ansoegning_kaploeb", deadline.on).values["arbejdsdage"]
    if working_days_between(answer_on, deadline.on) <= margin:
        return Arrival.TOO_CLOSE, days, f"{_before(days)} fristen – for tæt på"
    return Arrival.IN_TIME, days, f"i tide, {_before(days)} fristen"


def _settled(
    runners: Sequence[Runner], has_plan: bool, needed_oere: int | None, remaining_oere: int | None
) -> tuple[Verdict, str] | None:
    """What makes the deadline harmless, whenever it is."""
    if remaining_oere is not None and remaining_oere <= 0:
        return Verdict.PAID, "Alt, hvad der er skrevet som skyldigt, er betalt."
    given = _given(runners)
    if given and needed_oere is not None and given >= needed_oere:
        return Verdict.GRANTED, f"Pengene er bevilget ({show_oere(given)}). Sørg for, at de når frem i tide."
    if has_plan:
        return (
            Verdict.PLAN,
            "Der er en afdragsordning med udlejer. Hold den, og spørg udlejer, om fristen er sat i bero.",
        )
    return None


def _without_deadline(passed: Deadline | None, today: date) -> tuple[Verdict, str]:
    if passed is None:
        return Verdict.NO_DEADLINE, "Den næste frist er ikke kendt. Når datoen er skrevet, ses det, om svaret når frem."
    when = f"{_the(passed.kind).capitalize()} var {show_date_short(passed.on, today)}"
    return Verdict.PASSED, f"{when}, og den næste dato er ikke kendt. Handl nu, og spørg udlejer."


def _given(runners: Sequence[Runner]) -> int:
    return sum(one.application.granted_oere or 0 for one in runners if one.arrival is Arrival.GRANTED)


def _against(
    deadline: Deadline, runners: Sequence[Runner], today: date, needed_oere: int | None
) -> tuple[Verdict, str]:
    when = f"{deadline.name} er {_in_days((deadline.on - today).days)}"
    given = _given(runners)
    also = (
        f"{show_oere(given)} er bevilget, men det dækker ikke det hele. " if given and needed_oere is not None else ""
    )
    in_time = [one for one in runners if one.arrival is Arrival.IN_TIME]
    if in_time:
        asked = [one.application.amount_oere for one in in_time]
        coming = given + sum(amount or 0 for amount in asked)
        if None not in asked and needed_oere is not None and coming < needed_oere:
            both = (show_oere(coming), show_oere(needed_oere))
            return (
                Verdict.PARTLY,
                f"Svaret ventes i tide, men der er kun søgt {both[0]} af de {both[1]}, der skal findes.",
            )
        days = max(one.days or 0 for one in in_time)
        return Verdict.IN_TIME, f"{also}Svaret ventes i tide: {_before(days)} {_the(deadline.kind)}."
    for arrival, verdict in _BEST_FIRST:
        same = [one for one in runners if one.arrival is arrival]
        if same:
            return verdict, also + _not_in_time(arrival, same, deadline, when)
    if any(one.arrival is Arrival.REFUSED for one in runners):
        return Verdict.NOTHING, f"{also}Ingen ansøgning er undervejs mere. {when}."
    if given:
        return Verdict.NOTHING, f"{also}Intet andet er på vej. {when}."
    return Verdict.NOTHING, f"Der er ikke søgt om hjælp endnu. {when}."


def _not_in_time(arrival: Arrival, same: Sequence[Runner], deadline: Deadline, when: str) -> str:
    the = _the(deadline.kind)
    best = max((one.days for one in same if one.days is not None), default=None)
    match arrival:
        case Arrival.TOO_CLOSE:
            return f"Svaret ventes {_before(best or 0)} {the}. Det er for tæt på til at regne med."
        case Arrival.TOO_LATE:
            return f"Svaret kommer {_days(-(best or 0))} for sent til {the}."
        case Arrival.OVERDUE:
            return f"Svaret er ikke kommet, da det skulle. {when}. Ring og spørg."
        case Arrival.NO_DAY:
            return f"Det vides ikke, hvornår svaret kommer. {when}. Ring og spørg."
        case _:
            return f"Ansøgningen er ikke sendt endnu. {when}."


def with_estimate(deadline: Deadline) -> str:
    """A word of caution where the day itself is a guess; empty otherwise."""
    return "Fristen er et skøn: få oplyst, hvornår påkravet kom frem." if deadline.is_estimate else ""


def _ended(text: str) -> str:
    """A sentence with its full stop; a short month or "kr." brings its own."""
    return text if text.endswith(".") else f"{text}."


def _the(kind: DatoArt) -> str:
    return {
        DatoArt.PAAKRAVSFRIST: "påkravsfristen",
        DatoArt.FOGEDMOEDE: "fogedmødet",
        DatoArt.UDSAETTELSE: "udsættelsen",
    }[kind]


def _days(days: int) -> str:
    return "1 dag" if days == 1 else f"{days} dage"


def _before(days: int) -> str:
    return "samme dag som" if days == 0 else f"{_days(days)} før"


def _in_days(days: int) -> str:
    return {0: "i dag", 1: "i morgen"}.get(days, f"om {days} dage")
