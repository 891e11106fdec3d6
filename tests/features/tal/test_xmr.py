"""Natural variation against arithmetic written another way, and what counts as a signal."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.tal.rules.xmr import POINTS, RUN, Limits, Signal, natural_limits, signal

WHEELER = [40, 38, 44, 41, 39, 45, 42, 40, 37, 43, 41, 42]
twelve = st.lists(st.integers(0, 5000), min_size=POINTS, max_size=POINTS)


def test_the_limits_are_the_mean_and_2_66_mean_moving_ranges_to_either_side() -> None:
    ranges = [2, 6, 3, 2, 6, 3, 2, 3, 6, 2, 1]
    assert sum(WHEELER) == 492
    mean, reach = 492 / 12, 2.66 * sum(ranges) / 11
    limits = natural_limits(WHEELER)
    assert limits == Limits(41.0, math.floor(mean - reach), math.ceil(mean + reach))
    assert limits is not None
    assert limits.text == "32–50"


@given(twelve)
def test_the_limits_agree_with_floating_arithmetic_and_never_lie_inside_it(values: list[int]) -> None:
    mean = math.fsum(values) / 12
    reach = 2.66 * math.fsum(abs(one - values[place - 1]) for place, one in enumerate(values) if place) / 11
    limits = natural_limits(values)
    assert limits is not None
    assert limits.mean == pytest.approx(mean)
    assert -1e-6 <= limits.upper - (mean + reach) < 1 + 1e-6
    assert limits.lower == 0 or -1e-6 <= (mean - reach) - limits.lower < 1 + 1e-6
    assert limits.lower >= 0
    assert limits.lower <= limits.mean <= limits.upper


@given(twelve, st.integers(0, POINTS - 1))
def test_a_hidden_month_or_a_missing_one_leaves_no_limits(values: list[int], place: int) -> None:
    assert natural_limits([None if number == place else one for number, one in enumerate(values)]) is None
    assert natural_limits(values[1:]) is None
    assert natural_limits([*values, 1]) is None


def test_months_that_are_all_alike_have_limits_without_room() -> None:
    limits = natural_limits([7] * 12)
    assert limits == Limits(7.0, 7, 7)
    assert signal([7] * 13, limits) is Signal.NONE
    assert signal([*[7] * 12, 8], limits) is Signal.ABOVE


@given(twelve, st.integers(0, 20000))
def test_a_signal_is_outside_of_what_is_printed_or_a_run_and_nothing_else_is(values: list[int], last: int) -> None:
    limits = natural_limits(values)
    assert limits is not None
    found = signal([*values, last], limits)
    assert (found is Signal.ABOVE) == (last > limits.upper)
    assert (found is Signal.BELOW) == (last < limits.lower)
    recent = [*values, last][-RUN:]
    inside = limits.lower <= last <= limits.upper
    assert (found is Signal.RUN_ABOVE) == (inside and min(recent) > limits.mean)
    assert (found is Signal.RUN_BELOW) == (inside and max(recent) < limits.mean)


def test_eight_in_a_row_on_one_side_are_a_signal_and_seven_are_not() -> None:
    values = [20, 44, 20, 44, 20, 41, 40, 42, 40, 41, 42, 40, 41]
    assert signal(values, natural_limits(values[:-1])) is Signal.RUN_ABOVE
    seven = [*values[:5], 20, *values[6:]]
    assert signal(seven, natural_limits(seven[:-1])) is Signal.NONE
    mirrored = [80 - one for one in values]
    assert signal(mirrored, natural_limits(mirrored[:-1])) is Signal.RUN_BELOW


def test_a_hidden_last_month_or_one_without_limits_gives_no_signal() -> None:
    assert signal([*WHEELER, None], natural_limits(WHEELER)) is Signal.NONE
    assert signal([*WHEELER, 900], None) is Signal.NONE
    assert signal([], None) is Signal.NONE


def test_large_limits_are_printed_as_danish_numbers() -> None:
    assert Limits(1500.0, 940, 2060).text == "940–2.060"
