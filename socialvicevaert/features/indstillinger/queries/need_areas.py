"""The need areas."""

from dataclasses import dataclass

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class BehovsomraadeView:
    """A need area."""

    id: int
    name: str
    is_active: bool


def behovsomraader(session: Session, *, retired: bool = False) -> list[BehovsomraadeView]:
    """The need areas in the organisation's order; those no longer offered only with ``retired``."""
    query = (
        select(Behovsomraade)
        .where(col(Behovsomraade.deleted_at).is_(None))
        .order_by(col(Behovsomraade.position), col(Behovsomraade.id))
    )
    if not retired:
        query = query.where(col(Behovsomraade.is_active))
    return [BehovsomraadeView(row_id(row), row.name, row.is_active) for row in session.exec(query)]
