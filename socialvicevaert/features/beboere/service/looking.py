"""Seeing a resident, and what is hidden: every look is a line in the log."""

from collections.abc import Sequence
from dataclasses import replace

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.beboere.queries import BeboerCard, HeaderSource, card
from socialvicevaert.features.beboere.queries.people import address_of, current_lejemaal, existing
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed
from socialvicevaert.shared.formats.address import show_address_full
from socialvicevaert.storage.session import Session

ADDRESS_REVEALED = "Beskyttet adresse vist"
CPR_REVEALED = "CPR-nummer vist"


def view_beboer(session: Session, beboer_id: int, sources: Sequence[HeaderSource] = ()) -> BeboerCard:
    """Open a resident: the card, and one line in the log.

    :raises NotAllowed, UserError:
    """
    seen = card(session, beboer_id, sources)
    record(session, AuditKind.VIEW, beboer_id=beboer_id, what="Beboer åbnet")
    return seen


def reveal_address(session: Session, beboer_id: int) -> str:
    """The address of a resident, also a protected one, in one line; "" where none is known. Written in the log.

    :raises NotAllowed, UserError:
    """
    row = existing(session, beboer_id)
    lejemaal = current_lejemaal(session, row)
    record(session, AuditKind.REVEAL, beboer_id=beboer_id, what=ADDRESS_REVEALED)
    return show_address_full(address_of(lejemaal)) if lejemaal else ""


def reveal_cpr(session: Session, beboer_id: int, reason: str) -> str:
    """The CPR number, ``DDMMYY-SSSS``. Written in the log with the reason, which becomes that of the transaction.

    :raises NotAllowed, ValidationFailed, UserError:
    """
    session.require(Permission.REVEAL_CPR)
    if not reason.strip():
        raise ValidationFailed([Problem("reason", "Skriv, hvad du skal bruge nummeret til.")])
    row = existing(session, beboer_id)
    if not row.cpr:
        raise UserError("Der er ikke registreret et CPR-nummer.")
    session.intent = replace(session.intent, reason=reason.strip())
    record(session, AuditKind.REVEAL, beboer_id=beboer_id, what=CPR_REVEALED)
    return row.cpr


def remove_cpr(session: Session, beboer_id: int) -> None:
    """Delete the CPR number of a resident, whether the organisation still uses them or not."""
    session.require(Permission.WRITE_BEBOERE)
    existing(session, beboer_id).cpr = ""
    session.flush()
