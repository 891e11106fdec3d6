"""Which payments count."""

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import col

from socialvicevaert.features.afdragsordninger.models import Indbetaling
from socialvicevaert.features.fogedsager.models import FogedBeloeb


def is_still_made() -> ColumnElement[bool]:
    """A payment under an agreement that nobody took back: neither here, nor where the fogedsag writes it."""
    taken_back = exists().where(
        col(FogedBeloeb.id) == col(Indbetaling.fogedbeloeb_id), col(FogedBeloeb.deleted_at).is_not(None)
    )
    return and_(col(Indbetaling.deleted_at).is_(None), or_(col(Indbetaling.fogedbeloeb_id).is_(None), ~taken_back))
