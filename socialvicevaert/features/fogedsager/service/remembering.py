"""The history of a fogedsag: a report asks how it stood on a day."""

from datetime import date

from socialvicevaert.features.fogedsager.models import FogedHistorik, Fogedsag
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def remember(session: Session, fogedsag: Fogedsag, valid_from: date, reason: str = "") -> None:
    """Write down how a fogedsag stands from a day on."""
    session.add(
        FogedHistorik(
            fogedsag_id=row_id(fogedsag),
            valid_from=valid_from,
            stage=fogedsag.stage,
            outcome=fogedsag.outcome,
            result=fogedsag.result,
            reason=reason.strip(),
            recorded_at=session.now,
            recorded_by_id=session.actor.medarbejder_id,
        )
    )
