from collections.abc import Callable
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.shared.hverdage import (
    add_days,
    easter,
    helligdag,
    is_foraeldelse_day,
    is_frist_day,
    is_hverdag,
    is_working_day,
    next_day,
    why_closed,
)

days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
COUNTS = [is_hverdag, is_frist_day, is_foraeldelse_day, is_working_day]


def test_our_holidays_are_those_of_the_package_for_a_hundred_years() -> None:
    known = holidays.Denmark(years=range(1980, 2081))
    every_day = (date(1980, 1, 1) + timedelta(days=number) for number in range(36_890))
    ours = {day for day in every_day if helligdag(day) is not None}
    assert ours == set(known)


def test_store_bededag_is_a_holiday_up_to_2023() -> None:
    assert helligdag(easter(2023) + timedelta(days=26)) == "Store bededag"
    assert helligdag(easter(2024) + timedelta(days=26)) is None


def test_the_four_calendars_differ_where_the_law_says_so() -> None:
    saturday, grundlovsdag, christmas_eve = date(2026, 11, 21), date(2026, 6, 5), date(2026, 12, 24)
    assert [counts(saturday) for counts in COUNTS] == [True, False, False, False]
    assert [counts(grundlovsdag) for counts in COUNTS] == [True, False, False, True]
    assert [counts(christmas_eve) for counts in COUNTS] == [True, True, False, True]
    assert not any(counts(date(2026, 12, 25)) for counts in COUNTS)
    assert not any(counts(date(2026, 11, 22)) for counts in COUNTS)


def test_a_closed_day_says_why() -> None:
    assert why_closed(date(2026, 11, 21)) == "en lørdag"
    assert why_closed(date(2026, 11, 22)) == "en søndag"
    assert why_closed(date(2026, 6, 5)) == "grundlovsdag"
    assert why_closed(date(2026, 4, 6)) == "2. påskedag"
    assert why_closed(date(2026, 11, 23)) == ""


@pytest.mark.parametrize("counts", COUNTS)
@given(on=days, number=st.integers(1, 30))
def test_counting_forth_and_back_ends_on_days_that_count(counts: Callable[[date], bool], on: date, number: int) -> None:
    later = add_days(on, number, counts)
    assert counts(later)
    assert sum(counts(on + timedelta(days=step)) for step in range(1, (later - on).days + 1)) == number
    assert add_days(later, -number, counts) <= on
    assert next_day(later, counts) == later
