from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.shared.percent import half_up, percent, percent_change, show_number


@pytest.mark.parametrize(
    ("part", "whole", "printed"), [(30, 41, "73,2 %"), (39, 68, "57,4 %"), (121, 170, "71,2 %"), (0, 5, "0,0 %")]
)
def test_the_published_shares_are_reproduced(part: int, whole: int, printed: str) -> None:
    assert percent(part, whole) == printed


def test_the_published_falls_are_reproduced() -> None:
    assert percent_change(62, 20) == "-67,7 %"
    assert percent_change(88, 33) == "-62,5 %"
    assert percent_change(88, 33, decimals=0) == "-63 %"
    assert percent_change(40, 50) == "+25,0 %"
    assert percent_change(100_000, 100_001) == "0,0 %"


def test_halves_round_away_from_zero() -> None:
    assert half_up(Fraction(-125, 2)) == -63
    assert half_up(Fraction(125, 2)) == 63
    assert show_number(Fraction(-1, 3)) == "0"


def test_what_cannot_be_divided_is_a_dash() -> None:
    assert {percent(None, 5), percent(3, 0), percent(3, None), percent_change(0, 3), percent_change(3, None)} == {"–"}


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.integers(0, 4))
def test_rounding_is_that_of_decimal_half_up(numerator: int, denominator: int, decimals: int) -> None:
    # A Decimal holds the quotient exactly only when it ends; multiples of a power of two and five do.
    exact = Fraction(numerator, 2**10)
    expected = (Decimal(numerator) / Decimal(2**10)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert half_up(exact, decimals) == Fraction(expected)
    assert abs(half_up(Fraction(numerator, denominator), decimals) - Fraction(numerator, denominator)) <= Fraction(
        1, 2 * 10**decimals
    )
