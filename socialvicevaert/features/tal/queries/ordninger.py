"""Agreements to pay in parts, as they stood when the period ended: worked out from instalments and payments."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.afdragsordninger.models import (
    Afdrag,
    Afdragsordning,
    Indbetaling,
    OrdningTilstand,
)
from socialvicevaert.features.afdragsordninger.queries.payments import is_still_made
from socialvicevaert.features.afdragsordninger.rules import state_on
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

OVER = (OrdningTilstand.BETALT, OrdningTilstand.OPHOERT)


@dataclass(frozen=True)
class OrdningCounts:
    """Agreements of the period by their state when it ended; `primo + made` are all of them."""

    primo: int
    made: int
    states: Mapping[OrdningTilstand, int]


@dataclass(frozen=True)
class OrdningInPeriod:
    """One agreement of the period: whose, since when, and its state when the period ended."""

    id: int
    beboer_id: int
    agreed_on: date
    is_new: bool
    state: OrdningTilstand


@dataclass(frozen=True)
class _Ordning:
    id: int
    beboer_id: int
    agreed_on: date
    tolerance_days: int
    cancelled_on: date | None
    afdrag: list[Any] = field(default_factory=list)  # rows: many, so they are not made into something else
    payments: list[Any] = field(default_factory=list)

    def state_on(self, day: date) -> OrdningTilstand:
        return state_on(self.afdrag, self.payments, self.tolerance_days, self.cancelled_on, day)


def ordning_counts(session: Session, scope: Scope) -> OrdningCounts:
    """Agreements made in the period, and older ones that were neither paid nor ended when it began."""
    session.require(Permission.ISSUE_REPORTS)
    found = _in_period(session, scope)
    made = sum(one.is_new for one in found)
    return OrdningCounts(len(found) - made, made, Counter(one.state for one in found))


def ordninger_in_period(session: Session, scope: Scope) -> list[OrdningInPeriod]:
    """The agreements that `ordning_counts` counts, one by one."""
    session.require(Permission.SEE_BEBOERE)
    return _in_period(session, scope)


def _in_period(session: Session, scope: Scope) -> list[OrdningInPeriod]:
    period = scope.period
    return [
        OrdningInPeriod(
            one.id, one.beboer_id, one.agreed_on, one.agreed_on >= period.from_on, one.state_on(period.to_on)
        )
        for one in _ordninger(session, scope)
        if one.agreed_on >= period.from_on or one.state_on(period.day_before) not in OVER
    ]


def _ordninger(session: Session, scope: Scope) -> list[_Ordning]:
    """Every agreement made by the end of the period, with its instalments and the payments up to then."""
    wanted = _in_scope(scope)
    ordninger = {
        number: _Ordning(number, beboer_id, agreed_on, tolerance_days, cancelled_on)
        for number, beboer_id, agreed_on, tolerance_days, cancelled_on in session.execute(
            select_many(
                col(Afdragsordning.id),
                col(Afdragsordning.beboer_id),
                col(Afdragsordning.agreed_on),
                col(Afdragsordning.tolerance_days),
                col(Afdragsordning.cancelled_on),
            ).where(*wanted)
        )
    }
    instalments = session.execute(
        select_many(col(Afdrag.afdragsordning_id), col(Afdrag.due_on), col(Afdrag.amount_oere))
        .join(Afdragsordning, col(Afdragsordning.id) == col(Afdrag.afdragsordning_id))
        .where(*wanted, col(Afdrag.deleted_at).is_(None))
    )
    for instalment in instalments:
        ordninger[instalment[0]].afdrag.append(instalment)
    payments = session.execute(
        select_many(col(Indbetaling.afdragsordning_id), col(Indbetaling.paid_on), col(Indbetaling.amount_oere))
        .join(Afdragsordning, col(Afdragsordning.id) == col(Indbetaling.afdragsordning_id))
        .where(*wanted, is_still_made(), col(Indbetaling.paid_on) <= scope.period.to_on)
    )
    for payment in payments:
        ordninger[payment[0]].payments.append(payment)
    return list(ordninger.values())


def _in_scope(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Afdragsordning.deleted_at).is_(None),
        col(Afdragsordning.agreed_on) <= scope.period.to_on,
        scope.covers(Afdragsordning.beboer_id),
        scope.by(Afdragsordning.medarbejder_id),
    )
