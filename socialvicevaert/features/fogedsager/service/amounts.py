"""What is owed and paid, in øre."""

from socialvicevaert.features.fogedsager.models import BeloebDraft, FogedBeloeb, Fogedsag
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import Problem, ValidationFailed
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


def add_beloeb(session: Session, fogedsag_id: int, draft: BeloebDraft) -> int:
    """Write an amount: arrears of a month, a fee, a court cost or a payment; in øre.

    :raises ValidationFailed: when it is nothing or negative.
    """
    session.require(Permission.WRITE_FOGEDSAGER)
    session.kept(Fogedsag, fogedsag_id)
    if draft.amount_oere <= 0:
        raise ValidationFailed([Problem("amount_oere", "Skriv et beløb over nul.")])
    return write_beloeb(session, fogedsag_id, draft)


def remove_beloeb(session: Session, beloeb_id: int) -> None:
    """Take an amount back."""
    session.require(Permission.WRITE_FOGEDSAGER)
    beloeb = session.get(FogedBeloeb, beloeb_id)
    if beloeb is not None:
        beloeb.deleted_at = session.now
        session.flush()


def write_beloeb(session: Session, fogedsag_id: int, draft: BeloebDraft) -> int:
    """Store an amount as it is; gives its number."""
    beloeb = FogedBeloeb(
        fogedsag_id=fogedsag_id,
        kind=draft.kind,
        label=draft.label.strip(),
        rent_month=draft.rent_month.replace(day=1) if draft.rent_month else None,
        amount_oere=draft.amount_oere,
        on=draft.on,
    )
    session.add(beloeb)
    session.flush()
    return row_id(beloeb)
