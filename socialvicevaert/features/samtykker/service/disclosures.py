"""The log of what was given to whom."""

from collections.abc import Iterable

from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart, Videregivelse
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def disclose(
    session: Session,
    *,
    beboer_id: int,
    partner_id: int,
    kinds: Iterable[Oplysningsart],
    what: str,
    basis: Behandlingsgrundlag,
    samtykke_id: int | None = None,
    basis_reason: str = "",
) -> int:
    """Write a disclosure in the log: what was given to whom, when, by whom, on which basis."""
    session.require(Permission.WRITE_HENVISNINGER)
    partner = session.kept(Partner, partner_id)
    videregivelse = Videregivelse(
        beboer_id=beboer_id,
        partner_id=partner_id,
        recipient=partner.name,
        samtykke_id=samtykke_id,
        basis=basis,
        basis_reason=basis_reason.strip(),
        kinds=",".join(kind.value for kind in kinds),
        what=what,
        disclosed_at=session.now,
        medarbejder_id=session.actor.medarbejder_id,
    )
    session.add(videregivelse)
    session.flush()
    return row_id(videregivelse)
