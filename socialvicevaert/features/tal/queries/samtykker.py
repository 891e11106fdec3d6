"""Consents of a period: given, withdrawn, expired, valid."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, or_

from socialvicevaert.features.samtykker.models import Samtykke, SamtykkeArt
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

EXPIRING_DAYS = 60
"""A valid consent that ends within so many days after the period is about to expire."""


@dataclass(frozen=True)
class SamtykkeCounts:
    """Different consents; `active = primo + given = withdrawn + expired + valid`; `expiring` are among the valid."""

    active: int
    primo: int
    given: int
    withdrawn: int
    expired: int
    valid: int
    expiring: int


class _State(NamedTuple):
    is_new: bool
    is_valid: bool
    is_withdrawn: bool
    is_expiring: bool


@dataclass(frozen=True)
class SamtykkeInPeriod:
    """One consent that was valid when the period began, or given in it, and what had become of it at the end."""

    id: int
    beboer_id: int
    given_on: date
    is_new: bool
    is_valid: bool
    is_withdrawn: bool
    is_expiring: bool

    @property
    def is_expired(self) -> bool:
        """It ended by itself."""
        return not self.is_valid and not self.is_withdrawn


def samtykke_counts(session: Session, scope: Scope) -> SamtykkeCounts:
    """Consents that were valid when the period began, or given in it."""
    session.require(Permission.ISSUE_REPORTS)
    states = _states(scope)
    rows = session.execute(_in_period(select_many(func.count(), *states), scope).group_by(*states))
    found = Counter({_State(*map(bool, values)): how_many for how_many, *values in rows})
    return SamtykkeCounts(
        active=found.total(),
        primo=sum(how_many for one, how_many in found.items() if not one.is_new),
        given=sum(how_many for one, how_many in found.items() if one.is_new),
        withdrawn=sum(how_many for one, how_many in found.items() if one.is_withdrawn),
        expired=sum(how_many for one, how_many in found.items() if not one.is_valid and not one.is_withdrawn),
        valid=sum(how_many for one, how_many in found.items() if one.is_valid),
        expiring=sum(how_many for one, how_many in found.items() if one.is_expiring),
    )


def samtykker_in_period(session: Session, scope: Scope) -> list[SamtykkeInPeriod]:
    """The consents that `samtykke_counts` counts, one by one."""
    session.require(Permission.SEE_BEBOERE)
    about = (col(Samtykke.id), col(Samtykke.beboer_id), col(Samtykke.given_on))
    rows = session.execute(_in_period(select_many(*about, *_states(scope)), scope))
    return [
        SamtykkeInPeriod(number, beboer_id, given_on, *map(bool, values))
        for number, beboer_id, given_on, *values in rows
    ]


def _in_period(query: Any, scope: Scope) -> Any:
    period = scope.period
    return query.where(
        col(Samtykke.deleted_at).is_(None),
        col(Samtykke.kind) == SamtykkeArt.UDVEKSLING,
        col(Samtykke.given_on) <= period.to_on,
        or_(col(Samtykke.given_on) >= period.from_on, _valid_at_end_of(period.day_before)),
        scope.covers(Samtykke.beboer_id),
        scope.by(Samtykke.received_by_id),
    )


def _states(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """What had become of a consent when the period ended, in the order of `_State`."""
    day = scope.period.to_on
    withdrawn_on, valid_to = col(Samtykke.withdrawn_on), col(Samtykke.valid_to)
    is_valid = _valid_at_end_of(day)
    return (
        col(Samtykke.given_on) >= scope.period.from_on,
        is_valid,
        and_(withdrawn_on.is_not(None), withdrawn_on <= day, withdrawn_on <= valid_to),
        and_(is_valid, valid_to <= day + timedelta(days=EXPIRING_DAYS)),
    )


def _valid_at_end_of(day: date) -> ColumnElement[bool]:
    withdrawn_on = col(Samtykke.withdrawn_on)
    return and_(
        col(Samtykke.given_on) <= day, col(Samtykke.valid_to) >= day, or_(withdrawn_on.is_(None), withdrawn_on > day)
    )
