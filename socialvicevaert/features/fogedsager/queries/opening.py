"""What is known of a resident already when a fogedsag is opened, so that nobody types it again."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Barn, Beboer
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.restancer.queries import ArrearsEntry, arrears_of
from socialvicevaert.features.sager.queries import open_sag_id
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import add_months, first_of_month
from socialvicevaert.storage.session import Session

_OF_AGE = 18


@dataclass(frozen=True)
class OpeningFacts:
    """A resident at the opening of a fogedsag; arrears in øre from the newest list, if there is one."""

    beboer_id: int
    beboer: str
    sag_id: int | None
    has_children: bool
    open_fogedsag_id: int | None = None  # one that is in progress already
    arrears_oere: int | None = None
    as_of: date | None = None
    rent_month: date | None = None  # first of the oldest unpaid month, as far as the list tells


def opening_facts(session: Session, beboer_id: int) -> OpeningFacts:
    """What a new fogedsag can be filled with.

    :raises UserError: when the resident is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    beboer = session.kept(Beboer, beboer_id)
    newest = next(iter(arrears_of(session, beboer_id)), None)
    owes = newest is not None and newest.amount_oere > 0
    return OpeningFacts(
        beboer_id=beboer_id,
        beboer=beboer.full_name,
        sag_id=open_sag_id(session, beboer_id),
        has_children=_has_children(session, beboer),
        open_fogedsag_id=_open_fogedsag(session, beboer_id),
        arrears_oere=newest.amount_oere if newest is not None and owes else None,
        as_of=newest.as_of if newest is not None and owes else None,
        rent_month=_oldest_month(newest) if newest is not None and owes else None,
    )


def _open_fogedsag(session: Session, beboer_id: int) -> int | None:
    found = select(Fogedsag.id).where(
        Fogedsag.beboer_id == beboer_id, col(Fogedsag.closed_on).is_(None), col(Fogedsag.deleted_at).is_(None)
    )
    return session.exec(found.order_by(col(Fogedsag.id).desc())).first()


def _has_children(session: Session, beboer: Beboer) -> bool:
    """Whether the household may have a child under 18; only birth years are known, so the year counts whole."""
    if beboer.husstand_id is None:
        return False
    born = select(Barn.id).where(
        Barn.husstand_id == beboer.husstand_id,
        col(Barn.deleted_at).is_(None),
        Barn.birth_year >= session.today.year - _OF_AGE,
    )
    return session.exec(born).first() is not None


def _oldest_month(entry: ArrearsEntry) -> date | None:
    """The landlord's own due date says it; else so many months back from the list as it counts."""
    if entry.due_on is not None:
        return first_of_month(entry.due_on)
    if entry.months:
        return add_months(first_of_month(entry.as_of), 1 - entry.months)
    return None
