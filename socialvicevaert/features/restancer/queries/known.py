"""The homes of a landlord that the program knows, and whether somebody there is being helped."""

from datetime import date

from sqlalchemy import exists, or_, select
from sqlmodel import col

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.restancer.rules.matching import KnownHome, home_key
from socialvicevaert.features.sager.models import Sag
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.address import Address, show_address
from socialvicevaert.storage import Session


def known_homes(session: Session, boligorganisation_id: int, on: date) -> list[KnownHome]:
    """Every resident of a landlord who has not moved out by a day. Never of another landlord.

    :raises NotAllowed:
    """
    session.require(Permission.IMPORT_RESTANCER)
    has_open_sag = exists().where(
        col(Sag.beboer_id) == col(Beboer.id), col(Sag.closed_on).is_(None), col(Sag.deleted_at).is_(None)
    )
    query = (
        select(
            col(Beboer.id),
            col(Beboer.first_name),
            col(Beboer.last_name),
            col(Lejemaal.id),
            col(Lejemaal.lejemaalsnr),
            col(Lejemaal.road),
            col(Lejemaal.house_number),
            col(Lejemaal.floor),
            col(Lejemaal.door),
            has_open_sag,
        )
        .join(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
        .join(Afdeling, col(Afdeling.id) == col(Lejemaal.afdeling_id))
        .where(
            col(Afdeling.boligorganisation_id) == boligorganisation_id,
            col(Beboer.deleted_at).is_(None),
            col(Lejemaal.deleted_at).is_(None),
            or_(col(Lejemaal.moved_out_on).is_(None), col(Lejemaal.moved_out_on) >= on),
        )
        .order_by(col(Beboer.id))
    )
    return [
        KnownHome(
            beboer_id=beboer_id,
            lejemaal_id=lejemaal_id,
            name=f"{first} {last}".strip(),
            lejemaalsnr=number,
            address=home_key(show_address(Address(road, house_number, floor, door))),
            has_open_sag=bool(is_helped),
        )
        for beboer_id, first, last, lejemaal_id, number, road, house_number, floor, door, is_helped in session.execute(
            query
        )
    ]
