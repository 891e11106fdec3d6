"""The need areas: renamed, added, retired and put in order; never removed, because old sager name them."""

from socialvicevaert.features.indstillinger import queries, rules
from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_WHAT = "behovsområde"


def add_behovsomraade(session: Session, name: str) -> int:
    """Add a need area at the end. Returns its number."""
    session.require(Permission.MANAGE_SETTINGS)
    known = queries.behovsomraader(session, retired=True)
    raise_if_any(rules.name_problems(name, [area.name for area in known], _WHAT))
    row = Behovsomraade(name=name.strip(), position=len(known))
    session.add(row)
    session.flush()
    return row_id(row)


def rename_behovsomraade(session: Session, behovsomraade_id: int, name: str) -> None:
    """Give a need area another name, also on the sager that have it."""
    session.require(Permission.MANAGE_SETTINGS)
    row = _row(session, behovsomraade_id)
    others = [area.name for area in queries.behovsomraader(session, retired=True) if area.id != behovsomraade_id]
    raise_if_any(rules.name_problems(name, others, _WHAT))
    row.name = name.strip()
    session.flush()


def retire_behovsomraade(session: Session, behovsomraade_id: int, *, retired: bool = True) -> None:
    """Stop offering a need area on new sager, or offer it again."""
    session.require(Permission.MANAGE_SETTINGS)
    row = _row(session, behovsomraade_id)
    if retired and [area.id for area in queries.behovsomraader(session)] == [behovsomraade_id]:
        raise UserError("Der skal være mindst ét behovsområde i brug.")
    row.is_active = not retired
    session.flush()


def move_behovsomraade(session: Session, behovsomraade_id: int, places: int) -> None:
    """Move a need area up (negative) or down in the list; it stops at the ends."""
    session.require(Permission.MANAGE_SETTINGS)
    order = [area.id for area in queries.behovsomraader(session, retired=True)]
    if behovsomraade_id not in order:
        raise UserError("Behovsområdet findes ikke længere.")
    place = order.index(behovsomraade_id) + places
    order.remove(behovsomraade_id)
    order.insert(max(0, place), behovsomraade_id)
    for position, area_id in enumerate(order):
        _row(session, area_id).position = position
    session.flush()


def _row(session: Session, behovsomraade_id: int) -> Behovsomraade:
    row = session.get(Behovsomraade, behovsomraade_id)
    if row is None or row.deleted_at is not None:
        raise UserError("Behovsområdet findes ikke længere.")
    return row
