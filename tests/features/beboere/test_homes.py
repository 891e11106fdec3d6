"""Moving in and out, and living together; a tenancy outlives the resident."""

from datetime import date

import pytest
from sqlmodel import select

from socialvicevaert.features.beboere import queries, service
from socialvicevaert.features.beboere.models import Beboer, BeboerDraft, Lejemaal, LejemaalDraft
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import beboer_in, intent

OLD = LejemaalDraft(None, "Hedeparken 12, 2. tv", lejemaalsnr="1-34", moved_in_on=date(2014, 5, 1))
NEW = LejemaalDraft(None, "Magleparken 3, st. th", lejemaalsnr="1-77")


def test_moving_ends_the_old_tenancy_the_day_before_and_takes_the_household_along(
    database: Database, vicevaert: Actor
) -> None:
    mother = beboer_in(database, vicevaert, lejemaal=OLD)
    with database.write(intent(vicevaert)) as session:
        son = service.register_beboer(session, BeboerDraft("Emre", "Demir", shares_home_with=mother))
        service.move_in(session, mother, NEW, date(2026, 12, 1))
    with database.read(vicevaert) as session:
        assert queries.header(session, mother).home == "Magleparken 3, st. th"
        assert queries.header(session, son).home == "Magleparken 3, st. th"
        tenancies = {row.lejemaalsnr: row for row in session.exec(select(Lejemaal))}
        assert tenancies["1-34"].moved_out_on == date(2026, 11, 30)
        assert tenancies["1-77"].moved_in_on == date(2026, 12, 1)


def test_moving_out_leaves_the_last_known_home(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, lejemaal=OLD)
    with database.write(intent(vicevaert)) as session:
        service.move_out(session, number, date(2026, 11, 30))
    with database.read(vicevaert) as session:
        header = queries.header(session, number)
    assert (header.home, header.moved_out_on) == ("Hedeparken 12, 2. tv", date(2026, 11, 30))


def test_nobody_moves_out_before_they_moved_in(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, lejemaal=OLD)
    with pytest.raises(ValidationFailed, match="01-05-2014"), database.write(intent(vicevaert)) as session:
        service.move_out(session, number, date(2014, 4, 30))
    with pytest.raises(ValidationFailed) as refused, database.write(intent(vicevaert)) as session:
        service.move_in(session, number, NEW, date(2014, 5, 1))
    assert refused.value.problems[0].field == "moved_in_on"


def test_a_home_that_is_not_there_cannot_be_left(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert)
    with pytest.raises(UserError, match="intet lejemål"), database.write(intent(vicevaert)) as session:
        service.move_out(session, number, date(2026, 11, 30))


def test_a_tenancy_outlives_the_resident(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, lejemaal=OLD)
    with database.write(intent(vicevaert)) as session:
        service.bin_beboer(session, number)
    with database.read(vicevaert) as session:
        assert [row.deleted_at for row in session.exec(select(Lejemaal))] == [None]


def test_two_can_share_a_household_and_part_again(database: Database, vicevaert: Actor) -> None:
    one = beboer_in(database, vicevaert, lejemaal=OLD)
    other = beboer_in(database, vicevaert, first_name="Murat")
    with database.write(intent(vicevaert)) as session:
        service.share_household(session, other, one)
    with database.read(vicevaert) as session:
        assert queries.card(session, one).others_in_home == ((other, "Murat Demir"),)
        assert queries.header(session, other).home == "Hedeparken 12, 2. tv"
    with database.write(intent(vicevaert)) as session:
        service.leave_household(session, other)
    with database.read(vicevaert) as session:
        assert queries.card(session, one).others_in_home == ()
        assert queries.header(session, one).home == "Hedeparken 12, 2. tv"
        assert queries.header(session, other).home == ""


def test_nobody_lives_with_themselves(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert)
    with pytest.raises(UserError, match="anden beboer"), database.write(intent(vicevaert)) as session:
        service.share_household(session, number, number)


def test_a_corrected_address_is_corrected_for_everybody_in_the_home(database: Database, vicevaert: Actor) -> None:
    one = beboer_in(database, vicevaert, lejemaal=OLD)
    with database.write(intent(vicevaert)) as session:
        other = service.register_beboer(session, BeboerDraft("Murat", "Demir", shares_home_with=one))
        service.update_beboer(session, one, BeboerDraft("Fatima", "Demir", lejemaal=NEW))
    with database.read(vicevaert) as session:
        assert queries.header(session, other).home == "Magleparken 3, st. th"
        assert len(session.exec(select(Lejemaal)).all()) == 1
        assert {row.lejemaal_id for row in session.exec(select(Beboer))} == {1}
