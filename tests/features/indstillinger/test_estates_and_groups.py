"""Estates that close or become part of another, and groups of workers."""

from datetime import date

import pytest

from socialvicevaert import audit
from socialvicevaert.features.indstillinger import queries, service
from socialvicevaert.features.indstillinger.models import (
    Afdeling,
    AfdelingClosing,
    AfdelingDraft,
    Boligorganisation,
    MedarbejderDraft,
)
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database, row_id
from tests.factories import intent

LAST_DAY = date(2026, 9, 30)


@pytest.fixture
def other(database: Database, administrator: Actor) -> int:
    with database.write(intent(administrator)) as session:
        return service.add_afdeling(session, AfdelingDraft(1, "Åparken", "7"))


def closed(database: Database, afdeling_id: int) -> tuple[date | None, int | None]:
    with database.read(Actor(5, "", Role.ADMINISTRATOR)) as session:
        row = session.get_one(Afdeling, afdeling_id)
        return row.closed_on, row.merged_into_id


def refused(database: Database, by: Actor, afdeling_id: int, closing: AfdelingClosing) -> tuple[str, str]:
    with pytest.raises(ValidationFailed) as error, database.write(intent(by)) as session:
        service.close_afdeling(session, afdeling_id, closing)
    (problem,) = error.value.problems
    return problem.field, problem.text


def test_an_estate_that_became_part_of_another_is_offered_no_more_and_can_be_taken_back(
    database: Database, administrator: Actor, other: int
) -> None:
    with database.write(intent(administrator)) as session:
        service.close_afdeling(session, other, AfdelingClosing(LAST_DAY, 1))
    assert closed(database, other) == (LAST_DAY, 1)
    with database.read(administrator) as session:
        assert [one.name for one in queries.afdelinger(session)] == ["Lærkeparken"]
    with database.write(intent(administrator)) as session:
        service.reopen_afdeling(session, other)
    assert closed(database, other) == (None, None)
    with pytest.raises(UserError, match="ikke lukket"), database.write(intent(administrator)) as session:
        service.reopen_afdeling(session, other)


def test_a_closing_can_be_undone_like_everything_else(database: Database, administrator: Actor, other: int) -> None:
    with database.write(intent(administrator, "Afdeling lukket")) as session:
        service.close_afdeling(session, other, AfdelingClosing(LAST_DAY, 1))
    assert session.transaction_id is not None
    with database.write(intent(administrator, "Fortryd")) as undoing:
        audit.undo(undoing, session.transaction_id)
    assert closed(database, other) == (None, None)


def test_a_closing_that_is_decided_ahead_leaves_the_estate_in_use_until_then(
    database: Database, administrator: Actor, other: int
) -> None:
    with database.write(intent(administrator)) as session:
        service.close_afdeling(session, other, AfdelingClosing(date(2026, 12, 31), 1))
    with database.read(administrator) as session:
        assert [one.name for one in queries.afdelinger(session)] == ["Lærkeparken", "Åparken"]


@pytest.mark.parametrize("day", [None, date(1999, 12, 31), date(2029, 1, 1)])
def test_a_closing_needs_a_day_that_makes_sense(
    database: Database, administrator: Actor, other: int, day: date | None
) -> None:
    assert refused(database, administrator, other, AfdelingClosing(day))[0] == "closed_on"


def test_an_estate_cannot_become_part_of_itself_or_of_nothing_or_of_another_landlords(
    database: Database, administrator: Actor, other: int
) -> None:
    with database.write(intent(administrator)) as session:
        landlord = Boligorganisation(name="En anden")
        session.add(landlord)
        session.flush()
        theirs = service.add_afdeling(session, AfdelingDraft(row_id(landlord), "Vibevænget"))
    for into, words in ((other, "sig selv"), (99, "ikke længere"), (theirs, "anden boligorganisation")):
        field, text = refused(database, administrator, other, AfdelingClosing(LAST_DAY, into))
        assert field == "merged_into_id"
        assert words in text


def test_two_estates_never_become_part_of_each_other_whichever_day_is_first(
    database: Database, administrator: Actor, other: int
) -> None:
    with database.write(intent(administrator)) as session:
        third = service.add_afdeling(session, AfdelingDraft(1, "Ørnebakken"))
        service.close_afdeling(session, other, AfdelingClosing(LAST_DAY, third))
    field, text = refused(database, administrator, third, AfdelingClosing(date(2026, 10, 31), other))
    assert (field, "Åparken er selv lukket den dag" in text) == ("merged_into_id", True)
    field, text = refused(database, administrator, third, AfdelingClosing(date(2026, 8, 31), other))
    assert (field, "Åparken bliver en del af Ørnebakken" in text) == ("closed_on", True)
    with database.write(intent(administrator)) as session:  # one after the other is fine
        service.close_afdeling(session, third, AfdelingClosing(date(2026, 10, 31), 1))


