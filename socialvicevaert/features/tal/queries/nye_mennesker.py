"""Whether residents whose sag has ended have met new people."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Subquery, case, func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.sager.models import NyeMennesker, SagPeriode
from socialvicevaert.features.tal.queries.sager import courses_of
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

_YES, _NO, _NOT_ASKED = 2, 1, 0


@dataclass(frozen=True)
class NyeMenneskerCounts:
    """Different residents with a sag of the period that was closed when it ended, by what they answered then."""

    yes: int = 0
    no: int = 0
    not_asked: int = 0


def nye_mennesker_counts(session: Session, scope: Scope) -> NyeMenneskerCounts:
    """A resident with several closed sager has answered when she has in one of them, and yes when she has in one."""
    session.require(Permission.ISSUE_REPORTS)
    answers = _answers(scope)
    found: Counter[int] = Counter()
    for answer, how_many in session.execute(select_many(answers.c.said, func.count()).group_by(answers.c.said)):
        found[answer] = how_many
    return NyeMenneskerCounts(found[_YES], found[_NO], found[_NOT_ASKED])


def answers_in_period(session: Session, scope: Scope) -> dict[int, NyeMennesker | None]:
    """What each resident that `nye_mennesker_counts` counts has answered; None: not asked."""
    session.require(Permission.ISSUE_REPORTS)
    answers = _answers(scope)
    words = {_YES: NyeMennesker.JA, _NO: NyeMennesker.NEJ}
    return {beboer_id: words.get(said) for beboer_id, said in session.execute(select_many(*answers.c))}


def _answers(scope: Scope) -> Subquery:
    """What each resident has said, with a sag of the period that was closed when it ended."""
    courses = courses_of(scope)
    met = col(SagPeriode.met_new_people)
    said = case((met == NyeMennesker.JA, _YES), (met == NyeMennesker.NEJ, _NO), else_=_NOT_ASKED)
    return (
        select_many(courses.c.beboer_id, func.max(said).label("said"))
        .select_from(courses)
        .join(SagPeriode, col(SagPeriode.id) == courses.c.last_id)
        .where(courses.c.is_open == 0)
        .group_by(courses.c.beboer_id)
        .subquery()
    )
