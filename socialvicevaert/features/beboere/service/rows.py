"""The rows a service works on."""

from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def about(session: Session, beboer_id: int) -> Iterator[None]:
    """Rows of the household and the home that change inside are logged in this resident's history."""
    session.info["about_beboer_id"] = beboer_id
    try:
        yield
        session.flush()
    finally:
        del session.info["about_beboer_id"]
