"""Sager of a period: how many came, went and stayed, and what they are about."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.rapporter.queries.scope import Scope
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagBehov, SagKilde, SagPeriode, SagResultat
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

_Stretch = tuple[date, date | None, SagResultat | None]


@dataclass(frozen=True)
class SagCounts:
    """Different sager; `active = primo + new + reopened = closed + ultimo`. None as a key: nobody has written it."""

    active: int
    primo: int
    new: int
    reopened: int
    closed: int
    ultimo: int
    persons: int
    without_afdeling: int
    results: Mapping[SagResultat | None, int]
    sources: Mapping[SagKilde, int]
    causes: Mapping[SagAarsag | None, int]


@dataclass(frozen=True)
class NeedCounts:
    """Sager by need area (a sag may have several), in the organisation's order; and those without any."""

    by_area: tuple[tuple[int, str, int], ...]
    none: int


@dataclass(frozen=True)
class ActiveSag:
    """One sag of the period by numbers and choices: no name, no text."""

    sag_id: int
    beboer_id: int
    source: SagKilde
    cause: SagAarsag | None
    was_open: bool
    is_new: bool
    is_open: bool
    result: SagResultat | None
    has_home: bool


def sag_counts(session: Session, scope: Scope) -> SagCounts:
    """Everything about sager that adds up."""
    session.require(Permission.ISSUE_REPORTS)
    sager = active_sager(session, scope)
    primo = sum(sag.was_open for sag in sager)
    new = sum(sag.is_new for sag in sager)
    ultimo = sum(sag.is_open for sag in sager)
    return SagCounts(
        active=len(sager),
        primo=primo,
        new=new,
        reopened=len(sager) - primo - new,
        closed=len(sager) - ultimo,
        ultimo=ultimo,
        persons=len({sag.beboer_id for sag in sager}),
        without_afdeling=sum(not sag.has_home for sag in sager),
        results=Counter(sag.result for sag in sager if not sag.is_open),
        sources=Counter(sag.source for sag in sager),
        causes=Counter(sag.cause for sag in sager),
    )


def need_counts(session: Session, scope: Scope) -> NeedCounts:
    """The need areas of the sager in the period."""
    session.require(Permission.ISSUE_REPORTS)
    active = _active(scope)
    linked = (
        select(SagBehov.behovsomraade_id, func.count(func.distinct(SagBehov.sag_id)))
        .where(col(SagBehov.sag_id).in_(active), col(SagBehov.deleted_at).is_(None))
        .group_by(col(SagBehov.behovsomraade_id))
    )
    counted = dict(session.exec(linked).all())
    areas = session.exec(
        select(col(Behovsomraade.id), col(Behovsomraade.name), col(Behovsomraade.is_active))
        .where(col(Behovsomraade.deleted_at).is_(None))
        .order_by(col(Behovsomraade.position), col(Behovsomraade.id))
    ).all()
    return NeedCounts(
        by_area=tuple(
            (area_id, name, counted.get(area_id, 0))
            for area_id, name, offered in areas
            if area_id is not None and (offered or area_id in counted)
        ),
        none=len(sager_without_need(session, scope)),
    )


def sager_without_need(session: Session, scope: Scope) -> set[int]:
    """Numbers of the sager that nobody has given a need area."""
    session.require(Permission.ISSUE_REPORTS)
    with_any = select(col(SagBehov.sag_id)).where(col(SagBehov.deleted_at).is_(None))
    found = session.exec(select(col(Sag.id)).where(col(Sag.id).in_(_active(scope)), col(Sag.id).not_in(with_any)))
    return {number for number in found if number is not None}


def active_sager(session: Session, scope: Scope) -> list[ActiveSag]:
    """The sager of the period, each by its stretches up to the end of it."""
    session.require(Permission.ISSUE_REPORTS)
    period = scope.period
    stretches = _stretches(session, scope)
    homes = dict(session.exec(select(col(Beboer.id), col(Beboer.lejemaal_id)).where(scope.covers(Beboer.id))).all())
    facts = session.exec(
        select(col(Sag.id), col(Sag.beboer_id), col(Sag.source), col(Sag.cause))
        .where(col(Sag.id).in_(_active(scope)))
        .order_by(col(Sag.id))
    )
    return [
        ActiveSag(
            sag_id=sag_id,
            beboer_id=beboer_id,
            source=source,
            cause=cause,
            was_open=_open_at_end_of(period.day_before, stretches[sag_id]),
            is_new=stretches[sag_id][0][0] >= period.from_on,
            is_open=_open_at_end_of(period.to_on, stretches[sag_id]),
            result=stretches[sag_id][-1][2],
            has_home=homes.get(beboer_id) is not None,
        )
        for sag_id, beboer_id, source, cause in facts
        if sag_id is not None
    ]


def _active(scope: Scope) -> SelectOfScalar[int]:
    """The numbers of the sager of the period, for a subquery."""
    period = scope.period
    return (
        select(col(SagPeriode.sag_id))
        .join(Sag, col(Sag.id) == col(SagPeriode.sag_id))
        .where(
            col(Sag.deleted_at).is_(None),
            scope.covers(Sag.beboer_id),
            SagPeriode.from_on <= period.to_on,
            or_(col(SagPeriode.to_on).is_(None), col(SagPeriode.to_on) >= period.from_on),
        )
    )


def _stretches(session: Session, scope: Scope) -> dict[int, list[_Stretch]]:
    found = session.exec(
        select(col(SagPeriode.sag_id), col(SagPeriode.from_on), col(SagPeriode.to_on), col(SagPeriode.result))
        .where(col(SagPeriode.sag_id).in_(_active(scope)), col(SagPeriode.from_on) <= scope.period.to_on)
        .order_by(col(SagPeriode.sag_id), col(SagPeriode.from_on), col(SagPeriode.id))
    )
    by_sag: dict[int, list[_Stretch]] = {}
    for sag_id, from_on, to_on, result in found:
        by_sag.setdefault(sag_id, []).append((from_on, to_on, result))
    return by_sag


def _open_at_end_of(day: date, stretches: list[_Stretch]) -> bool:
    return any(from_on <= day and (to_on is None or to_on > day) for from_on, to_on, _ in stretches)
