"""What there is for creditors is divided by what each is owed, to the øre."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from socialvicevaert.features.gaeld.rules import distribute, divide
from socialvicevaert.shared.errors import ValidationFailed

amounts = st.integers(0, 10**13)


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, list[int], list[int | None]]:
    """An amount, balances and typed parts that can be divided."""
    balances = draw(st.lists(st.integers(0, 10**9), min_size=1, max_size=30))
    fixed: list[int | None] = [draw(st.none() | st.integers(0, balance)) for balance in balances]
    typed = sum(part for part in fixed if part is not None)
    owed = sum(balance for balance, part in zip(balances, fixed, strict=True) if part is None)
    return typed + draw(st.integers(0, owed)), balances, fixed


@given(shares())
def test_the_parts_sum_exactly_to_the_amount(case: tuple[int, list[int], list[int | None]]) -> None:
    amount, balances, fixed = case
    parts = distribute(amount, balances, fixed)
    assert sum(parts) == amount
    for part, balance, typed in zip(parts, balances, fixed, strict=True):
        assert 0 <= part <= balance
        assert typed is None or part == typed


@given(shares())
def test_a_part_is_within_an_oere_of_its_true_share(case: tuple[int, list[int], list[int | None]]) -> None:
    amount, balances, fixed = case
    owed = sum(balance for balance, part in zip(balances, fixed, strict=True) if part is None)
    assume(owed)
    rest = amount - sum(part for part in fixed if part is not None)
    for part, balance, typed in zip(distribute(amount, balances, fixed), balances, fixed, strict=True):
        if typed is None:
            assert abs(part * owed - rest * balance) < owed


@given(amounts, st.lists(amounts, max_size=8), st.data())
def test_whatever_is_typed_is_answered_in_words_or_sums(amount: int, balances: list[int], data: st.DataObject) -> None:
    fixed: list[int | None] = [data.draw(st.none() | amounts) for _ in balances]
    division = divide(amount, balances, fixed)
    assert bool(division.problem) == (sum(division.parts) != amount)
    assert division.rest_oere == amount - sum(division.parts)


def test_the_larger_debt_takes_the_odd_oere() -> None:
    assert distribute(100, [100, 200], [None, None]) == (33, 67)
    assert distribute(1, [500, 500, 900], [None, None, None]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("amount", "balances", "fixed", "words"),
    [
        (1000, [5000, 5000], [800, 300], "1,00 kr. for meget"),
        (1000, [5000, 5000], [400, 400], "2,00 kr. tilbage, som ingen får"),
        (1000, [0, 0], [None, None], "ingen restgæld at fordele dem efter"),
        (1000, [300, 400], [None, None], "der skyldes kun 7,00 kr."),
        (1000, [], [], "som ingen får"),
    ],
)
def test_what_cannot_be_divided_is_said(amount: int, balances: list[int], fixed: list[Any], words: str) -> None:
    with pytest.raises(ValidationFailed, match=words) as refused:
        distribute(amount, balances, fixed)
    assert refused.value.problems[0].field == "amount_oere"


def test_a_debt_of_nothing_is_offered_nothing() -> None:
    assert distribute(1000, [0, 5000], [None, None]) == (0, 1000)
