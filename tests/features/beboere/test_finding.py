"""Search forgives spelling; duplicates are shown with the reason; a protected address is found by nobody."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialvicevaert.features.beboere import queries, service
from socialvicevaert.features.beboere.models import BeboerDraft, LejemaalDraft
from socialvicevaert.features.beboere.queries import BeboerFilter
from socialvicevaert.features.beboere.queries.matching import search_words
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from tests.factories import beboer_in, intent

HOME = LejemaalDraft(None, "Hedeparken 12, 2. tv, 2750 Ballerup")
PEOPLE = (
    ("Åse", "Ærøskøbing", "22334455"),
    ("Łukasz", "Kowalski", "+48601234567"),
    ("Nguyễn Thị", "Hồng", "31415926"),
    ("Şükrü", "Yıldız", "27182818"),
    ("Jean-Pierre", "O'Brien", "60221409"),
    ("Maria", "Østergaard Sørensen", "66260701"),
)
SPELLINGS = {
    "å": ("å", "aa", "Å"), "æ": ("æ", "ae"), "ø": ("ø", "oe", "Ø"), "ł": ("l", "ł"), "ş": ("s", "ş"), "ü": ("u", "ü"),
    "ı": ("i", "ı"), "ễ": ("e", "ễ"), "ị": ("i",), "ồ": ("o", "ồ"),
}  # fmt: skip
PHONE_SPELLINGS = (
    "{0}{1}{2}{3}", "{0} {1} {2} {3}", "{0}{1} {2}{3}", "+45 {0}{1}{2}{3}", "0045{0}{1}{2}{3}",
    "+45 {0} {1} {2} {3}", "{0}-{1}-{2}-{3}", "{0}.{1}.{2}.{3}", "45{0}{1}{2}{3}", "{0}{1}", "{2} {3}",
)  # fmt: skip


@pytest.fixture
def people(database: Database, vicevaert: Actor) -> Database:
    with database.write(intent(vicevaert)) as session:
        for first, last, phone in PEOPLE:
            service.register_beboer(session, BeboerDraft(first, last, phone=phone))
    return database


@st.composite
def part_of_a_name(draw: st.DrawFn) -> tuple[int, str]:
    number = draw(st.integers(0, len(PEOPLE) - 1))
    words = " ".join(PEOPLE[number][:2]).replace("-", " ").replace("'", " ").split()
    chosen = draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
    typed = []
    for word in chosen:
        start = draw(st.integers(0, max(0, len(word) - 2)))
        part = word[start : draw(st.integers(start + 1, len(word)))]
        typed.append("".join(draw(st.sampled_from(SPELLINGS.get(sign, (sign, sign.upper())))) for sign in part.lower()))
    return number, draw(st.sampled_from((" ", "  ", ", "))).join(typed)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part_of_a_name())
def test_any_spelling_of_any_part_of_a_name_finds_the_resident(
    people: Database, vicevaert: Actor, typed: tuple[int, str]
) -> None:
    number, text = typed
    with people.read(vicevaert) as session:
        found = [row.id for row in queries.page(session, BeboerFilter(text=text), 0, 50)]
        suggested = [each.id for each in queries.suggest(session, text, 50)]
    assert number + 1 in found
    assert sorted(suggested) == sorted(found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(2, len(PEOPLE) - 1), st.sampled_from(PHONE_SPELLINGS), st.booleans())
def test_any_way_of_writing_a_number_finds_the_resident(
    people: Database, vicevaert: Actor, number: int, spelling: str, with_name: bool
) -> None:
    first, _, phone = PEOPLE[number]
    typed = spelling.format(phone[0:2], phone[2:4], phone[4:6], phone[6:8])
    with people.read(vicevaert) as session:
        found = [
            row.id
            for row in queries.page(session, BeboerFilter(text=f"{first} {typed}" if with_name else typed), 0, 50)
        ]
    assert number + 1 in found


@given(st.text(max_size=60))
def test_any_text_is_a_valid_search(text: str) -> None:
    for word in search_words(text):
        assert word.isalnum()


def test_a_foreign_number_is_found_with_and_without_its_country(people: Database, vicevaert: Actor) -> None:
    with people.read(vicevaert) as session:
        for typed in ("+48 601 234 567", "0048601234567", "601 234 567", "601234"):
            assert [each.name for each in queries.suggest(session, typed)] == ["Łukasz Kowalski"], typed


def test_notes_and_homes_are_searched(database: Database, vicevaert: Actor) -> None:
    number = beboer_in(database, vicevaert, note="Glad for Ørsted og haven", lejemaal=HOME)
    with database.read(vicevaert) as session:
        for typed in ("oersted", "have", "hedepark 12", "demir ballerup"):
            assert [row.id for row in queries.page(session, BeboerFilter(text=typed), 0, 9)] == [number], typed
        assert queries.page(session, BeboerFilter(text="demir roskilde"), 0, 9) == []


def test_a_percent_sign_is_no_joker(people: Database, vicevaert: Actor) -> None:
    with people.read(vicevaert) as session:
        assert queries.suggest(session, "%_%") == []


def test_names_that_begin_with_what_is_typed_come_first(database: Database, vicevaert: Actor) -> None:
    beboer_in(database, vicevaert, first_name="Hakurt", last_name="Aa")
    beboer_in(database, vicevaert, first_name="Ole", last_name="Kurtsen")
    beboer_in(database, vicevaert, first_name="Kurt", last_name="Åberg")
    with database.read(vicevaert) as session:
        assert [each.name for each in queries.suggest(session, "kurt")] == ["Kurt Åberg", "Ole Kurtsen", "Hakurt Aa"]


def test_a_protected_address_stands_in_no_list_and_no_suggestion_and_finds_nobody(
    database: Database, vicevaert: Actor
) -> None:
    number = beboer_in(database, vicevaert, lejemaal=HOME, has_protected_address=True)
    other = BeboerDraft("Åge", "Bo", lejemaal=HOME)
    with database.read(vicevaert) as session:
        row = queries.page(session, BeboerFilter(), 0, 9)[0]
        assert (row.home, row.afdeling) == ("", "")
        assert "Hedeparken" not in str(queries.suggest(session, "demir"))
        assert queries.suggest(session, "hedeparken 12") == []
        assert queries.page(session, BeboerFilter(text="Hedeparken"), 0, 9) == []
        assert queries.duplicates(session, other) == []
        assert [one.why for one in queries.duplicates(session, BeboerDraft("Fatima", "Demir", lejemaal=HOME))] == [
            ("samme navn",)
        ]
        assert "Hedeparken" not in str(queries.duplicates(session, BeboerDraft("Fatima", "Demir")))
        assert "Hedeparken" not in str(queries.header(session, number))
        assert "Hedeparken" not in str(queries.card(session, number))
        assert "Hedeparken" not in str(queries.form_start(session, number))


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (BeboerDraft("fatima", "DEMIR"), "samme navn"),
        (BeboerDraft("Fatma", "Demir"), "lignende navn"),
        (BeboerDraft("Fatima Nur", "Demir"), "lignende navn"),
        (BeboerDraft("X", "Y", born_on=date(1985, 3, 14)), "samme fødselsdato (14-03-1985)"),
        (BeboerDraft("X", "Y", phone="0045 2233 4455"), "samme telefon (22 33 44 55)"),
        (
            BeboerDraft("X", "Y", lejemaal=LejemaalDraft(None, "HEDEPARKEN 12, 2 tv")),
            "samme adresse (Hedeparken 12, 2. tv)",
        ),
    ],
)
def test_a_duplicate_is_shown_with_the_reason(
    database: Database, vicevaert: Actor, draft: BeboerDraft, why: str
) -> None:
    number = beboer_in(database, vicevaert, born_on=date(1985, 3, 14), phone="22334455", lejemaal=HOME)
    with database.read(vicevaert) as session:
        found = queries.duplicates(session, draft)
        assert queries.duplicates(session, draft, except_id=number) == []
    assert [candidate.id for candidate in found] == [number]
    assert why in found[0].why


def test_the_likeliest_duplicate_comes_first(database: Database, vicevaert: Actor) -> None:
    beboer_in(database, vicevaert, phone="22334455", first_name="Anton", last_name="Berg")
    likeliest = beboer_in(database, vicevaert, phone="22334455")
    with database.read(vicevaert) as session:
        found = queries.duplicates(session, BeboerDraft("Fatima", "Demir", phone="22334455"))
    assert found[0].id == likeliest
    assert found[0].why == ("samme navn", "samme telefon (22 33 44 55)")


def test_a_duplicate_never_stops_anybody(database: Database, vicevaert: Actor) -> None:
    assert beboer_in(database, vicevaert, phone="22334455") != beboer_in(database, vicevaert, phone="22334455")


def test_half_a_word_or_one_name_is_no_duplicate(database: Database, vicevaert: Actor) -> None:
    beboer_in(database, vicevaert)
    with database.read(vicevaert) as session:
        assert queries.duplicates(session, BeboerDraft("Fatima", "")) == []
        assert queries.duplicates(session, BeboerDraft("", "")) == []


def test_the_list_is_in_danish_order_and_paged(database: Database, vicevaert: Actor) -> None:
    for last in ("Åkjær", "Zimmer", "Ærø", "Aagaard", "Østergaard", "Andersen"):
        beboer_in(database, vicevaert, first_name="X", last_name=last)
    with database.read(vicevaert) as session:
        names = [row.name for page in (0, 4) for row in queries.page(session, BeboerFilter(), page, 4)]
        places = [queries.position(session, BeboerFilter(), number) for number in (1, 2, 3, 4, 5, 6, 7)]
    assert names == ["Andersen, X", "Zimmer, X", "Ærø, X", "Østergaard, X", "Aagaard, X", "Åkjær, X"]
    assert places == [5, 1, 2, 4, 3, 0, None]


def test_the_list_is_narrowed_to_mine_and_to_an_estate_and_by_other_features(
    database: Database, vicevaert: Actor, raadgiver: Actor
) -> None:
    from sqlalchemy import select
    from sqlmodel import col

    from socialvicevaert.features.beboere.models import Beboer

    mine = beboer_in(database, vicevaert, responsible_id=vicevaert.medarbejder_id, lejemaal=HOME)
    other = beboer_in(database, vicevaert, responsible_id=raadgiver.medarbejder_id)
    with database.read(vicevaert) as session:

        def ids(wanted: BeboerFilter) -> list[int]:
            assert queries.count(session, wanted) == len(queries.page(session, wanted, 0, 9))
            return [row.id for row in queries.page(session, wanted, 0, 9)]

        assert ids(BeboerFilter(responsible_id=vicevaert.medarbejder_id)) == [mine]
        assert ids(BeboerFilter(afdeling_id=1)) == [mine]
        assert ids(BeboerFilter(only=(lambda _: select(col(Beboer.id)).where(col(Beboer.id) == other),))) == [other]
        assert ids(BeboerFilter(afdeling_id=1, responsible_id=raadgiver.medarbejder_id)) == []
