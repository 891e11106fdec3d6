"""What a template may say, and what becomes of its fields."""

from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager, SkabelonDraft
from socialvicevaert.features.skabeloner.queries.templates import shipped
from socialvicevaert.features.skabeloner.rules import (
    FIELDS,
    faults_in,
    fields_in,
    fields_of,
    fill,
    kinds_of,
    needed_in,
    problems_of_draft,
    problems_of_text,
)


@pytest.mark.parametrize("view", shipped(), ids=lambda view: view.key)
def test_the_programs_own_templates_are_without_faults(view) -> None:
    assert list(problems_of_draft(view.as_draft())) == []


def test_no_field_is_named_twice() -> None:
    assert len({each.key for each in FIELDS}) == len(FIELDS)


def test_an_unknown_field_is_told_with_the_one_that_was_meant() -> None:
    (said,) = problems_of_text("Kære {{beboer.naven}}", BrevArt.EGEN)
    assert "»beboer.naven« findes ikke" in said
    assert "»beboer.navn«" in said


@pytest.mark.parametrize("text", ["{{beboer.navn", "beboer.navn}}", "{{}}", "{{ {{beboer.navn}} }}", "{{a b}}"])
def test_broken_fields_are_told(text: str) -> None:
    assert list(problems_of_text(text, BrevArt.EGEN))


def test_a_field_of_another_letter_is_refused() -> None:
    (said,) = problems_of_text("{{kreditor.tilbud}}", BrevArt.INDKALDELSE)
    assert "denne slags brev" in said


def test_the_place_of_a_fault_is_the_paragraph() -> None:
    draft = SkabelonDraft("A", BrevArt.EGEN, Modtager.BEBOER, "B", (Afsnit("godt"), Afsnit("{{nej}}")))
    assert [problem.field for problem in problems_of_draft(draft)] == ["body.2"]


def test_what_is_unknown_is_missing_and_never_a_blank() -> None:
    filled = fill([Afsnit("Kære {{beboer.fornavn}}, ring på {{medarbejder.telefon}}")], {"beboer.fornavn": "Amina"})
    assert filled.body[0].text == "Kære Amina, ring på {{medarbejder.telefon}}"
    assert [each.key for each in filled.missing] == ["medarbejder.telefon"]


def test_a_paragraph_tells_what_it_is_marked_with_and_what_its_fields_tell() -> None:
    afsnit = Afsnit("{{beboer.navn}} skylder {{gaeld.samlet}}", kind=Oplysningsart.HELBRED)
    assert kinds_of(afsnit) == {Oplysningsart.HELBRED, Oplysningsart.NAVN_ADRESSE, Oplysningsart.OEKONOMI}


@given(st.text())
def test_a_value_is_never_read_as_a_field(value: str) -> None:
    filled = fill([Afsnit("{{beboer.navn}}")], {"beboer.navn": value})
    if value.strip():
        assert filled.body[0].text == value.strip()
        assert filled.missing == ()
    else:
        assert len(filled.missing) == 1


@given(st.text(alphabet="{} ab.c\n", max_size=30))
def test_any_text_is_judged_without_an_error_and_what_is_passed_is_filled_whole(text: str) -> None:
    if list(problems_of_text(text, BrevArt.EGEN)):
        return
    values = {each.key: each.example for each in fields_of(BrevArt.EGEN)}
    (filled,) = fill([Afsnit(text)], values).body
    assert not fields_in(filled.text)
    assert "{{" not in filled.text


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("a {{beboer.naven}} b", ["{{beboer.naven}}"]),
        ("{{beboer.navn}} og {beboer.navn}", ["{beboer.navn}"]),
        ("{{beboer.navn", ["{{"]),
        ("{{x}} {{beboer.navn}} }}", ["{{x}}", "}}"]),
        ("{{beboer.navn}} uden fejl", []),
    ],
)
def test_a_fault_says_where_it_stands(text: str, marked: list[str]) -> None:
    assert [text[fault.start : fault.end] for fault in faults_in(text, BrevArt.EGEN)] == marked


def test_a_name_of_a_thousand_letters_is_not_said_whole() -> None:
    (said,) = problems_of_text("{{" + "x" * 1000 + "}}", BrevArt.EGEN)
    assert len(said) < 120


@pytest.mark.parametrize("kind", [BrevArt.HENVISNING, BrevArt.ANSOEGNING_81A, BrevArt.KREDITOR, BrevArt.INDKALDELSE])
def test_a_letter_without_what_it_is_about_is_refused(kind: BrevArt) -> None:
    draft = SkabelonDraft("A", kind, Modtager.ANDEN, "B", (Afsnit("Intet"),))
    said = [problem.text for problem in problems_of_draft(draft)]
    assert len(said) == len(needed_in(kind)) > 0
    assert f"{{{{{needed_in(kind)[0].key}}}}}" in said[0]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "A\nB"}, "name"),
        ({"subject": "x" * 201}, "subject"),
        ({"subject": "a\x00"}, "subject"),
        ({"body": (Afsnit("a\x07b"),)}, "body.1"),
        ({"body": (Afsnit("a"), Afsnit("b\ud800"))}, "body.2"),
        ({"body": (Afsnit("x" * 10_001),)}, "body.1"),
        ({"body": (Afsnit("x" * 9_000),) * 8}, "body"),
        ({"body": (Afsnit("x"),) * 301}, "body"),
    ],
)
def test_what_no_letter_can_hold_is_refused_at_its_place(change: dict[str, Any], field: str) -> None:
    draft = replace(SkabelonDraft("A", BrevArt.EGEN, Modtager.BEBOER, "B", (Afsnit("c"),)), **change)
    assert [problem.field for problem in problems_of_draft(draft)] == [field]


def test_a_brace_that_is_never_closed_is_judged_at_once() -> None:
    began = process_time()
    assert list(problems_of_text("{{" + " " * 10_000 + "x" * 10_000, BrevArt.EGEN))
    assert process_time() - began < 1
