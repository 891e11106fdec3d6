"""What a resident pays on debts: a budget knows nothing of the debts and agreements that say so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from socialvicevaert.features.afdragsordninger.queries import ordninger_of
from socialvicevaert.features.afdragsordninger.rules import monthly
from socialvicevaert.features.budgetter.rules.known_debts import KnownPayment
from socialvicevaert.features.gaeld.queries import gaeld_of
from socialvicevaert.shared.percent import half_up

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


def known_payments(session: "Session", beboer_id: int) -> Sequence[KnownPayment]:
    """Agreements that run, and debts with an instalment and no agreement of their own; per month, whole øre."""
    plans = [one for one in ordninger_of(session, beboer_id) if one.is_open]
    agreed = {plan.gaeld_id for plan in plans if plan.gaeld_id is not None}
    found = [
        KnownPayment(plan.counterpart, int(half_up(monthly(plan.as_draft().afdrag, plan.rhythm)))) for plan in plans
    ]
    found += [
        KnownPayment(one.creditor, one.instalment_oere)
        for one in gaeld_of(session, beboer_id, with_over=False)
        if one.instalment_oere and one.id not in agreed
    ]
    return tuple(one for one in found if one.monthly_oere)
