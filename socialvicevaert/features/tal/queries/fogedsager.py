"""Fogedsager of a period, as they stood when it ended."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.fogedsager.models import (
    DatoArt,
    FogedDato,
    FogedHistorik,
    Fogedsag,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
)
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class FogedCounts:
    """Fogedsager; `active = primo + received`.

    `results` has None for running ones that nobody has judged, `closed_unjudged` are closed without a judgement;
    `outcomes` has None for closed ones without an outcome, `running` are not closed; `overdue` are running although
    their last date in court has passed.
    """

    active: int
    primo: int
    received: int
    results: Mapping[IndsatsResultat | None, int]
    closed_unjudged: int
    outcomes: Mapping[FogedUdfald | None, int]
    running: int
    overdue: int


@dataclass(frozen=True)
class FogedState:
    """How a fogedsag stood at the end of a day."""

    is_closed: bool
    outcome: FogedUdfald | None
    result: IndsatsResultat | None


def foged_counts(session: Session, scope: Scope) -> FogedCounts:
    """Fogedsager that ran on at least one day of the period."""
    session.require(Permission.ISSUE_REPORTS)
    opened = dict(active_fogedsager(session, scope))
    states = states_at_end_of(session, scope.period.to_on, opened)
    judged = Counter(state.result for state in states.values() if state.result is not None or not state.is_closed)
    return FogedCounts(
        active=len(opened),
        primo=sum(opened_on < scope.period.from_on for opened_on in opened.values()),
        received=sum(opened_on >= scope.period.from_on for opened_on in opened.values()),
        results=judged,
        closed_unjudged=sum(state.is_closed and state.result is None for state in states.values()),
        outcomes=Counter(state.outcome for state in states.values() if state.is_closed),
        running=sum(not state.is_closed for state in states.values()),
        overdue=len(overdue_fogedsager(session, scope.period.to_on, states)),
    )


def overdue_fogedsager(session: Session, day: date, states: Mapping[int, "FogedState"]) -> set[int]:
    """Running fogedsager whose last court meeting or eviction lies on or before the day."""
    last = session.exec(
        select(col(FogedDato.fogedsag_id), func.max(FogedDato.on))
        .where(
            col(FogedDato.kind).in_((DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE)),
            col(FogedDato.deleted_at).is_(None),
            col(FogedDato.fogedsag_id).in_(_running(states)),
        )
        .group_by(col(FogedDato.fogedsag_id))
    )
    return {number for number, on in last if on <= day}


def active_fogedsager(session: Session, scope: Scope) -> list[tuple[int, date]]:
    """Number and opening day of each fogedsag of the period."""
    found = session.exec(
        select(col(Fogedsag.id), col(Fogedsag.opened_on)).where(
            col(Fogedsag.deleted_at).is_(None),
            Fogedsag.opened_on <= scope.period.to_on,
            of_estate(scope),
            scope.by(Fogedsag.responsible_id),
        )
    ).all()
    opened = [(number, opened_on) for number, opened_on in found if number is not None]
    before = states_at_end_of(session, scope.period.day_before, dict(opened))
    return [(number, opened_on) for number, opened_on in opened if not before[number].is_closed]


def estates_of_fogedsager(session: Session, scope: Scope) -> dict[int, int]:
    """Where each fogedsag of the period or of an earlier one is counted, before merged estates are put together."""
    homes = aliased(Lejemaal)
    found = session.exec(
        select(col(Fogedsag.id), func.coalesce(col(Lejemaal.afdeling_id), col(homes.afdeling_id), NO_ESTATE))
        .join(Beboer, col(Beboer.id) == col(Fogedsag.beboer_id))
        .outerjoin(Lejemaal, col(Lejemaal.id) == col(Fogedsag.lejemaal_id))
        .outerjoin(homes, col(homes.id) == col(Beboer.lejemaal_id))
        .where(col(Fogedsag.deleted_at).is_(None), Fogedsag.opened_on <= scope.period.to_on)
    )
    return {number: afdeling_id for number, afdeling_id in found if number is not None}


def states_at_end_of(session: Session, day: date, wanted: Mapping[int, date]) -> dict[int, FogedState]:
    """The state of each fogedsag by its history; one without history counts as running."""
    last = session.execute(
        select_many(
            col(FogedHistorik.fogedsag_id),
            col(FogedHistorik.stage),
            col(FogedHistorik.outcome),
            col(FogedHistorik.result),
            # what was written last is what is believed, whatever day it speaks of; SQLite takes the other columns from
            # the row that has the largest (sqlite.org/lang_select.html, "bare columns")
            func.max(col(FogedHistorik.id)),
        )
        .where(col(FogedHistorik.valid_from) <= day, col(FogedHistorik.deleted_at).is_(None))
        .group_by(col(FogedHistorik.fogedsag_id))
    )
    states = dict.fromkeys(wanted, FogedState(is_closed=False, outcome=None, result=None))
    for number, stage, outcome, result, _row in last:
        if number in states:
            states[number] = FogedState(stage is FogedStadie.AFSLUTTET, outcome, result)
    return states


def _running(states: Mapping[int, "FogedState"]) -> list[int]:
    return [number for number, state in states.items() if not state.is_closed]


def of_estate(scope: Scope) -> ColumnElement[bool]:
    """The fogedsag's own tenancy decides; the resident's where it has none."""
    kept = Scope(scope.period).covers(Fogedsag.beboer_id)
    wanted = scope.afdelinger
    if wanted is None:
        return kept
    homes = select(col(Lejemaal.id)).where(col(Lejemaal.afdeling_id).in_(sorted(wanted)))
    return and_(
        kept,
        or_(
            col(Fogedsag.lejemaal_id).in_(homes),
            and_(col(Fogedsag.lejemaal_id).is_(None), scope.covers(Fogedsag.beboer_id)),
        ),
    )
