"""The letter to the municipality: drawn, looked at, and printed once it is sent."""

from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.queries.people import address_of, current_lejemaal, reach_of
from socialvicevaert.features.beboere.queries.people import existing as existing_beboer
from socialvicevaert.features.indstillinger.queries.letterhead import sender_of, signature_of
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.partnere.queries import postal_lines
from socialvicevaert.features.underretninger.letter import UnderretningContent, underretning_letter
from socialvicevaert.features.underretninger.models import Underretning, UnderretningIndhold
from socialvicevaert.features.underretninger.queries.views import draft_of
from socialvicevaert.features.underretninger.rules import duty, receipt_due
from socialvicevaert.features.underretninger.service.writing import existing
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.address import show_address
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
    content = UnderretningContent(
        sender=sender_of(session),
        signed_by=signature_of(session, row.medarbejder_id),
        recipient=(partner.name, *postal_lines(partner)) if partner else (),
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
    home = current_lejemaal(session, beboer)
    if beboer.has_protected_address:
        facts.append(("Adresse", "Beskyttet. Den står i folkeregistret"))
    elif home is not None:
        facts.append(("Adresse", show_address(address_of(home))))
    return [*facts, *reach_of(beboer)]


def _sent_letter(session: Session, underretning_id: int) -> bytes | None:
    statement = select(UnderretningIndhold.content).where(UnderretningIndhold.underretning_id == underretning_id)
    return session.exec(statement).first()


def _note(session: Session, row: Underretning, kind: AuditKind) -> None:
    audit.record(session, kind, beboer_id=row.beboer_id, what="Underretning", table="underretning", row_id=row.id)
