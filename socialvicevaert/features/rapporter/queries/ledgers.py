"""What every report that has been issued has told."""

from sqlmodel import col, select

from socialvicevaert.features.rapporter.models import UdstedtRapport
from socialvicevaert.features.tal.figures.ledger import Told, told_by
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


def told(session: Session) -> Told:
    """The ledgers of all issued reports, oldest first. :raises NotAllowed: the role may not issue reports."""
    session.require(Permission.ISSUE_REPORTS)
    kept = session.exec(select(col(UdstedtRapport.ledger)).order_by(col(UdstedtRapport.id))).all()
    return told_by(kept)
