"""How agreements stand, for many residents at a time: ``afdragsordninger.rules.state_on`` written as a SELECT.

A test holds the two against each other.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, case, func, select
from sqlmodel import col

from socialvicevaert.features.afdragsordninger.models import Afdrag, Afdragsordning, Indbetaling, OrdningTilstand
from socialvicevaert.features.afdragsordninger.queries.payments import is_still_made


def standing(today: date) -> Subquery:
    """A row for each agreement: ``id``, ``beboer_id``, ``fogedsag_id``, ``is_with_landlord``, ``agreed_on`` and
    ``state`` (the stored value of an ``OrdningTilstand``) at the end of ``today``.
    """
    ordning = Afdragsordning
    ended = case((col(ordning.cancelled_on) <= today, col(ordning.cancelled_on)), else_=None)
    mine = (col(Afdrag.afdragsordning_id) == col(ordning.id), col(Afdrag.deleted_at).is_(None))
    # The last day an instalment can be paid without breaking the agreement.
    last_day = func.date(col(Afdrag.due_on), func.printf("+%d days", col(ordning.tolerance_days)))
    total = select(_sum(col(Afdrag.amount_oere))).where(*mine).correlate(ordning).scalar_subquery()
    demanded = (
        select(_sum(col(Afdrag.amount_oere)))
        .where(*mine, last_day < today.isoformat())
        .correlate(ordning)
        .scalar_subquery()
    )
    paid = (
        select(_sum(col(Indbetaling.amount_oere)))
        .where(
            col(Indbetaling.afdragsordning_id) == col(ordning.id),
            is_still_made(),
            col(Indbetaling.paid_on) <= func.coalesce(ended, today),
        )
        .correlate(ordning)
        .scalar_subquery()
    )
    state = case(
        (paid >= total, OrdningTilstand.BETALT.value),
        (ended.is_not(None), OrdningTilstand.OPHOERT.value),
        (paid < demanded, OrdningTilstand.BRUDT.value),
        else_=OrdningTilstand.LOEBER.value,
    )
    return (
        select(
            col(ordning.id),
            col(ordning.beboer_id),
            col(ordning.fogedsag_id),
            col(ordning.is_with_landlord),
            col(ordning.agreed_on),
            state.label("state"),
        )
        .where(col(ordning.deleted_at).is_(None))
        .subquery()
    )


def _sum(column: Any) -> ColumnElement[int]:
    return func.coalesce(func.sum(column), 0)
