"""The letter to the municipality: drawn, looked at, and printed once it is sent."""

from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Lejemaal
from socialvicevaert.features.beboere.queries.people import existing as existing_beboer
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries import report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.underretninger.letter import UnderretningContent, underretning_letter
from socialvicevaert.features.underretninger.models import Underretning, UnderretningIndhold
from socialvicevaert.features.underretninger.queries.views import draft_of
from socialvicevaert.features.underretninger.rules import duty, receipt_due
from socialvicevaert.features.underretninger.service.writing import existing
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.address import Address, show_address
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage.session import Session


def view_underretning(session: Session, underretning_id: int) -> bytes:
    """The letter exactly as it was sent, or as it would be sent today (PDF); looking at it is logged."""
    row = existing(session, underretning_id)
    _note(session, row, AuditKind.VIEW)
    sent = _sent_letter(session, underretning_id)
    return sent if sent is not None else draw(session, row, is_draft=True)


def print_underretning(session: Session, underretning_id: int) -> bytes:
    """The letter that was sent, to be printed or saved as a file: logged before it leaves.

    :raises UserError: for a draft.
    """
    row = existing(session, underretning_id)
    sent = _sent_letter(session, underretning_id)
    if sent is None:
        raise UserError("Underretningen er en kladde. Send den først, så kan brevet udskrives.")
    _note(session, row, AuditKind.PRINT)
    return sent


def draw(session: Session, row: Underretning, *, is_draft: bool) -> bytes:
    """The PDF of what stands in a row today, signed by its author."""
    partner = session.get(Partner, row.partner_id) if row.partner_id is not None else None
    author = session.get(Medarbejder, row.medarbejder_id)
    assert author is not None
    lines = (partner.name, partner.address, f"{partner.postcode} {partner.town}".strip()) if partner else ()
    content = UnderretningContent(
        organisation=report_name(session),
        organisation_contact=setting(session, REPORT_CONTACT),
        worker=author.name,
        worker_role=author.role.label,
        worker_phone=f"Telefon {show_phone(author.phone)}" if author.phone else "",
        recipient=[line for line in lines if line],
        dated=session.today,
        person=_person(session, row.beboer_id),
        draft=draft_of(row),
        law=duty(session.today).paragraph.lower(),
        receipt_by=receipt_due(session.today),
        is_draft=is_draft,
    )
    return underretning_letter(content).pdf()


def _person(session: Session, beboer_id: int) -> list[tuple[str, str]]:
    """The resident. A protected address is not printed: the municipality has it in its own register."""
    beboer = existing_beboer(session, beboer_id)
    facts = [("Beboer", beboer.full_name)]
    home = session.get(Lejemaal, beboer.lejemaal_id) if beboer.lejemaal_id else None
    if beboer.has_protected_address:
        facts.append(("Adresse", "Beskyttet. Den står i folkeregistret"))
    elif home is not None:
        address = Address(home.road, home.house_number, home.floor, home.door, home.place, home.postcode, home.town)
        facts.append(("Adresse", show_address(address)))
    if beboer.phone:
        facts.append(("Telefon", show_phone(beboer.phone)))
    if beboer.needs_interpreter:
        facts.append(("Tolk", beboer.language or "Ja"))
    return facts


def _sent_letter(session: Session, underretning_id: int) -> bytes | None:
    statement = select(UnderretningIndhold.content).where(UnderretningIndhold.underretning_id == underretning_id)
    return session.exec(statement).first()


def _note(session: Session, row: Underretning, kind: AuditKind) -> None:
    audit.record(session, kind, beboer_id=row.beboer_id, what="Underretning", table="underretning", row_id=row.id)
