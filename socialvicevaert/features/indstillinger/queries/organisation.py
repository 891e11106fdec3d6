"""The landlords and their estates."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Afdeling, Boligorganisation
from socialvicevaert.shared.sorting import danish_sort_key
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class OrganisationView:
    """A landlord."""

    id: int
    name: str
    policy_on_plans: str


@dataclass(frozen=True)
class AfdelingView:
    """An estate."""

    id: int
    boligorganisation_id: int
    name: str
    number: str
    is_active: bool
    closed_on: date | None = None
    merged_into_id: int | None = None
    homes: int | None = None

    def is_in_use(self, today: date) -> bool:
        """Whether it can be chosen for something new: not retired, not closed before the day."""
        return self.is_active and (self.closed_on is None or self.closed_on >= today)


def organisationer(session: Session) -> list[OrganisationView]:
    """The landlords, oldest first: usually one."""
    rows = session.exec(
        select(Boligorganisation).where(col(Boligorganisation.deleted_at).is_(None)).order_by(col(Boligorganisation.id))
    )
    return [OrganisationView(row_id(row), row.name, row.policy_on_plans) for row in rows]


def afdelinger(session: Session, *, retired: bool = False) -> list[AfdelingView]:
    """The estates by name; those no longer in use, retired or closed, only with ``retired``."""
    rows = session.exec(select(Afdeling).where(col(Afdeling.deleted_at).is_(None)))
    found = [
        AfdelingView(
            row_id(row),
            row.boligorganisation_id,
            row.name,
            row.number,
            row.is_active,
            row.closed_on,
            row.merged_into_id,
            row.homes,
        )
        for row in rows
    ]
    wanted = [one for one in found if retired or one.is_in_use(session.today)]
    return sorted(wanted, key=lambda one: danish_sort_key(one.name))
