"""The letter of a referral: looked at, and printed."""

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.beboere.queries.people import address_of, current_lejemaal, reach_of
from socialvicevaert.features.henvisninger import queries
from socialvicevaert.features.henvisninger.letter import LetterContent, referral_letter
from socialvicevaert.features.henvisninger.queries import HenvisningView, SendingView
from socialvicevaert.features.henvisninger.service.opening import opening
from socialvicevaert.features.henvisninger.service.writing import existing
from socialvicevaert.features.indstillinger.queries.letterhead import sender_of, signature_of
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.partnere.queries import postal_lines
from socialvicevaert.features.samtykker import queries as samtykker
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.samtykker.rules import said_of_consent
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.shared.formats.address import show_address
from socialvicevaert.storage.session import Session


def preview_letter(session: Session, henvisning_id: int, *, with_protected_address: bool = False) -> bytes:
    """The letter as it would be sent today, or exactly as it was sent (PDF); looking at it is logged as a view."""
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = existing(session, henvisning_id)
    audit.record(
        session,
        AuditKind.VIEW,
        beboer_id=henvisning.beboer_id,
        what="henvisning",
        table="henvisning",
        row_id=henvisning_id,
    )
    if henvisning.letter is not None:
        return henvisning.letter
    return draw_letter(session, queries.sending(session, henvisning_id), with_protected_address=with_protected_address)


def print_letter(session: Session, henvisning_id: int) -> bytes:
    """The letter that was sent, to be printed or saved as a file: logged before it leaves.

    :raises UserError: for a draft, and where the consent has ended since or the partner is gone: what is queued must
        not leave either.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    henvisning = existing(session, henvisning_id)
    if henvisning.letter is None:
        raise UserError("Henvisningen er en kladde. Send den først, så kan brevet udskrives.")
    gate = samtykker.giving(
        session, henvisning.beboer_id, henvisning.partner_id, henvisning.basis, henvisning.samtykke_id
    )
    if gate.problems and henvisning.basis is Behandlingsgrundlag.SAMTYKKE:
        raise UserError(
            "Samtykket gælder ikke længere. Brevet kan ses her, men det må ikke udskrives eller gemmes igen."
        )
    raise_if_any(gate.problems)
    audit.record(
        session,
        AuditKind.PRINT,
        beboer_id=henvisning.beboer_id,
        what="henvisning",
        table="henvisning",
        row_id=henvisning_id,
    )
    return henvisning.letter


def draw_letter(
    session: Session, sending: SendingView, *, final: bool = False, with_protected_address: bool = False
) -> bytes:
    """The PDF of what sending would mean; marked as a draft until it is ``final``."""
    view = sending.henvisning
    partner = session.get_one(Partner, view.partner_id)
    words = opening(session, sending, _purpose(sending), final=final)
    content = LetterContent(
        sender=sender_of(session),
        signed_by=signature_of(session, session.actor.medarbejder_id),
        recipient=(partner.name, *postal_lines(partner)),
        dated=session.today,
        person=_person(session, view, with_protected_address) if sending.names_resident else (),
        subject=words.subject,
        opening=words.body,
        sections=[section for section in sending.cut.included if section[0] is not Oplysningsart.NAVN_ADRESSE],
        basis=view.basis,
        basis_text=_basis_text(sending),
        expected_answer_on=view.expected_answer_on,
        is_draft=view.sent_on is None and not final,
    )
    return referral_letter(content).pdf()


def _person(session: Session, view: HenvisningView, with_protected_address: bool) -> list[tuple[str, str]]:
    beboer = session.get_one(Beboer, view.beboer_id)
    facts = [("Navn", beboer.full_name)]
    home = current_lejemaal(session, beboer)
    if home is not None and (with_protected_address or not beboer.has_protected_address):
        if beboer.has_protected_address:
            _note_protected_address(session, view)
        facts.append(("Adresse", show_address(address_of(home))))
    return [*facts, *reach_of(beboer)]


def _note_protected_address(session: Session, view: HenvisningView) -> None:
    audit.record(
        session,
        AuditKind.REVEAL,
        beboer_id=view.beboer_id,
        what="Beskyttet adresse skrevet i henvisning",
        table="henvisning",
        row_id=view.id,
    )


def _purpose(sending: SendingView) -> str:
    """Under consent the purpose is the consent's own: nothing is sent for anything else."""
    if sending.coverage is not None:
        return sending.coverage.purpose
    return sending.henvisning.purpose


def _basis_text(sending: SendingView) -> str:
    view = sending.henvisning
    if sending.coverage is not None:
        told = {kind for kind, _ in sending.cut.included}
        named = {Oplysningsart.NAVN_ADRESSE} if sending.names_resident else set()
        return said_of_consent(sending.coverage, told | named)
    return f"Grundlag: {view.basis.label}. {view.basis_reason}".strip()
