"""Others are let in, one by one and for a reason, and let out again."""

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.underretninger.models import Underretning, UnderretningAdgang
from socialvicevaert.features.underretninger.rules import problems_of_sharing
from socialvicevaert.features.underretninger.service.writing import existing
from socialvicevaert.security.roles import Permission, permissions_of
from socialvicevaert.shared.errors import NotAllowed, Problem, UserError, raise_if_any
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def share_underretning(session: Session, underretning_id: int, medarbejder_id: int | None, reason: str) -> None:
    """Let another worker know of it; sharing twice is no error.

    :raises ValidationFailed: nobody is chosen, there is no reason, or the other's role sees no residents.
    :raises NotAllowed: the actor is neither its author nor the resident's responsible worker.
    """
    _owned(session, underretning_id)
    raise_if_any(problems_of_sharing(reason))
    worker = session.get(Medarbejder, medarbejder_id) if medarbejder_id is not None else None
    if worker is None:
        raise_if_any([Problem("medarbejder_id", "Vælg en medarbejder.")])
        return
    if not worker.is_active or Permission.SEE_BEBOERE not in permissions_of(worker.role):
        raise_if_any([Problem("medarbejder_id", f"{worker.name} har ikke en rolle, der må se beboere.")])
    present = select(UnderretningAdgang.id).where(
        UnderretningAdgang.underretning_id == underretning_id,
        UnderretningAdgang.medarbejder_id == row_id(worker),
        col(UnderretningAdgang.deleted_at).is_(None),
    )
    if session.exec(present).first() is None:
        session.add(
            UnderretningAdgang(
                underretning_id=underretning_id,
                medarbejder_id=row_id(worker),
                given_by_id=session.actor.medarbejder_id,
                reason=reason.strip(),
            )
        )
        session.flush()


def unshare_underretning(session: Session, adgang_id: int, reason: str) -> None:
    """Take access back; why stands beside why it was given.

    :raises ValidationFailed: there is no reason.
    :raises NotAllowed: as for sharing.
    """
    found = session.get(UnderretningAdgang, adgang_id)
    if found is None or found.deleted_at is not None:
        raise UserError("Adgangen er taget tilbage.")
    _owned(session, found.underretning_id)
    raise_if_any(problems_of_sharing(reason))
    found.reason = f"{found.reason}\nTaget tilbage: {reason.strip()}"
    found.deleted_at = session.now
    session.flush()


def _owned(session: Session, underretning_id: int) -> Underretning:
    row = existing(session, underretning_id)
    beboer = session.get(Beboer, row.beboer_id)
    owners = (row.medarbejder_id, beboer.responsible_id if beboer is not None else None)
    if session.actor.medarbejder_id not in owners:
        raise NotAllowed("Kun den, der har skrevet underretningen, og beboerens ansvarlige kan dele den.")
    return row
