"""The log as screens show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select as sql_select
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Behovsomraade, Medarbejder
from socialvicevaert.features.indstillinger.queries import behovsomraader
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt, KontaktBehov, KontaktDraft, KontaktSted
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.partnere.queries import partnere
from socialvicevaert.features.sager.queries import sager_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

_COLUMNS: tuple[Any, ...] = (
    Kontakt.id,
    Kontakt.beboer_id,
    Kontakt.sag_id,
    Kontakt.partner_id,
    Kontakt.held_at,
    Kontakt.kind,
    Kontakt.place,
    Kontakt.minutes,
    Kontakt.with_whom,
    Kontakt.text,
    col(Medarbejder.name).label("worker"),
    col(Partner.name).label("partner"),
)


@dataclass(frozen=True)
class KontaktView:
    """One entry of the log."""

    id: int
    beboer_id: int
    sag_id: int | None
    partner_id: int | None
    partner: str
    medarbejder: str
    held_at: datetime
    kind: KontaktArt
    place: KontaktSted | None
    minutes: int | None
    with_whom: str
    text: str
    behovsomraade_ids: tuple[int, ...]
    behovsomraader: tuple[str, ...]

    def as_draft(self) -> KontaktDraft:
        """The same as a draft, for a form that corrects it."""
        return KontaktDraft(
            beboer_id=self.beboer_id,
            kind=self.kind,
            held_at=self.held_at,
            text=self.text,
            place=self.place,
            minutes=self.minutes,
            with_whom=self.with_whom,
            sag_id=self.sag_id,
            partner_id=self.partner_id,
            behovsomraade_ids=self.behovsomraade_ids,
        )


@dataclass(frozen=True)
class KontaktStart:
    """What the form of a kontakt begins with; choices are (number, name). ``kontakt`` is None for a new one."""

    beboer_id: int | None
    beboer: str
    open_sag_id: int | None  # the newest open one: a new kontakt belongs to it unless the worker says otherwise
    sager: tuple[tuple[int, str], ...]
    behovsomraader: tuple[tuple[int, str], ...]
    partnere: tuple[tuple[int, str], ...]
    kontakt: KontaktView | None


def kontakt_start(session: Session, beboer_id: int | None = None, kontakt_id: int | None = None) -> KontaktStart:
    """What a new kontakt of a resident (or of nobody yet) begins with, or one that is to be corrected.

    Need areas and partners no longer offered are left out, unless the kontakt names them.

    :raises UserError: when the resident or the kontakt is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    known = kontakt(session, kontakt_id) if kontakt_id is not None else None
    who = known.beboer_id if known else beboer_id
    beboer = session.kept(Beboer, who) if who is not None else None
    sager = sager_of(session, who) if who is not None else ()
    kept_behov = set(known.behovsomraade_ids) if known else set()
    partners = [(one.id, one.name) for one in partnere(session)]
    if known and known.partner_id and known.partner_id not in dict(partners):
        partners.append((known.partner_id, known.partner))
    return KontaktStart(
        beboer_id=who,
        beboer=beboer.full_name if beboer else "",
        open_sag_id=next((one.id for one in sager if one.is_open), None),
        sager=tuple((one.id, _sag_name(one.number, one.title, one.is_open)) for one in sager),
        behovsomraader=tuple(
            (one.id, one.name) for one in behovsomraader(session, retired=True) if one.is_active or one.id in kept_behov
        ),
        partnere=tuple(partners),
        kontakt=known,
    )


def kontakter_of(session: Session, beboer_id: int, *, limit: int = 200, offset: int = 0) -> tuple[KontaktView, ...]:
    """A resident's log, newest first."""
    session.require(Permission.SEE_BEBOERE)
    statement = (  # columns: to make an entity of every row costs as much as all the rest
        sql_select(*_COLUMNS)
        .join(Medarbejder, col(Medarbejder.id) == col(Kontakt.medarbejder_id))
        .join(Partner, col(Partner.id) == col(Kontakt.partner_id), isouter=True)
        .where(col(Kontakt.beboer_id) == beboer_id, col(Kontakt.deleted_at).is_(None))
        .order_by(col(Kontakt.held_at).desc(), col(Kontakt.id).desc())
        .limit(limit)
        .offset(offset)
    )
    found: Sequence[Any] = session.connection().execute(statement).all()
    if not found:
        return ()
    behov = _behov(session, [one.id for one in found])
    return tuple(_view(one, one.worker, one.partner or "", behov) for one in found)


def kontakt(session: Session, kontakt_id: int) -> KontaktView:
    """One entry of the log.

    :raises UserError: when it is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    found = session.kept(Kontakt, kontakt_id)
    worker = session.get(Medarbejder, found.medarbejder_id)
    partner = session.get(Partner, found.partner_id) if found.partner_id else None
    behov = _behov(session, [kontakt_id])
    return _view(found, worker.name if worker else "", partner.name if partner else "", behov)


def _sag_name(number: str, title: str, is_open: bool) -> str:
    return " · ".join(part for part in (number, title, "" if is_open else "afsluttet") if part)


def _behov(session: Session, kontakt_ids: list[int]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    statement = (
        select(KontaktBehov.kontakt_id, col(Behovsomraade.id), Behovsomraade.name)
        .join(Behovsomraade, col(Behovsomraade.id) == col(KontaktBehov.behovsomraade_id))
        .where(col(KontaktBehov.kontakt_id).in_(kontakt_ids))
        .order_by(col(Behovsomraade.position))
    )
    for kontakt_id, behovsomraade_id, name in session.exec(statement):
        found.setdefault(kontakt_id, []).append((behovsomraade_id or 0, name))
    return found


def _view(kontakt: Any, worker: str, partner: str, behov: dict[int, list[tuple[int, str]]]) -> KontaktView:
    """``kontakt`` is an entity, or a row with its columns."""
    touched = behov.get(kontakt.id, [])
    return KontaktView(
        id=kontakt.id,
        beboer_id=kontakt.beboer_id,
        sag_id=kontakt.sag_id,
        partner_id=kontakt.partner_id,
        partner=partner,
        medarbejder=worker,
        held_at=kontakt.held_at,
        kind=kontakt.kind,
        place=kontakt.place,
        minutes=kontakt.minutes,
        with_whom=kontakt.with_whom,
        text=kontakt.text,
        behovsomraade_ids=tuple(number for number, _ in touched),
        behovsomraader=tuple(name for _, name in touched),
    )
