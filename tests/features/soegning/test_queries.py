"""One box for everything, as far as the role may see."""

from datetime import UTC, datetime

import pytest

from socialvicevaert.features.ansoegninger.models import AnsoegningDraft, AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.service import write_ansoegning
from socialvicevaert.features.beboere.models import Beboer, LejemaalDraft
from socialvicevaert.features.fogedsager.models import FogedsagDraft
from socialvicevaert.features.fogedsager.service import open_fogedsag
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.soegning.queries import SNIPPET, Found, beboere_by_id, find, snippet
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database
from tests.factories import TODAY, beboer_in, intent, new_partner, new_sag

HOME = LejemaalDraft(
    afdeling_id=1, address="Ørnevej 67, 2. mf", postcode="2740", town="Skovlunde", lejemaalsnr="12-0042"
)


def found_by(database: Database, actor: Actor, text: str) -> Found:
    with database.read(actor) as session:
        return find(session, text)


def names(database: Database, actor: Actor, text: str) -> list[str]:
    return [person.name for person in found_by(database, actor, text).beboere]


@pytest.mark.parametrize(
    "text",
    ["Søren", "soeren", "aagaard", "ÅGÅRD sør", "22 33 44 55", "+45 22334455", "2233 4455", "22-33-44-55"],
)
def test_a_resident_is_found_however_the_name_and_the_number_are_written(
    database: Database, vicevaert: Actor, text: str
) -> None:
    beboer_in(database, vicevaert, first_name="Søren", last_name="Ågård", phone="+4522334455")
    assert names(database, vicevaert, text) == ["Søren Ågård"]


def test_a_resident_is_found_by_the_address_and_by_a_word_of_each(database: Database, vicevaert: Actor) -> None:
    beboer_in(database, vicevaert, first_name="Fatima", last_name="Demir", lejemaal=HOME)
    assert names(database, vicevaert, "oernevej 67") == ["Fatima Demir"]
    assert names(database, vicevaert, "fatima ørnevej") == ["Fatima Demir"]
    assert found_by(database, vicevaert, "fatima").beboere[0].address == "Ørnevej 67, 2. mf"


def test_a_protected_address_neither_finds_nor_is_shown(database: Database, vicevaert: Actor) -> None:
    beboer_in(database, vicevaert, first_name="Fatima", last_name="Demir", has_protected_address=True, lejemaal=HOME)
    assert names(database, vicevaert, "ørnevej") == []
    assert found_by(database, vicevaert, "demir").beboere[0].address == ""


def test_names_that_begin_with_what_is_typed_come_first(database: Database, vicevaert: Actor) -> None:
    beboer_in(database, vicevaert, first_name="Hanne", last_name="Olsen", note="Kender Demir fra gården")
    beboer_in(database, vicevaert, first_name="Aylin", last_name="Vidademir")
    beboer_in(database, vicevaert, first_name="Fatima", last_name="Demir")
    assert names(database, vicevaert, "dem") == ["Fatima Demir", "Aylin Vidademir", "Hanne Olsen"]


def test_a_sag_is_found_by_its_number_and_a_fogedsag_by_the_courts(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        new_sag(session, number, title="Økonomi")
        draft = FogedsagDraft(number, TODAY, vicevaert.medarbejder_id, court_case_number="FS 42-1234/2026")
        open_fogedsag(session, draft)
    with database.read(vicevaert) as session:
        from socialvicevaert.features.sager.models import Sag

        sag_number = session.get(Sag, 1).number  # type: ignore[union-attr]
    sag = found_by(database, vicevaert, sag_number).sager[0]
    assert (sag.number, sag.name, sag.title, sag.is_open) == (sag_number, "Fatima Demir", "Økonomi", True)
    fogedsag = found_by(database, vicevaert, "42-1234/2026").fogedsager[0]
    assert (fogedsag.beboer_id, fogedsag.number) == (number, "FS 42-1234/2026")


def test_notes_come_newest_first_with_the_words_around_the_find(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert)
    for day in (3, 9, 5):
        with database.write(intent(vicevaert)) as session:
            at = datetime(2026, 11, day, 10, tzinfo=UTC)
            log_kontakt(session, KontaktDraft(number, KontaktArt.SAMTALE, at, f"Talte om BOLIGSTØTTE den {day}."))
    notes = found_by(database, vicevaert, "boligstoette").noter
    assert [note.held_at.day for note in notes] == [9, 5, 3]
    assert notes[0].snippet == "Talte om BOLIGSTØTTE den 9."


def test_a_long_note_is_cut_around_the_word() -> None:
    note = "Begyndelsen er lang. " * 8 + "Her står boligstøtte midt i det hele. " + "Slutningen også. " * 8
    cut = snippet(note, ["boligstoette"])
    assert "boligstøtte" in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) <= SNIPPET + 4


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("spørger til boligstøtte", ["er", "boligstoette"]),
        ("ågårdens vinduer, så æblerne ses: boligstøtte", ["boligstoette", "er"]),
        ("ring på 22 33 44 55", ["22334455"]),
    ],
)
def test_the_longest_word_found_stands_in_the_excerpt_wherever_it_is_in_the_note(
    written: str, words: list[str]
) -> None:
    before = "Æøå er her i går. " * 9
    shown = written.split()[-1]
    for note in (f"{before}{written}", f"{before}{written} og mere. {before}", f"{written}. {before}"):
        assert shown in snippet(note, words)


