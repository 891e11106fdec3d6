"""Fogedsager with all that was written of them up to the end of a period."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlalchemy.orm import aliased
from sqlmodel import col

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.fogedsager.models import (
    FogedHistorik,
    Fogedsag,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
)
from socialvicevaert.features.tal.queries.reading.once import once
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope, of_estate
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.storage.session import Session


class Written(NamedTuple):
    """What was written of a fogedsag, and the day it speaks of."""

    valid_from: date
    stage: FogedStadie
    outcome: FogedUdfald | None
    result: IndsatsResultat | None

    @property
    def is_closed(self) -> bool:
        """Whether the fogedsag was closed by it."""
        return self.stage is FogedStadie.AFSLUTTET


@dataclass(frozen=True)
class ReadFogedsag:
    """One fogedsag: `written` in the order of writing, `afdeling_id` before merged estates are put together."""

    beboer_id: int
    opened_on: date
    afdeling_id: int
    written: list[Written]

    def at_end_of(self, day: date) -> Written | None:
        """What was believed at the end of a day; None while nothing was written."""
        # what was written last is what is believed, whatever day it speaks of
        return next((one for one in reversed(self.written) if one.valid_from <= day), None)

    def is_active(self, period: Period) -> bool:
        """Whether it ran on at least one day of a period; one closed on the first day did."""
        if self.opened_on > period.to_on:
            return False
        before = self.at_end_of(period.day_before)
        return before is None or not before.is_closed


def read_fogedsager(session: Session, scope: Scope) -> Mapping[int, ReadFogedsag]:
    """Every fogedsag of the estate and the workers, by number; also those that were opened after the period."""
    whole = replace(scope, period=Period(date.min, scope.period.to_on))
    return once(session, whole, _read)


def _read(session: Session, scope: Scope) -> Mapping[int, ReadFogedsag]:
    wanted = (col(Fogedsag.deleted_at).is_(None), of_estate(scope), scope.by(Fogedsag.responsible_id))
    homes = aliased(Lejemaal)
    rows = session.execute(
        select_many(
            col(Fogedsag.id),
            col(Fogedsag.beboer_id),
            col(Fogedsag.opened_on),
            func.coalesce(col(Lejemaal.afdeling_id), col(homes.afdeling_id), NO_ESTATE),
        )
        .join(Beboer, col(Beboer.id) == col(Fogedsag.beboer_id))
        .outerjoin(Lejemaal, col(Lejemaal.id) == col(Fogedsag.lejemaal_id))
        .outerjoin(homes, col(homes.id) == col(Beboer.lejemaal_id))
        .where(*wanted)
    )
    history = session.execute(
        select_many(
            col(FogedHistorik.fogedsag_id),
            col(FogedHistorik.valid_from),
            col(FogedHistorik.stage),
            col(FogedHistorik.outcome),
            col(FogedHistorik.result),
        )
        .where(col(FogedHistorik.valid_from) <= scope.period.to_on, col(FogedHistorik.deleted_at).is_(None))
        .order_by(col(FogedHistorik.id))
    )
    found = {number: ReadFogedsag(whose, on, estate, []) for number, whose, on, estate in rows}
    for number, *what in history:
        if number in found:
            found[number].written.append(Written._make(what))
    return found
