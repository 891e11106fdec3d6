"""What a race is made of: the deadline, who runs, how each stands, and the whole."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag
from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.shared.formats.dates import show_date_short, show_time


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


SAFE = frozenset({Verdict.PAID, Verdict.GRANTED, Verdict.PLAN, Verdict.NO_DEADLINE, Verdict.IN_TIME})
"""Verdicts after which nothing more has to be done for the deadline."""


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
        hour = f" kl. {show_time(self.at)}" if self.at is not None else ""
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
        return self.verdict in SAFE
