"""One resident's money at a glance: what each part of the tab holds, and what presses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.afdragsordninger.queries import OrdningView, ordninger_of
from socialvicevaert.features.ansoegninger.queries import AnsoegningView, RaceView, ansoegninger_of, race_of
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter.queries import BudgetView, current_budget
from socialvicevaert.features.fogedsager.queries import fogedsager_of
from socialvicevaert.features.forloeb.queries import ForloebView, forloeb_of
from socialvicevaert.features.forloeb.rules import ForloebTrin, StartGap, start_gap
from socialvicevaert.features.forloeb.service import maaling_now
from socialvicevaert.features.gaeld.models import GaeldArt
from socialvicevaert.features.gaeld.queries import GaeldView, gaeld_of
from socialvicevaert.features.gaeld.rules import SignArt
from socialvicevaert.features.redningsplaner.queries import RedningsplanView, redningsplaner_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Sign:
    """Something that presses, in a sentence, and where it is dealt with (``part`` of the tab, ``id`` within it)."""

    title: str
    why: str
    is_danger: bool
    part: str
    id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Household:
    """Everything the first part of the tab says. Amounts in øre."""

    beboer_id: int
    on: date  # the day it is asked about
    budget: BudgetView | None
    gaeld: tuple[GaeldView, ...]  # those that are over left out
    ordninger: tuple[OrdningView, ...]
    ansoegninger: tuple[AnsoegningView, ...]
    races: tuple[RaceView, ...]  # of the open fogedsager
    redningsplan: RedningsplanView | None  # the newest
    forloeb: ForloebView | None  # the one that goes on, else the newest
    start_gap: StartGap | None  # of a course that goes on

    @property
    def debt_oere(self) -> int:
        """What is owed in all."""
        return sum(one.balance_oere for one in self.gaeld)

    @property
    def debt_by_kind(self) -> tuple[tuple[GaeldArt, int], ...]:
        """What is owed by kind, the largest first."""
        kinds = {one.kind for one in self.gaeld}
        sums = [(kind, sum(one.balance_oere for one in self.gaeld if one.kind is kind)) for kind in kinds]
        return tuple(sorted(sums, key=lambda pair: (-pair[1], pair[0])))

    @property
    def signs(self) -> tuple[Sign, ...]:
        """What presses, the dangerous first, then the oldest day."""
        found = [*_of_races(self.races), *_of_plans(self.ordninger), *_of_debts(self.gaeld), *_of_waiting(self)]
        return tuple(sorted(found, key=lambda one: (not one.is_danger, one.due_on or date.max)))


def household(session: Session, beboer_id: int) -> Household:
    """The money of one resident.

    :raises NotAllowed, UserError: the resident is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    session.kept(Beboer, beboer_id)
    courses = forloeb_of(session, beboer_id)
    plans = redningsplaner_of(session, beboer_id)
    open_cases = [row.id for row in fogedsager_of(session, beboer_id) if row.closed_on is None]
    return Household(
        beboer_id=beboer_id,
        on=session.today,
        budget=current_budget(session, beboer_id),
        gaeld=gaeld_of(session, beboer_id, with_over=False),
        ordninger=ordninger_of(session, beboer_id),
        ansoegninger=ansoegninger_of(session, beboer_id),
        races=tuple(race_of(session, number) for number in open_cases),
        redningsplan=plans[0] if plans else None,
        forloeb=courses[0] if courses else None,
        start_gap=_start_gap(session, courses[0]) if courses else None,
    )


def _start_gap(session: Session, course: ForloebView) -> StartGap | None:
    if course.stage is not ForloebTrin.I_GANG:
        return None
    return start_gap(course.start, maaling_now(session, course.beboer_id))


def _of_races(races: tuple[RaceView, ...]) -> Iterator[Sign]:
    for one in races:
        if not one.race.is_safe:
            on = one.race.deadline.on if one.race.deadline is not None else None
            yield Sign("Kapløbet mod fristen", one.race.text, True, "ansoegninger", due_on=on)


def _of_plans(ordninger: tuple[OrdningView, ...]) -> Iterator[Sign]:
    for one in ordninger:
        if one.late:
            is_broken = one.state is OrdningTilstand.BRUDT
            title = "Afdragsordning brudt" if is_broken else "Afdrag mangler"
            first = one.late[0]
            why = f"{one.counterpart}: {show_oere(one.late_oere)} skulle være betalt siden {show_date(first.due_on)}"
            yield Sign(title, why, is_broken, "ordninger", one.id, first.due_on)


def _of_debts(gaeld: tuple[GaeldView, ...]) -> Iterator[Sign]:
    for one in gaeld:
        for sign in one.signs:
            is_danger = sign.kind in (SignArt.INKASSOVARSEL, SignArt.UDLAEG)
            yield Sign(f"{sign.title}: {one.creditor}", sign.why, is_danger, "gaeld", one.id, sign.due_on)


def _of_waiting(household: Household) -> Iterator[Sign]:
    for one in household.ansoegninger:
        if one.is_overdue(household.on):
            why = f"Svaret skulle være kommet {show_date(one.expected_answer_on)}. Ring og spørg."
            yield Sign(f"Intet svar: {one.basis.label}", why, False, "ansoegninger", one.id, one.expected_answer_on)
