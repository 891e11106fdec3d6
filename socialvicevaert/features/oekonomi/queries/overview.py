"""All residents with money matters: filtered, sorted and paged in SQL, with one question a kind of thing on a page."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select, union
from sqlmodel import col

from socialvicevaert.features.afdragsordninger.models import Afdragsordning, OrdningTilstand
from socialvicevaert.features.ansoegninger.models import Ansoegning
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.queries.matching import matches
from socialvicevaert.features.beboere.rules import list_name
from socialvicevaert.features.budgetter.models import Budget, Budgetlinje, LinjeDraft
from socialvicevaert.features.budgetter.rules import numbers
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.forloeb.models import Forloeb, ForloebStatus
from socialvicevaert.features.gaeld.models import Gaeld, GaeldStatus
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.oekonomi.queries.races import RaceMark
from socialvicevaert.features.oekonomi.queries.standing import standing
from socialvicevaert.features.redningsplaner.models import Redningsplan
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

RACE_DAYS = 14
"""So near is a deadline that the list says so."""

_OVER = [status for status in GaeldStatus if status.is_over]
_MONEY: tuple[Any, ...] = (Budget, Gaeld, Afdragsordning, Ansoegning, Forloeb, Redningsplan)


class Only(Enum):
    """What the list can be narrowed to."""

    RACE = "race"
    BROKEN = "broken"
    WAITING = "waiting"
    NO_BUDGET = "no_budget"
    OFFERED = "offered"


@dataclass(frozen=True)
class OverviewFilter:
    """Which residents the list shows; all of ``only`` must hold."""

    text: str = ""
    only: frozenset[Only] = frozenset()
    responsible_id: int | None = None


@dataclass(frozen=True)
class OverviewRow:
    """One household as a line of the list. Amounts in øre; None where nothing is known."""

    id: int  # the resident's
    name: str
    raadighed_oere: int | None
    budget_on: date | None
    debt_oere: int | None
    plan: OrdningTilstand | None  # the worst of those that are open
    waiting: int  # applications sent and not answered
    answer_on: date | None  # when the first answer is expected
    race: RaceMark | None
    forloeb: ForloebStatus | None
    responsible: str


@dataclass(frozen=True)
class KeyFigures:
    """What stands on top of the list."""

    live: int
    broken: int
    waiting: int
    courses: int
    races: int


def count(session: Session, wanted: OverviewFilter, races: Sequence[RaceMark]) -> int:
    """How many residents the list holds."""
    session.require(Permission.SEE_BEBOERE)
    return session.scalar(select(func.count()).select_from(Beboer).where(*_conditions(session, wanted, races))) or 0


def overview(
    session: Session, wanted: OverviewFilter, races: Sequence[RaceMark], offset: int = 0, limit: int = 100
) -> list[OverviewRow]:
    """One page: the nearest deadlines first, then by name. ``races`` is what ``races`` answered."""
    session.require(Permission.SEE_BEBOERE)
    near = {one.beboer_id: one.presses_on for one in reversed(_near(races, session.today))}
    pressing = [case({beboer_id: str(on) for beboer_id, on in near.items()}, value=col(Beboer.id), else_="9")]
    query = (
        select(col(Beboer.id), col(Beboer.first_name), col(Beboer.last_name), col(Medarbejder.name))
        .outerjoin(Medarbejder, col(Beboer.responsible_id) == col(Medarbejder.id))
        .where(*_conditions(session, wanted, races))
        .order_by(*(pressing if near else []), col(Beboer.sort_key), col(Beboer.id))
        .offset(offset)
        .limit(limit)
    )
    people: Sequence[Any] = session.connection().execute(query).all()
    ids = [number for number, *_ in people]
    budgets, debts, plans = _budgets(session, ids), _debts(session, ids), _plans(session, ids)
    waiting, courses = _waiting(session, ids), _courses(session, ids)
    mine = {one.beboer_id: one for one in reversed(races)}  # the first deadline of each is written last
    return [
        OverviewRow(
            id=number,
            name=list_name(first, last),
            raadighed_oere=budgets[number][0] if number in budgets else None,
            budget_on=budgets[number][1] if number in budgets else None,
            debt_oere=debts.get(number),
            plan=plans.get(number),
            waiting=waiting[number][0] if number in waiting else 0,
            answer_on=waiting[number][1] if number in waiting else None,
            race=mine.get(number),
            forloeb=courses.get(number),
            responsible=responsible or "",
        )
        for number, first, last, responsible in people
    ]


def key_figures(session: Session, races: Sequence[RaceMark]) -> KeyFigures:
    """The figures of all residents, whatever the list is narrowed to."""
    session.require(Permission.SEE_BEBOERE)
    each = standing(session.today).c
    here = select(col(Beboer.id)).where(col(Beboer.deleted_at).is_(None))
    states = select(each.state, func.count()).where(each.beboer_id.in_(here)).group_by(each.state)
    plans: dict[str, int] = dict(session.connection().execute(states).all())
    waiting = select(func.count()).select_from(Ansoegning).where(*_waits(), col(Ansoegning.beboer_id).in_(here))
    courses = select(func.count()).select_from(Forloeb).where(*_goes_on(), col(Forloeb.beboer_id).in_(here))
    return KeyFigures(
        live=plans.get(OrdningTilstand.LOEBER.value, 0),
        broken=plans.get(OrdningTilstand.BRUDT.value, 0),
        waiting=session.scalar(waiting) or 0,
        courses=session.scalar(courses) or 0,
        races=len(_near(races, session.today)),
    )


def _conditions(session: Session, wanted: OverviewFilter, races: Sequence[RaceMark]) -> list[ColumnElement[bool]]:
    me = col(Beboer.id)
    some = [select(col(model.beboer_id)).where(col(model.deleted_at).is_(None)) for model in _MONEY]
    cases = select(col(Fogedsag.beboer_id)).where(col(Fogedsag.deleted_at).is_(None), col(Fogedsag.closed_on).is_(None))
    conditions: list[Any] = [col(Beboer.deleted_at).is_(None), me.in_(union(*some, cases)), *matches(wanted.text)]
    if wanted.responsible_id is not None:
        conditions.append(col(Beboer.responsible_id) == wanted.responsible_id)
    choices: dict[Only, Any] = {
        Only.RACE: me.in_([one.beboer_id for one in _near(races, session.today)]),
        Only.BROKEN: me.in_(_with_state(session.today, OrdningTilstand.BRUDT)),
        Only.WAITING: me.in_(select(col(Ansoegning.beboer_id)).where(*_waits())),
        Only.NO_BUDGET: ~exists().where(
            col(Budget.beboer_id) == me, col(Budget.is_current), col(Budget.deleted_at).is_(None)
        ),
        Only.OFFERED: me.in_(
            select(col(Forloeb.beboer_id)).where(
                col(Forloeb.status) == ForloebStatus.TILBUDT, col(Forloeb.deleted_at).is_(None)
            )
        ),
    }
    return [*conditions, *(choices[each] for each in wanted.only)]


def _with_state(today: date, state: OrdningTilstand) -> Select[Any]:
    each = standing(today).c
    return select(each.beboer_id).where(each.state == state.value)


def _near(races: Sequence[RaceMark], today: date) -> list[RaceMark]:
    """Those that are decided within two weeks, or any day now, and not safe yet; the nearest first."""
    last = today + timedelta(days=RACE_DAYS)
    return [one for one in races if not one.is_safe and one.presses_on is not None and one.presses_on <= last]


def _waits() -> tuple[Any, ...]:
    return (
        col(Ansoegning.sent_on).is_not(None),
        col(Ansoegning.decision).is_(None),
        col(Ansoegning.deleted_at).is_(None),
    )


def _goes_on() -> tuple[Any, ...]:
    return (
        col(Forloeb.status) == ForloebStatus.ACCEPTERET,
        col(Forloeb.closed_on).is_(None),
        col(Forloeb.deleted_at).is_(None),
    )


def _budgets(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, date]]:
    """Rådighedsbeløb and day of the current budgets."""
    current = select(col(Budget.id), col(Budget.beboer_id), col(Budget.made_on), col(Budget.first_month)).where(
        col(Budget.beboer_id).in_(ids), col(Budget.is_current), col(Budget.deleted_at).is_(None)
    )
    budgets: Sequence[Any] = session.connection().execute(current).all()
    lines: defaultdict[int, list[LinjeDraft]] = defaultdict(list)
    every = select(
        col(Budgetlinje.budget_id),
        col(Budgetlinje.category),
        col(Budgetlinje.amount_oere),
        col(Budgetlinje.frequency),
        col(Budgetlinje.first_month),
    ).where(
        col(Budgetlinje.budget_id).in_([one.id for one in budgets]),
        col(Budgetlinje.deleted_at).is_(None),
    )
    for budget_id, category, amount_oere, frequency, first_month in session.connection().execute(every):
        lines[budget_id].append(LinjeDraft(category, "", amount_oere, frequency, first_month))
    return {
        one.beboer_id: (
            numbers(lines[one.id], 1, (), None, None, first_month=one.first_month).raadighed_oere,
            one.made_on,
        )
        for one in budgets
    }


def _debts(session: Session, ids: Sequence[int]) -> dict[int, int]:
    sums = (
        select(col(Gaeld.beboer_id), func.sum(col(Gaeld.balance_oere)))
        .where(col(Gaeld.beboer_id).in_(ids), col(Gaeld.deleted_at).is_(None), col(Gaeld.status).not_in(_OVER))
        .group_by(col(Gaeld.beboer_id))
    )
    return {beboer_id: int(owed) for beboer_id, owed in session.connection().execute(sums)}


def _plans(session: Session, ids: Sequence[int]) -> dict[int, OrdningTilstand]:
    each = standing(session.today).c
    open_states = (OrdningTilstand.LOEBER, OrdningTilstand.BRUDT)  # the worse one is written last
    found: dict[int, OrdningTilstand] = {}
    for state in open_states:
        mine = select(each.beboer_id).where(each.beboer_id.in_(ids), each.state == state.value)
        found |= {beboer_id: state for (beboer_id,) in session.connection().execute(mine)}
    return found


def _waiting(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, date | None]]:
    mine = (
        select(col(Ansoegning.beboer_id), func.count(), func.min(col(Ansoegning.expected_answer_on)))
        .where(col(Ansoegning.beboer_id).in_(ids), *_waits())
        .group_by(col(Ansoegning.beboer_id))
    )
    return {beboer_id: (number, on) for beboer_id, number, on in session.connection().execute(mine)}


def _courses(session: Session, ids: Sequence[int]) -> dict[int, ForloebStatus]:
    """The status of the newest course that is not closed."""
    mine = (
        select(col(Forloeb.beboer_id), col(Forloeb.status))
        .where(col(Forloeb.beboer_id).in_(ids), col(Forloeb.closed_on).is_(None), col(Forloeb.deleted_at).is_(None))
        .order_by(col(Forloeb.offered_on), col(Forloeb.id))
    )
    return dict(session.connection().execute(mine).all())
