"""The log of what was given to whom."""

from collections.abc import Iterable

from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart, Videregivelse
from socialvicevaert.features.samtykker.queries.gate import giving
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def disclose(
    session: Session,
    *,
    beboer_id: int,
    partner_id: int | None,
    recipient: str = "",
    kinds: Iterable[Oplysningsart],
    what: str,
    basis: Behandlingsgrundlag,
    samtykke_id: int | None = None,
    basis_reason: str = "",
    paper: str = "",
) -> int:
    """Write a disclosure in the log: what was given to whom, when, by whom, on which basis.

    ``recipient`` names a receiver that is no partner. ``paper`` is what left the house, e.g. "brev:5".
    :raises ValidationFailed: nobody is named, the basis does not permit it today, or has no reason.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    given = tuple(dict.fromkeys(kinds))
    partner = session.kept(Partner, partner_id) if partner_id is not None else None
    name = recipient.strip() or (partner.name if partner is not None else "")
    if not name:
        raise_if_any([Problem("recipient", "Skriv, hvem der har fået oplysningerne.")])
    gate = giving(session, beboer_id, partner_id, basis, samtykke_id, "" if partner is not None else name)
    raise_if_any([*gate.problems, *_problems_of_basis(given, gate.allowed, basis, basis_reason, bool(gate.problems))])
    videregivelse = Videregivelse(
        beboer_id=beboer_id,
        partner_id=partner_id,
        recipient=name,
        samtykke_id=gate.coverage.samtykke_id if gate.coverage is not None else None,
        basis=basis,
        basis_reason=basis_reason.strip(),
        kinds=",".join(kind.value for kind in given),
        what=what,
        paper=paper,
        disclosed_at=session.now,
        medarbejder_id=session.actor.medarbejder_id,
    )
    session.add(videregivelse)
    session.flush()
    return row_id(videregivelse)


def _problems_of_basis(
    given: tuple[Oplysningsart, ...],
    allowed: frozenset[Oplysningsart],
    basis: Behandlingsgrundlag,
    basis_reason: str,
    is_refused: bool,
) -> Iterable[Problem]:
    uncovered = [kind.label for kind in given if kind not in allowed]
    if uncovered and not is_refused:
        yield Problem("kinds", f"Grundlaget dækker ikke: {', '.join(uncovered)}. Det må ikke gives.")
    if basis is not Behandlingsgrundlag.SAMTYKKE and not basis_reason.strip():
        yield Problem("basis_reason", "Uden samtykke skal du skrive, hvorfor oplysningerne må gives.")
