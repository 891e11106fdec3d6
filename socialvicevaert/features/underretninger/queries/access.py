"""Who may know of an underretning: the one rule stands in ``Underretning.known_to``."""

from sqlmodel import col

from socialvicevaert.features.underretninger.models import Underretning
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.storage.session import Session

PAPER = "underretning"


def may_know(session: Session, underretning_id: int) -> bool:
    """Whether the actor may know of it at all: by role, and as one of the few."""
    if not may(session.actor, Permission.SEE_BEBOERE):
        return False
    known = Underretning.known_to(session.actor.medarbejder_id).where(col(Underretning.id) == underretning_id)
    return session.connection().execute(known).first() is not None


def sees_paper(session: Session, paper: str) -> bool:
    """Whether the actor may know of a paper in the log of disclosures, e.g. "underretning:3"."""
    kind, _, number = paper.partition(":")
    return kind == PAPER and number.isdecimal() and may_know(session, int(number))
