from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import (
    Lean,
    NotADate,
    NotATime,
    add_months,
    age_on,
    last_of_month,
    parse_date,
    parse_time,
    show_date,
    show_date_long,
    show_date_short,
    show_moment,
    show_month,
    show_relative,
    show_time,
)

TODAY = date(2026, 11, 22)  # a Sunday
days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("i dag", date(2026, 11, 22)),
        ("I MORGEN", date(2026, 11, 23)),
        ("i går", date(2026, 11, 21)),
        ("i gaar", date(2026, 11, 21)),
        ("i overmorgen", date(2026, 11, 24)),
        ("+14", date(2026, 12, 6)),
        ("-3", date(2026, 11, 19)),
        ("+2u", date(2026, 12, 6)),
        ("+3m", date(2027, 2, 22)),
        ("+1 år", date(2027, 11, 22)),
        ("om 6 dage", date(2026, 11, 28)),
        ("for 2 uger siden", date(2026, 11, 8)),
        ("fredag", date(2026, 11, 27)),
        ("lør", date(2026, 11, 28)),
        ("søndag", date(2026, 11, 29)),
        ("på torsdag", date(2026, 11, 26)),
        ("i fredags", date(2026, 11, 20)),
        ("i søndags", date(2026, 11, 15)),
        ("sidste mandag", date(2026, 11, 16)),
        ("3/12", date(2026, 12, 3)),
        ("3-12", date(2026, 12, 3)),
        ("3.12.", date(2026, 12, 3)),
        ("3 12", date(2026, 12, 3)),
        ("3-12-26", date(2026, 12, 3)),
        ("03-12-2026", date(2026, 12, 3)),
        ("d. 3/12", date(2026, 12, 3)),
        ("03122026", date(2026, 12, 3)),
        ("031226", date(2026, 12, 3)),
        ("0312", date(2026, 12, 3)),
        ("20261203", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("2026-12-03 00:00:00", date(2026, 12, 3)),
        ("3. dec", date(2026, 12, 3)),
        ("3. dec. 26", date(2026, 12, 3)),
        ("den 3. december 2026", date(2026, 12, 3)),
        ("1. maj", date(2027, 5, 1)),
        ("2/1", date(2027, 1, 2)),
        ("1/7", date(2026, 7, 1)),
        ("29/2", date(2028, 2, 29)),
        ("uge 49", date(2026, 11, 30)),
        ("uge 1", date(2027, 1, 4)),
        ("uge 2 2026", date(2026, 1, 5)),
    ],
)
def test_a_date_is_read_as_people_type_it(text: str, on: date) -> None:
    assert parse_date(text, TODAY) == on


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Skriv en dato, fx 3/12, fredag eller +14."),
        ("hest", "»hest« er ikke en dato. Skriv fx 3/12, 3-12-2026, fredag eller +14."),
        ("32/1", "Januar har 31 dage."),
        ("31/4", "April har 30 dage."),
        ("29-02-2026", "Februar 2026 har 28 dage."),
        ("12/25", "Der findes ingen måned 25. Skriv dagen først, fx 3/12."),
        ("0/5", "Maj har 31 dage."),
        ("uge 54", "Der findes ingen uge 54."),
        ("uge 53 2027", "Der findes ingen uge 53 i 2027."),
        ("1-1-1899", "Året skal være mellem 1900 og 2100."),
        ("+9999u", "Året skal være mellem 1900 og 2100."),
        ("x" * 100, "Teksten er for lang til at være en dato."),
    ],
)
def test_what_is_no_date_says_what_to_do(text: str, sentence: str) -> None:
    with pytest.raises(NotADate) as caught:
        parse_date(text, TODAY)
    assert str(caught.value) == sentence


def test_the_year_left_out_follows_the_lean() -> None:
    assert parse_date("1/7", TODAY, Lean.FUTURE) == date(2027, 7, 1)
    assert parse_date("2/1", TODAY, Lean.PAST) == date(2026, 1, 2)
    assert parse_date("22/11", TODAY, Lean.PAST) == parse_date("22/11", TODAY, Lean.FUTURE) == TODAY
    assert parse_date("fredag", TODAY, Lean.PAST) == date(2026, 11, 20)
    assert parse_date("010149", TODAY, Lean.PAST) == date(1949, 1, 1)
    assert parse_date("010127", TODAY, Lean.PAST) == date(1927, 1, 1)
    assert parse_date("010127", TODAY) == date(2027, 1, 1)


