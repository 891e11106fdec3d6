from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.fogedsager.models import PaakravKanal
from socialvicevaert.features.fogedsager.rules import (
    due_date,
    earliest_ophaevelse,
    earliest_paakrav,
    estimated_receipt,
    municipality_answer,
    paakravsfrist,
    recheck_dates,
    reminder_before,
)
from socialvicevaert.shared.hverdage import helligdag, is_frist_day, is_hverdag, is_working_day

days = st.dates(date(2013, 1, 1), date(2060, 12, 31))


def test_the_case_of_the_high_court_is_computed_as_it_was_judged() -> None:
    """UfR 2022.1586 V: rent due on Friday 1 October 2021."""
    assert earliest_paakrav(date(2021, 10, 1)).on == date(2021, 10, 6)
    frist = paakravsfrist(date(2021, 10, 7))
    assert frist.on == date(2021, 10, 21)
    assert earliest_ophaevelse(frist.on).on == date(2021, 10, 22)


@pytest.mark.parametrize(
    ("due_on", "earliest_on"),
    [
        pytest.param(date(2026, 9, 7), date(2026, 9, 11), id="Monday to Friday"),
        pytest.param(date(2026, 9, 8), date(2026, 9, 12), id="Tuesday to Saturday"),
        pytest.param(date(2026, 9, 9), date(2026, 9, 14), id="Wednesday to Monday"),
        pytest.param(date(2026, 9, 10), date(2026, 9, 15), id="Thursday to Tuesday"),
        pytest.param(date(2026, 9, 11), date(2026, 9, 16), id="Friday to Wednesday"),
        pytest.param(date(2026, 9, 12), date(2026, 9, 18), id="Saturday moves to Monday, so Friday"),
        pytest.param(date(2026, 9, 13), date(2026, 9, 18), id="Sunday moves to Monday, so Friday"),
        pytest.param(date(2026, 4, 1), date(2026, 4, 9), id="Easter follows"),
        pytest.param(date(2026, 7, 1), date(2026, 7, 6), id="Saturday counts"),
        pytest.param(date(2026, 6, 1), date(2026, 6, 5), id="Grundlovsdag by the count"),
    ],
)
def test_the_earliest_paakrav_follows_the_third_hverdag(due_on: date, earliest_on: date) -> None:
    assert earliest_paakrav(due_on).on == earliest_on


def test_a_due_day_in_the_weekend_says_that_the_sources_conflict() -> None:
    for due_on in (date(2026, 9, 12), date(2026, 9, 13)):
        assert any("Kilderne er uenige" in note for note in earliest_paakrav(due_on).notes)
    assert earliest_paakrav(date(2026, 9, 11)).notes == ()


def test_a_count_over_grundlovsdag_says_that_the_sources_conflict() -> None:
    assert earliest_paakrav(date(2026, 6, 1)).notes == ("Grundlovsdag er talt med som hverdag; kilderne er uenige.",)


def test_rent_is_due_on_the_first_unless_that_is_a_closed_day() -> None:
    assert due_date(date(2026, 9, 17)).on == date(2026, 9, 1)
    assert due_date(date(2026, 8, 1)).on == date(2026, 8, 3)
    assert due_date(date(2026, 1, 1)).on == date(2026, 1, 2)
    assert due_date(date(2026, 8, 1)).notes == (
        "Forfaldsdagen 01-08-2026 er en lørdag og flyttes til den følgende hverdag.",
    )


@pytest.mark.parametrize(
    ("received_on", "frist_on"),
    [
        pytest.param(date(2026, 9, 1), date(2026, 9, 15), id="fourteen days"),
        pytest.param(date(2026, 9, 5), date(2026, 9, 21), id="ends on a Saturday"),
        pytest.param(date(2026, 9, 6), date(2026, 9, 21), id="ends on a Sunday"),
        pytest.param(date(2026, 3, 20), date(2026, 4, 7), id="ends on Good Friday, Easter follows"),
        pytest.param(date(2026, 5, 22), date(2026, 6, 8), id="ends on Grundlovsdag, a Friday"),
        pytest.param(date(2026, 12, 11), date(2026, 12, 28), id="ends on Christmas Day"),
        pytest.param(date(2023, 4, 21), date(2023, 5, 8), id="ends on Store Bededag 2023"),
        pytest.param(date(2024, 4, 12), date(2024, 4, 26), id="no Store Bededag in 2024"),
        pytest.param(date(2026, 12, 10), date(2026, 12, 24), id="Christmas Eve is a hverdag"),
    ],
)
def test_the_paakravsfrist_ends_on_a_day_when_one_can_pay(received_on: date, frist_on: date) -> None:
    frist = paakravsfrist(received_on)
    assert frist.on == frist_on
    assert bool(frist.notes) == (frist_on != received_on + timedelta(days=14))


