"""Who a letter is from. Apart from the other queries: it needs ``paper``, which no screen waits for."""

from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.indstillinger.queries.values import report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT
from socialvicevaert.paper.letter import Sender
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage.session import Session


def sender_of(session: Session) -> Sender:
    """The organisation as it stands above the receiver in the envelope's window."""
    contact = setting(session, REPORT_CONTACT)
    return Sender(report_name(session), tuple(line for each in contact.split("·") if (line := each.strip())))


def signature_of(session: Session, medarbejder_id: int) -> tuple[str, ...]:
    """The lines under the greeting: a worker's name, role and telephone; what is not known is left out."""
    worker = session.get_one(Medarbejder, medarbejder_id)
    phone = f"Telefon {show_phone(worker.phone)}" if worker.phone else ""
    return tuple(line for line in (worker.name, worker.role.label, phone) if line)
