"""Signs of a debt: what is seen, why, by when and by which rule; never a verdict."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.gaeld.models import GaeldArt, GaeldStatus
from socialvicevaert.features.gaeld.rules import SignArt, Step, limitation_on, remark_on_warning, warning_signs
from tests.factories import TODAY
from tests.features.gaeld.debts import debt_row

days = st.dates(date(2010, 1, 1), date(2040, 12, 31))


def test_a_running_inkassovarsel_is_due_on_the_last_working_day_before_it_ends() -> None:
    warned = debt_row(status=GaeldStatus.INKASSOVARSEL, status_on=date(2026, 11, 18), warning_until=date(2026, 11, 30))
    (sign,) = warning_signs(warned, (), TODAY)
    assert sign.kind is SignArt.INKASSOVARSEL
    assert sign.due_on == date(2026, 11, 27)  # the 30th is a Monday
    assert "30-11-2026" in sign.why
    assert sign.source.startswith("Inkassoloven § 10")
    assert sign.source_key == "gaeld:12:inkassovarsel:2026-11-30"


def test_a_warning_that_has_run_out_asks_what_came_of_it() -> None:
    warned = debt_row(status=GaeldStatus.INKASSOVARSEL, status_on=date(2026, 11, 2), warning_until=date(2026, 11, 12))
    (sign,) = warning_signs(warned, (), TODAY)
    assert sign.title == "Inkassovarslet er udløbet"
    assert sign.why.endswith("?")


@given(days, st.integers(0, 60))
def test_a_warning_under_ten_days_is_remarked_and_one_of_ten_is_not(on: date, length: int) -> None:
    remark = remark_on_warning(GaeldStatus.INKASSOVARSEL, on, on + timedelta(days=length))
    assert bool(remark) == (length < 10)


def test_a_debt_is_asked_about_three_years_after_it_fell_due() -> None:
    # Monday 20 November 2023; three years later is a Friday.
    old = debt_row(due_since=date(2023, 11, 20))
    assert warning_signs(old, (), date(2026, 11, 20)) == ()
    (sign,) = warning_signs(old, (), date(2026, 11, 21))
    assert sign.kind is SignArt.FORAELDELSE
    assert sign.title == "Kan være forældet – undersøg"
    assert "Er gælden forældet?" in sign.why
    assert sign.source.startswith("Forældelsesloven § 3")
    assert sign.due_on is not None
    assert sign.due_on > date(2026, 11, 21)


def test_an_acknowledgement_gives_ten_years() -> None:
    old = debt_row(due_since=date(2014, 5, 2), acknowledged_on=date(2016, 3, 1))
    found = limitation_on(old, ())
    assert found is not None
    assert (found[0], found[1].paragraph) == (date(2026, 3, 2), "Forældelsesloven § 5, stk. 1")  # the 1st is a Sunday
    assert [sign.kind for sign in warning_signs(old, (), TODAY)] == [SignArt.FORAELDELSE]


def test_a_judgment_in_the_history_counts_although_nobody_wrote_its_date_in_the_field() -> None:
    judged = debt_row(due_since=date(2020, 1, 6), status=GaeldStatus.INKASSO)
    assert warning_signs(judged, (Step(date(2021, 6, 1), GaeldStatus.DOM),), TODAY) == ()


@pytest.mark.parametrize(
    ("kind", "asked"), [(GaeldArt.KVIKLAAN, False), (GaeldArt.BANK, False), (GaeldArt.TELEFON, True)]
)
def test_money_lent_has_ten_years_where_a_bill_has_three(kind: GaeldArt, asked: bool) -> None:
    lent = debt_row(kind=kind, due_since=date(2020, 1, 6))
    signs = warning_signs(lent, (), TODAY)
    assert bool(signs) is asked
    assert all("et lån" in sign.why for sign in signs)
    (later,) = warning_signs(lent, (), date(2030, 1, 9))
    assert later.source.startswith("Forældelsesloven § 3" if asked else "Forældelsesloven § 6")


def test_nothing_is_asked_where_no_day_is_known() -> None:
    assert limitation_on(debt_row(), ()) is None


@given(days, days)
def test_the_limitation_never_ends_before_its_years_have_gone(due: date, today: date) -> None:
    found = limitation_on(debt_row(due_since=due), ())
    assert found is not None
    last, _ = found
    assert timedelta(days=3 * 365) <= last - due <= timedelta(days=3 * 366 + 7)
    seen = any(sign.kind is SignArt.FORAELDELSE for sign in warning_signs(debt_row(due_since=due), (), today))
    assert seen == (last < today)


@pytest.mark.parametrize("status", [status for status in GaeldStatus if status.is_over])
def test_a_debt_that_is_over_has_no_signs(status: GaeldStatus) -> None:
    assert warning_signs(debt_row(status=status, due_since=date(2015, 1, 5)), (), TODAY) == ()


def test_udlaeg_is_followed_within_days_and_says_what_may_not_be_taken() -> None:
    taken = debt_row(status=GaeldStatus.UDLAEG, status_on=date(2026, 11, 20))
    (sign,) = warning_signs(taken, (), TODAY)
    assert (sign.kind, sign.due_on) == (SignArt.UDLAEG, date(2026, 11, 24))
    assert "beskedent hjem" in sign.why


def reminders(*on: date) -> tuple[Step, ...]:
    return tuple(Step(day, GaeldStatus.RYKKER_3) for day in on)


def test_a_fourth_reminder_may_not_cost_a_fee() -> None:
    steps = reminders(*(date(2026, month, 1) for month in (6, 7, 8, 9)))
    (sign,) = warning_signs(debt_row(status=GaeldStatus.INKASSO), steps, TODAY)
    assert (sign.kind, sign.due_on) == (SignArt.RYKKERE, None)
    assert "4 rykkere" in sign.why
    assert "måske" in sign.why
    assert sign.source.startswith("Renteloven § 9 b")


def test_reminders_under_ten_days_apart_are_noted() -> None:
    (sign,) = warning_signs(debt_row(), reminders(date(2026, 9, 1), date(2026, 9, 10)), TODAY)
    assert "01-09-2026 og 10-09-2026" in sign.why
    assert warning_signs(debt_row(), reminders(date(2026, 9, 1), date(2026, 9, 11)), TODAY) == ()


def test_three_reminders_with_time_between_them_are_as_they_should_be() -> None:
    reminded = debt_row(status=GaeldStatus.RYKKER_3, status_on=date(2026, 9, 1))
    steps = (Step(date(2026, 7, 1), GaeldStatus.RYKKER_1), Step(date(2026, 8, 1), GaeldStatus.RYKKER_2))
    assert warning_signs(reminded, steps, TODAY) == ()
