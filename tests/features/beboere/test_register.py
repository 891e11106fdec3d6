"""Registering, changing and binning a resident, on the real file."""

from dataclasses import replace
from datetime import date

import pytest

from socialvicevaert import audit
from socialvicevaert.features.beboere import queries, service
from socialvicevaert.features.beboere.models import BeboerDraft, HusstandType, LejemaalDraft
from socialvicevaert.features.indstillinger.models import AfdelingDraft
from socialvicevaert.features.indstillinger.service import add_afdeling
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import beboer_in, intent

HOME = LejemaalDraft(None, "Hedeparken 12, 2. tv, 2750 Ballerup", rent_oere=745_050, moved_in_on=date(2014, 5, 1))


def test_a_name_alone_is_enough(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, first_name="", last_name="Demir")
    with database.read(vicevaert) as session:
        card = queries.card(session, number)
    assert card.header.name == "Demir"
    assert card.lejemaal is None


def test_a_resident_without_any_name_is_refused_and_nothing_is_saved(database: Database, vicevaert: Actor) -> None:
    with pytest.raises(ValidationFailed) as refused, database.write(intent(vicevaert)) as session:
        service.register_beboer(session, BeboerDraft(" ", ""))
    assert refused.value.problems[0].field == "first_name"
    with database.read(vicevaert) as session:
        assert queries.count(session, queries.BeboerFilter()) == 0


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"born_on": date(2026, 11, 23)}, "born_on"),
        ({"born_on": date(1890, 1, 1)}, "born_on"),
        ({"birth_year": 2030}, "birth_year"),
        ({"phone": "22 33 44"}, "phone"),
        ({"phone_other": "ring til mor"}, "phone_other"),
        ({"email": "fatima"}, "email"),
        ({"children_birth_years": (2027,)}, "children_birth_years"),
        ({"children_birth_years": (1980,)}, "children_birth_years"),
        ({"cpr": "140385-1234"}, "cpr"),
        ({"lejemaal": LejemaalDraft(None, "Vej 1", postcode="27")}, "postcode"),
        ({"lejemaal": LejemaalDraft(None, "Vej 1", rent_oere=-1)}, "rent_oere"),
        ({"lejemaal": LejemaalDraft(None, "Vej 1", moved_in_on=date(2030, 1, 1))}, "moved_in_on"),
        ({"lejemaal": LejemaalDraft(99, "Vej 1")}, "afdeling_id"),
    ],
)
def test_bad_input_is_refused_at_its_field(
    database: Database, vicevaert: Actor, fields: dict[str, object], where: str
) -> None:
    with pytest.raises(ValidationFailed) as refused:
        beboer_in(database, vicevaert, **fields)
    assert [problem.field for problem in refused.value.problems] == [where]
    assert refused.value.problems[0].text.endswith(".")


def test_an_address_in_one_line_is_understood_in_parts(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, lejemaal=replace(HOME, address="hedeparken 12 a 2 tv 2750 Ballerup"))
    with database.read(vicevaert) as session:
        assert queries.header(session, number).home == "hedeparken 12A, 2. tv"
        home = queries.card(session, number).lejemaal
    assert home is not None
    assert (home.address, home.afdeling) == ("hedeparken 12A, 2. tv, 2750 Ballerup", "Lærkeparken")


def test_an_address_that_cannot_be_understood_is_kept_as_it_is(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, lejemaal=LejemaalDraft(None, "Skuret bag kirken"))
    with database.read(vicevaert) as session:
        assert queries.header(session, number).home == "Skuret bag kirken"


def test_with_several_estates_one_must_be_chosen(database: Database, vicevaert: Actor, administrator: Actor) -> None:
    with database.write(intent(administrator)) as session:
        add_afdeling(session, AfdelingDraft(1, "Magleparken"))
    with pytest.raises(ValidationFailed) as refused:
        beboer_in(database, vicevaert, lejemaal=HOME)
    assert refused.value.problems[0].field == "afdeling_id"


