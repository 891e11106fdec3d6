"""What a new agreement can begin with, from what is known of the arrears and the debts."""

from dataclasses import dataclass

from socialvicevaert.features.afdragsordninger.queries.opening import OpeningFacts
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class Proposal:
    """Who is paid, how much (None: not known), and where the amount comes from."""

    counterpart: str = ""
    total_oere: int | None = None
    hint: str = ""


def proposal(facts: OpeningFacts, is_with_landlord: bool, fogedsag_id: int | None, gaeld_id: int | None) -> Proposal:
    """With the landlord what lacks in the fogedsag, or else the arrears of the newest list; else the debt's balance."""
    if not is_with_landlord:
        debt = next((one for one in facts.debts if one.id == gaeld_id), None)
        if debt is None:
            return Proposal()
        return Proposal(debt.creditor, debt.balance_oere, tr("Saldo %s.") % show_date(debt.balance_on))
    about = next((one for one in facts.fogedsager if one.id == fogedsag_id), None)
    if about is not None and about.remaining_oere > 0:
        return Proposal(facts.landlord, about.remaining_oere, tr("Det, der mangler i fogedsagen."))
    if facts.arrears_oere is not None and facts.arrears_on is not None:
        hint = tr("Restance efter listen %s.") % show_date(facts.arrears_on)
        return Proposal(facts.landlord, facts.arrears_oere, hint)
    return Proposal(facts.landlord)
