"""The race of every open fogedsag at a time: what ``ansoegninger.queries.race_of`` says, with few questions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select as sql_select
from sqlmodel import col, select

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.ansoegninger.queries import (
    AnsoegningView,
    ansoegninger,
    concerns,
    expectations,
    race_between,
    running_for,
)
from socialvicevaert.features.ansoegninger.rules import Deadline, Race, Verdict
from socialvicevaert.features.fogedsager.models import FogedBeloeb
from socialvicevaert.features.fogedsager.queries import FogedsagRow, fogedsager
from socialvicevaert.features.oekonomi.queries.standing import standing
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class RaceMark:
    """How a fogedsag stands: the verdict with its sentence, and the next real deadline, if it is known."""

    fogedsag_id: int
    beboer_id: int
    beboer: str
    responsible_id: int
    verdict: Verdict
    text: str
    is_safe: bool
    deadline: Deadline | None

    @property
    def deadline_on(self) -> date | None:
        """The day of the deadline."""
        return self.deadline.on if self.deadline is not None else None

    @property
    def presses_on(self) -> date | None:
        """The day by which it presses: one whose deadline is past can be struck any day."""
        return date.min if self.verdict is Verdict.PASSED else self.deadline_on


def races(session: Session, rows: Sequence[FogedsagRow] | None = None) -> tuple[RaceMark, ...]:
    """Every open fogedsag: those whose deadline is past, then the nearest; those without one come last.

    ``rows`` are the open fogedsager, where somebody has asked for them already.
    """
    open_ones = fogedsager(session) if rows is None else rows
    if not open_ones:
        return ()
    applications = _applications(session, {row.beboer_id for row in open_ones})
    plans = _plans(session)
    amounts = _amounts(session, {row.id for row in open_ones})
    usual = expectations(session)
    found = []
    for row in open_ones:
        mine = running_for(applications[row.beboer_id], row.id)
        has_plan = any(
            concerns(row, one.fogedsag_id, one.agreed_on, is_with_landlord=one.is_with_landlord)
            for one in plans[row.beboer_id]
        )
        race = race_between(row, amounts[row.id], mine, usual, has_plan=has_plan, today=session.today)
        found.append(_mark(row, race))
    return tuple(sorted(found, key=lambda one: (one.presses_on or date.max, one.fogedsag_id)))


def _mark(row: FogedsagRow, race: Race) -> RaceMark:
    return RaceMark(
        fogedsag_id=row.id,
        beboer_id=row.beboer_id,
        beboer=row.beboer,
        responsible_id=row.responsible_id,
        verdict=race.verdict,
        text=race.text,
        is_safe=race.is_safe,
        deadline=race.deadline,
    )


def _applications(session: Session, residents: set[int]) -> defaultdict[int, list[AnsoegningView]]:
    found: defaultdict[int, list[AnsoegningView]] = defaultdict(list)
    for one in ansoegninger(session, only_waiting=False, of=residents):
        found[one.beboer_id].append(one)
    return found


def _plans(session: Session) -> defaultdict[int, list[Any]]:
    """The agreements that are kept, by resident."""
    each = standing(session.today).c
    kept = sql_select(each.beboer_id, each.fogedsag_id, each.is_with_landlord, each.agreed_on).where(
        each.state == OrdningTilstand.LOEBER.value
    )
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for one in session.connection().execute(kept):
        found[one.beboer_id].append(one)
    return found


def _amounts(session: Session, fogedsag_ids: set[int]) -> defaultdict[int, list[FogedBeloeb]]:
    found: defaultdict[int, list[FogedBeloeb]] = defaultdict(list)
    statement = select(FogedBeloeb).where(
        col(FogedBeloeb.deleted_at).is_(None), col(FogedBeloeb.fogedsag_id).in_(fogedsag_ids)
    )
    for one in session.exec(statement):
        found[one.fogedsag_id].append(one)
    return found
