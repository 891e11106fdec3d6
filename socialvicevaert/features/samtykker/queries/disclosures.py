"""What was given to others, as screens and papers show it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker.models import (
    Behandlingsgrundlag,
    Oplysningsart,
    Samtykke,
    SamtykkeArt,
    Videregivelse,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

Sees = Callable[[Session, str], bool]
"""Whether the actor may see a paper like "underretning:3"; the features that keep such papers lie above this one."""


@dataclass(frozen=True)
class VideregivelseView:
    """A disclosure."""

    id: int
    beboer_id: int
    partner_id: int | None
    recipient: str
    samtykke_id: int | None
    basis: Behandlingsgrundlag
    basis_reason: str
    kinds: tuple[Oplysningsart, ...]
    what: str
    disclosed_at: datetime
    medarbejder: str
    medarbejder_id: int
    recipient_phone: str = ""  # today's direct number, for whoever must be told
    consent_given_on: date | None = None
    consent_kind: SamtykkeArt | None = None
    paper: str = ""  # what left the house, e.g. "brev:5"; "" where it was told


def _nobody_else(_session: Session, _paper: str) -> bool:
    return False


def videregivelser_of(session: Session, beboer_id: int, sees: Sees = _nobody_else) -> tuple[VideregivelseView, ...]:
    """What was disclosed about a resident, newest first.

    An underretning about a child is seen by its author and the resident's own worker, and by those that ``sees`` it.
    """
    session.require(Permission.SEE_BEBOERE)
    beboer = session.get(Beboer, beboer_id)
    is_mine = beboer is not None and beboer.responsible_id == session.actor.medarbejder_id
    return tuple(
        one
        for one in _videregivelser(session, col(Videregivelse.beboer_id) == beboer_id)
        if one.basis is not Behandlingsgrundlag.UNDERRETNING
        or is_mine
        or one.medarbejder_id == session.actor.medarbejder_id
        or (one.paper and sees(session, one.paper))
    )


def disclosed_under(session: Session, samtykke_id: int) -> tuple[VideregivelseView, ...]:
    """What was disclosed on the strength of a consent: whom to tell when it is withdrawn."""
    session.require(Permission.SEE_BEBOERE)
    return _videregivelser(session, col(Videregivelse.samtykke_id) == samtykke_id)


def _videregivelser(session: Session, wanted: object) -> tuple[VideregivelseView, ...]:
    statement = (
        select(Videregivelse, col(Medarbejder.name), col(Partner.phone), Samtykke)
        .join(Medarbejder, col(Medarbejder.id) == col(Videregivelse.medarbejder_id))
        .outerjoin(Partner, col(Partner.id) == col(Videregivelse.partner_id))
        .outerjoin(Samtykke, col(Samtykke.id) == col(Videregivelse.samtykke_id))
        .where(wanted)  # type: ignore[arg-type]  # a column expression
        .order_by(col(Videregivelse.disclosed_at).desc(), col(Videregivelse.id).desc())
    )
    return tuple(
        VideregivelseView(
            id=row_id(one),
            beboer_id=one.beboer_id,
            partner_id=one.partner_id,
            recipient=one.recipient,
            samtykke_id=one.samtykke_id,
            basis=one.basis,
            basis_reason=_reason_for(session, one),
            kinds=tuple(Oplysningsart(value) for value in one.kinds.split(",") if value),
            what=one.what,
            disclosed_at=one.disclosed_at,
            medarbejder=name,
            medarbejder_id=one.medarbejder_id,
            recipient_phone=phone or "",
            consent_given_on=samtykke.given_on if samtykke is not None else None,
            consent_kind=samtykke.kind if samtykke is not None else None,
            paper=one.paper,
        )
        for one, name, phone, samtykke in session.exec(statement)
    )


def _reason_for(session: Session, videregivelse: Videregivelse) -> str:
    """Why an underretning about a child was made is for its author alone; that it was made is in the log for all."""
    is_narrow = videregivelse.basis is Behandlingsgrundlag.UNDERRETNING
    if is_narrow and videregivelse.medarbejder_id != session.actor.medarbejder_id:
        return ""
    return videregivelse.basis_reason
