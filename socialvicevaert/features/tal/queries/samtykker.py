"""Consents of a period: given, withdrawn, expired, valid."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.samtykker.models import Samtykke
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
    found = _in_period(session, scope)
    given = sum(one.is_new for one in found)
    return SamtykkeCounts(
        active=len(found),
        primo=len(found) - given,
        given=given,
        withdrawn=sum(one.is_withdrawn for one in found),
        expired=sum(one.is_expired for one in found),
        valid=sum(one.is_valid for one in found),
        expiring=sum(one.is_expiring for one in found),
    )


def samtykker_in_period(session: Session, scope: Scope) -> list[SamtykkeInPeriod]:
    """The consents that `samtykke_counts` counts, one by one."""
    session.require(Permission.SEE_BEBOERE)
    return _in_period(session, scope)


def _in_period(session: Session, scope: Scope) -> list[SamtykkeInPeriod]:
    period = scope.period
    rows = session.execute(
        select_many(
            col(Samtykke.id),
            col(Samtykke.beboer_id),
            col(Samtykke.given_on),
            col(Samtykke.valid_to),
            col(Samtykke.withdrawn_on),
        ).where(
            col(Samtykke.deleted_at).is_(None),
            col(Samtykke.given_on) <= period.to_on,
            col(Samtykke.valid_to) >= period.day_before,
            scope.covers(Samtykke.beboer_id),
            scope.by(Samtykke.received_by_id),
        )
    )
    soon = period.to_on + timedelta(days=EXPIRING_DAYS)
    found: list[SamtykkeInPeriod] = []
    for number, beboer_id, given_on, valid_to, withdrawn_on in rows:
        dates = (given_on, valid_to, withdrawn_on)
        is_new = given_on >= period.from_on
        if is_new or _valid_at_end_of(period.day_before, *dates):
            is_valid = _valid_at_end_of(period.to_on, *dates)
            is_withdrawn = withdrawn_on is not None and withdrawn_on <= min(period.to_on, valid_to)
            is_expiring = is_valid and valid_to <= soon
            found.append(SamtykkeInPeriod(number, beboer_id, given_on, is_new, is_valid, is_withdrawn, is_expiring))
    return found


def _valid_at_end_of(day: date, given_on: date, valid_to: date, withdrawn_on: date | None) -> bool:
    return given_on <= day <= valid_to and (withdrawn_on is None or withdrawn_on > day)
