"""Sager of a period: how many came, went and stayed, and what they are about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Subquery, case, func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagBehov, SagKilde, SagPeriode, SagResultat
from socialvicevaert.features.tal.queries.reading.sager import courses_of as courses_of
from socialvicevaert.features.tal.queries.reading.sager import read_sager
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
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
    found = read_sager(session, scope)
    kinds = list(found.kinds.items())
    active = sum(how_many for _, how_many in kinds)
    primo = sum(how_many for kind, how_many in kinds if kind.was_open)
    ultimo = sum(how_many for kind, how_many in kinds if kind.is_open)
    return SagCounts(
        active=active,
        primo=primo,
        new=active - primo,
        closed=active - ultimo,
        ultimo=ultimo,
        persons=found.persons.total(),
        without_afdeling=sum(how_many for kind, how_many in kinds if kind.afdeling_id == NO_ESTATE),
        results=_by([(kind.result, how_many) for kind, how_many in kinds if not kind.is_open]),
        sources=_by([(kind.source, how_many) for kind, how_many in kinds]),
        causes=_by([(kind.cause, how_many) for kind, how_many in kinds]),
    )


def sager_per_estate(session: Session, scope: Scope) -> dict[str, Counter[int]]:
    """Sager, different residents and new sager by the estate of the resident."""
    session.require(Permission.ISSUE_REPORTS)
    found = read_sager(session, scope)
    kinds = [(scope.estate_of(kind.afdeling_id), kind, how_many) for kind, how_many in found.kinds.items()]
    return {
        "i_perioden": _by([(estate, how_many) for estate, _kind, how_many in kinds]),
        "beboere": _by([(scope.estate_of(estate), how_many) for (estate, _said), how_many in found.persons.items()]),
        "nye": _by([(estate, how_many) for estate, kind, how_many in kinds if not kind.was_open]),
    }


def need_counts(session: Session, scope: Scope) -> NeedCounts:
    """The need areas of the sager in the period."""
    session.require(Permission.ISSUE_REPORTS)
    courses = courses_of(scope)
    # the sager are worked out once: each stands once an area, and once with None where it has no area
    linked: Any = (
        select(SagBehov.sag_id, SagBehov.behovsomraade_id).where(col(SagBehov.deleted_at).is_(None)).subquery()
    )
    rows = session.execute(
        select_many(linked.c.behovsomraade_id, func.count(func.distinct(courses.c.sag_id)).label("how_many"))
        .select_from(courses)
        .outerjoin(linked, linked.c.sag_id == courses.c.sag_id)
        .group_by(linked.c.behovsomraade_id)
    )
    counted: dict[int | None, int] = {one.behovsomraade_id: one.how_many for one in rows}
    # also those no longer offered: a row that were there only with sager in it would tell that there are some
    areas = session.exec(
        select(col(Behovsomraade.id), col(Behovsomraade.name))
        .where(col(Behovsomraade.deleted_at).is_(None))
        .order_by(col(Behovsomraade.position), col(Behovsomraade.id))
    ).all()
    return NeedCounts(
        by_area=tuple((area_id, name, counted.get(area_id, 0)) for area_id, name in areas if area_id is not None),
        none=counted.get(None, 0),
    )


def sager_in_period(session: Session, scope: Scope) -> list[SagInPeriod]:
    """The sager that `sag_counts` counts, one by one."""
    session.require(Permission.SEE_BEBOERE)
    courses = courses_of(scope)
    about = (col(Sag.id), col(Sag.beboer_id), col(Sag.number), col(Sag.title), col(Sag.started_on))
    query: Any = _with_state(select(*about[:4]).add_columns(about[4], *_state_columns(courses)), courses)
    return [
        SagInPeriod(sag_id, beboer_id, number, title, started_on, _state(*values))
        for sag_id, beboer_id, number, title, started_on, *values in session.exec(query)
    ]


def needs_in_period(session: Session, scope: Scope) -> dict[int, frozenset[int]]:
    """The need areas of the sager that `need_counts` counts; a sag without any is left out."""
    session.require(Permission.SEE_BEBOERE)
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
    session.require(Permission.SEE_BEBOERE)
    return sorted(session.exec(query))
