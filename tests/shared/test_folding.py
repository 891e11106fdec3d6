import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.shared.folding import fold, folded_words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Åse", "aase"),
        ("Aase", "åse"),
        ("Ærø", "aeroe"),
        ("Sønderborg", "SOENDERBORG"),
        ("Łukasz", "lukasz"),
        ("Yılmaz", "yilmaz"),
        ("İpek", "ipek"),
        ("Đặng Nguyễn", "dang nguyen"),
        ("Björn Müller", "bjorn muller"),
        ("Groß", "gross"),
        ("Þóra", "thora"),
        ("O’Brien", "o'brien"),
        ("Иванова", "ИВАНОВА"),
    ],
)
def test_a_name_is_found_as_people_type_it(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


def test_a_letter_put_together_from_two_signs_is_the_same_letter() -> None:
    for written in ("Ångstrøm", "Nguyễn", "ǻ", "Çelik", "ǿ", "ǽ"):
        assert fold(unicodedata.normalize("NFD", written)) == fold(unicodedata.normalize("NFC", written))


def test_accented_danish_letters_stay_danish_letters() -> None:
    assert [fold(letter) for letter in ("ǻ", "ǿ", "ǽ")] == ["aa", "oe", "ae"]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text(st.characters(categories=("Lu", "Ll", "Nd", "Zs"))))
def test_a_part_of_a_text_is_a_part_of_the_folded_text(before: str, word: str) -> None:
    assert fold(word) in fold(before + " " + word)


def test_words_are_folded_and_lose_their_punctuation() -> None:
    assert folded_words("Hedeparken 147A, 2. th – Åse!") == ("hedeparken", "147a", "2", "th", "aase")
