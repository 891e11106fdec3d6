"""What somebody is typing, kept until it is saved or thrown away. A draft belongs to one worker and one key."""

from sqlmodel import select

from socialvicevaert.features.indstillinger.models import Kladde
from socialvicevaert.storage.session import Session


def save_draft(session: Session, key: str, content: str) -> None:
    """Keep what the actor has typed under ``key``; ``content`` is the form's own JSON."""
    row = _row(session, key) or Kladde(key=key, medarbejder_id=session.actor.medarbejder_id, content="")
    row.content = content
    session.add(row)
    session.flush()


def load_draft(session: Session, key: str) -> str | None:
    """What the actor had typed under ``key``, if anything."""
    row = _row(session, key)
    return row.content if row is not None else None


def discard_draft(session: Session, key: str) -> None:
    """Throw away what the actor had typed under ``key``: for good, because the bin is for what was saved."""
    row = _row(session, key)
    if row is not None:
        session.delete(row)
        session.flush()


def _row(session: Session, key: str) -> Kladde | None:
    mine = select(Kladde).where(Kladde.key == key, Kladde.medarbejder_id == session.actor.medarbejder_id)
    return session.exec(mine).first()
