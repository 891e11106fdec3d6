"""Forms that are out to be signed, and what a resident has said no to."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import rules
from socialvicevaert.features.samtykker.models import SamtykkeAfslag, SamtykkeArt, SamtykkeDraft, SamtykkeUdkast
from socialvicevaert.features.samtykker.queries.consents import PartnerRef, ref_of
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class UdkastView:
    """A form that was printed to be signed; nobody has said yes."""

    id: int
    beboer_id: int
    kind: SamtykkeArt
    draft: SamtykkeDraft
    partner_refs: tuple[PartnerRef, ...]
    text_version: str
    printed_at: datetime
    medarbejder: str

    @property
    def receivers(self) -> tuple[str, ...]:
        """Everybody it names."""
        return (*(one.name for one in self.partner_refs), *rules.lines_of(self.draft.towards))

    @property
    def title(self) -> str:
        """Whom it names, or that it is about registering."""
        return ", ".join(self.receivers) or self.kind.label


@dataclass(frozen=True)
class AfslagView:
    """A refusal."""

    id: int
    beboer_id: int
    kind: SamtykkeArt
    asked_on: date
    about: str
    note: str
    medarbejder: str


def udkast_of(session: Session, beboer_id: int) -> tuple[UdkastView, ...]:
    """A resident's forms that are out to be signed, the newest first."""
    return _udkast(session, SamtykkeUdkast.beboer_id == beboer_id)


def udkast(session: Session, udkast_id: int) -> UdkastView:
    """One form that is out to be signed.

    :raises UserError: it has been used or thrown away.
    """
    session.kept(SamtykkeUdkast, udkast_id)
    (found,) = _udkast(session, col(SamtykkeUdkast.id) == udkast_id)
    return found


def afslag_of(session: Session, beboer_id: int) -> tuple[AfslagView, ...]:
    """What a resident has said no to, the newest first."""
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(SamtykkeAfslag, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == col(SamtykkeAfslag.medarbejder_id))
        .where(SamtykkeAfslag.beboer_id == beboer_id, col(SamtykkeAfslag.deleted_at).is_(None))
        .order_by(col(SamtykkeAfslag.asked_on).desc(), col(SamtykkeAfslag.id).desc())
    )
    return tuple(
        AfslagView(row_id(one), one.beboer_id, one.kind, one.asked_on, one.about, one.note, name) for one, name in found
    )


def _udkast(session: Session, wanted: object) -> tuple[UdkastView, ...]:
    session.require(Permission.SEE_BEBOERE)
    found = session.exec(
        select(SamtykkeUdkast, Medarbejder.name)
        .join(Medarbejder, col(Medarbejder.id) == col(SamtykkeUdkast.medarbejder_id))
        .where(wanted, col(SamtykkeUdkast.deleted_at).is_(None))  # type: ignore[arg-type]  # a column expression
        .order_by(col(SamtykkeUdkast.printed_at).desc(), col(SamtykkeUdkast.id).desc())
    ).all()
    views = []
    for one, name in found:
        draft = rules.as_draft(one.kind, one.beboer_id, one.draft, session.today)
        partners = session.exec(
            select(Partner).where(col(Partner.id).in_(draft.partner_ids)).order_by(col(Partner.sort_key))
        )
        refs = tuple(ref_of(partner) for partner in partners)
        views.append(
            UdkastView(row_id(one), one.beboer_id, one.kind, draft, refs, one.text_version, one.printed_at, name)
        )
    return tuple(views)
