"""A total divided into instalments."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Afdragsrytme
from socialvicevaert.features.afdragsordninger.rules import due_days, explanation, instalments, monthly
from socialvicevaert.shared.errors import ValidationFailed

START = date(2026, 12, 1)

rhythms = st.sampled_from(list(Afdragsrytme))
days = st.dates(date(2020, 1, 1), date(2100, 12, 31))


def field_of(failed: pytest.ExceptionInfo[ValidationFailed]) -> str:
    return failed.value.problems[0].field


@given(st.integers(1, 10**9), rhythms, days, st.integers(1, 520))
def test_a_total_divided_by_a_number_sums_to_the_total(total: int, rhythm: Afdragsrytme, first: date, n: int) -> None:
    count = min(n, total)

    found = instalments(total, rhythm, first, count=count)

    assert sum(one.amount_oere for one in found) == total
    assert len(found) == (1 if rhythm is Afdragsrytme.EN_GANG else count)
    assert all(one.amount_oere > 0 for one in found)
    assert found[0].due_on == first
    assert all(later.due_on > earlier.due_on for earlier, later in pairwise(found))


@given(st.integers(1, 10**9), rhythms, days, st.integers(1, 519))
def test_a_total_divided_by_an_amount_sums_to_the_total(total: int, rhythm: Afdragsrytme, first: date, n: int) -> None:
    amount = max(1, total // n)

    found = instalments(total, rhythm, first, amount_oere=amount if -(-total // amount) <= 520 else total)

    assert sum(one.amount_oere for one in found) == total
    assert all(one.amount_oere > 0 for one in found)
    assert all(one.amount_oere <= found[0].amount_oere for one in found)


def test_the_parts_are_whole_kroner_and_the_last_takes_the_rest() -> None:
    found = instalments(10_000_00, Afdragsrytme.MAANED, START, count=12)

    assert [one.amount_oere for one in found] == [833_00] * 11 + [837_00]
    assert explanation(found) == (
        "11 afdrag på 833,00 kr. og det sidste på 837,00 kr. Det sidste er større, så summen passer på øren."
    )


def test_with_an_amount_the_last_is_what_is_left() -> None:
    found = instalments(2_500_00, Afdragsrytme.MAANED, START, amount_oere=1_000_00)

    assert [one.amount_oere for one in found] == [1_000_00, 1_000_00, 500_00]
    assert "Det sidste er mindre" in explanation(found)


def test_what_goes_up_needs_no_explanation() -> None:
    assert explanation(instalments(300_00, Afdragsrytme.UGE, START, count=3)) == "3 afdrag på 100,00 kr."
    assert explanation(instalments(300_00, Afdragsrytme.EN_GANG, START)) == "Ét beløb på 300,00 kr."
    assert explanation(()) == ""


def test_two_instalments_are_explained_as_one_and_the_last() -> None:
    assert explanation(instalments(301_00, Afdragsrytme.UGE, START, count=2)).startswith("Ét afdrag på 150,00 kr. og")


def test_amounts_that_differ_are_said_to_differ() -> None:
    amounts = enumerate((100, 300, 200, 500), start=1)
    found = [AfdragDraft(date(2026, 12, day), amount) for day, amount in amounts]

    assert explanation(found) == "Afdrag med forskellige beløb."


@given(st.integers(2, 10**9), rhythms, days, st.integers(1, 100), st.data())
def test_a_first_payment_of_its_own_leaves_the_rest_to_be_divided(
    total: int, rhythm: Afdragsrytme, first: date, n: int, data: st.DataObject
) -> None:
    down = data.draw(st.integers(1, total - 1))

    found = instalments(total, rhythm, first, count=min(n, total - down), first_oere=down)

    assert sum(one.amount_oere for one in found) == total
    assert found[0].due_on == first
    assert [one.due_on for one in found] == list(due_days(rhythm, first, len(found)))
    assert rhythm is Afdragsrytme.EN_GANG or found[0].amount_oere == down


def test_a_first_payment_of_its_own_is_said_first() -> None:
    found = instalments(5_000_00, Afdragsrytme.MAANED, START, amount_oere=500_00, first_oere=2_000_00)

    assert explanation(found) == "Først 2.000,00 kr. og så 6 afdrag på 500,00 kr."


@pytest.mark.parametrize("first_oere", [0, -1, 100, 101])
def test_a_first_payment_that_cannot_be_is_said_at_its_field(first_oere: int) -> None:
    with pytest.raises(ValidationFailed) as failed:
        instalments(100, Afdragsrytme.MAANED, START, count=2, first_oere=first_oere)

    assert field_of(failed) == "first_oere"


def test_the_31st_becomes_the_last_of_the_month_and_comes_back() -> None:
    found = due_days(Afdragsrytme.MAANED, date(2026, 12, 31), 5)

    assert found == (
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2027, 4, 30),
    )


def test_weeks_and_fortnights_keep_the_weekday() -> None:
    assert due_days(Afdragsrytme.UGE, START, 3) == (START, date(2026, 12, 8), date(2026, 12, 15))
    assert due_days(Afdragsrytme.HVER_14_DAG, START, 3) == (START, date(2026, 12, 15), date(2026, 12, 29))


@pytest.mark.parametrize(
    ("total", "first", "count", "amount", "field"),
    [
        (0, START, 3, None, "total_oere"),
        (100, START, 0, None, "count"),
        (100, START, 521, None, "count"),
        (100, START, 101, None, "count"),
        (100, START, None, 0, "amount_oere"),
        (100, START, None, 101, "amount_oere"),
        (100_000, START, None, 1, "amount_oere"),
        (100_000, START, None, None, "amount_oere"),
        (100_000, date(2199, 12, 1), 12, None, "first_due"),
    ],
)
def test_what_cannot_be_divided_is_said_at_its_field(
    total: int, first: date, count: int | None, amount: int | None, field: str
) -> None:
    with pytest.raises(ValidationFailed) as failed:
        instalments(total, Afdragsrytme.MAANED, first, count=count, amount_oere=amount)

    assert field_of(failed) == field


def test_an_average_month_of_weekly_instalments_is_fifty_two_twelfths() -> None:
    found = instalments(100 * 52, Afdragsrytme.UGE, START, amount_oere=100)

    assert monthly(found, Afdragsrytme.UGE) * 12 == 5200
    assert monthly(found[:2], Afdragsrytme.UGE) == 200
    assert monthly(found, Afdragsrytme.HVER_14_DAG) * 12 == 2600
    assert monthly(found, Afdragsrytme.MAANED) == 100
