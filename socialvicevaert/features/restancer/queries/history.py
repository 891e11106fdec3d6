"""What one resident owed, list by list: for the resident's tab and timeline."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Lejemaal
from socialvicevaert.features.restancer.models import Restance, Restanceliste, RestanceStatus
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import Session, row_id


@dataclass(frozen=True)
class ArrearsEntry:
    """One list's word on a resident; ``amount_oere`` is 0 where the home had gone out of the list."""

    restance_id: int
    restanceliste_id: int
    as_of: date
    lejemaalsnr: str
    amount_oere: int
    previous_oere: int | None
    status: RestanceStatus
    months: int | None
    due_on: date | None

    @property
    def change_oere(self) -> int | None:
        """How much more (less: negative) than on the list before."""
        return None if self.previous_oere is None else self.amount_oere - self.previous_oere


def arrears_of(session: Session, beboer_id: int) -> tuple[ArrearsEntry, ...]:
    """A resident's arrears, newest first; of several lists with the same date the last imported one counts."""
    session.require(Permission.SEE_BEBOERE)
    query = (
        select(Restance, Restanceliste, Lejemaal)
        .join(Restanceliste, col(Restanceliste.id) == col(Restance.restanceliste_id))
        .join(Lejemaal, col(Lejemaal.id) == col(Restance.lejemaal_id))
        .where(
            Restance.beboer_id == beboer_id,
            col(Restance.deleted_at).is_(None),
            col(Restanceliste.deleted_at).is_(None),
        )
        .order_by(col(Restanceliste.as_of).desc(), col(Restanceliste.id).desc())
    )
    newest: dict[tuple[date, int], ArrearsEntry] = {}
    for row, liste, lejemaal in session.exec(query).all():
        entry = ArrearsEntry(
            row_id(row),
            row_id(liste),
            liste.as_of,
            lejemaal.lejemaalsnr,
            row.amount_oere,
            row.previous_oere,
            row.status,
            row.months,
            row.due_on,
        )
        newest.setdefault((liste.as_of, row.lejemaal_id), entry)
    return tuple(newest.values())
