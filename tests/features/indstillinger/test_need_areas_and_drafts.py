"""Need areas keep their history; drafts belong to one worker and stay out of the log."""

import pytest

from socialvicevaert import audit
from socialvicevaert.features.indstillinger import queries, service
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent


def names(database: Database, actor: Actor, *, retired: bool = False) -> list[str]:
    with database.read(actor) as session:
        return [area.name for area in queries.behovsomraader(session, retired=retired)]


def test_need_areas_are_added_renamed_retired_and_put_in_order(database: Database, administrator: Actor) -> None:
    before = names(database, administrator)
    with database.write(intent(administrator)) as session:
        gambling = service.add_behovsomraade(session, " Ludomani ")
        young = service.add_behovsomraade(session, "Unge")
        service.rename_behovsomraade(session, young, "Unge og uddannelse")
        service.move_behovsomraade(session, young, -1)
    assert names(database, administrator) == [*before, "Unge og uddannelse", "Ludomani"]
    with database.write(intent(administrator)) as session:
        service.retire_behovsomraade(session, gambling)
    assert "Ludomani" not in names(database, administrator)
    assert "Ludomani" in names(database, administrator, retired=True)
    with database.write(intent(administrator)) as session:
        service.retire_behovsomraade(session, gambling, retired=False)
        service.move_behovsomraade(session, gambling, -99)
    assert names(database, administrator)[0] == "Ludomani"


def test_two_need_areas_have_two_names(database: Database, administrator: Actor) -> None:
    with database.write(intent(administrator)) as session:
        service.add_behovsomraade(session, "Ludomani")
    with pytest.raises(ValidationFailed, match="allerede"), database.write(intent(administrator)) as session:
        service.add_behovsomraade(session, "LUDOMANI")


def test_one_need_area_is_always_left(database: Database, administrator: Actor) -> None:
    with database.write(intent(administrator)) as session:
        service.add_behovsomraade(session, "Ludomani")
        in_use = [area.id for area in queries.behovsomraader(session)]
        for number in in_use[:-1]:
            service.retire_behovsomraade(session, number)
        with pytest.raises(UserError, match="mindst ét"):
            service.retire_behovsomraade(session, in_use[-1])


def test_a_draft_comes_back_to_the_one_who_typed_it_and_to_nobody_else(
    database: Database, vicevaert: Actor, raadgiver: Actor, clock: FixedClock
) -> None:
    with database.write(intent(vicevaert)) as session:
        service.save_draft(session, "kontakt:12", '{"text": "Ringede"}')
        service.save_draft(session, "kontakt:12", '{"text": "Ringede, intet svar"}')
    with database.read(vicevaert) as session:
        kept = service.load_draft(session, "kontakt:12")
        assert kept == service.SavedDraft('{"text": "Ringede, intet svar"}', clock.now())
        assert service.load_draft(session, "kontakt:13") is None
    with database.read(raadgiver) as session:
        assert service.load_draft(session, "kontakt:12") is None


def test_a_draft_thrown_away_is_nowhere(database: Database, vicevaert: Actor, administrator: Actor) -> None:
    with database.write(intent(vicevaert, "Kladde gemt")) as session:
        service.save_draft(session, "kontakt:12", "hemmeligt udkast")
    with database.write(intent(vicevaert, "Kladde slettet")) as session:
        service.discard_draft(session, "kontakt:12")
        service.discard_draft(session, "kontakt:12")
    with database.read(administrator) as session:
        assert service.load_draft(session, "kontakt:12") is None
        assert "Kladde" not in str(audit.log(session))
        assert audit.verify(session).faults == ()
