"""What somebody is typing, kept until it is saved or thrown away. A draft belongs to one worker and one key."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select

from socialvicevaert.features.indstillinger.models import Kladde
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class SavedDraft:
    """A kept form: its own JSON, and when (UTC) it was kept."""

    content: str
    saved_at: datetime


def save_draft(session: Session, key: str, content: str) -> None:
    """Keep what the actor has typed under ``key``; ``content`` is the form's own JSON."""
    row = _row(session, key)
    if row is None:
        row = Kladde(key=key, medarbejder_id=session.actor.medarbejder_id, content="", saved_at=session.now)
    row.content = content
    row.saved_at = session.now
    session.add(row)
    session.flush()


def load_draft(session: Session, key: str) -> SavedDraft | None:
    """What the actor had typed under ``key``, if anything."""
    row = _row(session, key)
    return SavedDraft(row.content, row.saved_at) if row is not None else None


def discard_draft(session: Session, key: str) -> None:
    """Throw away what the actor had typed under ``key``: for good, because the bin is for what was saved."""
    row = _row(session, key)
    if row is not None:
        session.delete(row)
        session.flush()


def _row(session: Session, key: str) -> Kladde | None:
    mine = select(Kladde).where(Kladde.key == key, Kladde.medarbejder_id == session.actor.medarbejder_id)
    return session.exec(mine).first()