def test_what_the_form_gives_back_changes_nothing(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(
        database,
        vicevaert,
        born_on=date(1985, 3, 14),
        phone="22 33 44 55",
        husstand_type=HusstandType.ENLIG_MOR,
        children_birth_years=(2015, 2018, 2018),
        lejemaal=replace(HOME, address="Hedeparken 12, 2. tv, Lille Torp, 2750 Ballerup"),
    )
    with database.read(vicevaert) as session:
        before = queries.card(session, number)
        draft = queries.draft_for_change(session, number)
    with database.write(intent(vicevaert, "Beboer rettet")) as session:
        service.update_beboer(session, number, draft)
    assert "beboer" not in session.changed_tables
    assert "lejemaal" not in session.changed_tables
    assert "barn" not in session.changed_tables
    with database.read(vicevaert) as session:
        assert queries.card(session, number) == before


def test_a_change_is_in_the_history_with_before_after_and_reason(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, phone="22 33 44 55")
    with database.read(vicevaert) as session:
        draft = queries.draft_for_change(session, number)
    wanted = intent(vicevaert, "Beboer rettet")
    with database.write(replace(wanted, reason="Nyt nummer")) as session:
        service.update_beboer(session, number, replace(draft, phone="+45 66 77 88 99", may_not_call=True))
    with database.read(vicevaert) as session:
        newest = queries.history(session, number)[0]
    assert (newest.title, newest.who, newest.reason) == ("Beboer rettet", "Amina Yusuf", "Nyt nummer")
    shown = {(change.what, change.before, change.after) for change in newest.changes}
    assert shown == {("Telefon", "22 33 44 55", "66 77 88 99"), ("Må ikke ringes op", "nej", "ja")}


def test_a_child_and_a_rent_stand_in_the_history_of_the_resident(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, children_birth_years=(2015,), lejemaal=HOME)
    with database.read(vicevaert) as session:
        draft = queries.draft_for_change(session, number)
    assert draft.lejemaal is not None
    with database.write(intent(vicevaert, "Husstand rettet")) as session:
        changed = replace(draft, children_birth_years=(2015, 2020), lejemaal=replace(draft.lejemaal, rent_oere=800_000))
        service.update_beboer(session, number, changed)
    with database.read(vicevaert) as session:
        changes = queries.history(session, number)[0].changes
    assert ("Fødselsår", "", "2020") in {(change.what, change.before, change.after) for change in changes}
    assert ("Husleje", "7.450,50 kr.", "8.000,00 kr.") in {(each.what, each.before, each.after) for each in changes}


def test_a_protected_address_is_not_told_by_the_history(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, lejemaal=HOME, has_protected_address=True)
    with database.write(intent(vicevaert, "Flytning")) as session:
        service.move_in(session, number, LejemaalDraft(None, "Hemmelig Allé 7"), date(2026, 11, 1))
    with database.read(vicevaert) as session:
        told = str(queries.history(session, number))
    assert "Hemmelig" not in told
    assert "Hedeparken" not in told


def test_registering_can_be_undone(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert, "Ny beboer")) as session:
        service.register_beboer(session, BeboerDraft("Fatima", "Demir", children_birth_years=(2015,), lejemaal=HOME))
    with database.write(intent(vicevaert, "Fortrudt")) as undoing:
        audit.undo(undoing, session.transaction_id)
    with database.read(vicevaert) as reading:
        assert queries.count(reading, queries.BeboerFilter()) == 0


def test_the_bin_hides_and_gives_back(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, note="holder af Ørsted")
    with database.write(intent(vicevaert)) as session:
        service.bin_beboer(session, number)
    with database.read(vicevaert) as session:
        assert queries.page(session, queries.BeboerFilter(), 0, 10) == []
        assert queries.suggest(session, "Demir") == []
        binned = queries.page(session, queries.BeboerFilter(text="oersted", in_bin=True), 0, 10)
        assert [row.id for row in binned] == [number]
        assert queries.page(session, queries.BeboerFilter(text="nogen anden", in_bin=True), 0, 10) == []
        assert queries.header(session, number).is_in_bin
        draft = queries.draft_for_change(session, number)
    with pytest.raises(UserError, match="papirkurven"), database.write(intent(vicevaert)) as session:
        service.update_beboer(session, number, draft)
    with database.write(intent(vicevaert)) as session:
        service.restore_beboer(session, number)
    with database.read(vicevaert) as session:
        assert [row.id for row in queries.page(session, queries.BeboerFilter(), 0, 10)] == [number]


@pytest.mark.parametrize("role", ["leder", "koordinator", "administrator"])
def test_those_who_do_no_casework_neither_see_nor_change(
    database: Database, vicevaert: Actor, role: str, request: pytest.FixtureRequest
) -> None:
    number = beboer_in(database, vicevaert)
    other: Actor = request.getfixturevalue(role)
    for look in (
        lambda session: queries.count(session, queries.BeboerFilter()),
        lambda session: queries.page(session, queries.BeboerFilter(), 0, 10),
        lambda session: queries.suggest(session, "Demir"),
        lambda session: queries.duplicates(session, BeboerDraft("Fatima", "Demir")),
        lambda session: queries.header(session, number),
        lambda session: queries.card(session, number),
        lambda session: queries.history(session, number),
        lambda session: queries.recent(session),
        lambda session: queries.form_start(session, number),
    ):
        with database.read(other) as session, pytest.raises(NotAllowed):
            look(session)
    for act in (
        lambda session: service.register_beboer(session, BeboerDraft("A", "B")),
        lambda session: service.view_beboer(session, number),
        lambda session: service.reveal_cpr(session, number, "nysgerrig"),
        lambda session: service.reveal_address(session, number),
        lambda session: service.bin_beboer(session, number),
        lambda session: service.share_household(session, number, number),
    ):
        with pytest.raises(NotAllowed), database.write(intent(other)) as session:
            act(session)
