"""What may be typed, what must be said first, and when an answer can be expected."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.ansoegninger import rules
from socialvicevaert.features.ansoegninger.models import (
    Afgoerelse,
    AnsoegningDraft,
    AnsoegningGrundlag,
    DecisionDraft,
    Ydelsesform,
)
from socialvicevaert.features.fogedsager.models import FogedStadie
from tests.factories import TODAY

P81, P81A, FOND = AnsoegningGrundlag.PARAGRAF_81, AnsoegningGrundlag.PARAGRAF_81A, AnsoegningGrundlag.FOND
SENT = date(2026, 11, 10)


def fields(basis: AnsoegningGrundlag = P81A, decided_on: date | None = None, **typed: Any) -> list[str]:
    draft = AnsoegningDraft(1, basis, **typed)
    return [problem.field for problem in rules.problems_of_ansoegning(draft, TODAY, decided_on)]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, []),
        ({"amount_oere": 0}, ["amount_oere"]),
        ({"amount_oere": -1}, ["amount_oere"]),
        ({"sent_on": TODAY + timedelta(days=1)}, ["sent_on"]),
        ({"sent_on": date(1926, 11, 20)}, ["sent_on"]),
        ({"sent_on": SENT, "expected_answer_on": SENT - timedelta(days=1)}, ["expected_answer_on"]),
        ({"sent_on": SENT, "expected_answer_on": SENT}, []),
        ({"sent_on": SENT, "expected_answer_on": date(2062, 12, 1)}, ["expected_answer_on"]),
        ({"basis": FOND}, ["recipient"]),
        ({"basis": FOND, "recipient": "  "}, ["recipient"]),
        ({"basis": FOND, "recipient": "Egmont Fonden"}, []),
        ({"basis": FOND, "partner_id": 3}, []),
        ({"decided_on": date(2026, 11, 20)}, ["sent_on"]),
        ({"decided_on": date(2026, 11, 1), "sent_on": SENT}, ["sent_on"]),
    ],
)
def test_what_is_typed_of_an_application_is_checked_field_by_field(typed: dict[str, Any], wrong: list[str]) -> None:
    assert fields(**typed) == wrong


@pytest.mark.parametrize(
    ("draft", "sent_on", "wrong"),
    [
        (DecisionDraft(Afgoerelse.BEVILGET, TODAY, 500_000), SENT, []),
        (DecisionDraft(Afgoerelse.BEVILGET, TODAY), SENT, []),  # henstand is no amount
        (DecisionDraft(Afgoerelse.BEVILGET, TODAY, 500_000), None, ["decided_on"]),
        (DecisionDraft(Afgoerelse.AFSLAG, date(2026, 11, 9)), SENT, ["decided_on"]),
        (DecisionDraft(Afgoerelse.AFSLAG, TODAY + timedelta(days=1)), SENT, ["decided_on"]),
        (DecisionDraft(Afgoerelse.BEVILGET, TODAY, 0), SENT, ["granted_oere"]),
        (DecisionDraft(Afgoerelse.DELVIST, TODAY), SENT, ["granted_oere"]),
        (DecisionDraft(Afgoerelse.DELVIST, TODAY, reason="Kun oktober"), SENT, []),
        (DecisionDraft(Afgoerelse.AFSLAG, TODAY, 500_000), SENT, ["granted_oere"]),
        (DecisionDraft(Afgoerelse.TRUKKET, TODAY, form=Ydelsesform.LAAN), SENT, ["form"]),
    ],
)
def test_a_decision_fits_its_dates_and_its_amount(draft: DecisionDraft, sent_on: date | None, wrong: list[str]) -> None:
    assert [problem.field for problem in rules.problems_of_decision(draft, sent_on, TODAY)] == wrong


def test_more_than_was_asked_for_is_a_warning_and_no_obstacle() -> None:
    draft = DecisionDraft(Afgoerelse.BEVILGET, TODAY, 600_000)
    assert not list(rules.problems_of_decision(draft, SENT, TODAY))
    assert "mere, end der blev søgt om" in rules.warnings_of_decision(Afgoerelse.BEVILGET, 600_000, 500_000)
    assert rules.warnings_of_decision(Afgoerelse.BEVILGET, 500_000, 500_000) == ""
    assert "Delvist" in rules.warnings_of_decision(Afgoerelse.BEVILGET, 400_000, 500_000)
    assert rules.warnings_of_decision(Afgoerelse.AFSLAG, None, 500_000) == ""


def said(basis: AnsoegningGrundlag, *stages: FogedStadie) -> str:
    return "\n".join(word.text for word in rules.words_for(basis, stages, TODAY))


NEEDS_THREAT = "§ 81 a kræver, at der er en konkret trussel om udsættelse – restance alene er ikke nok."
APPLY_FIRST = "Penge, der allerede er betalt, dækkes normalt ikke. Søg, før der betales."


@pytest.mark.parametrize("stages", [(), (FogedStadie.RESTANCE,), (FogedStadie.AFSLUTTET,)])
def test_without_a_warning_of_eviction_81_a_is_questioned(stages: tuple[FogedStadie, ...]) -> None:
    assert NEEDS_THREAT in said(P81A, *stages)
    assert NEEDS_THREAT not in said(P81, *stages)


@pytest.mark.parametrize("stage", sorted(set(FogedStadie) - {FogedStadie.RESTANCE, FogedStadie.AFSLUTTET}))
def test_from_the_paakrav_on_there_is_a_warning_of_eviction(stage: FogedStadie) -> None:
    assert NEEDS_THREAT not in said(P81A, FogedStadie.RESTANCE, stage)


def test_apply_before_you_pay_is_said_of_81_and_81_a_only() -> None:
    for basis in AnsoegningGrundlag:
        assert (APPLY_FIRST in said(basis)) == (basis in {P81, P81A})


def test_every_word_names_its_paragraph_and_source() -> None:
    for word in rules.words_for(P81A, (), TODAY):
        assert word.rule.paragraph.startswith("Aktivloven")
        assert word.rule.source


def test_a_payment_is_only_warned_about_where_an_application_would_suffer() -> None:
    assert rules.before_payment([FOND, AnsoegningGrundlag.BOLIGSTOETTE], TODAY) == ""
    warned = rules.before_payment([P81A, FOND, P81, P81A], TODAY)
    assert warned == f"Der er søgt eller ved at blive søgt efter § 81 a og § 81. {APPLY_FIRST}"


def test_the_expected_answer_is_the_organisations_own_median_with_its_n() -> None:
    found = rules.expectation(P81A, [24, 17, 19], TODAY)
    assert (found.days, found.text) == (19, "Jeres egne: median 19 dage, n = 3")
    assert found.on(SENT) == SENT + timedelta(days=19)


def test_too_few_answers_give_no_day_and_say_that_the_municipality_sets_its_own() -> None:
    found = rules.expectation(P81A, [17, 19], TODAY)
    assert found.days is None
    assert found.on(SENT) is None
    assert "n = 2" in found.text
    assert "Retssikkerhedsloven § 3, stk. 2" in found.text
    assert "Retssikkerhedsloven" not in rules.expectation(FOND, [], TODAY).text


@given(st.lists(st.integers(0, 400), min_size=3, max_size=30))
def test_a_median_is_one_of_the_answers_that_came_and_at_least_half_came_by_then(days: list[int]) -> None:
    found = rules.expectation(P81, days, TODAY).days
    assert found in days
    assert 2 * sum(one <= found for one in days) >= len(days)
