"""Withdrawals that an older copy of the data does not know: read before a restore, made good after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from socialvicevaert.features.indstillinger.models import Medarbejder
from socialvicevaert.features.samtykker.models import Samtykke
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class Withdrawal:
    """One consent that its resident took back, with what tells it from any other."""

    samtykke_id: int
    beboer_id: int
    given_on: date
    purpose: str
    withdrawn_on: date
    how: str
    by_id: int | None


def withdrawals(session: Session) -> tuple[Withdrawal, ...]:
    """Every withdrawal there is: which of them a copy lacks is seen when it has been restored."""
    session.require(Permission.MANAGE_BACKUPS)
    found = session.exec(select(Samtykke).where(col(Samtykke.withdrawn_on).is_not(None)))
    return tuple(
        Withdrawal(
            row_id(one),
            one.beboer_id,
            one.given_on,
            one.purpose,
            one.withdrawn_on,
            one.withdrawn_how,
            one.withdrawn_by_id,
        )
        for one in found
        if one.withdrawn_on is not None
    )


def carry_over_withdrawals(session: Session, known: Iterable[Withdrawal]) -> tuple[Withdrawal, ...]:
    """Withdraw again what was withdrawn after the copy was made; returns those. A consent it lacks needs nothing.

    No permission is asked: a withdrawal is the resident's act, and holds whoever happens to restore.
    """
    carried = []
    for one in known:
        samtykke = session.get(Samtykke, one.samtykke_id)
        if samtykke is None or samtykke.withdrawn_on is not None:
            continue
        if (samtykke.beboer_id, samtykke.given_on, samtykke.purpose) != (one.beboer_id, one.given_on, one.purpose):
            continue
        samtykke.withdrawn_on = one.withdrawn_on
        samtykke.withdrawn_how = one.how
        is_known = one.by_id is not None and session.get(Medarbejder, one.by_id) is not None
        samtykke.withdrawn_by_id = one.by_id if is_known else None
        carried.append(one)
    session.flush()
    return tuple(carried)
