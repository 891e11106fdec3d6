"""A fogedsag corrected afterwards: what was written last is what a report believes, whatever day it speaks of."""

from datetime import date

from socialvicevaert.features.fogedsager import service
from socialvicevaert.features.fogedsager.models import (
    FogedsagClosing,
    FogedsagDraft,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
)
from socialvicevaert.features.tal.queries.fogedsager import states_at_end_of
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import intent, new_beboer

OPENED = date(2026, 9, 1)
END = date(2026, 10, 31)
AVERTED = FogedsagClosing(date(2026, 10, 30), FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)


def new_averted(session: Session) -> int:
    draft = FogedsagDraft(new_beboer(session), OPENED, session.actor.medarbejder_id)
    fogedsag_id = service.open_fogedsag(session, draft)
    service.close_fogedsag(session, fogedsag_id, AVERTED)
    return fogedsag_id


def evicted_on(day: date) -> FogedsagClosing:
    return FogedsagClosing(day, FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET, "Forkert skrevet")


def test_an_eviction_written_later_with_an_earlier_day_is_not_reported_as_averted(
    database: Database, raadgiver: Actor
) -> None:
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_averted(session)
        service.close_fogedsag(session, fogedsag_id, evicted_on(date(2026, 10, 15)))
        state = states_at_end_of(session, END, {fogedsag_id: OPENED})[fogedsag_id]
    assert (state.outcome, state.result) == (FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET)


def test_a_case_reopened_from_an_earlier_day_is_reported_as_open(database: Database, raadgiver: Actor) -> None:
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_averted(session)
        service.set_stage(session, fogedsag_id, FogedStadie.PAAKRAV, date(2026, 10, 20), "Betalingen blev ført tilbage")
        assert not states_at_end_of(session, END, {fogedsag_id: OPENED})[fogedsag_id].is_closed


def test_an_eviction_after_the_period_leaves_the_period_as_it_was(database: Database, raadgiver: Actor) -> None:
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = new_averted(session)
        service.close_fogedsag(session, fogedsag_id, evicted_on(date(2026, 11, 10)))
        state = states_at_end_of(session, END, {fogedsag_id: OPENED})[fogedsag_id]
    assert state.result is IndsatsResultat.AFVAERGET_PERMANENT
