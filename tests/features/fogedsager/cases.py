"""Fogedsager for tests of screens, each in a transaction of its own."""

from datetime import date
from typing import Any

from socialvicevaert.features.fogedsager import queries, service
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, FogedsagDraft, SatAf
from socialvicevaert.features.fogedsager.queries import FogedsagView
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from tests.factories import intent, new_beboer

PAAKRAV_2021 = (
    FogedDatoDraft(DatoArt.PAAKRAV_SENDT, date(2021, 10, 6), SatAf.UDLEJER),
    FogedDatoDraft(DatoArt.PAAKRAV_MODTAGET, date(2021, 10, 7), SatAf.UDLEJER),
)
"""The published example: received on 7 October 2021, so the deadline is the 21st, the termination from the 22nd."""


def a_fogedsag(
    database: Database,
    by: Actor,
    *dates: FogedDatoDraft,
    opened_on: date = date(2021, 10, 1),
    first_name: str = "Fatima",
    **fields: Any,
) -> int:
    """A fogedsag for the rent of October 2021, unless said otherwise."""
    known: dict[str, Any] = {"rent_month": date(2021, 10, 1), "arrears_oere": 814_000}
    with database.write(intent(by, "Ny fogedsag")) as session:
        beboer_id = new_beboer(session, first_name)
        draft = FogedsagDraft(beboer_id, opened_on, by.medarbejder_id, **(known | fields))
        fogedsag_id = service.open_fogedsag(session, draft)
        for one in dates:
            service.set_dato(session, fogedsag_id, one)
    return fogedsag_id


def as_stored(database: Database, by: Actor, fogedsag_id: int) -> FogedsagView:
    """How it stands in the file now."""
    with database.read(by) as session:
        return queries.fogedsag(session, fogedsag_id)
