"""Whether residents whose sag has ended have met new people."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import case, func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.sager.models import NyeMennesker, SagPeriode
from socialvicevaert.features.tal.queries.reading.sager import NO, NOT_ASKED, YES, courses_of, read_sager
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class NyeMenneskerCounts:
    """Different residents with a sag of the period that was closed when it ended, by what they answered then."""

    yes: int = 0
    no: int = 0
    not_asked: int = 0


def nye_mennesker_counts(session: Session, scope: Scope) -> NyeMenneskerCounts:
    """A resident with several closed sager has answered when she has in one of them, and yes when she has in one."""
    session.require(Permission.ISSUE_REPORTS)
    found: Counter[int] = Counter()
    for (_estate, said), how_many in read_sager(session, scope).persons.items():
        found[said] += how_many
    return NyeMenneskerCounts(found[YES], found[NO], found[NOT_ASKED])


def answers_in_period(session: Session, scope: Scope) -> dict[int, NyeMennesker | None]:
    """What each resident that `nye_mennesker_counts` counts has answered; None: not asked."""
    session.require(Permission.SEE_BEBOERE)
    courses = courses_of(scope)
    met = col(SagPeriode.met_new_people)
    said = func.max(case((met == NyeMennesker.JA, YES), (met == NyeMennesker.NEJ, NO), else_=NOT_ASKED))
    rows = session.execute(
        select_many(courses.c.beboer_id, said)
        .select_from(courses)
        .join(SagPeriode, col(SagPeriode.id) == courses.c.last_id)
        .where(courses.c.is_open == 0)
        .group_by(courses.c.beboer_id)
    )
    words = {YES: NyeMennesker.JA, NO: NyeMennesker.NEJ}
    return {beboer_id: words.get(answer) for beboer_id, answer in rows}
