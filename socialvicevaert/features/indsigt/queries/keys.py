"""Whose a row is that names what it is about in a text: a draft of a form, a line of Min dag that was put off."""

from socialvicevaert import audit
from socialvicevaert.features.indstillinger.keys import RESIDENT, Thing, about_draft, about_line
from socialvicevaert.storage.session import Session


def resident_of_draft(session: Session, key: str) -> int | None:
    """The resident a draft is about; None where it says nothing of it, as the form of somebody new."""
    return _owner(session, about_draft(key))


def resident_of_line(session: Session, key: str) -> int | None:
    """The resident a line of Min dag is about."""
    return _owner(session, about_line(key))


def _owner(session: Session, thing: Thing | None) -> int | None:
    if thing is None:
        return None
    table, number = thing
    return number if table == RESIDENT else audit.owner_of(session, table, number)
