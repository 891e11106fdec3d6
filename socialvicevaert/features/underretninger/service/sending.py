"""An underretning leaves the house, and the municipality says that it has it."""

from datetime import date

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.samtykker.service import disclose
from socialvicevaert.features.underretninger import rules
from socialvicevaert.features.underretninger.models import UnderretningDraft, UnderretningIndhold
from socialvicevaert.features.underretninger.queries.access import PAPER
from socialvicevaert.features.underretninger.service.letters import draw
from socialvicevaert.features.underretninger.service.writing import existing, keep_underretning
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage.session import Session

_KINDS = (Oplysningsart.NAVN_ADRESSE, Oplysningsart.FAMILIE, Oplysningsart.SOCIALE_FORHOLD)


def send_underretning(session: Session, draft: UnderretningDraft, underretning_id: int | None = None) -> int:
    """Keep it as it is and note that it was given: the letter is stored, and the log of disclosures has its line.

    :raises ValidationFailed: something the municipality needs is missing.
    :raises UserError: it has been sent.
    """
    raise_if_any(rules.problems_of_sending(draft))
    number = keep_underretning(session, draft, underretning_id)
    row = existing(session, number)
    session.add(UnderretningIndhold(underretning_id=number, content=draw(session, row, is_draft=False)))
    row.sent_at = session.now
    session.flush()
    disclose(
        session,
        beboer_id=row.beboer_id,
        partner_id=row.partner_id,
        kinds=_KINDS,
        what="Underretning om et barn",
        basis=Behandlingsgrundlag.UNDERRETNING,
        basis_reason=f"Bekymring for et barn. {rules.duty(session.today).paragraph} kræver ikke samtykke.",
        paper=f"{PAPER}:{number}",
    )
    return number


def note_receipt(session: Session, underretning_id: int, on: date, text: str = "") -> None:
    """Write down that the municipality has confirmed; it may be corrected.

    :raises ValidationFailed: the day cannot be.
    :raises UserError: it has not been sent.
    """
    row = existing(session, underretning_id)
    if row.sent_at is None:
        raise UserError("Underretningen er ikke sendt endnu.")
    raise_if_any(rules.problems_of_receipt(on, danish_date(row.sent_at), session.today))
    row.receipt_on = on
    row.receipt = text.strip()
    session.flush()
