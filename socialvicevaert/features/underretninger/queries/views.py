"""Underretninger, and what somebody who writes one must know."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Barn, Beboer
from socialvicevaert.features.beboere.queries.people import existing
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import caseworkers
from socialvicevaert.features.partnere.models import Partner, PartnerKind
from socialvicevaert.features.partnere.queries import partnere
from socialvicevaert.features.underretninger.models import Underretning, UnderretningAdgang, UnderretningDraft
from socialvicevaert.features.underretninger.rules import receipt_due
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_MUNICIPAL = (PartnerKind.SOCIALFORVALTNING, PartnerKind.SOCIALCENTER, PartnerKind.SSP)


@dataclass(frozen=True)
class AdgangView:
    """Somebody it is shared with."""

    id: int
    medarbejder_id: int
    medarbejder: str
    given_by: str
    reason: str


@dataclass(frozen=True)
class UnderretningView:
    """An underretning, from draft to receipt."""

    id: int
    beboer: str
    medarbejder_id: int
    medarbejder: str
    responsible_id: int | None
    partner: str
    partner_phone: str
    created_on: date
    sent_at: datetime | None
    receipt_on: date | None
    receipt: str
    shared: tuple[AdgangView, ...]
    draft: UnderretningDraft

    @property
    def sent_on(self) -> date | None:
        """The day it left, in Denmark."""
        return danish_date(self.sent_at) if self.sent_at is not None else None

    @property
    def receipt_due(self) -> date | None:
        """The last day for the municipality's receipt, while it has not come."""
        return receipt_due(self.sent_on) if self.sent_on is not None and self.receipt_on is None else None

    def is_owner(self, medarbejder_id: int) -> bool:
        """Whether somebody may share it: its author, and the resident's responsible worker."""
        return medarbejder_id in (self.medarbejder_id, self.responsible_id)


@dataclass(frozen=True)
class Writing:
    """What a form of a new one begins with: choices are (number, name)."""

    beboer: str
    has_protected_address: bool
    children: tuple[str, ...]
    partnere: tuple[tuple[int, str], ...]
    likely_partner: int | None  # the only municipal body there is
    medarbejdere: tuple[tuple[int, str], ...]


def underretninger_of(session: Session, beboer_id: int) -> tuple[UnderretningView, ...]:
    """A resident's underretninger that the actor may know of, newest first."""
    return _views(session, col(Underretning.beboer_id) == beboer_id)


def underretning(session: Session, underretning_id: int) -> UnderretningView:
    """One underretning.

    :raises UserError: it is gone, or is not for the actor: the two are not told apart.
    """
    found = _views(session, col(Underretning.id) == underretning_id)
    if not found:
        raise UserError(Underretning.gone)
    return found[0]


def awaiting_receipt(session: Session) -> tuple[UnderretningView, ...]:
    """Those whose receipt should have come by now, as far as the actor may know."""
    waiting = _views(session, col(Underretning.sent_at).is_not(None), col(Underretning.receipt_on).is_(None))
    return tuple(one for one in waiting if one.receipt_due is not None and one.receipt_due < session.today)


def writing(session: Session, beboer_id: int) -> Writing:
    """The facts behind a form that is being filled."""
    session.require(Permission.SEE_BEBOERE)
    beboer = existing(session, beboer_id)
    years: list[int] = []
    if beboer.husstand_id is not None:
        statement = select(Barn.birth_year).where(
            Barn.husstand_id == beboer.husstand_id, col(Barn.deleted_at).is_(None)
        )
        years = sorted(session.exec(statement))
    bodies = partnere(session)
    municipal = [one for one in bodies if one.kind in _MUNICIPAL]
    others = [one for one in bodies if one.kind not in _MUNICIPAL]
    return Writing(
        beboer=beboer.full_name,
        has_protected_address=beboer.has_protected_address,
        children=tuple(f"barn født {year}" for year in years),
        partnere=tuple((one.id, one.name) for one in (*municipal, *others)),
        likely_partner=municipal[0].id if len(municipal) == 1 else None,
        medarbejdere=tuple(
            (one.id, one.name) for one in caseworkers(session) if one.id != session.actor.medarbejder_id
        ),
    )


def _views(session: Session, *wanted: ColumnElement[bool]) -> tuple[UnderretningView, ...]:
    session.require(Permission.SEE_BEBOERE)
    known = Underretning.known_to(session.actor.medarbejder_id)
    statement = (
        select(Underretning, Beboer, Medarbejder.name, Partner)
        .join(Beboer, col(Beboer.id) == col(Underretning.beboer_id))
        .join(Medarbejder, col(Medarbejder.id) == col(Underretning.medarbejder_id))
        .outerjoin(Partner, col(Partner.id) == col(Underretning.partner_id))
        .where(*wanted, col(Underretning.id).in_(known))
        .where(col(Underretning.deleted_at).is_(None), col(Beboer.deleted_at).is_(None))
        .order_by(col(Underretning.created_on).desc(), col(Underretning.id).desc())
    )
    found = session.exec(statement).all()
    shared = _shared(session, [row_id(row) for row, *_ in found])
    return tuple(
        UnderretningView(
            id=row_id(row),
            beboer=beboer.full_name,
            medarbejder_id=row.medarbejder_id,
            medarbejder=author,
            responsible_id=beboer.responsible_id,
            partner=partner.name if partner is not None else "",
            partner_phone=partner.phone if partner is not None else "",
            created_on=row.created_on,
            sent_at=row.sent_at,
            receipt_on=row.receipt_on,
            receipt=row.receipt,
            shared=tuple(shared[row_id(row)]),
            draft=draft_of(row),
        )
        for row, beboer, author, partner in found
    )


def draft_of(row: Underretning) -> UnderretningDraft:
    """What stands in a row, as typed."""
    return UnderretningDraft(
        beboer_id=row.beboer_id,
        child=row.child,
        observed=row.observed,
        concern=row.concern,
        partner_id=row.partner_id,
        done_so_far=row.done_so_far,
        parents_told=row.parents_told,
        parents_reason=row.parents_reason,
    )


def _shared(session: Session, ids: Collection[int]) -> dict[int, list[AdgangView]]:
    found: defaultdict[int, list[AdgangView]] = defaultdict(list)
    if not ids:
        return found
    names: dict[int | None, str] = dict(session.exec(select(Medarbejder.id, Medarbejder.name)).all())
    statement = (
        select(UnderretningAdgang)
        .where(col(UnderretningAdgang.underretning_id).in_(ids), col(UnderretningAdgang.deleted_at).is_(None))
        .order_by(col(UnderretningAdgang.id))
    )
    for one in session.exec(statement):
        found[one.underretning_id].append(
            AdgangView(row_id(one), one.medarbejder_id, names[one.medarbejder_id], names[one.given_by_id], one.reason)
        )
    return found
