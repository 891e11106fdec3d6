"""The rows a service works on."""

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.session import Session


def existing(session: Session, beboer_id: int) -> Beboer:
    """A resident who is not in the bin.

    :raises UserError: with a Danish sentence.
    """
    row = session.get(Beboer, beboer_id)
    if row is None:
        raise UserError("Beboeren findes ikke længere.")
    if row.deleted_at is not None:
        raise UserError("Beboeren ligger i papirkurven. Gendan den først.")
    return row
