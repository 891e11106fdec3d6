"""The log of what was given to whom."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import rules
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, FortaltDraft, Oplysningsart, Videregivelse
from socialvicevaert.features.samtykker.queries.gate import giving, held_on
from socialvicevaert.features.samtykker.rules import Coverage
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import DENMARK
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


def note_told(session: Session, draft: FortaltDraft) -> int:
    """Write in the log what was told by word of mouth; gives the line's number.

    Under consent one must have held that day which covers the receiver and every kind, also if it has ended since.
    :raises ValidationFailed: nobody or nothing is named, it lies in the future, or the basis does not cover it.
    """
    session.require(Permission.WRITE_HENVISNINGER)
    session.kept(Beboer, draft.beboer_id)
    partner = session.kept(Partner, draft.partner_id) if draft.partner_id is not None else None
    name = partner.name if partner is not None else draft.recipient.strip()
    raise_if_any(rules.problems_of_telling(draft, has_receiver=bool(name), today=session.today))
    coverage: Coverage | None = None
    if draft.basis is Behandlingsgrundlag.SAMTYKKE:
        found = held_on(session, draft.beboer_id, draft.partner_id, draft.told_on, "" if partner is not None else name)
        raise_if_any(rules.problems_of_told_under(found, draft.kinds))
        coverage = next(one for one in found if set(draft.kinds) <= one.kinds)
    at = session.now
    if draft.told_on != session.today:
        at = datetime.combine(draft.told_on, time(12), DENMARK).astimezone(UTC)
    videregivelse = Videregivelse(
        beboer_id=draft.beboer_id,
        partner_id=draft.partner_id,
        recipient=name,
        samtykke_id=coverage.samtykke_id if coverage is not None else None,
        basis=draft.basis,
        basis_reason=draft.basis_reason.strip(),
        kinds=",".join(kind.value for kind in draft.kinds),
        what=draft.what.strip(),
        disclosed_at=at,
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
