"""The race of every open fogedsag at a time: the same rules as ``ansoegninger.queries.race_of``, with few questions."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select as sql_select
from sqlmodel import col, select

from socialvicevaert.features.afdragsordninger.models import OrdningTilstand
from socialvicevaert.features.ansoegninger import rules
from socialvicevaert.features.ansoegninger.models import Ansoegning, AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.queries import expectations
from socialvicevaert.features.fogedsager.models import BeloebArt, FogedBeloeb
from socialvicevaert.features.fogedsager.queries import FogedsagRow, fogedsager
from socialvicevaert.features.oekonomi.queries.standing import standing
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_OWED = (BeloebArt.RESTANCE, BeloebArt.GEBYR, BeloebArt.RETSAFGIFT)
_NOT_ARREARS = frozenset({AnsoegningGrundlag.BOLIGSTOETTE, AnsoegningGrundlag.GAELDSSTYRELSEN})


@dataclass(frozen=True)
class RaceMark:
    """How a fogedsag stands: the verdict with its sentence, and the next real deadline, if it is known."""

    fogedsag_id: int
    beboer_id: int
    beboer: str
    responsible_id: int
    verdict: rules.Verdict
    text: str
    is_safe: bool
    deadline: rules.Deadline | None

    @property
    def deadline_on(self) -> date | None:
        """The day of the deadline."""
        return self.deadline.on if self.deadline is not None else None


def races(session: Session) -> tuple[RaceMark, ...]:
    """Every open fogedsag, the nearest deadline first; those without one come last."""
    open_ones = fogedsager(session)
    if not open_ones:
        return ()
    applications = _applications(session, {row.beboer_id for row in open_ones})
    plans = _plans(session)
    amounts = _amounts(session, {row.id for row in open_ones})
    usual = expectations(session)
    found = [_race(session, row, applications[row.beboer_id], plans, amounts[row.id], usual) for row in open_ones]
    return tuple(sorted(found, key=lambda one: (one.deadline_on or date.max, one.fogedsag_id)))


def _race(
    session: Session,
    row: FogedsagRow,
    written: list[Ansoegning],
    plans: set[tuple[int, int | None]],
    amounts: list[FogedBeloeb],
    usual: Mapping[AnsoegningGrundlag, object],
) -> RaceMark:
    mine = [one for one in written if _runs(one, row.id)]
    deadlines = rules.deadlines(row.steps, session.today)
    race = rules.race(
        deadlines[0] if deadlines else None,
        [
            rules.Application(
                id=row_id(one),
                basis=one.basis,
                sent_on=one.sent_on,
                expected_answer_on=one.expected_answer_on,
                decision=one.decision,
                decided_on=one.decided_on,
                amount_oere=one.amount_oere,
                granted_oere=one.granted_oere,
                usual_days=getattr(usual[one.basis], "days", None),
            )
            for one in mine
        ],
        today=session.today,
        has_plan=bool({(row.beboer_id, row.id), (row.beboer_id, None)} & plans),
        needed_oere=_needed_oere(amounts, mine),
        remaining_oere=row.remaining_oere if amounts else None,
    )
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


def _runs(one: Ansoegning, fogedsag_id: int) -> bool:
    if one.fogedsag_id is not None:
        return one.fogedsag_id == fogedsag_id
    return one.decision is None and one.basis not in _NOT_ARREARS


def _needed_oere(amounts: list[FogedBeloeb], mine: list[Ansoegning]) -> int | None:
    """What had to be found when the first grant came; see ``race_of``."""
    if not amounts:
        return None
    granted = [one.decided_on for one in mine if one.decision in rules.GRANTS and one.decided_on is not None]
    first = min(granted, default=None)
    owed = sum(one.amount_oere for one in amounts if one.kind in _OWED)
    paid = (one.amount_oere for one in amounts if one.kind is BeloebArt.BETALT and (not first or one.on < first))
    return owed - sum(paid)


def _applications(session: Session, beboer_ids: set[int]) -> defaultdict[int, list[Ansoegning]]:
    found: defaultdict[int, list[Ansoegning]] = defaultdict(list)
    statement = select(Ansoegning).where(
        col(Ansoegning.deleted_at).is_(None), col(Ansoegning.beboer_id).in_(beboer_ids)
    )
    for one in session.exec(statement):
        found[one.beboer_id].append(one)
    return found


def _plans(session: Session) -> set[tuple[int, int | None]]:
    """(resident, fogedsag) of every kept agreement; None for one with the landlord about no fogedsag."""
    each = standing(session.today).c
    kept = sql_select(each.beboer_id, each.fogedsag_id).where(
        each.state == OrdningTilstand.LOEBER.value, each.fogedsag_id.is_not(None) | each.is_with_landlord
    )
    return {(beboer_id, fogedsag_id) for beboer_id, fogedsag_id in session.connection().execute(kept)}


def _amounts(session: Session, fogedsag_ids: set[int]) -> defaultdict[int, list[FogedBeloeb]]:
    found: defaultdict[int, list[FogedBeloeb]] = defaultdict(list)
    statement = select(FogedBeloeb).where(
        col(FogedBeloeb.deleted_at).is_(None), col(FogedBeloeb.fogedsag_id).in_(fogedsag_ids)
    )
    for one in session.exec(statement):
        found[one.fogedsag_id].append(one)
    return found
