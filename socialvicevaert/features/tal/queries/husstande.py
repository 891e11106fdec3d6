"""Different households of a period: of which type, and why those in arrears came into them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, literal, null, union_all
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, Husstand, HusstandType
from socialvicevaert.features.fogedsager.models import FogedHistorik, Fogedsag, FogedStadie
from socialvicevaert.features.restancer.models import Restance, Restanceliste, RestanceStatus
from socialvicevaert.features.sager.models import Sag, SagAarsag
from socialvicevaert.features.tal.queries.reading.sager import courses_of
from socialvicevaert.features.tal.queries.scope import Scope, of_estate
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class HusstandCounts:
    """Different households with a sag and with a fogedsag in the period, by type; `UKENDT` where nobody has said it.

    In arrears are those with a fogedsag in the period, and those with a sag in it that owed something on a list of it.
    `causes` are theirs: of the newest sag that says one, None where there is a sag and none says it; `without_sag` have
    only a fogedsag, which has no cause of its own.
    """

    with_sag: Mapping[HusstandType, int] = field(default_factory=dict)
    with_fogedsag: Mapping[HusstandType, int] = field(default_factory=dict)
    causes: Mapping[SagAarsag | None, int] = field(default_factory=dict)
    without_sag: int = 0

    @property
    def in_arrears(self) -> int:
        """All households of whose arrears the cause is asked."""
        return sum(self.causes.values()) + self.without_sag


@dataclass(frozen=True)
class HusstandState:
    """What is counted of a household."""

    type: HusstandType
    has_sag: bool
    has_fogedsag: bool
    owed: bool  # on a list of the period
    cause: SagAarsag | None

    @property
    def is_arrears_with_sag(self) -> bool:
        """In arrears, and there is a sag that can say why."""
        return self.has_sag and (self.has_fogedsag or self.owed)

    @property
    def is_arrears_without_sag(self) -> bool:
        """In arrears, with only a fogedsag."""
        return self.has_fogedsag and not self.has_sag


def husstand_counts(session: Session, scope: Scope) -> HusstandCounts:
    """Everything about households that adds up; a resident without a household is one by herself."""
    session.require(Permission.ISSUE_REPORTS)
    found = _households(scope)
    columns = _columns(found)
    kinds = session.execute(_with_words(select_many(func.count(), *columns), found).group_by(*columns))
    with_sag: Counter[HusstandType] = Counter()
    with_fogedsag: Counter[HusstandType] = Counter()
    causes: Counter[SagAarsag | None] = Counter()
    without_sag = 0
    for how_many, *values in kinds:
        one = _state(*values)
        if one.has_sag:
            with_sag[one.type] += how_many
        if one.has_fogedsag:
            with_fogedsag[one.type] += how_many
        if one.is_arrears_with_sag:
            causes[one.cause] += how_many
        elif one.is_arrears_without_sag:
            without_sag += how_many
    return HusstandCounts(with_sag, with_fogedsag, causes, without_sag)


def husstande_in_period(session: Session, scope: Scope) -> dict[int, HusstandState]:
    """The households that `husstand_counts` counts, each by `household_of`."""
    session.require(Permission.SEE_BEBOERE)
    found = _households(scope)
    rows = session.execute(_with_words(select_many(found.c.household, *_columns(found)), found))
    return {household: _state(*values) for household, *values in rows}


def household_of() -> ColumnElement[int]:
    """The household of a resident; whoever has none is one by herself, told from the others by the sign."""
    return func.coalesce(col(Beboer.husstand_id), -col(Beboer.id))


def _columns(found: Subquery) -> tuple[Any, ...]:
    return col(Husstand.type), found.c.has_sag, found.c.has_fogedsag, found.c.owed, col(Sag.cause)


def _with_words(query: Any, found: Subquery) -> Any:
    return (
        query.select_from(found)
        .outerjoin(Husstand, col(Husstand.id) == found.c.household)
        .outerjoin(Sag, col(Sag.id) == found.c.sag_id)
    )


def _state(
    stored: HusstandType | None, has_sag: int, has_fogedsag: int, owed: int, cause: SagAarsag | None
) -> HusstandState:
    return HusstandState(stored or HusstandType.UKENDT, bool(has_sag), bool(has_fogedsag), bool(owed), cause)


def _households(scope: Scope) -> Subquery:
    """A row a household: what it has in the period, and its newest sag that says a cause."""
    courses = courses_of(scope)
    said = (
        select_many(
            courses.c.beboer_id,
            literal(1).label("has_sag"),
            literal(0).label("has_fogedsag"),
            literal(0).label("owed"),
            _only_with_cause().label("sag_id"),
        )
        .select_from(courses)
        .join(Sag, col(Sag.id) == courses.c.sag_id)
    )
    fogedsager = select_many(col(Fogedsag.beboer_id), literal(0), literal(1), literal(0), null()).where(
        col(Fogedsag.deleted_at).is_(None),
        col(Fogedsag.opened_on) <= scope.period.to_on,
        of_estate(scope),
        scope.by(Fogedsag.responsible_id),
        col(Fogedsag.id).not_in(_closed_before(scope)),
    )
    lists = select(col(Restanceliste.id)).where(
        col(Restanceliste.deleted_at).is_(None),
        col(Restanceliste.as_of) >= scope.period.from_on,
        col(Restanceliste.as_of) <= scope.period.to_on,
    )
    owed = select_many(col(Restance.beboer_id), literal(0), literal(0), literal(1), null()).where(
        col(Restance.deleted_at).is_(None),
        col(Restance.restanceliste_id).in_(lists),
        col(Restance.amount_oere) > 0,
        col(Restance.status) != RestanceStatus.UDGAAET,
        col(Restance.beboer_id).is_not(None),
        scope.covers(Restance.beboer_id),
    )
    people = union_all(said, fogedsager, owed).subquery()
    household = household_of()
    measures = [func.max(people.c[name]).label(name) for name in ("has_sag", "has_fogedsag", "owed", "sag_id")]
    return (
        select_many(household.label("household"), *measures)
        .select_from(people)
        .join(Beboer, col(Beboer.id) == people.c.beboer_id)
        .group_by(household)
        .subquery()
    )


def _only_with_cause() -> Any:
    """The number of a sag that says its cause."""
    return func.iif(col(Sag.cause).is_(None), null(), col(Sag.id))


def _closed_before(scope: Scope) -> Any:
    """Fogedsager that their history says were closed at the end of the day before the period."""
    last = (
        select(func.max(FogedHistorik.id))
        .where(col(FogedHistorik.valid_from) <= scope.period.day_before, col(FogedHistorik.deleted_at).is_(None))
        .group_by(col(FogedHistorik.fogedsag_id))
    )
    return select(col(FogedHistorik.fogedsag_id)).where(
        col(FogedHistorik.id).in_(last), col(FogedHistorik.stage) == FogedStadie.AFSLUTTET
    )
