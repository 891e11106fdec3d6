"""The sager of a period and whose they are, together by what is counted of them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Subquery, and_, case, func, literal, null
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, or_, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.sager.models import NyeMennesker, Sag, SagAarsag, SagKilde, SagPeriode, SagResultat
from socialvicevaert.features.tal.queries.reading.once import once
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
from socialvicevaert.storage.session import Session

YES, NO, NOT_ASKED, NONE_CLOSED = 2, 1, 0, -1


class SagKind(NamedTuple):
    """What is counted of a sag; sager that are alike in all of it are counted together."""

    was_open: int
    is_open: int
    afdeling_id: int  # before merged estates are put together
    source: SagKilde
    cause: SagAarsag | None
    result: SagResultat | None  # of its last stretch


@dataclass(frozen=True)
class ReadSager:
    """Different sager by kind; different residents by estate and by what they said when a sag was closed."""

    kinds: Counter[SagKind] = field(default_factory=Counter)
    persons: Counter[tuple[int, int]] = field(default_factory=Counter)


def read_sager(session: Session, scope: Scope) -> ReadSager:
    """All that is counted of them but their needs."""
    return once(session, scope, _read)


def _read(session: Session, scope: Scope) -> ReadSager:
    courses = courses_of(scope)
    met = col(SagPeriode.met_new_people)
    said = case(
        (courses.c.is_open == 1, NONE_CLOSED), (met == NyeMennesker.JA, YES), (met == NyeMennesker.NEJ, NO),
        else_=NOT_ASKED,
    )  # fmt: skip
    known = (
        select_many(
            courses.c.beboer_id,
            courses.c.was_open,
            courses.c.is_open,
            func.coalesce(col(Lejemaal.afdeling_id), NO_ESTATE).label("estate"),
            col(Sag.source),
            col(Sag.cause),
            col(SagPeriode.result),
            said.label("said"),
        )
        .select_from(courses)
        .join(Sag, col(Sag.id) == courses.c.sag_id)
        .join(SagPeriode, col(SagPeriode.id) == courses.c.last_id)
        .join(Beboer, col(Beboer.id) == courses.c.beboer_id)
        .outerjoin(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
        .cte("known")
        .prefix_with("MATERIALIZED")
    )
    kind = (known.c.was_open, known.c.is_open, known.c.estate, known.c.source, known.c.cause, known.c.result)
    kinds = select_many(literal(0), func.count(), *kind).group_by(*kind)
    residents = select_many(known.c.estate, func.max(known.c.said).label("said")).group_by(known.c.beboer_id).subquery()
    persons = select_many(
        literal(1), func.count(), residents.c.said, null(), residents.c.estate, null(), null(), null()
    ).group_by(residents.c.said, residents.c.estate)
    found = ReadSager()
    for is_person, how_many, *values in session.execute(kinds.union_all(persons)):
        if is_person:
            words, _, where, *_ = values
            found.persons[where, words] = how_many
        else:
            found.kinds[SagKind._make(values)] = how_many
    return found


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
