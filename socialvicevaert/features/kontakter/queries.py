"""The log as screens show it."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, func, select

from socialvicevaert.features.indstillinger.models import Behovsomraade, Medarbejder
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt, KontaktBehov, KontaktDraft, KontaktSted
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


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


def kontakter_of(session: Session, beboer_id: int, *, limit: int = 200, offset: int = 0) -> tuple[KontaktView, ...]:
    """A resident's log, newest first."""
    session.require(Permission.SEE_BEBOERE)
    statement = (
        select(Kontakt, Medarbejder.name, Partner.name)
        .join(Medarbejder, col(Medarbejder.id) == col(Kontakt.medarbejder_id))
        .join(Partner, col(Partner.id) == col(Kontakt.partner_id), isouter=True)
        .where(Kontakt.beboer_id == beboer_id, col(Kontakt.deleted_at).is_(None))
        .order_by(col(Kontakt.held_at).desc(), col(Kontakt.id).desc())
        .limit(limit)
        .offset(offset)
    )
    found = session.exec(statement).all()
    behov = _behov(session, [row_id(kontakt) for kontakt, _, _ in found])
    return tuple(_view(kontakt, name, partner or "", behov) for kontakt, name, partner in found)


def kontakt(session: Session, kontakt_id: int) -> KontaktView:
    """One entry of the log.

    :raises UserError: when it is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    found = session.get(Kontakt, kontakt_id)
    if found is None or found.deleted_at is not None:
        raise UserError("Kontakten findes ikke længere.")
    worker = session.get(Medarbejder, found.medarbejder_id)
    partner = session.get(Partner, found.partner_id) if found.partner_id else None
    behov = _behov(session, [kontakt_id])
    return _view(found, worker.name if worker else "", partner.name if partner else "", behov)


def last_contact_at(session: Session, beboer_id: int) -> datetime | None:
    """When somebody last reached the resident; attempts that failed and notes do not count."""
    session.require(Permission.SEE_BEBOERE)
    return session.exec(
        select(func.max(Kontakt.held_at)).where(
            Kontakt.beboer_id == beboer_id,
            col(Kontakt.deleted_at).is_(None),
            col(Kontakt.kind).not_in([KontaktArt.FORGAEVES, KontaktArt.NOTAT]),
        )
    ).one()


def _behov(session: Session, kontakt_ids: list[int]) -> dict[int, list[Behovsomraade]]:
    found: dict[int, list[Behovsomraade]] = {}
    statement = (
        select(KontaktBehov.kontakt_id, Behovsomraade)
        .join(Behovsomraade, col(Behovsomraade.id) == col(KontaktBehov.behovsomraade_id))
        .where(col(KontaktBehov.kontakt_id).in_(kontakt_ids))
        .order_by(col(Behovsomraade.position))
    )
    for kontakt_id, behovsomraade in session.exec(statement):
        found.setdefault(kontakt_id, []).append(behovsomraade)
    return found


def _view(kontakt: Kontakt, worker: str, partner: str, behov: dict[int, list[Behovsomraade]]) -> KontaktView:
    touched = behov.get(row_id(kontakt), [])
    return KontaktView(
        id=row_id(kontakt),
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
        behovsomraade_ids=tuple(row_id(one) for one in touched),
        behovsomraader=tuple(one.name for one in touched),
    )
