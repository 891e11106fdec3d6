"""What features above consents know of them: what rests on one, who may see an underretning, and what lacks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from socialvicevaert.features.breve.queries import resting_on as letters_resting_on
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import resting_on
from socialvicevaert.features.mindag.queries.consents import missing_of
from socialvicevaert.features.samtykker.queries import Above, Dependent
from socialvicevaert.features.underretninger.queries import sees_paper

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


def rests_on(session: "Session", samtykke_id: int) -> Sequence[Dependent]:
    """Open referrals and letters that have not left: drafts that a withdrawal blocks, sent ones that are followed."""
    referrals = tuple(
        Dependent(one.id, f"Henvisning til {one.partner}", one.status is HenvisningStatus.KLADDE)
        for one in resting_on(session, samtykke_id)
    )
    letters = tuple(
        Dependent(one.id, f"Brev til {one.recipient_name}", True)
        for one in letters_resting_on(session, samtykke_id)
        if not one.is_sent
    )
    return (*referrals, *letters)


ABOVE_CONSENTS = Above(rests_on, sees_paper, missing_of)