def test_at_least_one_estate_stays(database: Database, administrator: Actor, other: int) -> None:
    with database.write(intent(administrator)) as session:
        service.close_afdeling(session, 1, AfdelingClosing(date(2026, 12, 31)))
    with pytest.raises(UserError, match="mindst én afdeling"), database.write(intent(administrator)) as session:
        service.close_afdeling(session, other, AfdelingClosing(date(2027, 6, 30)))


@pytest.mark.parametrize("role", ["vicevaert", "koordinator", "leder"])
def test_only_an_administrator_closes_estates_and_makes_groups(
    database: Database, role: str, request: pytest.FixtureRequest, other: int
) -> None:
    actor: Actor = request.getfixturevalue(role)
    for act in (
        lambda session: service.close_afdeling(session, other, AfdelingClosing(LAST_DAY)),
        lambda session: service.reopen_afdeling(session, other),
        lambda session: service.add_medarbejdergruppe(session, "Nord"),
        lambda session: service.rename_medarbejdergruppe(session, 1, "Nord"),
        lambda session: service.retire_medarbejdergruppe(session, 1),
    ):
        with pytest.raises(NotAllowed), database.write(intent(actor)) as session:
            act(session)


def test_a_worker_is_put_in_a_group_and_taken_out_again(database: Database, administrator: Actor) -> None:
    with database.write(intent(administrator)) as session:
        group = service.add_medarbejdergruppe(session, " Team Nord ")
        draft = MedarbejderDraft("Amina Yusuf", Role.VICEVAERT, gruppe_id=group)
        service.change_medarbejder(session, 1, draft)
        new = service.add_medarbejder(session, MedarbejderDraft("Ny", Role.VICEVAERT, gruppe_id=group))
        assert [(one.name, one.how_many) for one in queries.medarbejdergrupper(session)] == [("Team Nord", 2)]
        assert queries.workers_of(session, f"gruppe:{group}") == {1, new}
        service.change_medarbejder(session, 1, MedarbejderDraft("Amina Yusuf", Role.VICEVAERT))
        assert queries.workers_of(session, f"gruppe:{group}") == {new}


def test_a_retired_group_keeps_its_workers_and_takes_no_new_ones(database: Database, administrator: Actor) -> None:
    with database.write(intent(administrator)) as session:
        group = service.add_medarbejdergruppe(session, "Nord")
        service.change_medarbejder(session, 1, MedarbejderDraft("Amina Yusuf", Role.VICEVAERT, gruppe_id=group))
        service.retire_medarbejdergruppe(session, group)
        assert queries.medarbejdergrupper(session) == []
        service.change_medarbejder(session, 1, MedarbejderDraft("Amina Yusuf", Role.RAADGIVER, gruppe_id=group))
        with pytest.raises(UserError, match="ud af brug"):
            service.change_medarbejder(session, 2, MedarbejderDraft("Bo Lind", Role.RAADGIVER, gruppe_id=group))
        with pytest.raises(UserError, match="findes ikke"):
            service.change_medarbejder(session, 2, MedarbejderDraft("Bo Lind", Role.RAADGIVER, gruppe_id=99))
        service.retire_medarbejdergruppe(session, group, retired=False)
        assert [one.name for one in queries.medarbejdergrupper(session)] == ["Nord"]


def test_two_groups_have_two_names_also_when_one_is_renamed(database: Database, administrator: Actor) -> None:
    with database.write(intent(administrator)) as session:
        service.add_medarbejdergruppe(session, "Nord")
        south = service.add_medarbejdergruppe(session, "Syd")
        service.rename_medarbejdergruppe(session, south, "Syd og vest")
        for name in ("", "nord"):
            with pytest.raises(ValidationFailed):
                service.add_medarbejdergruppe(session, name)
            with pytest.raises(ValidationFailed):
                service.rename_medarbejdergruppe(session, south, name)


def test_the_homes_of_an_estate_are_a_number_that_makes_sense_or_unknown(
    database: Database, administrator: Actor
) -> None:
    with database.write(intent(administrator)) as session:
        service.change_afdeling(session, 1, AfdelingDraft(1, "Lærkeparken", homes=160))
        assert queries.afdelinger(session)[0].homes == 160
        for homes in (0, 100_001):
            with pytest.raises(ValidationFailed, match="fra 1 til"):
                service.change_afdeling(session, 1, AfdelingDraft(1, "Lærkeparken", homes=homes))
        service.change_afdeling(session, 1, AfdelingDraft(1, "Lærkeparken"))
        assert queries.afdelinger(session)[0].homes is None


@pytest.mark.parametrize("name", ["Økonomiske rådgivere", " sociale viceværter ", "LEDER", "Koordinator"])
def test_a_group_cannot_be_called_like_a_role(database: Database, administrator: Actor, name: str) -> None:
    with database.write(intent(administrator)) as session:
        gruppe_id = service.add_medarbejdergruppe(session, "Vestbyen")
        for name_it in (
            lambda: service.add_medarbejdergruppe(session, name),
            lambda: service.rename_medarbejdergruppe(session, gruppe_id, name),
        ):
            with pytest.raises(ValidationFailed, match="Navnet er en rolles"):
                name_it()
