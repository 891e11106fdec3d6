"""The referrals that were sent, once for all that is counted of them."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningStatus
from socialvicevaert.features.tal.queries.reading.once import once, with_months
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
from socialvicevaert.storage.session import Session


class SentHenvisning(NamedTuple):
    """The dates of one referral: no text. `afdeling_id` is the estate before merged ones are put together."""

    id: int
    beboer_id: int
    partner_id: int
    status: HenvisningStatus
    sent_on: date
    answered_on: date | None
    started_on: date | None
    ended_on: date | None
    afdeling_id: int


def read_sent(session: Session, scope: Scope) -> list[SentHenvisning]:
    """The referrals sent in the period, oldest first."""
    period = scope.period
    every = once(session, with_months(scope), _read)
    return [one for one in every if period.from_on <= one.sent_on <= period.to_on]


def _read(session: Session, scope: Scope) -> list[SentHenvisning]:
    rows = session.execute(  # one question: the letters that lie between the columns make each reading dear
        select_many(
            col(Henvisning.id),
            col(Henvisning.beboer_id),
            col(Henvisning.partner_id),
            col(Henvisning.status),
            col(Henvisning.sent_on),
            col(Henvisning.answered_on),
            col(Henvisning.started_on),
            col(Henvisning.ended_on),
            func.coalesce(col(Lejemaal.afdeling_id), NO_ESTATE),
        )
        .join(Beboer, col(Beboer.id) == col(Henvisning.beboer_id))
        .outerjoin(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
        .where(
            col(Henvisning.deleted_at).is_(None),
            col(Henvisning.sent_on) >= scope.period.from_on,
            col(Henvisning.sent_on) <= scope.period.to_on,
            scope.covers(Henvisning.beboer_id),
            scope.by(Henvisning.medarbejder_id),
        )
        .order_by(col(Henvisning.id))
    )
    return [SentHenvisning._make(values) for values in rows]
