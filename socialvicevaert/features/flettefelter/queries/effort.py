"""What has been done with the resident."""

from sqlmodel import col, func, select

from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.features.sager.queries import sager_of
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.storage.session import Session

_NOT_TALKED = (KontaktArt.FORGAEVES, KontaktArt.NOTAT)


def effort(session: Session, beboer_id: int) -> dict[str, str]:
    """The newest open sag, and the contacts in which somebody reached the resident."""
    found: dict[str, str] = {}
    sag = next((each for each in sager_of(session, beboer_id) if each.is_open), None)
    if sag is not None:
        found["sag.titel"] = sag.title
        found["sag.aabnet"] = show_date(sag.started_on)
    first, last, count = session.exec(
        select(func.min(Kontakt.held_at), func.max(Kontakt.held_at), func.count()).where(
            Kontakt.beboer_id == beboer_id,
            col(Kontakt.kind).not_in(_NOT_TALKED),
            col(Kontakt.deleted_at).is_(None),
        )
    ).one()
    if count:
        found["kontakt.foerste"] = show_date(danish_date(first))
        found["kontakt.seneste"] = show_date(danish_date(last))
        found["kontakt.antal"] = str(count)
    return found
