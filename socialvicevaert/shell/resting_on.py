"""What rests on a consent: consents know nothing of the referrals that use them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import resting_on
from socialvicevaert.features.samtykker.queries import Dependent

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


def henvisninger_resting_on(session: "Session", samtykke_id: int) -> Sequence[Dependent]:
    """Open referrals: drafts that a withdrawal blocks, and sent ones that are followed."""
    return tuple(
        Dependent(one.id, f"Henvisning til {one.partner}", one.status is HenvisningStatus.KLADDE)
        for one in resting_on(session, samtykke_id)
    )
