"""What screens and other features see of sager: frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Behovsomraade, Medarbejder
from socialvicevaert.features.indstillinger.queries import behovsomraader, caseworkers
from socialvicevaert.features.sager.models import (
    NyeMennesker,
    Sag,
    SagAarsag,
    SagBehov,
    SagDraft,
    SagKilde,
    SagPeriode,
    SagResultat,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class SagPeriodeView:
    """One stretch in which a sag was open."""

    from_on: date
    to_on: date | None
    reason: str
    result: SagResultat | None
    met_new_people: NyeMennesker | None = None


@dataclass(frozen=True)
class SagView:
    """A sag as a screen shows it."""

    id: int
    beboer_id: int
    number: str
    title: str
    source: SagKilde
    cause: SagAarsag | None
    started_on: date
    closed_on: date | None
    result: SagResultat | None
    close_note: str
    note: str
    responsible_id: int
    responsible: str
    behovsomraade_ids: tuple[int, ...]
    behovsomraader: tuple[str, ...]
    periods: tuple[SagPeriodeView, ...]

    @property
    def is_open(self) -> bool:
        """Whether the work goes on."""
        return self.closed_on is None

    def as_draft(self) -> SagDraft:
        """The same as a draft, for a form that corrects it."""
        return SagDraft(
            beboer_id=self.beboer_id,
            started_on=self.started_on,
            responsible_id=self.responsible_id,
            title=self.title,
            source=self.source,
            cause=self.cause,
            behovsomraade_ids=self.behovsomraade_ids,
            note=self.note,
        )


def sager_of(session: Session, beboer_id: int) -> tuple[SagView, ...]:
    """A resident's sager: open ones first, then the newest."""
    session.require(Permission.SEE_BEBOERE)
    views = _views(session, Sag.beboer_id == beboer_id)
    return tuple(sorted(views, key=lambda view: (not view.is_open, -view.started_on.toordinal(), -view.id)))


def sag(session: Session, sag_id: int) -> SagView:
    """One sag.

    :raises UserError: when it is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    found = _views(session, Sag.id == sag_id)
    if not found:
        raise UserError(Sag.gone)
    return found[0]


def open_sag_id(session: Session, beboer_id: int) -> int | None:
    """The newest open sag of a resident, to which a contact belongs unless the worker says otherwise."""
    session.require(Permission.SEE_BEBOERE)
    return session.exec(
        select(Sag.id)
        .where(Sag.beboer_id == beboer_id, col(Sag.closed_on).is_(None), col(Sag.deleted_at).is_(None))
        .order_by(col(Sag.started_on).desc(), col(Sag.id).desc())
    ).first()


def require_sag_of(session: Session, sag_id: int | None, beboer_id: int) -> None:
    """Go on when what is written about a resident belongs to no sag, or to one of the resident's own.

    :raises UserError: the sag is another resident's.
    """
    if sag_id is not None and session.exec(select(Sag.beboer_id).where(Sag.id == sag_id)).first() != beboer_id:
        raise UserError("Sagen hører til en anden beboer. Vælg en af beboerens egne sager.")


@dataclass(frozen=True)
class SagStart:
    """What the form of a sag begins with; choices are (number, name). ``sag`` is None for a new one."""

    beboer_id: int
    beboer: str
    behovsomraader: tuple[tuple[int, str], ...]
    workers: tuple[tuple[int, str], ...]
    sag: SagView | None


def sag_start(session: Session, beboer_id: int | None = None, sag_id: int | None = None) -> SagStart:
    """What a new sag of a resident begins with, or one that is to be corrected.

    Need areas no longer offered and workers who have left are left out, unless the sag names them.

    :raises UserError: when the resident or the sag is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    known = sag(session, sag_id) if sag_id is not None else None
    who = known.beboer_id if known else beboer_id
    if who is None:
        raise UserError(Beboer.gone)
    beboer = session.kept(Beboer, who)
    workers = [(one.id, one.name) for one in caseworkers(session)]
    if known and known.responsible_id not in dict(workers):
        workers.append((known.responsible_id, known.responsible))
    kept = set(known.behovsomraade_ids) if known else set()
    needs = [one for one in behovsomraader(session, retired=True) if one.is_active or one.id in kept]
    return SagStart(who, beboer.full_name, tuple((one.id, one.name) for one in needs), tuple(workers), known)


def _views(session: Session, *wanted: Any) -> list[SagView]:
    statement = (
        select(Sag, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == col(Sag.responsible_id))
        .where(col(Sag.deleted_at).is_(None), *wanted)
    )
    found = session.exec(statement).all()
    if not found:
        return []
    ids = [row_id(sag) for sag, _ in found]
    behov: dict[int, list[Behovsomraade]] = {number: [] for number in ids}
    touched = (
        select(SagBehov.sag_id, Behovsomraade)
        .join(Behovsomraade, col(Behovsomraade.id) == col(SagBehov.behovsomraade_id))
        .where(col(SagBehov.sag_id).in_(ids))
        .order_by(col(Behovsomraade.position))
    )
    for number, behovsomraade in session.exec(touched):
        behov[number].append(behovsomraade)
    periods: dict[int, list[SagPeriode]] = {number: [] for number in ids}
    for period in session.exec(select(SagPeriode).where(col(SagPeriode.sag_id).in_(ids)).order_by(col(SagPeriode.id))):
        periods[period.sag_id].append(period)
    return [_view(sag, behov[row_id(sag)], periods[row_id(sag)], responsible) for sag, responsible in found]


def _view(sag: Sag, behov: Sequence[Behovsomraade], periods: Sequence[SagPeriode], responsible: str) -> SagView:
    return SagView(
        id=row_id(sag),
        beboer_id=sag.beboer_id,
        number=sag.number,
        title=sag.title,
        source=sag.source,
        cause=sag.cause,
        started_on=sag.started_on,
        closed_on=sag.closed_on,
        result=sag.result,
        close_note=sag.close_note,
        note=sag.note,
        responsible_id=sag.responsible_id,
        responsible=responsible,
        behovsomraade_ids=tuple(row_id(one) for one in behov),
        behovsomraader=tuple(one.name for one in behov),
        periods=tuple(
            SagPeriodeView(one.from_on, one.to_on, one.reason, one.result, one.met_new_people) for one in periods
        ),
    )
