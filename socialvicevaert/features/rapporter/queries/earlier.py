"""Whether the same report has been issued before."""

import json
from dataclasses import asdict, dataclass

from sqlmodel import col, select

from socialvicevaert.features.rapporter.models import RapportForm, UdstedtRapport
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Earlier:
    """An issued report, by its number in the store and the one on paper."""

    id: int
    report_id: str
    has_workbook: bool


def newest_of_same(session: Session, selection: Selection, form: RapportForm) -> Earlier | None:
    """The newest version of the report of exactly this selection in this form; None when it was never issued."""
    session.require(Permission.ISSUE_REPORTS)
    rows = session.exec(
        select(col(UdstedtRapport.id), col(UdstedtRapport.report_id), col(UdstedtRapport.workbook) != b"")
        .where(
            UdstedtRapport.parameters == json.dumps(asdict(selection), default=str, sort_keys=True),
            UdstedtRapport.form == form,
            col(UdstedtRapport.deleted_at).is_(None),
        )
        .order_by(col(UdstedtRapport.id).desc())
        .limit(1)
    )
    return next((Earlier(number, report_id, has_workbook) for number, report_id, has_workbook in rows if number), None)
