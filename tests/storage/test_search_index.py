"""The search forgives how things are spelled, never raises, and never finds what is in the bin."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from socialvicevaert import audit
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database, row_id
from socialvicevaert.storage.search_index import Hit, find, search_words
from tests.conftest import ACTORS, KEY, MORNING


def save_beboer(database: Database, actor: Actor, first_name: str, last_name: str, **values: Any) -> int:
    with database.write(Intent("Oprettet", actor)) as session:
        row = Beboer(first_name=first_name, last_name=last_name, sort_key="", **values)
        session.add(row)
        session.flush()
        return row_id(row)


def save_kontakt(database: Database, actor: Actor, beboer_id: int, text: str) -> int:
    with database.write(Intent("Kontakt", actor)) as session:
        row = Kontakt(
            beboer_id=beboer_id,
            medarbejder_id=actor.medarbejder_id,
            held_at=session.now,
            kind=KontaktArt.SAMTALE,
            text=text,
        )
        session.add(row)
        session.flush()
        return row_id(row)


def found(database: Database, actor: Actor, query: str, **how: object) -> list[Hit]:
    with database.read(actor) as session:
        return find(session, query, **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    [
        "Ågård",
        "aagaard",
        "AAGAARD",
        "gård",
        "søren",
        "soeren",
        "SØREN åg",
        "gaard, søren",
        "so",
        "s",
        "rene",
        "René",
        "12 34 56 78",
        "+45 12345678",
        "0045 1234 5678",
        "12-34-56-78",
        "3456",
    ],
)
def test_a_resident_is_found_however_it_is_spelled(database: Database, vicevaert: Actor, query: str) -> None:
    number = save_beboer(database, vicevaert, "Søren", "Ågård", phone="+4512345678", note="Ven af Rene")
    assert found(database, vicevaert, query) == [Hit("beboer", number, number)]


def test_every_word_must_be_there(database: Database, vicevaert: Actor) -> None:
    save_beboer(database, vicevaert, "Søren", "Ågård")
    assert found(database, vicevaert, "søren hansen") == []
    assert found(database, vicevaert, "søren x") == []


def test_a_number_in_a_note_is_found_in_any_grouping(database: Database, vicevaert: Actor) -> None:
    number = save_beboer(database, vicevaert, "Ida", "Holm", note="Datteren: 87 65 43 21.")
    assert found(database, vicevaert, "87654321") == [Hit("beboer", number, number)]


def test_a_telephone_number_stands_before_its_digits_elsewhere(database: Database, vicevaert: Actor) -> None:
    number = save_beboer(database, vicevaert, "Ida", "Holm", phone="+4512400999")
    note = save_kontakt(database, vicevaert, number, "Skylder 12 400 kr.")
    assert found(database, vicevaert, "12 400") == [Hit("beboer", number, number), Hit("kontakt", note, number)]


@pytest.mark.parametrize(("query", "words"), [("2026-0042", ["2026", "0042"]), ("22-11-2026", ["22", "11", "2026"])])
def test_case_numbers_and_dates_are_no_telephone_numbers(query: str, words: list[str]) -> None:
    assert search_words(query) == words


def test_the_last_changed_stands_first_and_the_list_is_limited(database: Database, vicevaert: Actor) -> None:
    person = save_beboer(database, vicevaert, "Ida", "Holm")
    numbers = [save_kontakt(database, vicevaert, person, f"Talte om husleje {n}") for n in range(4)]
    with database.write(Intent("Rettet", vicevaert)) as session:
        session.get_one(Kontakt, numbers[0]).text = "Talte igen om husleje"
    hits = found(database, vicevaert, "husleje", limit=3)
    assert [hit.row_id for hit in hits] == [numbers[0], numbers[3], numbers[2]]


def test_a_search_can_be_limited_to_kinds(database: Database, vicevaert: Actor) -> None:
    person = save_beboer(database, vicevaert, "Ida", "Holm")
    note = save_kontakt(database, vicevaert, person, "Idas dør er i stykker")
    assert found(database, vicevaert, "ida", kinds=["beboer"]) == [Hit("beboer", person, person)]
    assert found(database, vicevaert, "ida", kinds=["kontakt", "sag"]) == [Hit("kontakt", note, person)]
    assert found(database, vicevaert, "id", kinds=["kontakt"]) == [Hit("kontakt", note, person)]
    assert found(database, vicevaert, "ida", kinds=[]) == []


def test_old_words_are_forgotten_when_a_row_changes(database: Database, vicevaert: Actor) -> None:
    number = save_beboer(database, vicevaert, "Ida", "Holm")
    with database.write(Intent("Gift", vicevaert)) as session:
        session.get_one(Beboer, number).last_name = "Krogh"
    assert found(database, vicevaert, "holm") == []
    assert found(database, vicevaert, "krogh") == [Hit("beboer", number, number)]


def test_what_is_in_the_bin_is_not_found_until_it_is_back(database: Database, vicevaert: Actor) -> None:
    number = save_beboer(database, vicevaert, "Ida", "Holm")
    with database.write(Intent("Slettet", vicevaert)) as session:
        session.get_one(Beboer, number).deleted_at = session.now
    assert found(database, vicevaert, "holm") == []
    assert found(database, vicevaert, "ho") == []
    with database.write(Intent("Fortrudt", vicevaert)) as undoing:
        audit.undo(undoing, session.transaction_id)
    assert found(database, vicevaert, "holm") == [Hit("beboer", number, number)]


def test_a_row_that_was_undone_is_not_found(database: Database, vicevaert: Actor) -> None:
    with database.write(Intent("Oprettet", vicevaert)) as session:
        session.add(Beboer(first_name="Ida", last_name="Holm", sort_key=""))
    with database.write(Intent("Fortrudt", vicevaert)) as undoing:
        audit.undo(undoing, session.transaction_id)
    assert found(database, vicevaert, "holm") == []


@pytest.fixture(scope="module")
def searched(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("searched") / "searched.db"
    path.write_bytes(template.read_bytes())
    with Database.open(path, KEY, FixedClock(MORNING + timedelta(days=1))) as database:
        audit.install(database)
        person = save_beboer(database, ACTORS[Role.VICEVAERT], "Søren", "Ågård", note='" OR text:* NEAR(')
        save_kontakt(database, ACTORS[Role.VICEVAERT], person, "en note")
        yield database


@given(st.text(max_size=40))
@example('"')
@example("text:a OR NOT (")
@example("%_*^ ' ; DROP TABLE beboer; --")
@example("søren\0ågård")
@example("\ud800")
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_search(searched: Database, query: str) -> None:
    found(searched, ACTORS[Role.VICEVAERT], query)
    found(searched, ACTORS[Role.VICEVAERT], query, kinds=["beboer"])


@given(st.text(alphabet="abcæøåéÉÅ 0123456789-\"'*:()", min_size=1, max_size=30))
@example("000 0")  # reads as a telephone number, and is none
@settings(max_examples=60, deadline=None)
def test_any_saved_text_is_found_by_its_own_words(searched: Database, text: str) -> None:
    actor = ACTORS[Role.VICEVAERT]
    if not search_words(text):
        return
    number = save_beboer(searched, actor, text, "x")
    assert Hit("beboer", number, number) in found(searched, actor, text, kinds=["beboer"], limit=500)
