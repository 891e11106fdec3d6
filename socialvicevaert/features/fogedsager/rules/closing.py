"""How a fogedsag ends: the landlord's outcome and our judged result are two fields, and they must not contradict.

"Paid" is not always "saved": some landlords uphold the termination. "Moved out" and "evicted" are two losses.
"""

from collections.abc import Iterable
from datetime import date

from socialvicevaert.features.fogedsager.models import FogedsagClosing, FogedUdfald, IndsatsResultat
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.formats.dates import show_date

_AVERTED = frozenset({IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT})
_LOST = frozenset({FogedUdfald.FRAFLYTTET, FogedUdfald.UDSAT})


def is_averted(result: IndsatsResultat | None) -> bool:
    """Whether the eviction counts as averted, permanently or for a time: the numerator of the reports."""
    return result in _AVERTED


def is_home_lost(outcome: FogedUdfald | None) -> bool:
    """Whether the household lost its home: moved out after termination, or evicted."""
    return outcome in _LOST


def needs_rechecks(outcome: FogedUdfald | None, result: IndsatsResultat | None) -> bool:
    """Whether to ask after 3, 6 and 12 months if the resident still lives there."""
    return is_averted(result) and not is_home_lost(outcome)


def closing_problems(closing: FogedsagClosing, opened_on: date, today: date) -> tuple[Problem, ...]:
    """Why a fogedsag cannot be closed so. A result may still be unknown; the report then says so."""
    return tuple(_closing_problems(closing, opened_on, today))


def closing_warnings(closing: FogedsagClosing) -> tuple[str, ...]:
    """What is unusual about a closing, as Danish questions; the worker decides."""
    warnings = []
    if closing.outcome in (FogedUdfald.BETALT, FogedUdfald.AFTALE_HOLDT) and closing.result is (
        IndsatsResultat.IKKE_AFVAERGET
    ):
        warnings.append(
            f"Udfaldet er »{closing.outcome.label}«, men resultatet »ikke afværget«. Bor beboeren der ikke?"
        )
    if closing.outcome is FogedUdfald.AFVIST and closing.result is IndsatsResultat.AFVAERGET_PERMANENT:
        warnings.append("Retten afviste sagen; udlejer kan begynde forfra. Er den afværget for altid?")
    if closing.result is None:
        warnings.append("Resultatet er ikke bedømt. Sagen tælles som ubedømt i rapporten.")
    return tuple(warnings)


def outcome_change_problems(
    old: FogedsagClosing, new: FogedsagClosing, opened_on: date, today: date
) -> tuple[Problem, ...]:
    """Why an outcome or result cannot be changed later: the old one stays in the history, and a reason is needed."""
    problems = list(_closing_problems(new, opened_on, today))
    if (old.outcome, old.result, old.closed_on) != (new.outcome, new.result, new.closed_on) and not new.reason.strip():
        problems.append(Problem("reason", "Skriv, hvorfor udfaldet eller resultatet ændres."))
    return tuple(problems)


def _closing_problems(closing: FogedsagClosing, opened_on: date, today: date) -> Iterable[Problem]:
    if closing.closed_on < opened_on:
        yield Problem("closed_on", f"Sagen kan ikke være afsluttet, før den blev oprettet ({show_date(opened_on)}).")
    if closing.closed_on > today:
        yield Problem("closed_on", "Sagen kan ikke afsluttes med en dato i fremtiden.")
    if closing.outcome is None:
        yield Problem("outcome", "Vælg, hvordan udlejers sag endte.")
    if is_averted(closing.result) and closing.outcome is FogedUdfald.UDSAT:
        yield Problem("result", "En udsættelse, der er gennemført, kan ikke være afværget.")
    if is_averted(closing.result) and closing.outcome is FogedUdfald.FRAFLYTTET:
        yield Problem("result", "Beboeren har mistet boligen efter ophævelsen; udsættelsen er ikke afværget.")
