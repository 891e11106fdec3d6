"""What a period is called, and the periods that are offered."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.tal.rules.period import Period, last_full_month, last_full_quarter

OCTOBER = Period.month(2026, 10)
THIRD_QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_a_period_is_called_what_people_call_it() -> None:
    assert (OCTOBER.name, OCTOBER.report_title) == ("oktober 2026", "Månedsrapport")
    assert (THIRD_QUARTER.name, THIRD_QUARTER.report_title) == ("3. kvartal 2026", "Kvartalsrapport")
    assert (YEAR.name, YEAR.report_title) == ("2026", "Årsrapport")
    other = Period(date(2026, 2, 1), date(2026, 4, 30))  # three months, but no quarter
    assert (other.name, other.report_title) == ("01-02-2026 til 30-04-2026", "Rapport")


def test_each_quarter_begins_and_ends_with_its_months() -> None:
    ends = [(one.from_on, one.to_on) for one in (Period.quarter(2026, number) for number in range(1, 5))]
    assert ends == [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
    ]


def test_the_last_quarter_has_ended_also_on_the_first_and_last_day_of_one() -> None:
    assert last_full_quarter(date(2026, 11, 22)).name == "3. kvartal 2026"
    assert last_full_quarter(date(2026, 9, 30)).name == "2. kvartal 2026"
    assert last_full_quarter(date(2026, 10, 1)).name == "3. kvartal 2026"
    assert last_full_quarter(date(2027, 1, 1)).name == "4. kvartal 2026"


@given(st.dates(date(2001, 1, 1), date(2090, 12, 31)))
def test_the_last_month_and_quarter_have_ended_and_the_next_have_not(today: date) -> None:
    for found, longest in ((last_full_month(today), 31), (last_full_quarter(today), 92)):
        assert found.to_on < today
        assert today - found.to_on <= timedelta(days=longest)
        assert found.is_whole_months


def test_only_whole_months_are_whole_months() -> None:
    assert all(
        one.is_whole_months for one in (OCTOBER, THIRD_QUARTER, YEAR, Period(date(2025, 12, 1), date(2026, 2, 28)))
    )
    assert not Period(date(2026, 10, 2), date(2026, 10, 31)).is_whole_months
    assert not Period(date(2026, 10, 1), date(2026, 10, 30)).is_whole_months
    assert not Period(date(2026, 11, 1), date(2026, 10, 31)).is_whole_months
