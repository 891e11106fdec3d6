"""How an agreement stands on a day: a function of its instalments and the payments made by then, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere


class Due(Protocol):
    """An instalment: a row, a draft or a read model."""

    @property
    def due_on(self) -> date: ...
    @property
    def amount_oere(self) -> int: ...


class Paid(Protocol):
    """A payment: a row, a draft or a read model."""

    @property
    def paid_on(self) -> date: ...
    @property
    def amount_oere(self) -> int: ...


@dataclass(frozen=True)
class Daekning:
    """One instalment as the payments cover it. ``number`` counts from 1, oldest first."""

    number: int
    due_on: date
    amount_oere: int
    covered_oere: int
    covered_on: date | None  # the day the last øre of it was paid

    @property
    def open_oere(self) -> int:
        """What is still to be paid of it."""
        return self.amount_oere - self.covered_oere

    @property
    def is_covered(self) -> bool:
        """Whether nothing is left of it."""
        return self.open_oere <= 0

    def is_late(self, on: date) -> bool:
        """Whether its day has gone by without it."""
        return not self.is_covered and self.due_on < on

    def breaks_on(self, tolerance_days: int) -> date:
        """The first day on which the agreement counts as broken, if it is not covered before."""
        return self.due_on + timedelta(days=tolerance_days + 1)


@dataclass(frozen=True)
class StateChange:
    """From ``on`` an agreement stood so, and why; a plain Danish sentence."""

    on: date
    state: OrdningTilstand
    why: str


def paid_by(indbetalinger: Sequence[Paid], on: date) -> int:
    """What has been paid by the end of a day (øre)."""
    return sum(one.amount_oere for one in indbetalinger if one.paid_on <= on)


def coverage(afdrag: Sequence[Due], indbetalinger: Sequence[Paid], on: date) -> tuple[Daekning, ...]:
    """Every instalment with what the payments up to ``on`` cover: the oldest that is open comes first."""
    running = _running_sums([one for one in indbetalinger if one.paid_on <= on])
    paid = running[-1][1] if running else 0
    found: list[Daekning] = []
    before = 0
    for number, one in enumerate(sorted(afdrag, key=lambda due: due.due_on), start=1):
        covered = max(0, min(one.amount_oere, paid - before))
        before += one.amount_oere
        full_on = next((day for day, total in running if total >= before), None)
        found.append(Daekning(number, one.due_on, one.amount_oere, covered, full_on))
    return tuple(found)


def state_on(
    afdrag: Sequence[Due],
    indbetalinger: Sequence[Paid],
    tolerance_days: int,
    cancelled_on: date | None,
    on: date,
) -> OrdningTilstand:
    """How an agreement stands at the end of a day.

    Broken when an instalment is not covered more than ``tolerance_days`` after its day; made good later it runs again.
    Paid when all of it is, unless it was cancelled before that. Payments after ``on`` do not count.
    """
    total = sum(one.amount_oere for one in afdrag)
    ended = cancelled_on if cancelled_on is not None and cancelled_on <= on else None
    if paid_by(indbetalinger, ended or on) >= total:
        return OrdningTilstand.BETALT
    if ended is not None:
        return OrdningTilstand.OPHOERT
    # What must be covered by now; the instalments that are later cannot break it.
    demanded = sum(one.amount_oere for one in afdrag if one.due_on + timedelta(days=tolerance_days) < on)
    return OrdningTilstand.BRUDT if paid_by(indbetalinger, on) < demanded else OrdningTilstand.LOEBER


def history(
    agreed_on: date,
    afdrag: Sequence[Due],
    indbetalinger: Sequence[Paid],
    tolerance_days: int,
    cancelled_on: date | None,
    on: date,
    cancel_reason: str = "",
) -> tuple[StateChange, ...]:
    """Every change of how an agreement stood up to ``on``, oldest first."""
    days = {agreed_on, *(one.due_on + timedelta(days=tolerance_days + 1) for one in afdrag)}
    days |= {one.paid_on for one in indbetalinger} | ({cancelled_on} if cancelled_on is not None else set())
    found = [StateChange(agreed_on, OrdningTilstand.LOEBER, "Ordningen blev aftalt.")]
    for day in sorted(day for day in days if agreed_on <= day <= on):
        state = state_on(afdrag, indbetalinger, tolerance_days, cancelled_on, day)
        if state is not found[-1].state:
            why = _why(state, coverage(afdrag, indbetalinger, day), day, tolerance_days, cancel_reason)
            found.append(StateChange(day, state, why))
    return tuple(found)


def next_open(daekninger: Sequence[Daekning]) -> Daekning | None:
    """The oldest instalment that is not covered; None when all are."""
    return next((one for one in daekninger if not one.is_covered), None)


def late_ones(daekninger: Sequence[Daekning], on: date) -> tuple[Daekning, ...]:
    """The instalments whose day has gone by without them."""
    return tuple(one for one in daekninger if one.is_late(on))


def _running_sums(indbetalinger: Sequence[Paid]) -> list[tuple[date, int]]:
    total = 0
    found = []
    for one in sorted(indbetalinger, key=lambda paid: paid.paid_on):
        total += one.amount_oere
        found.append((one.paid_on, total))
    return found


def _why(
    state: OrdningTilstand, daekninger: Sequence[Daekning], day: date, tolerance_days: int, cancel_reason: str
) -> str:
    if state is OrdningTilstand.BRUDT:
        return " ".join(_missed(daekninger, day, tolerance_days))
    if state is OrdningTilstand.LOEBER:
        return "Det manglende er betalt."
    if state is OrdningTilstand.BETALT:
        return "Det hele er betalt."
    return cancel_reason.strip() or "Ordningen ophørte."


def _missed(daekninger: Sequence[Daekning], day: date, tolerance_days: int) -> Iterator[str]:
    for one in daekninger:
        if not one.is_covered and one.breaks_on(tolerance_days) <= day:
            yield f"{one.number}. afdrag, {show_date(one.due_on)}: {show_oere(one.open_oere)} blev ikke betalt i tide."
