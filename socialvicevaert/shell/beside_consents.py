"""What features above consents know of them: what rests on one, who may see an underretning, and what lacks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.breve.queries import resting_on as letters_resting_on
from socialvicevaert.features.henvisninger.models import HenvisningStatus
from socialvicevaert.features.henvisninger.queries import resting_on
from socialvicevaert.features.mindag.queries.consents import missing_of
from socialvicevaert.features.samtykker.queries import Above, Dependent
from socialvicevaert.features.underretninger.models import Underretning, UnderretningAdgang

if TYPE_CHECKING:
    from socialvicevaert.storage.session import Session


def rests_on(session: "Session", samtykke_id: int) -> Sequence[Dependent]:
    """Open referrals and letters that have not left: drafts that a withdrawal blocks, sent ones that are followed."""
    referrals = tuple(
        Dependent(one.id, f"Henvisning til {one.partner}", one.status is HenvisningStatus.KLADDE)
        for one in resting_on(session, samtykke_id)
    )
    letters = tuple(
        Dependent(one.id, f"Brev til {one.recipient_name}", True)
        for one in letters_resting_on(session, samtykke_id)
        if not one.is_sent
    )
    return (*referrals, *letters)


def sees_paper(session: "Session", paper: str) -> bool:
    """Whether the actor may know of a paper in the log: an underretning is for few."""
    kind, _, number = paper.partition(":")
    if kind != "underretning" or not number.isdecimal():
        return False
    me = session.actor.medarbejder_id
    found = session.get(Underretning, int(number))
    if found is None:
        return False
    beboer = session.get(Beboer, found.beboer_id)
    shared = session.exec(
        select(UnderretningAdgang.id).where(
            UnderretningAdgang.underretning_id == int(number),
            UnderretningAdgang.medarbejder_id == me,
            col(UnderretningAdgang.deleted_at).is_(None),
        )
    ).first()
    return found.medarbejder_id == me or shared is not None or (beboer is not None and beboer.responsible_id == me)


ABOVE_CONSENTS = Above(rests_on, sees_paper, missing_of)
