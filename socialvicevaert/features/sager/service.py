"""What a worker can do with a sag."""

from datetime import date

from sqlmodel import col, select

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.sager import queries, rules
from socialvicevaert.features.sager.models import (
    Sag,
    SagAarsag,
    SagBehov,
    SagClosing,
    SagDraft,
    SagPeriode,
    SagResultat,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.links import set_links
from socialvicevaert.storage.session import Session


def view_sag(session: Session, sag_id: int) -> queries.SagStart:
    """Open a sag by itself, to read or correct it: its form, and one line in the log.

    :raises NotAllowed, UserError: when it is gone.
    """
    start = queries.sag_start(session, sag_id=sag_id)
    record(session, AuditKind.VIEW, beboer_id=start.beboer_id, what="Sag åbnet", table="sag", row_id=sag_id)
    return start


def open_sag(session: Session, draft: SagDraft) -> int:
    """Open a sag for a resident, who may have several at a time.

    :raises ValidationFailed: when the draft has problems.
    """
    session.require(Permission.WRITE_SAGER)
    raise_if_any(rules.problems_of_sag(draft, today=session.today))
    session.kept(Beboer, draft.beboer_id)
    year = str(draft.started_on.year)
    numbers = session.exec(select(Sag.number).where(col(Sag.number).startswith(f"{year}-"))).all()
    sag = Sag(
        beboer_id=draft.beboer_id,
        responsible_id=draft.responsible_id,
        number=rules.next_number(draft.started_on.year, list(numbers)),
        title=draft.title.strip(),
        source=draft.source,
        cause=draft.cause,
        started_on=draft.started_on,
        note=draft.note.strip(),
    )
    session.add(sag)
    session.flush()
    session.add(SagPeriode(sag_id=row_id(sag), from_on=draft.started_on))
    _set_behov(session, row_id(sag), draft.behovsomraade_ids)
    session.flush()
    return row_id(sag)


def change_sag(session: Session, sag_id: int, draft: SagDraft) -> None:
    """Correct what was written about a sag; its state is changed by closing and reopening.

    :raises ValidationFailed: when the draft has problems.
    """
    session.require(Permission.WRITE_SAGER)
    sag = session.kept(Sag, sag_id)
    raise_if_any(rules.problems_of_sag(draft, today=session.today))
    first = _periods(session, sag_id)[0]
    if first.to_on is not None and draft.started_on > first.to_on:
        raise UserError("Sagen kan ikke begynde, efter at den blev afsluttet.")
    first.from_on = draft.started_on
    sag.responsible_id = draft.responsible_id
    sag.title = draft.title.strip()
    sag.source = draft.source
    sag.cause = draft.cause
    sag.started_on = draft.started_on
    sag.note = draft.note.strip()
    _set_behov(session, sag_id, draft.behovsomraade_ids)
    session.flush()


def say_cause(session: Session, sag_id: int, cause: SagAarsag) -> None:
    """Write the cause of a sag and nothing else, also where it is closed."""
    session.require(Permission.WRITE_SAGER)
    session.kept(Sag, sag_id).cause = cause
    session.flush()


def add_need(session: Session, sag_id: int, behovsomraade_id: int) -> None:
    """Add one need area to those a sag has, also where it is closed."""
    session.require(Permission.WRITE_SAGER)
    session.kept(Sag, sag_id)
    present = session.exec(select(SagBehov.behovsomraade_id).where(SagBehov.sag_id == sag_id)).all()
    _set_behov(session, sag_id, (*present, behovsomraade_id))
    session.flush()


def judge_closed_sag(session: Session, sag_id: int, result: SagResultat, closed_by: date | None = None) -> None:
    """Write the result that is missing where a sag was closed, also where it has been opened again since.

    Of several closings that lack one it is the newest, on or before `closed_by` where that is given.

    :raises UserError: no closing of it lacks a result.
    """
    session.require(Permission.WRITE_SAGER)
    sag = session.kept(Sag, sag_id)
    periods = _periods(session, sag_id)
    until = closed_by or date.max
    unjudged = [one for one in periods if one.to_on is not None and one.to_on <= until and one.result is None]
    if not unjudged:
        raise UserError("Sagen har et resultat i forvejen. Genåbn den, hvis det skal være et andet.")
    unjudged[-1].result = result
    if unjudged[-1] is periods[-1]:
        sag.result = result
    session.flush()


def close_sag(session: Session, sag_id: int, closing: SagClosing) -> None:
    """Close a sag with a judged result.

    :raises ValidationFailed: when the date or the result is missing or impossible.
    """
    session.require(Permission.WRITE_SAGER)
    sag = session.kept(Sag, sag_id)
    if sag.closed_on is not None:
        raise UserError("Sagen er afsluttet i forvejen.")
    period = _periods(session, sag_id)[-1]
    raise_if_any(rules.problems_of_closing(closing, opened_on=period.from_on, today=session.today))
    sag.closed_on = period.to_on = closing.closed_on
    sag.result = period.result = closing.result
    sag.close_note = closing.note.strip()
    period.met_new_people = closing.met_new_people
    session.flush()


def reopen_sag(session: Session, sag_id: int, on: date, reason: str) -> None:
    """Open a closed sag again; the earlier closing stays in its history.

    :raises ValidationFailed: when there is no reason, or the date lies before the closing.
    """
    session.require(Permission.WRITE_SAGER)
    sag = session.kept(Sag, sag_id)
    raise_if_any(rules.problems_of_reopening(on, reason, closed_on=sag.closed_on, today=session.today))
    session.add(SagPeriode(sag_id=sag_id, from_on=on, reason=reason.strip()))
    sag.closed_on = None
    sag.result = None
    session.flush()


def bin_sag(session: Session, sag_id: int) -> None:
    """Put a sag in the bin; ``audit.undo`` takes it back."""
    session.require(Permission.WRITE_SAGER)
    session.kept(Sag, sag_id).deleted_at = session.now
    session.flush()


def _periods(session: Session, sag_id: int) -> list[SagPeriode]:
    return list(session.exec(select(SagPeriode).where(SagPeriode.sag_id == sag_id).order_by(col(SagPeriode.id))).all())


def _set_behov(session: Session, sag_id: int, wanted: tuple[int, ...]) -> None:
    set_links(session, SagBehov, ("sag_id", sag_id), "behovsomraade_id", wanted)
