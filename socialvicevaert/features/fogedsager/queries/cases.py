"""Fogedsager as screens show them: dates given and computed, amounts, the next step, the history."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.fogedsager import rules
from socialvicevaert.features.fogedsager.models import (
    BeloebArt,
    DatoArt,
    FogedBeloeb,
    FogedDato,
    FogedDatoDraft,
    FogedHistorik,
    Fogedsag,
    Genbesoeg,
)
from socialvicevaert.features.fogedsager.queries.views import (
    BeloebView,
    FogedsagRow,
    FogedsagView,
    GenbesoegView,
    HistorikView,
)
from socialvicevaert.features.indstillinger.models import Afdeling, Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def fogedsager(
    session: Session,
    *,
    only_open: bool = True,
    only_closed: bool = False,
    afdeling_id: int | None = None,
    responsible_id: int | None = None,
) -> tuple[FogedsagRow, ...]:
    """Fogedsager of all residents, the one whose next step is most pressing first; closed ones last, newest first."""
    wanted: list[Any] = []
    if only_closed:
        wanted.append(col(Fogedsag.closed_on).is_not(None))
    elif only_open:
        wanted.append(col(Fogedsag.closed_on).is_(None))
    if afdeling_id is not None:
        wanted.append(col(Lejemaal.afdeling_id) == afdeling_id)
    if responsible_id is not None:
        wanted.append(col(Fogedsag.responsible_id) == responsible_id)
    return tuple(sorted(_rows(session, *wanted), key=_pressing))


def fogedsager_of(session: Session, beboer_id: int) -> tuple[FogedsagRow, ...]:
    """A resident's fogedsager: open ones first, then the newest."""
    rows = _rows(session, col(Fogedsag.beboer_id) == beboer_id)
    return tuple(sorted(rows, key=lambda row: (row.closed_on is not None, -row.opened_on.toordinal(), -row.id)))


def fogedsag(session: Session, fogedsag_id: int) -> FogedsagView:
    """One fogedsag.

    :raises UserError: when it is gone.
    """
    found = _rows(session, col(Fogedsag.id) == fogedsag_id)
    if not found:
        raise UserError(Fogedsag.gone)
    sag = session.get_one(Fogedsag, fogedsag_id)
    judge = session.get(Medarbejder, sag.judged_by_id) if sag.judged_by_id else None
    beloeb = _beloeb(session, [fogedsag_id])[fogedsag_id]
    given = {draft.kind for draft in given_dates(session, [fogedsag_id])[fogedsag_id]}
    return FogedsagView(
        row=found[0],
        sag_id=sag.sag_id,
        court_case_number=sag.court_case_number,
        court=sag.court,
        paakrav_channel=sag.paakrav_channel,
        municipality_notified=sag.municipality_notified,
        has_children=sag.has_children,
        judged_by=judge.name if judge else "",
        judged_on=sag.judged_on,
        note=sag.note,
        rent_month=oldest_month(beloeb),
        beloeb=tuple(
            BeloebView(row_id(one), one.kind, one.label, one.rent_month, one.amount_oere, one.on) for one in beloeb
        ),
        history=_history(session, fogedsag_id),
        genbesoeg=_genbesoeg(session, fogedsag_id),
        missing_dates=rules.missing_dates(sag.stage, given | ({DatoArt.FORFALD} if oldest_month(beloeb) else set())),
    )


def steps_of(session: Session, sag: Fogedsag) -> tuple[rules.StepDate, ...]:
    """The dates of one fogedsag, given and computed, without what a screen shows besides."""
    number = row_id(sag)
    return rules.step_dates(
        given_dates(session, [number])[number],
        channel=sag.paakrav_channel,
        rent_month=rent_month_of(session, number),
    )


def rent_month_of(session: Session, fogedsag_id: int) -> date | None:
    """The first of the oldest unpaid month of one fogedsag."""
    session.require(Permission.SEE_BEBOERE)
    return oldest_month(_beloeb(session, [fogedsag_id])[fogedsag_id])


def given_dates(session: Session, fogedsag_ids: Sequence[int]) -> defaultdict[int, list[FogedDatoDraft]]:
    """The dates somebody set, in the order they were written."""
    session.require(Permission.SEE_BEBOERE)
    found: defaultdict[int, list[FogedDatoDraft]] = defaultdict(list)
    statement = select(FogedDato).where(col(FogedDato.fogedsag_id).in_(fogedsag_ids)).order_by(col(FogedDato.id))
    for one in session.exec(statement):
        if one.deleted_at is None:
            found[one.fogedsag_id].append(FogedDatoDraft(one.kind, one.on, one.set_by, one.at, one.reason))
    return found


def oldest_month(beloeb: Iterable[FogedBeloeb]) -> date | None:
    """The first of the oldest unpaid month, from which the rules count."""
    months = (one.rent_month for one in beloeb if one.kind is BeloebArt.RESTANCE and one.rent_month is not None)
    return min(months, default=None)


