"""The workers, and who each is to the services."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.sorting import danish_sort_key
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

CASEWORKERS = (Role.VICEVAERT, Role.RAADGIVER)
"""The roles that can be responsible for a resident or a sag."""


@dataclass(frozen=True)
class MedarbejderView:
    """A worker."""

    id: int
    name: str
    role: Role
    phone: str
    email: str
    is_active: bool
    is_administrator: bool
    gruppe_id: int | None = None


def medarbejdere(session: Session, *, retired: bool = False) -> list[MedarbejderView]:
    """The workers by name; those who have left only with ``retired``.

    :raises NotAllowed:
    """
    session.require(Permission.SEE_SETTINGS)
    query = select(Medarbejder).where(col(Medarbejder.deleted_at).is_(None))
    if not retired:
        query = query.where(col(Medarbejder.is_active))
    return [_medarbejder_view(row) for row in sorted(session.exec(query), key=lambda row: danish_sort_key(row.name))]


def caseworkers(session: Session) -> list[MedarbejderView]:
    """The workers who can be responsible for a resident or a sag.

    :raises NotAllowed:
    """
    return [worker for worker in medarbejdere(session) if worker.role in CASEWORKERS]


def medarbejder(session: Session, medarbejder_id: int) -> MedarbejderView | None:
    """One worker, also one who has left: for log-in, and to name who did what."""
    row = session.get(Medarbejder, medarbejder_id)
    return None if row is None or row.deleted_at is not None else _medarbejder_view(row)


def actor(session: Session, medarbejder_id: int) -> Actor | None:
    """Who a worker is to the services; ``None`` for one who is unknown or has left."""
    row = session.get(Medarbejder, medarbejder_id)
    if row is None or not row.is_active or row.deleted_at is not None:
        return None
    return Actor(medarbejder_id, row.name, row.role, row.is_administrator)


def is_set_up(session: Session) -> bool:
    """Whether the first run has been done."""
    return session.exec(select(func.count()).select_from(Medarbejder)).one() > 0


def _medarbejder_view(row: Medarbejder) -> MedarbejderView:
    return MedarbejderView(
        row_id(row), row.name, row.role, row.phone, row.email, row.is_active, row.is_administrator, row.gruppe_id
    )
