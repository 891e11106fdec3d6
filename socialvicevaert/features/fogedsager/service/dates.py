"""The dates of a fogedsag: looked at, set, taken back; they can take the stage on."""

from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.fogedsager import queries, rules
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDato, FogedDatoDraft, Fogedsag, FogedStadie
from socialvicevaert.features.fogedsager.service.remembering import remember
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import raise_if_any
from socialvicevaert.storage.session import Session

_ORDER = {stage: number for number, stage in enumerate(FogedStadie)}


def check_dato(session: Session, fogedsag_id: int, draft: FogedDatoDraft) -> rules.DateFindings:
    """What is wrong or remarkable about a date before it is saved."""
    session.require(Permission.SEE_BEBOERE)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    return rules.check_date(
        draft,
        queries.given_dates(session, [fogedsag_id])[fogedsag_id],
        session.today,
        channel=fogedsag.paakrav_channel,
        rent_month=queries.rent_month_of(session, fogedsag_id),
    )


def set_dato(session: Session, fogedsag_id: int, draft: FogedDatoDraft) -> FogedStadie:
    """Set a date; where the dates then show that the landlord has come further, so does the stage. Gives the stage.

    :raises ValidationFailed: when the date is impossible, or would overwrite the court's.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    raise_if_any(check_dato(session, fogedsag_id, draft).problems)
    computed = _computed_on(session, fogedsag, draft.kind)
    dato = _dato(session, fogedsag_id, draft.kind)
    if dato is None:
        dato = FogedDato(fogedsag_id=fogedsag_id, kind=draft.kind, on=draft.on, set_by=draft.set_by)
        session.add(dato)
    dato.on = draft.on
    dato.at = draft.at
    dato.set_by = draft.set_by
    dato.reason = draft.reason.strip()
    dato.computed_on = computed if computed != draft.on else None
    if draft.kind is DatoArt.KOMMUNE_UNDERRETTET:
        fogedsag.municipality_notified = True
    session.flush()
    _advance_by_dates(session, fogedsag, on=min(draft.on, session.today))
    session.flush()
    return fogedsag.stage


def remove_dato(session: Session, fogedsag_id: int, kind: DatoArt, reason: str = "") -> None:
    """Take a date back: where a rule knows it, the computed one stands again.

    :raises ValidationFailed: when the court has set it and nobody says why it goes; after it any date could be set.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    fogedsag = session.kept(Fogedsag, fogedsag_id)
    dato = _dato(session, fogedsag_id, kind)
    if dato is None:
        return
    raise_if_any(rules.removal_problems(dato.set_by, reason))
    dato.reason = reason.strip() or dato.reason
    dato.deleted_at = session.now
    if kind is DatoArt.KOMMUNE_UNDERRETTET:
        fogedsag.municipality_notified = False
    session.flush()


def _dato(session: Session, fogedsag_id: int, kind: DatoArt) -> FogedDato | None:
    return session.exec(
        select(FogedDato).where(
            FogedDato.fogedsag_id == fogedsag_id, FogedDato.kind == kind, col(FogedDato.deleted_at).is_(None)
        )
    ).first()


def _computed_on(session: Session, fogedsag: Fogedsag, kind: DatoArt) -> date | None:
    for step in queries.steps_of(session, fogedsag):
        if step.kind is kind and step.computed is not None:
            return step.computed.on
    return None


def _advance_by_dates(session: Session, fogedsag: Fogedsag, *, on: date) -> None:
    """Dates can show that the landlord has come further than anybody wrote; they never take a stage back."""
    if fogedsag.stage is FogedStadie.AFSLUTTET:
        return
    reached = rules.stage_by_dates(queries.steps_of(session, fogedsag), session.today)
    if _ORDER[reached] > _ORDER[fogedsag.stage]:
        fogedsag.stage = reached
        remember(session, fogedsag, on)