@given(days)
def test_a_paakravsfrist_is_at_least_fourteen_days_and_never_on_a_closed_day(received_on: date) -> None:
    frist = paakravsfrist(received_on)
    assert 14 <= (frist.on - received_on).days <= 20
    assert is_frist_day(frist.on)
    assert earliest_ophaevelse(frist.on).on > frist.on


@given(days, st.integers(0, 400))
def test_who_is_later_never_gets_an_earlier_deadline(on: date, later_by: int) -> None:
    later = on + timedelta(days=later_by)
    for rule in (earliest_paakrav, paakravsfrist, municipality_answer, due_date):
        assert rule(on).on <= rule(later).on


@given(days)
def test_a_paakrav_is_never_given_on_a_sunday_or_holiday_nor_before_three_hverdage(due_on: date) -> None:
    earliest = earliest_paakrav(due_on).on
    assert is_hverdag(earliest)
    between = [due_on + timedelta(days=number) for number in range(1, (earliest - due_on).days)]
    assert sum(is_hverdag(day) for day in between) >= 3


def test_the_municipality_has_fourteen_days_and_the_day_is_not_moved() -> None:
    answer = municipality_answer(date(2026, 11, 7))
    assert answer.on == date(2026, 11, 21)
    assert answer.notes == ("Dagen er en lørdag: svaret kan komme den følgende hverdag.",)
    assert municipality_answer(date(2026, 11, 9)).notes == ()


def test_an_unknown_receipt_is_estimated_and_looks_like_it() -> None:
    sent_on = date(2026, 11, 20)  # a Friday
    by_letter = estimated_receipt(sent_on, PaakravKanal.ANBEFALET)
    assert (by_letter.on, by_letter.is_estimate) == (date(2026, 11, 21), True)
    assert estimated_receipt(sent_on, PaakravKanal.DIGITAL_POST).on == sent_on
    frist = paakravsfrist(by_letter.on, is_estimate=True)
    assert frist.is_estimate
    assert "Skøn: det er ikke oplyst, hvornår påkravet kom frem." in frist.notes


@given(days, st.sampled_from(PaakravKanal))
def test_an_estimated_receipt_is_never_before_the_letter_was_sent(sent_on: date, channel: PaakravKanal) -> None:
    assert 0 <= (estimated_receipt(sent_on, channel).on - sent_on).days <= 5


def test_rechecks_come_after_three_six_and_twelve_months_on_working_days() -> None:
    rechecks = recheck_dates(date(2026, 9, 25))
    assert [(months, recheck.on) for months, recheck in rechecks] == [
        (3, date(2026, 12, 28)),
        (6, date(2027, 3, 30)),
        (12, date(2027, 9, 27)),
    ]


@given(days, st.integers(1, 10))
def test_our_own_reminders_fall_on_working_days_before_the_date(on: date, working_days: int) -> None:
    reminder = reminder_before(on, working_days)
    assert reminder < on
    assert is_working_day(reminder)
    assert reminder.weekday() < 5
    assert helligdag(reminder) is None


def test_each_date_says_which_rule_made_it() -> None:
    frist = paakravsfrist(date(2026, 9, 1))
    assert frist.rule_id == "paakravsfrist"
    assert "14 dage" in frist.rule_text_da
    assert frist.source.startswith("Almenlejeloven § 90, stk. 2")
    assert frist.last_checked == date(2026, 11, 22)


def test_a_date_before_the_rule_was_in_force_says_so() -> None:
    assert any("kender ikke reglen" in note for note in paakravsfrist(date(2008, 9, 1)).notes)
