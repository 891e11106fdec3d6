import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.security.errors import PasswordRefused
from socialvicevaert.security.passwords import (
    MINIMUM_LENGTH,
    password_bytes,
    password_problem,
    require_good_password,
)


@given(st.text())
def test_however_a_keyboard_composes_letters_the_bytes_are_the_same(password):
    assert password_bytes(unicodedata.normalize("NFD", password)) == password_bytes(password)


def test_danish_letters_typed_in_two_signs_are_those_typed_in_one():
    assert password_bytes("bla\u030abærgrød") == password_bytes("blåbærgrød")


def test_case_matters():
    assert password_bytes("Blåbærgrød") != password_bytes("blåbærgrød")


def test_twelve_characters_are_enough_and_eleven_are_one_short():
    assert password_problem("a" * 12) is None
    assert password_problem("a" * 11) == "Adgangskoden skal have mindst 12 tegn. Der mangler 1."


def test_length_is_counted_in_letters_not_in_the_signs_they_are_typed_in():
    decomposed = unicodedata.normalize("NFD", "å" * 11)
    assert len(decomposed) == 22
    assert password_problem(decomposed) is not None


def test_there_are_no_rules_for_what_it_is_made_of():
    for password in (
        "aaaaaaaaaaaa",
        "123456789012",
        "æøåæøåæøåæøå",
        "korrekt hest batteri",
        "密码密码密码密码密码密码",
    ):
        assert password_problem(password) is None


@pytest.mark.parametrize(
    "password", ["", "            ", "kort", "x" * 1025, "linje\nskift i den", "halv \ud800 bogstav"]
)
def test_what_cannot_be_used_is_refused_with_a_sentence(password):
    with pytest.raises(PasswordRefused) as refused:
        require_good_password(password, "new_password")
    (problem,) = refused.value.problems
    assert problem.field == "new_password"
    assert problem.text.endswith(".")


@given(st.text(st.characters(), max_size=MINIMUM_LENGTH * 2))
def test_anything_typed_at_the_door_has_bytes(password):
    assert isinstance(password_bytes(password), bytes)


def test_half_a_surrogate_at_the_door_is_only_a_wrong_password():
    assert password_bytes("\ud800") != password_bytes("\ud801")
