"""Partners as screens show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.partnere.models import (
    Kontaktperson,
    KontaktpersonDraft,
    Partner,
    PartnerDraft,
    PartnerKind,
)
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class PartnerView:
    """A partner with its contact persons."""

    id: int
    draft: PartnerDraft
    is_in_bin: bool = False

    @property
    def name(self) -> str:
        return self.draft.name

    @property
    def kind(self) -> PartnerKind:
        return self.draft.kind

    @property
    def phone(self) -> str:
        """The direct number as stored (+45XXXXXXXX)."""
        return self.draft.phone

    def agreement_has_ended(self, today: date) -> bool:
        """Whether the written agreement is past its last day."""
        return self.draft.agreement_valid_to is not None and self.draft.agreement_valid_to < today


def partnere(
    session: Session,
    text: str = "",
    *,
    kind: PartnerKind | None = None,
    with_retired: bool = False,
    in_bin: bool = False,
) -> tuple[PartnerView, ...]:
    """Partners in Danish order whose name, kind, number or contact person holds every word of ``text``.

    With ``in_bin`` those in the bin, and no others.
    """
    session.require(Permission.SEE_PARTNERE)
    binned = col(Partner.deleted_at).is_not(None) if in_bin else col(Partner.deleted_at).is_(None)
    statement = select(Partner).where(binned).order_by(col(Partner.sort_key))
    if kind is not None:
        statement = statement.where(Partner.kind == kind)
    if not with_retired and not in_bin:
        statement = statement.where(col(Partner.is_active))
    words = fold(text).split()
    views = _views(session, session.exec(statement).all())
    return tuple(view for view in views if all(word in _haystack(view) for word in words))


def partner(session: Session, partner_id: int) -> PartnerView:
    """One partner, also one that is retired or in the bin.

    :raises UserError: when it is gone.
    """
    session.require(Permission.SEE_PARTNERE)
    found = session.get(Partner, partner_id)
    if found is None:
        raise UserError(Partner.gone)
    return _views(session, [found])[0]


def postal_lines(row: Partner) -> tuple[str, ...]:
    """Road and town below a partner's name in an envelope's window; what is not known is left out."""
    return tuple(line for line in (row.address, f"{row.postcode} {row.town}".strip()) if line)


def _haystack(view: PartnerView) -> str:
    draft = view.draft
    people = " ".join(f"{person.name} {person.role} {person.phone}" for person in draft.kontaktpersoner)
    return fold(f"{draft.name} {draft.kind.label} {draft.phone} {draft.phone_other} {draft.town} {draft.note} {people}")


def _views(session: Session, found: Sequence[Partner]) -> list[PartnerView]:
    people: dict[int, list[Kontaktperson]] = {row_id(partner): [] for partner in found}
    known = (
        select(Kontaktperson)
        .where(col(Kontaktperson.partner_id).in_(people), col(Kontaktperson.deleted_at).is_(None))
        .order_by(col(Kontaktperson.id))
    )
    for person in session.exec(known):
        people[person.partner_id].append(person)
    return [_view(partner, people[row_id(partner)]) for partner in found]


def _view(partner: Partner, people: Sequence[Kontaktperson]) -> PartnerView:
    draft = PartnerDraft(
        name=partner.name,
        kind=partner.kind,
        phone=partner.phone,
        phone_other=partner.phone_other,
        email=partner.email,
        address=partner.address,
        postcode=partner.postcode,
        town=partner.town,
        opening_hours=partner.opening_hours,
        agreement=partner.agreement,
        agreement_valid_to=partner.agreement_valid_to,
        note=partner.note,
        is_active=partner.is_active,
        kontaktpersoner=tuple(
            KontaktpersonDraft(one.name, one.role, one.phone, one.email, one.note, one.id) for one in people
        ),
    )
    return PartnerView(row_id(partner), draft, partner.deleted_at is not None)
