"""A name that is typed for an estate or a group is never guessed at."""

import pytest

from socialvicevaert.cli.naming import afdeling_named, gruppe_named
from socialvicevaert.features.indstillinger import service
from socialvicevaert.features.indstillinger.models import (
    AfdelingDraft,
    Boligorganisation,
    Medarbejder,
    Medarbejdergruppe,
)
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Database, row_id
from tests.factories import intent


@pytest.fixture
def namesake(database: Database, administrator: Actor) -> int:
    """Another landlord's Lærkeparken."""
    with database.write(intent(administrator)) as session:
        landlord = Boligorganisation(name="AAB")
        session.add(landlord)
        session.flush()
        return service.add_afdeling(session, AfdelingDraft(row_id(landlord), "Lærkeparken", "77"))


def test_estates_of_one_name_are_told_apart_by_landlord_or_number(
    database: Database, vicevaert: Actor, namesake: int
) -> None:
    with database.read(vicevaert) as session:
        with pytest.raises(UserError) as refused:
            afdeling_named(session, "lærkeparken")
        text = str(refused.value)
        assert text.startswith("Flere afdelinger hedder »lærkeparken«. Skriv »Lærkeparken (")
        assert "»Lærkeparken (AAB)«" in text
        labels = text.partition("Skriv ")[2].rstrip(".").split(" eller ")
        assert {afdeling_named(session, label.strip("»«")) for label in labels} == {1, namesake}
        assert afdeling_named(session, "lærkeparken (aab)") == namesake
        assert afdeling_named(session, "77") == namesake


def test_an_estate_nobody_has_is_refused_with_those_there_are(database: Database, vicevaert: Actor) -> None:
    with database.read(vicevaert) as session:
        with pytest.raises(UserError, match=r"»Ukendt« findes ikke\. Kendte afdelinger: Lærkeparken\."):
            afdeling_named(session, "Ukendt")
        assert afdeling_named(session, " Lærkeparken ") == 1


def test_an_own_group_called_like_a_role_is_told_apart_from_it(
    database: Database, vicevaert: Actor, administrator: Actor
) -> None:
    with database.write(intent(administrator)) as session:
        group = Medarbejdergruppe(name="Økonomiske rådgivere")  # from before such a name was refused
        session.add(group)
        session.flush()
        for gruppe_id in (group.id, None):
            session.add_all(
                Medarbejder(name=f"{gruppe_id} {number}", role=Role.VICEVAERT, gruppe_id=gruppe_id)
                for number in range(3)
            )
    with database.read(vicevaert) as session:
        with pytest.raises(UserError, match="Flere medarbejdergrupper hedder »økonomiske rådgivere«"):
            gruppe_named(session, "økonomiske rådgivere")
        assert gruppe_named(session, "Økonomiske rådgivere (rolle)") == "rolle:raadgiver"
        assert gruppe_named(session, "Økonomiske rådgivere (egen gruppe)") == f"gruppe:{group.id}"
        assert gruppe_named(session, "rolle:raadgiver") == "rolle:raadgiver"
