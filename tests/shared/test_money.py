from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.money import (
    LARGEST_OERE,
    AmbiguousAmount,
    NotAnAmount,
    oere_from_number,
    parse_oere,
    show_amount,
    show_kroner,
    show_oere,
)

amounts = st.integers(-LARGEST_OERE, LARGEST_OERE)


@pytest.mark.parametrize(
    ("text", "oere"),
    [
        ("1.234,56", 123456),
        ("1234,5", 123450),
        ("1234", 123400),
        ("kr. 1.234,-", 123400),
        ("1.234,56 kr.", 123456),
        ("14.312,50 KR", 1431250),
        ("DKK 14.312,50", 1431250),
        ("1 234,50", 123450),
        ("1\u00a0234,50", 123450),
        ("1'234,50", 123450),
        ("1,234.56", 123456),
        ("1234.56", 123456),
        ("12.5", 1250),
        ("1.234.567", 123456700),
        ("-12", -1200),
        ("−12,50", -1250),
        ("kr. -12,50", -1250),
        ("12,50-", -1250),
        ("(12,50)", -1250),
        ("0", 0),
        ("0,05", 5),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, oere: int) -> None:
    assert parse_oere(text) == oere


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "12 stk",
        "1.23.456",
        "12.34.56",
        "1,2345",
        "0,123",
        "--5",
        "-(5)",
        "-5-",
        ",5",
        "kr.",
        "1e5",
        "1" * 30,
    ],
)
def test_what_is_no_amount_gives_one_sentence(text: str) -> None:
    with pytest.raises(NotAnAmount, match=r"\.$"):
        parse_oere(text)


def test_a_mark_before_three_digits_is_asked_about() -> None:
    with pytest.raises(AmbiguousAmount) as caught:
        parse_oere("1.234")
    assert caught.value.readings == (123400, 123)
    assert str(caught.value) == "»1.234« kan læses som 1.234,00 kr. eller 1,23 kr. Skriv beløbet med to decimaler."
    with pytest.raises(AmbiguousAmount):
        parse_oere("-1,234 kr.")


def test_a_caller_who_knows_the_file_may_say_that_it_is_a_thousands_mark() -> None:
    assert parse_oere("1.234", thousands=True) == 123400
    assert parse_oere("-14.312 kr.", thousands=True) == -1431200
    assert parse_oere("12.5", thousands=True) == 1250


@given(amounts)
def test_what_is_shown_can_be_read_back(oere: int) -> None:
    assert parse_oere(show_oere(oere)) == oere
    assert parse_oere(show_amount(oere)) == oere


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(UserError):
        assert abs(parse_oere(text)) <= LARGEST_OERE


@given(st.integers(-10_000_000_000, 10_000_000_000))
def test_a_spreadsheets_number_keeps_its_oere(oere: int) -> None:
    assert oere_from_number(oere / 100) == oere
    assert oere_from_number(Decimal(oere) / 100) == oere


def test_a_spreadsheets_number_rounds_half_up() -> None:
    assert [oere_from_number(kroner) for kroner in (0.285, 0.005, -0.005, 3)] == [29, 1, -1, 300]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 1e300])
def test_a_number_that_is_no_amount_is_refused(number: float) -> None:
    with pytest.raises(NotAnAmount):
        oere_from_number(number)


def test_amounts_are_shown_in_danish() -> None:
    assert show_oere(123456) == "1.234,56 kr."
    assert show_oere(-5) == "-0,05 kr."
    assert show_amount(1431250) == "14.312,50"
    assert show_kroner(123450) == "1.235 kr."
    assert (show_oere(None), show_amount(None), show_kroner(None)) == ("", "", "")
