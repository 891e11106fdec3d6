"""What a worker can do with the list of partners."""

from sqlmodel import select

from socialvicevaert.features.partnere import rules
from socialvicevaert.features.partnere.models import Kontaktperson, KontaktpersonDraft, Partner, PartnerDraft
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.shared.formats.phone import parse_phone
from socialvicevaert.shared.sorting import danish_sort_key
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def add_partner(session: Session, draft: PartnerDraft) -> int:
    """Write down a partner with its direct number and contact persons.

    :raises ValidationFailed: when it has no name, or a number cannot be dialled.
    """
    session.require(Permission.WRITE_PARTNERE)
    raise_if_any(rules.problems_of_partner(draft))
    partner = Partner(name="", sort_key="", kind=draft.kind)
    _fill(partner, draft)
    session.add(partner)
    session.flush()
    _set_kontaktpersoner(session, row_id(partner), draft.kontaktpersoner)
    session.flush()
    return row_id(partner)


def change_partner(session: Session, partner_id: int, draft: PartnerDraft) -> None:
    """Bring a partner up to date.

    :raises ValidationFailed: as for a new one.
    """
    session.require(Permission.WRITE_PARTNERE)
    raise_if_any(rules.problems_of_partner(draft))
    _fill(session.kept(Partner, partner_id), draft)
    _set_kontaktpersoner(session, partner_id, draft.kontaktpersoner)
    session.flush()


def retire_partner(session: Session, partner_id: int) -> None:
    """Take a partner out of every choice; what was sent to it stays."""
    session.require(Permission.WRITE_PARTNERE)
    session.kept(Partner, partner_id).is_active = False
    session.flush()


def bring_back_partner(session: Session, partner_id: int) -> None:
    """Let a partner that was retired be chosen again."""
    session.require(Permission.WRITE_PARTNERE)
    session.kept(Partner, partner_id).is_active = True
    session.flush()


def bin_partner(session: Session, partner_id: int) -> None:
    """Put a partner in the bin."""
    session.require(Permission.WRITE_PARTNERE)
    session.kept(Partner, partner_id).deleted_at = session.now
    session.flush()


def restore_partner(session: Session, partner_id: int) -> None:
    """Take a partner out of the bin.

    :raises UserError: it is not there any more.
    """
    session.require(Permission.WRITE_PARTNERE)
    partner = session.get(Partner, partner_id)
    if partner is None:
        raise UserError(Partner.gone)
    partner.deleted_at = None
    session.flush()


def _fill(partner: Partner, draft: PartnerDraft) -> None:
    partner.name = draft.name.strip()
    partner.sort_key = danish_sort_key(partner.name)
    partner.kind = draft.kind
    partner.phone = _phone(draft.phone)
    partner.phone_other = _phone(draft.phone_other)
    partner.email = draft.email.strip()
    partner.address = draft.address.strip()
    partner.postcode = draft.postcode.strip()
    partner.town = draft.town.strip()
    partner.opening_hours = draft.opening_hours.strip()
    partner.agreement = draft.agreement.strip()
    partner.agreement_valid_to = draft.agreement_valid_to
    partner.note = draft.note.strip()
    partner.is_active = draft.is_active


def _phone(text: str) -> str:
    return parse_phone(text, allow_short=True)  # 1813 and 112 are partners' numbers too


def _set_kontaktpersoner(session: Session, partner_id: int, drafts: tuple[KontaktpersonDraft, ...]) -> None:
    present = {
        row_id(person): person
        for person in session.exec(select(Kontaktperson).where(Kontaktperson.partner_id == partner_id))
        if person.deleted_at is None
    }
    for person_id, person in present.items():
        if person_id not in {draft.id for draft in drafts}:
            person.deleted_at = session.now
    for draft in drafts:
        row = present.get(draft.id or 0) or Kontaktperson(partner_id=partner_id, name="")
        row.name = draft.name.strip()
        row.role = draft.role.strip()
        row.phone = _phone(draft.phone)
        row.email = draft.email.strip()
        row.note = draft.note.strip()
        session.add(row)
