"""Reports that have been issued."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.rapporter.models import UdstedtRapport
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class IssuedView:
    """One line of the list."""

    id: int
    report_id: str
    period: Period
    afdeling: str
    issued_at: datetime


def issued_reports(session: Session, limit: int = 100) -> list[IssuedView]:
    """The newest first, without their files."""
    session.require(Permission.ISSUE_REPORTS)
    names = dict(session.exec(select(col(Afdeling.id), col(Afdeling.name))).all())
    keys = session.exec(
        select(col(UdstedtRapport.id), col(UdstedtRapport.report_id), col(UdstedtRapport.issued_at))
        .where(col(UdstedtRapport.deleted_at).is_(None))
        .order_by(col(UdstedtRapport.id).desc())
        .limit(limit)
    ).all()
    about = {
        number: (Period(from_on, to_on), names.get(afdeling_id, ""))
        for number, from_on, to_on, afdeling_id in session.exec(
            select(
                col(UdstedtRapport.id),
                col(UdstedtRapport.period_from),
                col(UdstedtRapport.period_to),
                col(UdstedtRapport.afdeling_id),
            )
        )
    }
    return [
        IssuedView(number, report_id, *about[number], issued_at)
        for number, report_id, issued_at in keys
        if number is not None
    ]


def issued_document(session: Session, issued_id: int) -> bytes:
    """The file of an issued report, exactly as it was issued.

    :raises UserError: it is gone.
    """
    session.require(Permission.ISSUE_REPORTS)
    found = session.exec(
        select(col(UdstedtRapport.document)).where(
            col(UdstedtRapport.id) == issued_id, col(UdstedtRapport.deleted_at).is_(None)
        )
    ).first()
    if found is None:
        raise UserError("Rapporten findes ikke længere.")
    return found
