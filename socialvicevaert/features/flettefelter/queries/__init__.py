"""Every value a letter can take from a resident's case."""

from collections.abc import Mapping

from socialvicevaert.features.flettefelter.queries.effort import effort
from socialvicevaert.features.flettefelter.queries.money import money
from socialvicevaert.features.flettefelter.queries.people import home, person, receiver, sender
from socialvicevaert.features.flettefelter.queries.rent import rent
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session

__all__ = ["values"]


def values(
    session: Session,
    beboer_id: int,
    *,
    partner_id: int | None = None,
    with_protected_address: bool = False,
) -> Mapping[str, str]:
    """What is known, by the field's key; a field that is left out, or "", is unknown and stays missing in the letter.

    A protected address is unknown unless it is asked for.

    :raises UserError: the resident is gone.
    """
    session.require(Permission.SEE_BEBOERE)
    return {
        **sender(session),
        **receiver(session, partner_id),
        **person(session, beboer_id),
        **home(session, beboer_id, with_protected_address=with_protected_address),
        **rent(session, beboer_id),
        **money(session, beboer_id),
        **effort(session, beboer_id),
    }