def test_a_partner_is_found_by_all_who_may_see_partners(database: Database, vicevaert: Actor, leder: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_partner(session, "Jobcenter Ballerup")
    beboer_in(database, vicevaert, first_name="Job", last_name="Center")
    assert [each.name for each in found_by(database, vicevaert, "jobcenter").partnere] == ["Jobcenter Ballerup"]
    assert [each.name for each in found_by(database, leder, "job").partnere] == ["Jobcenter Ballerup"]


def test_a_role_without_residents_finds_none(
    database: Database, vicevaert: Actor, leder: Actor, administrator: Actor
) -> None:
    number = beboer_in(database, vicevaert, first_name="Fatima")
    assert found_by(database, leder, "fatima") == Found()
    assert found_by(database, administrator, "fatima") == Found()
    with database.read(leder) as session, pytest.raises(NotAllowed):
        beboere_by_id(session, [number])


def test_the_bin_is_not_searched(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, first_name="Fatima")
    with database.write(intent(vicevaert)) as session:
        new_sag(session, number, title="Husleje")
        from socialvicevaert.features.beboere.models import Beboer

        row = session.get(Beboer, number)
        assert row is not None
        row.deleted_at = session.now
        session.flush()
    assert found_by(database, vicevaert, "fatima") == Found()
    assert found_by(database, vicevaert, "husleje") == Found()


def test_hits_of_residents_in_the_bin_do_not_crowd_out_the_others(database: Database, vicevaert: Actor) -> None:
    kept = beboer_in(database, vicevaert, first_name="Fatima")
    gone = beboer_in(database, vicevaert, first_name="Kurt")
    me = vicevaert.medarbejder_id
    with database.write(intent(vicevaert)) as session:
        for beboer_id in (kept, *[gone] * 30):
            new_sag(session, beboer_id, title="Husleje")
            open_fogedsag(session, FogedsagDraft(beboer_id, TODAY, me, court_case_number="Husleje 1"))
            log_kontakt(session, KontaktDraft(beboer_id, KontaktArt.SAMTALE, session.now, "Husleje"))
        session.kept(Beboer, gone).deleted_at = session.now
    found = found_by(database, vicevaert, "husleje")
    assert [one.name for one in (*found.sager, *found.fogedsager, *found.noter)] == ["Fatima Demir"] * 3


@pytest.mark.parametrize("text", ["", "   ", '"', "'; DROP TABLE beboer --", "*", "AND", "\0", "%"])
def test_any_text_is_a_question_and_nonsense_finds_nothing(database: Database, vicevaert: Actor, text: str) -> None:
    beboer_in(database, vicevaert)
    assert found_by(database, vicevaert, text) == Found()


def test_residents_seen_last_are_given_in_the_order_asked_for(database: Database, vicevaert: Actor) -> None:
    first = beboer_in(database, vicevaert, first_name="Anna")
    second = beboer_in(database, vicevaert, first_name="Bo")
    with database.read(vicevaert) as session:
        assert [each.id for each in beboere_by_id(session, [second, 999, first])] == [second, first]


@pytest.mark.parametrize("text", ["§ 81", "enkeltydelse", "kommunen depositum"])
def test_an_application_is_found_by_what_it_is_about(database: Database, vicevaert: Actor, text: str) -> None:
    beboer = beboer_in(database, vicevaert)
    draft = AnsoegningDraft(beboer, AnsoegningGrundlag.PARAGRAF_81, recipient="Kommunen", purpose="Depositum")
    with database.write(intent(vicevaert)) as session:
        number = write_ansoegning(session, draft)
    (one,) = found_by(database, vicevaert, text).ansoegninger
    assert (one.id, one.beboer_id, one.name, one.about) == (number, beboer, "Fatima Demir", "Depositum")
    assert one.status == "Ikke sendt"


def test_an_application_of_a_resident_in_the_bin_is_not_found(database: Database, vicevaert: Actor) -> None:
    beboer = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        write_ansoegning(session, AnsoegningDraft(beboer, AnsoegningGrundlag.FOND, recipient="Fonden", purpose="Seng"))
        session.get_one(Beboer, beboer).deleted_at = session.now
    assert found_by(database, vicevaert, "fonden").ansoegninger == ()
