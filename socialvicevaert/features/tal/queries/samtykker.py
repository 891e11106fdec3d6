"""Consents of a period: given, withdrawn, expired, valid."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

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


def samtykke_counts(session: Session, scope: Scope) -> SamtykkeCounts:
    """Consents that were valid when the period began, or given in it."""
    session.require(Permission.ISSUE_REPORTS)
    period = scope.period
    rows = session.exec(
        select(col(Samtykke.given_on), col(Samtykke.valid_to), col(Samtykke.withdrawn_on)).where(
            col(Samtykke.deleted_at).is_(None),
            Samtykke.given_on <= period.to_on,
            Samtykke.valid_to >= period.day_before,
            scope.covers(Samtykke.beboer_id),
            scope.by(Samtykke.received_by_id),
        )
    ).all()

    def valid_at_end_of(day: date, given_on: date, valid_to: date, withdrawn_on: date | None) -> bool:
        return given_on <= day <= valid_to and (withdrawn_on is None or withdrawn_on > day)

    primo = [row for row in rows if valid_at_end_of(period.day_before, *row)]
    given = [row for row in rows if row[0] >= period.from_on]
    active = [*primo, *given]
    valid = [row for row in active if valid_at_end_of(period.to_on, *row)]
    withdrawn = [row for row in active if row[2] is not None and row[2] <= min(period.to_on, row[1])]
    soon = period.to_on + timedelta(days=EXPIRING_DAYS)
    return SamtykkeCounts(
        active=len(active),
        primo=len(primo),
        given=len(given),
        withdrawn=len(withdrawn),
        expired=len(active) - len(valid) - len(withdrawn),
        valid=len(valid),
        expiring=sum(row[1] <= soon for row in valid),
    )
