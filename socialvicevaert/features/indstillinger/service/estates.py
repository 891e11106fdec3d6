"""An estate closes or becomes part of another from a day on, and back: residents and homes stay as they are."""

from sqlmodel import col, select

from socialvicevaert.features.indstillinger import queries, rules
from socialvicevaert.features.indstillinger.models import Afdeling, AfdelingClosing
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage.session import Session


def close_afdeling(session: Session, afdeling_id: int, closing: AfdelingClosing) -> None:
    """Close an estate, or make it part of another. Reports count it by itself up to the day before, and then there.

    Reports that were issued stay as they are.

    :raises ValidationFailed: the day or the other estate is impossible. :raises UserError: it would be the last one.
    """
    session.require(Permission.MANAGE_SETTINGS)
    row = _row(session, afdeling_id)
    known = session.exec(select(Afdeling).where(col(Afdeling.deleted_at).is_(None))).all()
    raise_if_any(rules.closing_problems(row, closing, known, session.today))
    row.closed_on = closing.closed_on
    row.merged_into_id = closing.merged_into_id
    session.flush()
    if not any(one.is_active and one.closed_on is None for one in queries.afdelinger(session)):
        raise UserError("Der skal være mindst én afdeling, der bliver ved med at være i brug.")


def reopen_afdeling(session: Session, afdeling_id: int) -> None:
    """Take a closing back: the estate is one of its own again, as if it had always been."""
    session.require(Permission.MANAGE_SETTINGS)
    row = _row(session, afdeling_id)
    if row.closed_on is None:
        raise UserError("Afdelingen er ikke lukket.")
    row.closed_on = None
    row.merged_into_id = None
    session.flush()


def _row(session: Session, afdeling_id: int) -> Afdeling:
    row = session.get(Afdeling, afdeling_id)
    if row is None or row.deleted_at is not None:
        raise UserError("Afdelingen findes ikke længere.")
    return row
