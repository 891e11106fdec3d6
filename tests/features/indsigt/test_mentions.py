"""Which words may be about somebody else: too many rather than too few."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.indsigt.rules.mentions import Known, masked, mentions, without_staff

KNOWN = Known(
    own=frozenset({"fatima", "demir"}),
    own_numbers=frozenset({"22334455", "0101901234"}),
    own_emails=frozenset({"fatima@example.dk"}),
    people={"karen": "en anden beboer", "holm": "en anden beboer", "soeren": "en anden beboer"},
    pairs={("karen", "holm"): "en anden beboer", ("holm", "karen"): "en anden beboer", ("fatima", "holm"): "beboer"},
    harmless=frozenset({"ballerup", "jobcenter", "hedeparken"}),
    relations=frozenset({"datter", "nabo"}),
)
STAFF = (("Mette Holm", "Social vicevært"), ("Bo Lind", "Økonomisk rådgiver"))


def marked(text: str) -> list[str]:
    return [text[one.start : one.end] for one in mentions(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talte med Karen om vasketiden", ["Karen"]),
        ("Karens hund gør", ["Karens"]),
        ("talte med karen holm i opgangen", ["karen holm"]),
        ("Fatima Holm er en anden", ["Fatima Holm"]),
        ("Søren kom forbi", ["Søren"]),
        ("Ringede til Peter i går", ["Peter"]),
        ("Ring til 44 77 20 00", ["44 77 20 00"]),
        ("Ring til +45 44772000.", ["+45 44772000"]),
        ("Hans CPR er 020280-4321", ["020280-4321"]),
        ("Skriv til karen@holm.dk", ["karen@holm.dk"]),
        ("Hendes datter er syg", ["datter"]),
        ("Naboens støj, en nabos hund", ["nabos"]),
    ],
)
def test_words_about_somebody_else_are_marked(text: str, found: list[str]) -> None:
    assert marked(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fatima har betalt. Demirs husleje er på plads.",
        "Beboerens nummer er 22 33 44 55 og +45 22334455",
        "CPR 010190-1234 er beboerens eget",
        "fatima@example.dk",
        "Sag 2026-0042 fra 22-11-2026, 1.234,56 kr.",
        "Talte med Jobcenter Ballerup. Huslejen i Hedeparken er steget.",
        "Møde hos SKAT",
    ],
)
def test_what_is_the_residents_own_or_nobodys_is_not_marked(text: str) -> None:
    assert marked(text) == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_marks_stand_in_the_text_in_order_and_apart(text: str) -> None:
    found = mentions(text, KNOWN)
    assert all(0 <= one.start < one.end <= len(text) and one.why for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_known_name_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    text = f"{before} Karen Holm {after}"
    assert any("Karen Holm" in text[one.start : one.end] for one in mentions(text, KNOWN))


@given(st.text(max_size=40), st.text(max_size=40))
def test_nothing_marked_is_left_when_it_is_taken_out(before: str, after: str) -> None:
    text = f"{before} Karen Holm 44772000 {after}"
    left = masked(text, mentions(text, KNOWN))
    assert "Karen" not in left
    assert "44772000" not in left


@given(st.text(max_size=60), st.sampled_from(["Mette Holm", "METTE HOLM", "mette  holm", "Bo Lind", "Mette Holms"]))
def test_no_workers_name_is_left(around: str, name: str) -> None:
    left = without_staff(f"{around} {name} {around}", STAFF)
    assert name not in left


def test_a_worker_by_first_name_is_told_by_role_but_not_where_it_is_the_residents_own_name() -> None:
    assert without_staff("Aftalt med Mette", STAFF) == "Aftalt med Social vicevært"
    assert without_staff("Mette har betalt", STAFF, own={"mette"}) == "Mette har betalt"
    assert without_staff("Bo i lejligheden", STAFF) == "Bo i lejligheden"


MORE = replace(
    KNOWN, first_names=frozenset({"hassan"}), openers=frozenset({"hos"}), ordinary=frozenset({"holm"}), own=KNOWN.own
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hassan slog hende. HASSAN er tiltalt.", ["Hassan", "HASSAN"]),
        ("Jawad Noori ringede", ["Jawad Noori"]),
        ("Besøgte Noori. Hos Noori var der", ["Noori", "Noori"]),
        ("talte med karen og søren ved en holm", ["karen", "søren"]),
    ],
)
def test_a_name_is_found_where_it_begins_a_sentence_or_has_small_letters(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in mentions(text, MORE)] == found
