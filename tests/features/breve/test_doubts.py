"""What is odd in an answer: a remark for what is surely wrong, silence for words of one's own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.breve.rules import doubt_of
from socialvicevaert.features.skabeloner.rules import FIELDS, Felt

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("key", "typed", "remark"),
    [
        ("aftale.tid", "99.99", "ikke et klokkeslæt"),
        ("aftale.dag", "onsdag den 2. december 1888", "Er årstallet 1888 rigtigt?"),
        ("aftale.dag", "i går", "Dagen er gået"),
        ("aftale.dag", "Onsdag den 3. december 2026", "Den dag er en torsdag"),
        ("kreditor.svarfrist", "21-11-2026", "Dagen er gået"),
        ("medarbejder.telefon", "أحمد", "ikke et telefonnummer"),
    ],
)
def test_what_cannot_be_right_is_asked_about(key: str, typed: str, remark: str) -> None:
    assert remark in doubt_of(key, typed, TODAY)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("aftale.tid", "10.00"),
        ("aftale.tid", "kl. 10.30 – 11.15"),
        ("aftale.dag", "Torsdag den 3. december 2026"),
        ("aftale.dag", "3/12"),
        ("aftale.dag", "i dag"),
        ("aftale.dag", "i næste uge, vi ringer om dagen"),
        ("medarbejder.telefon", "+45 20 30 40 50"),
        ("kontakt.foerste", "14-08-2026"),
        ("aftale.sted", "99.99"),
        ("aftale.tid", "  "),
    ],
)
def test_what_may_be_right_is_left_in_peace(key: str, typed: str) -> None:
    assert doubt_of(key, typed, TODAY) == ""


@given(st.sampled_from([field.key for field in FIELDS]), st.text(max_size=60))
def test_whatever_is_typed_has_an_answer(key: str, typed: str) -> None:
    assert isinstance(doubt_of(key, typed, TODAY), str)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_no_example_of_a_field_is_doubted(field: Felt) -> None:
    assert doubt_of(field.key, field.example, TODAY) == ""
