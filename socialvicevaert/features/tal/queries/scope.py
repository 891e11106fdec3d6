"""What a report looks at: a period and one estate, or all of them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.tal.rules.period import Period


@dataclass(frozen=True)
class Scope:
    """The period, and the estate where only one is wanted."""

    period: Period
    afdeling_id: int | None = None

    def covers(self, beboer_id: Any) -> ColumnElement[bool]:
        """Whether a column of resident numbers is in scope: not in the bin, and of the estate."""
        if self.afdeling_id is None:  # few are in the bin: looking them up is much cheaper than looking up the others
            return col(beboer_id).not_in(select(col(Beboer.id)).where(col(Beboer.deleted_at).is_not(None)))
        return col(beboer_id).in_(
            select(col(Beboer.id))
            .join(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
            .where(col(Beboer.deleted_at).is_(None), Lejemaal.afdeling_id == self.afdeling_id)
        )
