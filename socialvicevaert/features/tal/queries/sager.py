"""Sager of a period: how many came, went and stayed, and what they are about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Subquery, and_, case, func
from sqlmodel import col, or_, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagBehov, SagKilde, SagPeriode, SagResultat
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

K = TypeVar("K")


@dataclass(frozen=True)
class SagCounts:
    """Different sager; `active = primo + new = closed + ultimo`. None as a key: nobody has written it."""

    active: int
    primo: int
    new: int
    closed: int
    ultimo: int
    persons: int
    without_afdeling: int
    results: Mapping[SagResultat | None, int]
    sources: Mapping[SagKilde, int]
    causes: Mapping[SagAarsag | None, int]


@dataclass(frozen=True)
class NeedCounts:
    """Sager by need area (a sag may have several), in the organisation's order; and those without any."""

    by_area: tuple[tuple[int, str, int], ...]
    none: int


@dataclass(frozen=True)
class SagState:
    """What is counted of a sag: how it stood when the period began and ended, and what is written about it."""

    was_open: bool
    is_open: bool
    has_home: bool
    source: SagKilde
    cause: SagAarsag | None
    result: SagResultat | None  # of its last stretch

    @property
    def is_new(self) -> bool:
        """Not open when the period began: opened in it, for the first time or again."""
        return not self.was_open


@dataclass(frozen=True)
class SagInPeriod:
    """One sag of the period: whose, which, since when, and what is counted of it."""

    id: int
    beboer_id: int
    number: str
    title: str
    started_on: date
    state: SagState


def sag_counts(session: Session, scope: Scope) -> SagCounts:
    """Everything about sager that adds up."""
    session.require(Permission.ISSUE_REPORTS)
    courses = courses_of(scope)
    persons = session.exec(select(func.count(func.distinct(courses.c.beboer_id)))).one()
    kinds = _kinds(session, courses)
    active = sum(how_many for _, how_many in kinds)
    primo = sum(how_many for kind, how_many in kinds if kind.was_open)
    new = sum(how_many for kind, how_many in kinds if kind.is_new)
    ultimo = sum(how_many for kind, how_many in kinds if kind.is_open)
    return SagCounts(
        active=active,
        primo=primo,
        new=new,
        closed=active - ultimo,
        ultimo=ultimo,
        persons=persons,
        without_afdeling=sum(how_many for kind, how_many in kinds if not kind.has_home),
        results=_by([(kind.result, how_many) for kind, how_many in kinds if not kind.is_open]),
        sources=_by([(kind.source, how_many) for kind, how_many in kinds]),
        causes=_by([(kind.cause, how_many) for kind, how_many in kinds]),
    )


def need_counts(session: Session, scope: Scope) -> NeedCounts:
    """The need areas of the sager in the period."""
    session.require(Permission.ISSUE_REPORTS)
    courses = courses_of(scope)
    linked = (
        select(SagBehov.behovsomraade_id, func.count(func.distinct(SagBehov.sag_id)))
        .join(courses, courses.c.sag_id == col(SagBehov.sag_id))
        .where(col(SagBehov.deleted_at).is_(None))
        .group_by(col(SagBehov.behovsomraade_id))
    )
    counted = dict(session.exec(linked).all())
    # also those no longer offered: a row that were there only with sager in it would tell that there are some
    areas = session.exec(
        select(col(Behovsomraade.id), col(Behovsomraade.name))
        .where(col(Behovsomraade.deleted_at).is_(None))
        .order_by(col(Behovsomraade.position), col(Behovsomraade.id))
    ).all()
    none = select(func.count()).select_from(courses).where(courses.c.sag_id.not_in(_with_need()))
    return NeedCounts(
        by_area=tuple((area_id, name, counted.get(area_id, 0)) for area_id, name in areas if area_id is not None),
        none=session.exec(none).one(),
    )


def sager_in_period(session: Session, scope: Scope) -> list[SagInPeriod]:
    """The sager that `sag_counts` counts, one by one."""
    session.require(Permission.ISSUE_REPORTS)
    courses = courses_of(scope)
    about = (col(Sag.id), col(Sag.beboer_id), col(Sag.number), col(Sag.title), col(Sag.started_on))
    query: Any = _with_state(select(*about[:4]).add_columns(about[4], *_state_columns(courses)), courses)
    return [
        SagInPeriod(sag_id, beboer_id, number, title, started_on, _state(*values))
        for sag_id, beboer_id, number, title, started_on, *values in session.exec(query)
    ]


def needs_in_period(session: Session, scope: Scope) -> dict[int, frozenset[int]]:
    """The need areas of the sager that `need_counts` counts; a sag without any is left out."""
    session.require(Permission.ISSUE_REPORTS)
    courses = courses_of(scope)
    links = (
        select(col(SagBehov.sag_id), col(SagBehov.behovsomraade_id))
        .join(courses, courses.c.sag_id == col(SagBehov.sag_id))
        .where(col(SagBehov.deleted_at).is_(None))
    )
    found: dict[int, frozenset[int]] = {}
    for sag_id, area_id in session.exec(links):
        found[sag_id] = found.get(sag_id, frozenset()) | {area_id}
    return found


