"""The race as a pure decision: in time, too close, too late, unknown, settled."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.ansoegninger.models import Afgoerelse, AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.rules import (
    Act,
    Application,
    Arrival,
    Deadline,
    Race,
    Verdict,
    deadlines,
    passed_deadline,
    race,
    with_estimate,
    working_days_between,
)
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, SatAf
from socialvicevaert.features.fogedsager.rules import step_dates
from tests.factories import TODAY

MEETING = Deadline(DatoArt.FOGEDMOEDE, date(2026, 12, 10))  # a Thursday, 18 days from the Sunday that is today
DAYS = st.integers(min_value=0, max_value=400).map(lambda days: TODAY + timedelta(days=days))


def sent(answer_on: date | None, number: int = 1, **fields: Any) -> Application:
    known: dict[str, Any] = {"sent_on": date(2026, 11, 10), "expected_answer_on": answer_on}
    return Application(number, AnsoegningGrundlag.PARAGRAF_81A, **(known | fields))


def run(*applications: Application, deadline: Deadline | None = MEETING, **fields: Any) -> Race:
    return race(deadline, applications, today=TODAY, **fields)


@pytest.mark.parametrize(
    ("answer_on", "arrival", "said"),
    [
        (date(2026, 12, 4), Arrival.IN_TIME, "i tide, 6 dage før fristen"),
        (date(2026, 12, 7), Arrival.IN_TIME, "i tide, 3 dage før fristen"),
        (date(2026, 12, 8), Arrival.TOO_CLOSE, "2 dage før fristen – for tæt på"),
        (date(2026, 12, 10), Arrival.TOO_CLOSE, "samme dag som fristen – for tæt på"),
        (date(2026, 12, 11), Arrival.TOO_LATE, "1 dag for sent"),
        (date(2026, 12, 20), Arrival.TOO_LATE, "10 dage for sent"),
        (date(2026, 11, 19), Arrival.OVERDUE, "svaret er 3 dage over tiden"),
        (None, Arrival.NO_DAY, "ingen dag for svar"),
    ],
)
def test_an_answer_is_measured_against_the_deadline(answer_on: date | None, arrival: Arrival, said: str) -> None:
    (runner,) = run(sent(answer_on)).runners
    assert (runner.arrival, runner.short) == (arrival, said)


def test_a_weekend_before_the_deadline_is_no_time_for_money_to_arrive() -> None:
    monday = Deadline(DatoArt.FOGEDMOEDE, date(2026, 12, 14))
    assert working_days_between(date(2026, 12, 10), monday.on) == 2
    (runner,) = run(sent(date(2026, 12, 10)), deadline=monday).runners
    assert (runner.arrival, runner.days) == (Arrival.TOO_CLOSE, 4)


def test_the_next_real_deadline_is_found_among_the_dates_of_a_fogedsag() -> None:
    steps = step_dates(
        [
            FogedDatoDraft(DatoArt.PAAKRAV_MODTAGET, date(2026, 10, 12), SatAf.UDLEJER),
            FogedDatoDraft(DatoArt.INDLEVERET, date(2026, 11, 30), SatAf.UDLEJER),
            FogedDatoDraft(DatoArt.UDSAETTELSE, date(2026, 12, 20), SatAf.RETTEN),
            FogedDatoDraft(DatoArt.FOGEDMOEDE, date(2026, 12, 10), SatAf.RETTEN),
        ]
    )
    assert [one.kind for one in deadlines(steps, TODAY)] == [DatoArt.FOGEDMOEDE, DatoArt.UDSAETTELSE]
    passed = passed_deadline(steps, TODAY)
    assert passed is not None
    assert (passed.kind, passed.on) == (DatoArt.PAAKRAVSFRIST, date(2026, 10, 26))
    later = passed_deadline(steps, date(2026, 12, 12))
    assert later is not None
    assert later.kind is DatoArt.FOGEDMOEDE


def test_an_estimated_deadline_is_called_one() -> None:
    steps = step_dates([FogedDatoDraft(DatoArt.PAAKRAV_SENDT, date(2026, 11, 16), SatAf.UDLEJER)])
    (deadline,) = deadlines(steps, TODAY)
    assert "ca." in deadline.name
    assert "skøn" in with_estimate(deadline)
    assert with_estimate(MEETING) == ""


def test_one_answer_in_time_is_enough() -> None:
    found = run(sent(date(2026, 12, 20)), sent(date(2026, 12, 1), 2))
    assert (found.verdict, found.acts) == (Verdict.IN_TIME, ())
    assert found.text == "Svaret ventes i tide: 9 dage før fogedmødet."


def test_money_that_comes_in_time_but_does_not_reach_is_no_rescue() -> None:
    found = run(sent(date(2026, 12, 1), amount_oere=500_000), needed_oere=1_431_250, remaining_oere=1_431_250)
    assert found.verdict is Verdict.PARTLY
    assert "5.000,00 kr. af de 14.312,50 kr." in found.text
    assert found.acts


def test_an_unknown_amount_is_not_held_against_an_application() -> None:
    assert run(sent(date(2026, 12, 1)), needed_oere=1_431_250).verdict is Verdict.IN_TIME


def test_when_no_answer_comes_in_time_the_acts_are_left_in_order() -> None:
    found = run(sent(date(2026, 12, 18)))
    assert found.text == "Svaret ventes 8 dage efter fogedmødet. Det er for sent."
    assert found.acts == (Act.ASK_LANDLORD, Act.PLAN, Act.MUNICIPALITY)


def test_of_several_the_one_that_is_spoken_of_is_told_from_the_others() -> None:
    both = run(sent(date(2026, 12, 18)), sent(None, 2, sent_on=None))
    assert both.text.startswith("En ansøgning er ikke sendt endnu.")
    assert run(sent(None, sent_on=None)).text.startswith("Ansøgningen er ikke sendt endnu.")


def test_an_unsent_application_says_what_a_day_more_costs() -> None:
    found = run(sent(None, sent_on=None, usual_days=19))
    (runner,) = found.runners
    assert (runner.arrival, runner.answer_on, runner.is_estimate) == (Arrival.NOT_SENT, date(2026, 12, 11), True)
    assert runner.short == "ikke sendt; sendes den i dag: 1 dag for sent"
    assert found.verdict is Verdict.NOT_SENT


def test_nothing_is_guessed_where_the_usual_time_is_not_known() -> None:
    (runner,) = run(sent(None, sent_on=None)).runners
    assert (runner.answer_on, runner.text) == (None, "Ikke sendt endnu. Svartiden er ikke kendt.")


def test_a_grant_that_covers_ends_the_race() -> None:
    granted = sent(None, decision=Afgoerelse.BEVILGET, decided_on=date(2026, 11, 20), granted_oere=1_431_250)
    found = run(granted, needed_oere=1_431_250, remaining_oere=1_431_250)
    assert (found.verdict, found.acts) == (Verdict.GRANTED, ())
    assert ".." not in found.text


def test_a_grant_that_does_not_cover_is_said_and_the_race_goes_on() -> None:
    granted = sent(None, decision=Afgoerelse.DELVIST, decided_on=date(2026, 11, 20), granted_oere=400_000)
    found = run(granted, needed_oere=1_431_250, remaining_oere=1_431_250)
    assert found.verdict is Verdict.NOTHING
    assert found.text.startswith("4.000,00 kr. er bevilget, men det dækker ikke det hele.")


@pytest.mark.parametrize(
    ("granted_oere", "needed_oere", "said"),
    [
        (None, 1_431_250, "Der er bevilget hjælp, men beløbet er ikke skrevet."),
        (400_000, None, "4.000,00 kr. er bevilget, men det er ikke skrevet, hvad der skyldes."),
    ],
)
def test_a_grant_of_which_too_little_is_known_is_still_said(
    granted_oere: int | None, needed_oere: int | None, said: str
) -> None:
    granted = sent(None, decision=Afgoerelse.BEVILGET, decided_on=date(2026, 11, 20), granted_oere=granted_oere)
    found = run(granted, needed_oere=needed_oere, remaining_oere=needed_oere)
    assert found.text.startswith(f"{said} Intet andet er på vej.")
    assert found.acts


def test_a_kept_agreement_with_the_landlord_holds_the_deadline() -> None:
    assert run(sent(date(2026, 12, 20)), has_plan=True).verdict is Verdict.PLAN


def test_what_is_paid_needs_no_race() -> None:
    assert run(sent(date(2026, 12, 20)), remaining_oere=0).verdict is Verdict.PAID


def test_a_refusal_is_told_apart_from_never_having_applied() -> None:
    refused = sent(None, decision=Afgoerelse.AFSLAG, decided_on=date(2026, 11, 20))
    assert run(refused).text.startswith("Ingen ansøgning er undervejs mere.")
    assert run().text == "Der er ikke søgt om hjælp endnu. Fogedmøde tor. 10. dec. er om 18 dage."


def test_a_deadline_that_is_past_is_no_reason_to_be_calm() -> None:
    passed = Deadline(DatoArt.PAAKRAVSFRIST, date(2026, 11, 20))
    found = run(sent(date(2026, 12, 1)), deadline=None, passed=passed)
    assert (found.verdict, found.acts) == (Verdict.PASSED, tuple(Act))
    assert found.text.startswith("Påkravsfristen var fre. 20. nov.")
    guessed = Deadline(DatoArt.PAAKRAVSFRIST, date(2026, 11, 20), is_estimate=True)
    assert run(deadline=None, passed=guessed).text.startswith("Påkravsfristen var ca. fre. 20. nov.")
    assert run(sent(date(2026, 12, 1)), deadline=None).verdict is Verdict.NO_DEADLINE


@given(answer_on=DAYS, deadline_on=DAYS, by=st.integers(min_value=1, max_value=60))
def test_a_later_answer_is_never_nearer_to_being_in_time(answer_on: date, deadline_on: date, by: int) -> None:
    deadline = Deadline(DatoArt.UDSAETTELSE, deadline_on)
    order = (Arrival.IN_TIME, Arrival.TOO_CLOSE, Arrival.TOO_LATE)
    (now,) = run(sent(answer_on), deadline=deadline).runners
    (later,) = run(sent(answer_on + timedelta(days=by)), deadline=deadline).runners
    assert order.index(later.arrival) >= order.index(now.arrival)
    assert now.days is not None
    assert later.days == now.days - by


@given(answer_on=DAYS, deadline_on=DAYS)
def test_in_time_means_more_than_two_working_days_before_and_too_late_means_after(
    answer_on: date, deadline_on: date
) -> None:
    (runner,) = run(sent(answer_on), deadline=Deadline(DatoArt.FOGEDMOEDE, deadline_on)).runners
    assert (runner.arrival is Arrival.TOO_LATE) == (answer_on > deadline_on)
    assert (runner.arrival is Arrival.IN_TIME) == (working_days_between(answer_on, deadline_on) > 2)


APPLICATIONS = st.lists(
    st.builds(
        Application,
        id=st.integers(1, 99),
        basis=st.sampled_from(AnsoegningGrundlag),
        sent_on=st.none() | st.just(date(2026, 11, 10)),
        expected_answer_on=st.none() | st.dates(date(2026, 11, 11), date(2027, 3, 1)),
        decision=st.none() | st.sampled_from(Afgoerelse),
        decided_on=st.just(date(2026, 11, 15)),
        amount_oere=st.none() | st.integers(1, 3_000_000),
        granted_oere=st.none() | st.integers(1, 3_000_000),
        usual_days=st.none() | st.integers(0, 90),
    ),
    max_size=5,
)


@given(
    applications=APPLICATIONS,
    deadline_on=st.none() | DAYS,
    has_plan=st.booleans(),
    needed_oere=st.none() | st.integers(1, 3_000_000),
)
def test_every_race_has_one_verdict_one_plain_sentence_and_acts_exactly_when_it_is_not_won(
    applications: list[Application], deadline_on: date | None, has_plan: bool, needed_oere: int | None
) -> None:
    deadline = Deadline(DatoArt.FOGEDMOEDE, deadline_on) if deadline_on is not None else None
    found = race(
        deadline,
        applications,
        today=TODAY,
        has_plan=has_plan,
        needed_oere=needed_oere,
        remaining_oere=needed_oere,
    )
    assert len(found.runners) == len(applications)
    assert found.text.endswith(".")
    for text in (found.text, *(runner.text for runner in found.runners)):
        assert ".." not in text
        assert "None" not in text
    assert bool(found.acts) != found.is_safe
    if found.verdict is Verdict.IN_TIME:
        assert any(runner.arrival is Arrival.IN_TIME for runner in found.runners)
