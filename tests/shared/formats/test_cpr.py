from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.shared.formats.cpr import NotACpr, birth_date, cpr_warnings, is_replacement, mask_cpr, parse_cpr

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "born_on"),
    [
        ("010190-1234", date(1990, 1, 1)),
        ("0101903234", date(1990, 1, 1)),
        ("010120-4234", date(2020, 1, 1)),
        ("010137-4234", date(1937, 1, 1)),
        ("010120-9234", date(2020, 1, 1)),
        ("010137-9234", date(1937, 1, 1)),
        ("010126-5234", date(2026, 1, 1)),
        ("010158-5234", date(1858, 1, 1)),
        ("290200-4234", date(2000, 2, 29)),
        ("610190-1234", date(1990, 1, 1)),
    ],
)
def test_the_century_follows_the_seventh_digit(typed: str, born_on: date) -> None:
    assert birth_date(parse_cpr(typed, TODAY)) == born_on


def test_the_century_holds_for_those_not_yet_born() -> None:
    assert birth_date(parse_cpr("010150-5234", date(2060, 1, 1))) == date(2050, 1, 1)


@pytest.mark.parametrize(
    "typed", ["12", "01019012345", "320190-1234", "011390-1234", "290290-1234", "abcdef-1234", "010136-4234"]
)
def test_an_impossible_number_is_refused(typed: str) -> None:
    with pytest.raises(NotACpr, match=r"\.$"):
        parse_cpr(typed, TODAY)


def test_an_empty_field_stays_empty() -> None:
    assert parse_cpr(" ", TODAY) == mask_cpr("") == ""
    assert birth_date("") is None
    assert cpr_warnings("") == ()


def test_a_wrong_check_digit_is_only_a_warning() -> None:
    assert cpr_warnings(parse_cpr("211062-5629", TODAY)) == ()
    assert "Kontrolcifret" in cpr_warnings(parse_cpr("211062-5628", TODAY))[0]


def test_a_replacement_number_is_taken_and_named() -> None:
    number = parse_cpr("610190-1234", TODAY)
    assert is_replacement(number)
    assert "erstatningsnummer" in cpr_warnings(number)[0]


@given(st.dates(date(1937, 1, 1), date(1999, 12, 31)), st.integers(0, 3999))
def test_every_number_of_the_last_century_gives_its_birthday_and_hides_its_end(born_on: date, serial: int) -> None:
    number = parse_cpr(f"{born_on:%d%m%y}{serial:04}", TODAY)
    assert birth_date(number) == born_on
    assert mask_cpr(number) == f"{born_on:%d%m%y}-••••"
