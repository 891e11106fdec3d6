"""Whether a row of the list and a resident can be the same."""

import pytest

from socialvicevaert.features.restancer.rules import names_agree
from socialvicevaert.features.restancer.rules.matching import home_key


@pytest.mark.parametrize(
    ("listed", "known"),
    [
        ("Ayşe Warsame", "Ayse Warsame"),
        ("Ay?e", "Ayşe"),
        ("?ukasz", "Łukasz"),
        ("S?ren", "Søren"),
        ("Y\ufffdlmaz", "Yılmaz"),
        ("Bæk, Anna Marie", "Anna Bæk"),
        ("Jens og Karen Bæk", "Karen Bæk"),
        ("KURT AAKJAER", "Kurt Åkjær"),
        ("Bo Li", "Bo Li"),
        ("Mehmet Jensen", "Fatima Jensen"),
    ],
)
def test_a_name_agrees_with_another_spelling_of_it(listed: str, known: str) -> None:
    assert names_agree(listed, known)


@pytest.mark.parametrize(
    ("listed", "known"),
    [
        ("Kurt Bæk", "Karen Mikkelsen"),
        ("Karen Bæk", "Karen Mikkelsen"),
        ("Ay?e", "Amina"),
        ("Bo Li", "Bo Ek"),
        ("???? ????", "Kurt Bæk"),
        ("", "Kurt"),
    ],
)
def test_a_name_does_not_agree_with_anothers(listed: str, known: str) -> None:
    assert not names_agree(listed, known)


def test_a_home_has_one_key_however_its_address_is_written() -> None:
    spellings = ("Hedeparken 147A, 2. th", "hedeparken 147 a, 2.th.", "Hedeparken 147A, 2. sal th, 2750 Ballerup")
    assert len({home_key(one) for one in spellings}) == 1
    assert home_key("Hedeparken 147A, 2. tv") != home_key(spellings[0])
