"""What was left out of a sag is written afterwards in one step, and can be undone."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import col, select

from socialvicevaert import audit
from socialvicevaert.features.indstillinger.models import Behovsomraade
from socialvicevaert.features.sager import service
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagBehov, SagPeriode, SagResultat
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.errors import NotAllowed, UserError
from socialvicevaert.storage import Database, Session, row_id
from tests.features.tal.estate import Estate

OPENED, CLOSED = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def session(database: Database, vicevaert: Actor) -> Iterator[Session]:
    with database.write(Intent("Prøve", vicevaert)) as opened:
        yield opened


def results(session: Session, sag_id: int) -> list[SagResultat | None]:
    stretches = select(SagPeriode.result).where(SagPeriode.sag_id == sag_id).order_by(col(SagPeriode.id))
    return list(session.exec(stretches))


def test_a_cause_is_written_also_where_the_sag_is_closed(session: Session) -> None:
    estate = Estate(session)
    sag_id = estate.sag(estate.beboer(), (OPENED, CLOSED))
    service.say_cause(session, sag_id, SagAarsag.LUDOMANI)
    assert session.get_one(Sag, sag_id).cause is SagAarsag.LUDOMANI


def test_a_result_is_written_to_the_sag_and_to_the_stretch_that_was_closed(session: Session) -> None:
    estate = Estate(session)
    sag_id = estate.sag(estate.beboer(), (OPENED, CLOSED))
    service.judge_closed_sag(session, sag_id, SagResultat.LOEST)
    assert session.get_one(Sag, sag_id).result is SagResultat.LOEST
    assert results(session, sag_id) == [SagResultat.LOEST]
    with pytest.raises(UserError, match="har et resultat i forvejen"):
        service.judge_closed_sag(session, sag_id, SagResultat.IKKE_LOEST)


def test_a_sag_opened_again_gets_the_result_of_its_closing_and_stays_without_one_of_its_own(session: Session) -> None:
    estate = Estate(session)
    sag_id = estate.sag(estate.beboer(), (OPENED, CLOSED), (date(2026, 10, 20), None))
    service.judge_closed_sag(session, sag_id, SagResultat.LOEST)
    assert session.get_one(Sag, sag_id).result is None
    assert results(session, sag_id) == [SagResultat.LOEST, None]


def test_of_two_closings_without_a_result_the_one_of_the_period_that_is_looked_at_gets_it(session: Session) -> None:
    estate = Estate(session)
    sag_id = estate.sag(estate.beboer(), (date(2026, 3, 1), date(2026, 3, 20)), (date(2026, 8, 1), date(2026, 9, 20)))
    service.judge_closed_sag(session, sag_id, SagResultat.LOEST, closed_by=date(2026, 3, 31))
    assert results(session, sag_id) == [SagResultat.LOEST, None]
    assert session.get_one(Sag, sag_id).result is None
    with pytest.raises(UserError, match="har et resultat i forvejen"):
        service.judge_closed_sag(session, sag_id, SagResultat.IKKE_LOEST, closed_by=date(2026, 3, 31))
    service.judge_closed_sag(session, sag_id, SagResultat.DELVIST_LOEST)
    assert results(session, sag_id) == [SagResultat.LOEST, SagResultat.DELVIST_LOEST]
    assert session.get_one(Sag, sag_id).result is SagResultat.DELVIST_LOEST


def test_an_open_sag_gets_no_result(session: Session) -> None:
    estate = Estate(session)
    sag_id = estate.sag(estate.beboer(), (OPENED, None))
    with pytest.raises(UserError):
        service.judge_closed_sag(session, sag_id, SagResultat.LOEST)


def test_a_need_is_added_to_those_that_are_there_and_can_be_undone(database: Database, vicevaert: Actor) -> None:
    with database.write(Intent("Prøve", vicevaert)) as session:
        estate = Estate(session)
        sag_id = estate.sag(estate.beboer(), (OPENED, None))
        areas = [Behovsomraade(name=name, position=place) for place, name in enumerate(("Økonomi", "Sorg"))]
        session.add_all(areas)
        session.flush()
        first, second = (row_id(one) for one in areas)
        service.add_need(session, sag_id, first)
    with database.write(Intent("Behov skrevet", vicevaert)) as session:
        service.add_need(session, sag_id, second)
        service.add_need(session, sag_id, second)
    written = session.transaction_id
    with database.read(vicevaert) as session:
        assert set(session.exec(select(SagBehov.behovsomraade_id))) == {first, second}
    assert written is not None
    with database.write(Intent("Fortryd", vicevaert)) as session:
        audit.undo(session, written)
        assert session.exec(select(SagBehov.behovsomraade_id)).all() == [first]


def test_a_leder_writes_nothing_in_a_sag(database: Database, leder: Actor) -> None:
    with database.write(Intent("Prøve", leder)) as session:
        for act in (
            lambda: service.say_cause(session, 1, SagAarsag.SYGDOM),
            lambda: service.add_need(session, 1, 1),
            lambda: service.judge_closed_sag(session, 1, SagResultat.LOEST),
        ):
            with pytest.raises(NotAllowed):
                act()
