"""Where the facts come from that say what lacks in consents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col, func, select

from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.kontakter.models import Kontakt, KontaktBehov
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagBehov
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.samtykker.rules.missing import Recorded
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage.session import Session

_CAUSES = {
    SagAarsag.SYGDOM: Oplysningsart.HELBRED,
    SagAarsag.PSYKISK_SYGDOM: Oplysningsart.PSYKISK,
    SagAarsag.MISBRUG: Oplysningsart.MISBRUG,
    SagAarsag.LUDOMANI: Oplysningsart.MISBRUG,
}
_AREAS = (
    ("psyk", Oplysningsart.PSYKISK),
    ("misbrug", Oplysningsart.MISBRUG),
    ("sygdom", Oplysningsart.HELBRED),
    ("helbred", Oplysningsart.HELBRED),
)
"""A need area is about health when its name holds one of these, the first that does."""


def kind_of_area(name: str) -> Oplysningsart | None:
    """Which special kind of information a need area is; None for the others."""
    folded = fold(name)
    return next((kind for part, kind in _AREAS if part in folded), None)


def recorded_by_beboer(session: Session, beboer_id: int | None = None) -> Mapping[int, tuple[Recorded, ...]]:
    """What is written down about health and misuse in open sager and their contacts, by resident."""
    session.require(Permission.SEE_BEBOERE)
    areas = {
        number: (name, kind)
        for number, name in session.exec(select(Behovsomraade.id, Behovsomraade.name))
        if (kind := kind_of_area(name)) is not None
    }
    found: dict[int, list[Recorded]] = defaultdict(list)
    for person, one in (*_causes(session, beboer_id), *_needs(session, areas, beboer_id)):
        found[person].append(one)
    return {person: tuple(sorted(ones, key=lambda one: (one.since, one.where))) for person, ones in found.items()}


def _causes(session: Session, beboer_id: int | None) -> Iterable[tuple[int, Recorded]]:
    statement = select_many(col(Sag.beboer_id), col(Sag.cause), col(Sag.number), col(Sag.started_on)).where(
        col(Sag.cause).in_(list(_CAUSES)), col(Sag.closed_on).is_(None), col(Sag.deleted_at).is_(None)
    )
    if beboer_id is not None:
        statement = statement.where(col(Sag.beboer_id) == beboer_id)
    for person, cause, number, since in session.execute(statement):
        yield person, Recorded(_CAUSES[cause], f"årsag i sag {number}", since)


def _needs(
    session: Session, areas: Mapping[int | None, tuple[str, Oplysningsart]], beboer_id: int | None
) -> Iterable[tuple[int, Recorded]]:
    if not areas:
        return
    of_sager = (
        select_many(col(Sag.beboer_id), col(SagBehov.behovsomraade_id), col(Sag.number), col(Sag.started_on))
        .join(Sag, col(Sag.id) == col(SagBehov.sag_id))
        .where(
            col(SagBehov.behovsomraade_id).in_(list(areas)),
            col(SagBehov.deleted_at).is_(None),
            col(Sag.closed_on).is_(None),
            col(Sag.deleted_at).is_(None),
        )
    )
    of_contacts = (
        select_many(col(Kontakt.beboer_id), col(KontaktBehov.behovsomraade_id), func.min(col(Kontakt.held_at)))
        .join(Kontakt, col(Kontakt.id) == col(KontaktBehov.kontakt_id))
        .join(Sag, col(Sag.id) == col(Kontakt.sag_id))
        .where(
            col(KontaktBehov.behovsomraade_id).in_(list(areas)),
            col(KontaktBehov.deleted_at).is_(None),
            col(Kontakt.deleted_at).is_(None),
            col(Sag.closed_on).is_(None),
            col(Sag.deleted_at).is_(None),
        )
        .group_by(col(Kontakt.beboer_id), col(KontaktBehov.behovsomraade_id))
    )
    if beboer_id is not None:
        of_sager = of_sager.where(col(Sag.beboer_id) == beboer_id)
        of_contacts = of_contacts.where(col(Kontakt.beboer_id) == beboer_id)
    for person, area, number, since in session.execute(of_sager):
        name, kind = areas[area]
        yield person, Recorded(kind, f"»{name}« i sag {number}", since)
    for person, area, first in session.execute(of_contacts):
        name, kind = areas[area]
        yield person, Recorded(kind, f"»{name}« i en kontakt", danish_date(first))