def sager_without_cause(session: Session, scope: Scope) -> list[int]:
    """Numbers of the sager whose cause nobody has written."""
    courses = courses_of(scope)
    found = select(courses.c.sag_id).join(Sag, col(Sag.id) == courses.c.sag_id).where(col(Sag.cause).is_(None))
    return _numbers(session, found)


def sager_without_need(session: Session, scope: Scope) -> list[int]:
    """Numbers of the sager that nobody has given a need area."""
    courses = courses_of(scope)
    return _numbers(session, select(courses.c.sag_id).where(courses.c.sag_id.not_in(_with_need())))


def sager_without_result(session: Session, scope: Scope) -> list[int]:
    """Numbers of the sager that were closed without a result."""
    courses = courses_of(scope)
    found = (
        select(courses.c.sag_id)
        .join(SagPeriode, col(SagPeriode.id) == courses.c.last_id)
        .where(courses.c.is_open == 0, col(SagPeriode.result).is_(None))
    )
    return _numbers(session, found)


def sager_without_afdeling(session: Session, scope: Scope) -> list[int]:
    """Numbers of the sager of residents without a home."""
    courses = courses_of(scope)
    found = (
        select(courses.c.sag_id)
        .join(Beboer, col(Beboer.id) == courses.c.beboer_id)
        .where(col(Beboer.lejemaal_id).is_(None))
    )
    return _numbers(session, found)


def courses_of(scope: Scope) -> Subquery:
    """The sager of the period, each with what its stretches up to the end of the period say.

    was_open, is_open: at the end of the day before, and of the last day.
    last_id: its last stretch (stretches are numbered as they begin).
    """
    period = scope.period
    from_on, to_on = col(SagPeriode.from_on), col(SagPeriode.to_on)

    def open_at_end_of(day: Any) -> Any:
        return func.max(case((and_(from_on <= day, or_(to_on.is_(None), to_on > day)), 1), else_=0))

    touches = func.max(case((or_(to_on.is_(None), to_on >= period.from_on), 1), else_=0))
    return (
        select(
            col(Sag.id).label("sag_id"),
            col(Sag.beboer_id).label("beboer_id"),
            open_at_end_of(period.day_before).label("was_open"),
            open_at_end_of(period.to_on).label("is_open"),
        )
        .add_columns(func.max(col(SagPeriode.id)).label("last_id"))
        .join(SagPeriode, col(SagPeriode.sag_id) == col(Sag.id))
        .where(
            col(Sag.deleted_at).is_(None),
            scope.covers(Sag.beboer_id),
            scope.by(Sag.responsible_id),
            from_on <= period.to_on,
        )
        .group_by(col(Sag.id), col(Sag.beboer_id))
        .having(touches == 1)
        .subquery()
    )


def _kinds(session: Session, courses: Subquery) -> list[tuple[SagState, int]]:
    """How many sager there are of each kind: alike in everything that is counted."""
    # one question instead of one a table: the courses are worked out once
    columns = _state_columns(courses)
    query: Any = (  # more columns than SQLModel's types count
        _with_state(select(func.count(), columns[0]).add_columns(*columns[1:]), courses).group_by(*columns)
    )
    return [(_state(*values), how_many) for how_many, *values in session.exec(query).all()]


def _state_columns(courses: Subquery) -> tuple[Any, ...]:
    has_home = case((col(Beboer.lejemaal_id).is_(None), 0), else_=1)
    return (
        courses.c.was_open, courses.c.is_open, has_home, col(Sag.source), col(Sag.cause),
        col(SagPeriode.result),
    )  # fmt: skip


def _with_state(query: Any, courses: Subquery) -> Any:
    return (
        query.select_from(courses)
        .join(Sag, col(Sag.id) == courses.c.sag_id)
        .join(SagPeriode, col(SagPeriode.id) == courses.c.last_id)
        .join(Beboer, col(Beboer.id) == courses.c.beboer_id)
    )


def _state(
    was_open: int,
    is_open: int,
    has_home: int,
    source: SagKilde,
    cause: SagAarsag | None,
    result: SagResultat | None,
) -> SagState:
    return SagState(bool(was_open), bool(is_open), bool(has_home), source, cause, result)


def _by(pairs: Iterable[tuple[K, int]]) -> Counter[K]:
    found: Counter[K] = Counter()
    for key, how_many in pairs:
        found[key] += how_many
    return found


def _with_need() -> Any:
    return select(col(SagBehov.sag_id)).where(col(SagBehov.deleted_at).is_(None))


def _numbers(session: Session, query: Any) -> list[int]:
    session.require(Permission.ISSUE_REPORTS)
    return sorted(session.exec(query))
