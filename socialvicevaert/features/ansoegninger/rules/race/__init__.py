"""The race: will the answer to an application come before the next real deadline of the fogedsag?

Pure: dates, applications and plans in, sentences out. Nothing is guessed: an answer nobody expects by a day is said to
be unknown, and an estimated day is called one.

``model``     what a race is made of
``runners``   how one application stands
``verdicts``  what they mean together
"""

from collections.abc import Iterable, Sequence
from datetime import date

from socialvicevaert.features.ansoegninger.rules.race.model import (
    SAFE,
    Act,
    Application,
    Arrival,
    Deadline,
    Race,
    Runner,
    Verdict,
)
from socialvicevaert.features.ansoegninger.rules.race.runners import runner_of, working_days_between
from socialvicevaert.features.ansoegninger.rules.race.verdicts import against, settled, without_deadline
from socialvicevaert.features.fogedsager.models import DatoArt
from socialvicevaert.features.fogedsager.rules import StepDate

__all__ = [
    "Act",
    "Application",
    "Arrival",
    "Deadline",
    "Race",
    "Runner",
    "Verdict",
    "deadlines",
    "passed_deadline",
    "race",
    "with_estimate",
    "working_days_between",
]

REAL_DEADLINES = (DatoArt.PAAKRAVSFRIST, DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE)
"""The days something happens to the home; other dates of a fogedsag only lead there."""


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
    runners = tuple(runner_of(one, deadline, today) for one in applications)
    found = settled(runners, has_plan, needed_oere, remaining_oere)
    if found is not None:
        verdict, text = found
    elif deadline is not None:
        verdict, text = against(deadline, runners, today, needed_oere)
    else:
        verdict, text = without_deadline(passed, today)
    acts = () if verdict in SAFE else tuple(Act)
    return Race(deadline, runners, verdict, text, acts)


def with_estimate(deadline: Deadline) -> str:
    """A word of caution where the day itself is a guess; empty otherwise."""
    return "Fristen er et skøn: få oplyst, hvornår påkravet kom frem." if deadline.is_estimate else ""
