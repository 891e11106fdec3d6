"""What cannot be right about a debt is said at its field."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.gaeld.models import (
    FordelingDraft,
    GaeldArt,
    GaeldStatus,
    Haeftelse,
    PostDraft,
    StatusDraft,
)
from socialvicevaert.features.gaeld.rules import (
    is_shared_by_default,
    problems_of_fordeling,
    problems_of_gaeld,
    problems_of_status,
    totals,
)
from tests.factories import TODAY
from tests.features.gaeld.debts import debt_draft, debt_row

TOMORROW = date(2026, 11, 23)


def test_creditor_kind_and_balance_are_enough() -> None:
    assert [*problems_of_gaeld(debt_draft(), TODAY)] == []


@pytest.mark.parametrize(
    ("field", "wrong", "words"),
    [
        ("creditor", "  ", "hvem pengene skyldes"),
        ("creditor", "x" * 121, "for langt"),
        ("balance_oere", -1, "mindre end 0"),
        ("principal_oere", -100, "mindre end 0"),
        ("instalment_oere", -1, "mindre end 0"),
        ("balance_oere", 10**13 + 1, "for stor"),
        ("interest_bp", -1, "0 til 1.000 %"),
        ("interest_bp", 100_001, "0 til 1.000 %"),
        ("due_day", 0, "1 til 31"),
        ("due_day", 32, "1 til 31"),
        ("balance_on", TOMORROW, "fremtiden"),
        ("status_on", TOMORROW, "fremtiden"),
        ("due_since", TOMORROW, "fremtiden"),
        ("acknowledged_on", TOMORROW, "fremtiden"),
        ("due_since", date(206, 1, 1), "Er årstallet rigtigt?"),
    ],
)
def test_each_field_has_its_words(field: str, wrong: Any, words: str) -> None:
    (problem,) = problems_of_gaeld(debt_draft(**{field: wrong}), TODAY)
    assert problem.field == field
    assert words in problem.text


@given(st.integers(0, 100_000), st.integers(1, 31), st.integers(0, 10**13))
def test_everything_within_its_limits_is_taken(interest: int, day: int, balance: int) -> None:
    draft = debt_draft(interest_bp=interest, due_day=day, balance_oere=balance)
    assert [*problems_of_gaeld(draft, TODAY)] == []


def test_an_inkassovarsel_needs_its_last_day() -> None:
    warned = debt_draft(status=GaeldStatus.INKASSOVARSEL, status_on=date(2026, 11, 10))
    assert [one.field for one in problems_of_gaeld(warned, TODAY)] == ["warning_until"]
    (problem,) = problems_of_status(StatusDraft(GaeldStatus.INKASSOVARSEL, date(2026, 11, 10)), TODAY)
    assert "Sidste dag" in problem.text or "sidste dag" in problem.text


def test_a_short_inkassovarsel_stops_nothing() -> None:
    short = StatusDraft(GaeldStatus.INKASSOVARSEL, date(2026, 11, 10), warning_until=date(2026, 11, 15))
    assert [*problems_of_status(short, TODAY)] == []


def test_an_inkassovarsel_cannot_end_before_it_begins() -> None:
    wrong = StatusDraft(GaeldStatus.INKASSOVARSEL, date(2026, 11, 10), warning_until=date(2026, 11, 9))
    assert [one.field for one in problems_of_status(wrong, TODAY)] == ["warning_until"]


def proposal(amount: int, *posts: PostDraft, **fields: Any) -> FordelingDraft:
    return FordelingDraft(1, amount, posts, **fields)


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        (proposal(1000), "", "mindst én kreditor"),
        (proposal(0, PostDraft(1)), "amount_oere", "over 0"),
        (proposal(-5, PostDraft(1)), "amount_oere", "over 0"),
        (proposal(1000, PostDraft(1), PostDraft(2, -1)), "posts.2", "mindre end 0"),
        (proposal(9000, PostDraft(1), PostDraft(2, 6000)), "posts.2", "skyldes kun 50,00 kr."),
        (proposal(1000, PostDraft(1, 1100)), "amount_oere", "for meget"),
        (proposal(1000, PostDraft(1), first_payment_on=date(2026, 11, 21)), "first_payment_on", "før i dag"),
    ],
)
def test_a_proposal_that_cannot_be_kept_says_why(draft: FordelingDraft, field: str, words: str) -> None:
    (problem,) = problems_of_fordeling(draft, {1: 100_000, 2: 5000}, TODAY)
    assert problem.field == field
    assert words in problem.text


def test_a_total_leaves_out_what_is_over_and_tells_what_is_uncertain() -> None:
    found = totals(
        [
            debt_row(kind=GaeldArt.HUSLEJE, balance_oere=500),
            debt_row(kind=GaeldArt.BANK, balance_oere=900, is_disputed=True),
            debt_row(kind=GaeldArt.BANK, balance_oere=50, liability=Haeftelse.KAUTIONIST),
            debt_row(kind=GaeldArt.SU, balance_oere=7000, status=GaeldStatus.INDFRIET),
        ]
    )
    assert (found.balance_oere, found.count) == (1450, 3)
    assert [(one.kind, one.count, one.balance_oere) for one in found.kinds] == [
        (GaeldArt.BANK, 2, 950),
        (GaeldArt.HUSLEJE, 1, 500),
    ]
    assert (found.disputed_oere, found.guaranteed_oere, found.first_oere) == (900, 50, 500)


@pytest.mark.parametrize(
    ("fields", "shared"),
    [
        ({}, True),
        ({"kind": GaeldArt.HUSLEJE}, False),
        ({"kind": GaeldArt.EL_VARME}, False),
        ({"balance_oere": 0}, False),
        ({"is_disputed": True}, False),
        ({"status": GaeldStatus.BESTRIDT}, False),
        ({"status": GaeldStatus.INDFRIET}, False),
        ({"status": GaeldStatus.GAELDSSANERING}, False),
    ],
)
def test_rent_power_and_heat_are_kept_apart_and_what_is_not_owed_is_not_offered(
    fields: dict[str, Any], shared: bool
) -> None:
    assert is_shared_by_default(debt_row(**fields)) is shared
