"""Referrals sent in a period, by partner and by how far they had come when it ended."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from sqlmodel import col, select

from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.tal.queries.reading.henvisninger import SentHenvisning as SentHenvisning
from socialvicevaert.features.tal.queries.reading.henvisninger import read_sent
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
    session.require(Permission.ISSUE_REPORTS)
    found = read_sent(session, scope)
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


def sent_per_estate(session: Session, scope: Scope) -> Counter[int]:
    """Referrals sent in the period, by the estate of the resident."""
    session.require(Permission.ISSUE_REPORTS)
    return Counter(scope.estate_of(one.afdeling_id) for one in read_sent(session, scope))


def sent_henvisninger(session: Session, scope: Scope) -> list[SentHenvisning]:
    """The referrals sent in the period, oldest first."""
    session.require(Permission.SEE_BEBOERE)
    return read_sent(session, scope)


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
