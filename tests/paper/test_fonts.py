"""The typeface has the letters of the people who live here."""

import unicodedata

import pytest

from socialvicevaert.paper.fonts import BOLD, ITALIC, REGULAR, printable, uncovered

ALPHABETS = {
    "Danish": "abcdefghijklmnopqrstuvwxyzæøåÆØÅéüöä",
    "Polish": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "Turkish": "çğıöşüÇĞİÖŞÜâîû",
    "Vietnamese": "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĐ",
    "Cyrillic": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџ",
    "Somali, Romanian, Baltic, Icelandic": "țșăîâāēīūķļņģčšžėęįųūðþýŐőŰű",
    "signs": "–—…“”„«»§%‰€½·•<>&@#()[]/\\\u00a0\u2011",
}


@pytest.mark.parametrize("font", [REGULAR, BOLD, ITALIC])
@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_every_letter_of_the_alphabet_is_in_the_font(alphabet: str, font: str) -> None:
    assert uncovered(ALPHABETS[alphabet], font) == set()


def test_letters_typed_in_two_parts_are_composed() -> None:
    assert printable(unicodedata.normalize("NFD", "Łukasz Nguyễn Ågård")) == "Łukasz Nguyễn Ågård"


def test_control_characters_are_left_out_and_line_breaks_kept() -> None:
    assert printable("a\x00b\u200b\u202ec\nd\te") == "abc\nd e"


def test_a_minus_sign_becomes_one_that_the_font_has() -> None:
    assert printable("\u22125") == "–5"


def test_letters_of_other_scripts_come_from_the_font_that_stands_in() -> None:
    assert uncovered("Ali أحمد محمد علي، ١٢٣ עברית ქართული ไทย हिन्दी", BOLD) == set()


def test_a_script_no_font_has_is_told() -> None:
    assert uncovered("A ف த") == {"த"}