def _rows(session: Session, *wanted: Any) -> list[FogedsagRow]:
    session.require(Permission.SEE_BEBOERE)
    statement = (
        select(Fogedsag, Beboer, col(Afdeling.name), col(Medarbejder.name))
        .join(Beboer, col(Beboer.id) == col(Fogedsag.beboer_id))
        .join(Medarbejder, col(Medarbejder.id) == col(Fogedsag.responsible_id))
        .join(Lejemaal, col(Lejemaal.id) == col(Fogedsag.lejemaal_id), isouter=True)
        .join(Afdeling, col(Afdeling.id) == col(Lejemaal.afdeling_id), isouter=True)
        .where(col(Fogedsag.deleted_at).is_(None), col(Beboer.deleted_at).is_(None), *wanted)
    )
    found = session.exec(statement).all()
    if not found:
        return []
    ids = [row_id(sag) for sag, _, _, _ in found]
    dates, beloeb, rechecks = given_dates(session, ids), _beloeb(session, ids), _next_rechecks(session, ids)
    rows = []
    for sag, beboer, afdeling, responsible in found:
        number = row_id(sag)
        amounts = beloeb[number]
        steps = rules.step_dates(dates[number], channel=sag.paakrav_channel, rent_month=oldest_month(amounts))
        state = rules.FogedState(
            stage=sag.stage,
            steps=steps,
            has_children=sag.has_children,
            municipality_notified=sag.municipality_notified,
            outcome=sag.outcome,
            result=sag.result,
            recheck_due_on=rechecks.get(number),
        )
        rows.append(
            FogedsagRow(
                id=number,
                beboer_id=sag.beboer_id,
                beboer=beboer.full_name,
                afdeling="" if beboer.has_protected_address else afdeling or "",
                responsible_id=sag.responsible_id,
                responsible=responsible,
                opened_on=sag.opened_on,
                closed_on=sag.closed_on,
                stage=sag.stage,
                outcome=sag.outcome,
                result=sag.result,
                remaining_oere=remaining_oere(amounts),
                steps=steps,
                next_action=rules.next_action(state, session.today),
            )
        )
    return rows


def remaining_oere(beloeb: Iterable[FogedBeloeb]) -> int:
    """What is still owed in øre: arrears, fees and costs less what was paid."""
    return sum(-one.amount_oere if one.kind is BeloebArt.BETALT else one.amount_oere for one in beloeb)


def _pressing(row: FogedsagRow) -> tuple[bool, date, int, int]:
    action = row.next_action
    closed = -row.closed_on.toordinal() if row.closed_on is not None else 0
    return (row.closed_on is not None, action.due_on if action else date.max, closed, row.id)


def _beloeb(session: Session, fogedsag_ids: Sequence[int]) -> defaultdict[int, list[FogedBeloeb]]:
    found: defaultdict[int, list[FogedBeloeb]] = defaultdict(list)
    statement = select(FogedBeloeb).where(col(FogedBeloeb.fogedsag_id).in_(fogedsag_ids))
    for one in session.exec(statement.order_by(col(FogedBeloeb.on), col(FogedBeloeb.id))):
        if one.deleted_at is None:
            found[one.fogedsag_id].append(one)
    return found


def _next_rechecks(session: Session, fogedsag_ids: Sequence[int]) -> dict[int, date]:
    statement = (
        select(Genbesoeg)
        .where(
            col(Genbesoeg.fogedsag_id).in_(fogedsag_ids),
            col(Genbesoeg.checked_on).is_(None),
            col(Genbesoeg.deleted_at).is_(None),
        )
        .order_by(col(Genbesoeg.due_on).desc())
    )
    return {one.fogedsag_id: one.due_on for one in session.exec(statement)}


def _history(session: Session, fogedsag_id: int) -> tuple[HistorikView, ...]:
    statement = (
        select(FogedHistorik, col(Medarbejder.name))
        .join(Medarbejder, col(Medarbejder.id) == col(FogedHistorik.recorded_by_id))
        .where(FogedHistorik.fogedsag_id == fogedsag_id)
        .order_by(col(FogedHistorik.valid_from), col(FogedHistorik.id))
    )
    return tuple(
        HistorikView(one.valid_from, one.stage, one.outcome, one.result, one.reason, one.recorded_at, name)
        for one, name in session.exec(statement)
    )


def _genbesoeg(session: Session, fogedsag_id: int) -> tuple[GenbesoegView, ...]:
    statement = (
        select(Genbesoeg)
        .where(Genbesoeg.fogedsag_id == fogedsag_id, col(Genbesoeg.deleted_at).is_(None))
        .order_by(col(Genbesoeg.due_on))
    )
    return tuple(
        GenbesoegView(row_id(one), one.months, one.due_on, one.checked_on, one.still_housed, one.note)
        for one in session.exec(statement)
    )
