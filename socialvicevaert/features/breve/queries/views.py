"""A resident's letters, without their content."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import col, select

from socialvicevaert.features.breve.models import Brev, BrevDraft
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag
from socialvicevaert.features.skabeloner.models import BrevArt, Modtager
from socialvicevaert.features.skabeloner.queries.templates import paragraphs
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class BrevView:
    """A letter as it is listed, and as a form goes on with it."""

    id: int
    beboer_id: int
    medarbejder: str
    recipient_name: str
    """As it stands after "til"; "" while nobody is named."""
    template: str
    dated: date
    created_at: datetime
    sent_at: datetime | None
    draft: BrevDraft

    @property
    def kind(self) -> BrevArt:
        """What it is for."""
        return self.draft.kind

    @property
    def subject(self) -> str:
        """Its heading."""
        return self.draft.subject

    @property
    def is_sent(self) -> bool:
        """Whether it has left; then nothing of it changes any more."""
        return self.sent_at is not None

    @property
    def basis(self) -> Behandlingsgrundlag | None:
        """What it is given on; None to the resident."""
        return self.draft.basis


def breve_of(session: Session, beboer_id: int) -> tuple[BrevView, ...]:
    """A resident's letters: drafts first, then the newest."""
    found = _views(session, col(Brev.beboer_id) == beboer_id)
    return tuple(sorted(found, key=lambda one: (one.is_sent, -one.created_at.timestamp(), -one.id)))


def brev(session: Session, brev_id: int) -> BrevView:
    """One letter.

    :raises UserError: it is gone.
    """
    found = _views(session, col(Brev.id) == brev_id)
    if not found:
        raise UserError(Brev.gone)
    return found[0]


def resting_on(session: Session, samtykke_id: int) -> tuple[BrevView, ...]:
    """Letters that rest on a consent: drafts that a withdrawal blocks, and sent ones whose receiver must be told."""
    return _views(session, col(Brev.samtykke_id) == samtykke_id)


def _views(session: Session, *wanted: Any) -> tuple[BrevView, ...]:
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(Brev, Medarbejder.name, Partner.name)
        .join(Medarbejder, col(Medarbejder.id) == col(Brev.medarbejder_id))
        .join(Partner, col(Partner.id) == col(Brev.partner_id), isouter=True)
        .where(*wanted, col(Brev.deleted_at).is_(None))
        .order_by(col(Brev.id).desc())
    )
    return tuple(_view(row, author, partner or "") for row, author, partner in found)


def _view(row: Brev, author: str, partner: str) -> BrevView:
    own = row.address.splitlines()
    to_resident = "beboeren" if row.recipient is Modtager.BEBOER else ""
    return BrevView(
        id=row_id(row),
        beboer_id=row.beboer_id,
        medarbejder=author,
        recipient_name=partner or to_resident or (own[0] if own else ""),
        template=row.template,
        dated=row.dated,
        created_at=row.created_at,
        sent_at=row.sent_at,
        draft=BrevDraft(
            beboer_id=row.beboer_id,
            kind=row.kind,
            recipient=row.recipient,
            subject=row.subject,
            body=paragraphs(row.body),
            answers=dict(row.answers),
            partner_id=row.partner_id,
            address=row.address,
            template=row.template,
            skabelon_version_id=row.skabelon_version_id,
            basis=row.basis,
            basis_reason=row.basis_reason,
            samtykke_id=row.samtykke_id,
            sag_id=row.sag_id,
            source=row.source,
        ),
    )
