"""The settings, and the name that reports and letters carry."""

from sqlmodel import select

from socialvicevaert.features.indstillinger.models import Indstilling
from socialvicevaert.features.indstillinger.queries.organisation import organisationer
from socialvicevaert.features.indstillinger.settings import REPORT_ORGANISATION_NAME, Setting, T
from socialvicevaert.storage.session import Session


def setting(session: Session, which: Setting[T]) -> T:
    """The value of a setting; its default where nobody has set it or what is stored cannot be read."""
    text = session.exec(select(Indstilling.value).where(Indstilling.key == stored_key(session, which))).first()
    if text is None:
        return which.default
    try:
        value = which.read(text)
    except ValueError:
        return which.default
    return which.default if which.problem(value) else value


def stored_key(session: Session, which: Setting[T]) -> str:
    """The key a setting is stored under; a personal one is stored per worker."""
    return f"{which.key}@{session.actor.medarbejder_id}" if which.is_personal else which.key


def report_name(session: Session) -> str:
    """The organisation's name on reports and letters."""
    chosen = setting(session, REPORT_ORGANISATION_NAME)
    known = organisationer(session)
    return chosen or (known[0].name if known else "")