def test_a_weekdays_name_never_means_today() -> None:
    for number in range(7):
        today = TODAY + timedelta(days=number)
        assert parse_date(show_date_long(today).split()[0], today) == today + timedelta(days=7)


@given(days)
def test_a_shown_date_can_be_typed(on: date) -> None:
    assert parse_date(show_date(on), TODAY) == on
    assert parse_date(on.isoformat(), TODAY) == on
    assert parse_date(show_date_long(on).split(" ", 1)[1], TODAY) == on


@given(days, st.dates(date(1960, 1, 1), date(2080, 12, 31)))
def test_a_day_without_year_is_the_nearest_one(on: date, today: date) -> None:
    found = parse_date(f"{on.day}/{on.month}", today)
    assert (found.day, found.month) == (on.day, on.month)
    assert abs((found - today).days) <= (1461 * 2 if (on.day, on.month) == (29, 2) else 183)


@given(st.text(max_size=70), days)
def test_no_text_breaks_the_reader(text: str, today: date) -> None:
    with suppress(UserError):
        assert isinstance(parse_date(text, today), date)


@pytest.mark.parametrize(
    ("text", "at"), [("14:20", time(14, 20)), ("14.20", time(14, 20)), ("1420", time(14, 20)), ("kl. 9", time(9))]
)
def test_a_time_is_read(text: str, at: time) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize("text", ["", "25:00", "12:60", "halv to"])
def test_what_is_no_time_says_so(text: str) -> None:
    with pytest.raises(NotATime, match=r"Skriv fx 14\.20\."):
        parse_time(text)


def test_dates_are_shown_in_danish() -> None:
    on = date(2026, 12, 3)
    assert show_date(on) == "03-12-2026"
    assert show_date(None) == ""
    assert show_date_long(on) == "torsdag den 3. december 2026"
    assert show_date_short(on) == "tor. 3. dec."
    assert show_date_short(date(2027, 1, 4), TODAY) == "man. 4. jan. 2027"
    assert show_month(on) == "december 2026"


@pytest.mark.parametrize(
    ("days_away", "shown"),
    [
        (0, "i dag"),
        (1, "i morgen"),
        (-1, "i går"),
        (2, "i overmorgen"),
        (6, "om 6 dage"),
        (-13, "for 13 dage siden"),
        (21, "om 3 uger"),
        (-120, "for 3 måneder siden"),
        (-800, "for 2 år siden"),
    ],
)
def test_a_date_is_shown_by_how_far_away_it_is(days_away: int, shown: str) -> None:
    assert show_relative(TODAY + timedelta(days=days_away), TODAY) == shown


def test_a_moment_is_shown_by_the_clock_on_the_wall() -> None:
    assert show_moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "02-07-2026 00.30"
    assert show_time(datetime(2026, 11, 22, 13, 32, tzinfo=UTC)) == "14.32"
    assert show_time(time(9, 5)) == "09.05"
    assert show_moment(None) == ""
    with pytest.raises(ValueError, match="naive"):
        show_moment(datetime(2026, 7, 1, 12, 0))  # noqa: DTZ001


def test_months_are_added_to_the_last_day_there_is() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)
    assert last_of_month(date(2028, 2, 3)) == date(2028, 2, 29)


@given(days, st.integers(-200, 200))
def test_adding_months_lands_in_the_right_month(on: date, months: int) -> None:
    later = add_months(on, months)
    assert (later.year * 12 + later.month) - (on.year * 12 + on.month) == months
    assert later.day == min(on.day, last_of_month(later).day)


def test_age_changes_on_the_birthday() -> None:
    assert age_on(date(1985, 11, 22), TODAY) == 41
    assert age_on(date(1985, 11, 23), TODAY) == 40
