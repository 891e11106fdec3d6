from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.phone import NotAPhone, parse_phone, phone_search_digits, show_phone


@pytest.mark.parametrize(
    "text",
    [
        "22334455",
        "22 33 44 55",
        "2233-4455",
        "+45 22 33 44 55",
        "0045 22334455",
        "45 22 33 44 55",
        "(+45) 22334455",
        "Tlf.: 22 33 44 55",
        "22334455.0",
    ],
)
def test_a_danish_number_is_stored_in_one_way(text: str) -> None:
    assert parse_phone(text) == "+4522334455"


def test_a_foreign_number_is_allowed() -> None:
    assert parse_phone("+48 601 234 567") == "+48601234567"
    assert parse_phone("0046 (0)70 123 45 67") == "+46701234567"


@pytest.mark.parametrize("text", ["1234", "123456789", "01234567", "ring til Bo", "+45 1234", "+0012345678", "+48 1"])
def test_what_is_no_number_gives_one_sentence(text: str) -> None:
    with pytest.raises(NotAPhone, match=r"\.$"):
        parse_phone(text)


def test_a_partner_may_have_a_short_number() -> None:
    assert parse_phone("1813", allow_short=True) == "1813"
    with pytest.raises(NotAPhone):
        parse_phone("1813")


def test_numbers_are_shown_in_groups() -> None:
    assert show_phone("+4522334455") == "22 33 44 55"
    assert show_phone("+48601234567") == "+48 601 234 567"
    assert show_phone("+3545551234") == "+354 555 1234"
    assert show_phone("+12125550100") == "+1 212 555 0100"
    assert show_phone("1813") == "1813"
    assert show_phone("") == parse_phone("") == ""


@pytest.mark.parametrize("text", ["2233", "22 33", "+45 2233", "00452233", "22-33"])
def test_a_part_of_a_number_is_found_in_any_writing(text: str) -> None:
    assert phone_search_digits(text) in parse_phone("22334455")
    assert phone_search_digits(text) == "2233"


def test_a_search_for_a_name_is_no_search_for_a_number() -> None:
    assert phone_search_digits("Hedeparken 12") == phone_search_digits("12") == ""


@given(st.from_regex(r"\+45[2-9][0-9]{7}|\+(46|48|90|354|1)[1-9][0-9]{7,9}", fullmatch=True))
def test_a_shown_number_can_be_read_back_and_found(stored: str) -> None:
    if not (stored.startswith("+45") and len(stored) != 11):
        assert parse_phone(show_phone(stored)) == stored
        assert phone_search_digits(show_phone(stored)) in stored


@given(st.text(max_size=60), st.booleans())
def test_no_text_breaks_the_reader(text: str, allow_short: bool) -> None:
    with suppress(UserError):
        parse_phone(text, allow_short=allow_short)
