"""The organisation's own groups of workers: made, renamed and retired; never removed, because reports name them."""

from socialvicevaert.features.indstillinger import queries, rules
from socialvicevaert.features.indstillinger.models import Medarbejdergruppe
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def add_medarbejdergruppe(session: Session, name: str) -> int:
    """Make a group, which nobody is in yet. Returns its number."""
    session.require(Permission.MANAGE_USERS)
    known = queries.medarbejdergrupper(session, retired=True)
    raise_if_any(rules.gruppe_problems(name, [group.name for group in known]))
    row = Medarbejdergruppe(name=name.strip())
    session.add(row)
    session.flush()
    return row_id(row)


def rename_medarbejdergruppe(session: Session, gruppe_id: int, name: str) -> None:
    """Give a group another name; reports that were issued keep the old one."""
    session.require(Permission.MANAGE_USERS)
    row = _row(session, gruppe_id)
    known = queries.medarbejdergrupper(session, retired=True)
    raise_if_any(rules.gruppe_problems(name, [group.name for group in known if group.id != gruppe_id]))
    row.name = name.strip()
    session.flush()


def retire_medarbejdergruppe(session: Session, gruppe_id: int, *, retired: bool = True) -> None:
    """Stop offering a group for workers and reports, or offer it again; who is in it stays."""
    session.require(Permission.MANAGE_USERS)
    _row(session, gruppe_id).is_active = not retired
    session.flush()


def check_medarbejdergruppe(session: Session, gruppe_id: int | None, before: int | None = None) -> None:
    """Whether a worker can be in a group; one who is in a retired group may stay there.

    :raises UserError: it is gone or retired.
    """
    if gruppe_id is not None and gruppe_id != before and not _row(session, gruppe_id).is_active:
        raise UserError("Gruppen er taget ud af brug. Vælg en anden.")


def _row(session: Session, gruppe_id: int) -> Medarbejdergruppe:
    row = session.get(Medarbejdergruppe, gruppe_id)
    if row is None or row.deleted_at is not None:
        raise UserError("Gruppen findes ikke længere.")
    return row
