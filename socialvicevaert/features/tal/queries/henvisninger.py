"""Referrals sent in a period, by partner and by how far they had come when it ended."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from sqlalchemy import ColumnElement, Subquery, func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, select

from socialvicevaert.features.henvisninger.models import Henvisning, HenvisningStatus
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

STATUSES = (
    HenvisningStatus.SENDT,
    HenvisningStatus.BESVARET,
    HenvisningStatus.STARTET,
    HenvisningStatus.AFVIST,
    HenvisningStatus.AFSLUTTET,
)
"""How far a referral that was sent can have come; each is in exactly one."""


@dataclass(frozen=True)
class SentHenvisning:
    """The dates of one referral: no text."""

    id: int
    beboer_id: int
    partner_id: int
    status: HenvisningStatus
    sent_on: date
    answered_on: date | None
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True)
class PartnerCounts:
    """Referrals to one partner, by status at the end of the period; days from sending to the first answer."""

    partner_id: int
    name: str
    statuses: Mapping[HenvisningStatus, int]
    days: tuple[int, ...]

    @property
    def sent(self) -> int:
        """All of them."""
        return sum(self.statuses.values())


def henvisning_counts(session: Session, scope: Scope) -> list[PartnerCounts]:
    """The partners that got a referral in the period, most first."""
    found = sent_henvisninger(session, scope)
    period = scope.period
    statuses: dict[int, Counter[HenvisningStatus]] = {}
    days: dict[int, list[int]] = {}
    for one in found:
        statuses.setdefault(one.partner_id, Counter())[status_at_end_of(one, period.to_on)] += 1
        if one.answered_on is not None and one.answered_on <= period.to_on:
            days.setdefault(one.partner_id, []).append((one.answered_on - one.sent_on).days)
    names = dict(session.exec(select(col(Partner.id), col(Partner.name))).all())
    counts = [
        PartnerCounts(partner, names.get(partner, ""), counted, tuple(sorted(days.get(partner, ()))))
        for partner, counted in statuses.items()
    ]
    return sorted(counts, key=lambda one: (-one.sent, one.name, one.partner_id))


def sent_henvisninger(session: Session, scope: Scope) -> list[SentHenvisning]:
    """The referrals sent in the period, oldest first."""
    session.require(Permission.ISSUE_REPORTS)
    sent = (  # one question: the letters that lie between the columns make each reading dear
        select_many(
            col(Henvisning.id),
            col(Henvisning.beboer_id),
            col(Henvisning.partner_id),
            col(Henvisning.status),
            col(Henvisning.sent_on),
            col(Henvisning.answered_on),
            col(Henvisning.started_on),
            col(Henvisning.ended_on),
        )
        .where(*_sent(scope))
        .order_by(col(Henvisning.id))
    )
    return [
        SentHenvisning(number, beboer_id, partner_id, status, sent_on, answered_on, started_on, ended_on)
        for number, beboer_id, partner_id, status, sent_on, answered_on, started_on, ended_on in session.execute(sent)
        if sent_on is not None
    ]


def sent_per_beboer(scope: Scope) -> Subquery:
    """Referrals sent in the period: `beboer_id`, `how_many`."""
    return (
        select(col(Henvisning.beboer_id).label("beboer_id"), func.count().label("how_many"))
        .where(*_sent(scope))
        .group_by(col(Henvisning.beboer_id))
        .subquery()
    )


def status_at_end_of(henvisning: SentHenvisning, day: date) -> HenvisningStatus:
    """How far a referral had come, from its dates."""

    def happened(on: date | None) -> bool:
        return on is not None and on <= day

    if henvisning.status is HenvisningStatus.AFVIST and happened(henvisning.ended_on or henvisning.answered_on):
        return HenvisningStatus.AFVIST
    if happened(henvisning.ended_on):
        return HenvisningStatus.AFSLUTTET
    if happened(henvisning.started_on):
        return HenvisningStatus.STARTET
    return HenvisningStatus.BESVARET if happened(henvisning.answered_on) else HenvisningStatus.SENDT


def median_days(days: tuple[int, ...]) -> float | None:
    """The middle of the days to answer; None without any."""
    return float(median(days)) if days else None


def _sent(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Henvisning.deleted_at).is_(None),
        col(Henvisning.sent_on) >= scope.period.from_on,
        col(Henvisning.sent_on) <= scope.period.to_on,
        scope.covers(Henvisning.beboer_id),
        scope.by(Henvisning.medarbejder_id),
    )
