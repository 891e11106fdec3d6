from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.fogedsager.models import (
    DatoArt,
    FogedDatoDraft,
    FogedsagClosing,
    FogedStadie,
    FogedUdfald,
    IndsatsResultat,
    PaakravKanal,
    SatAf,
)
from socialvicevaert.features.fogedsager.rules import (
    FogedState,
    Urgency,
    closing_problems,
    closing_warnings,
    is_averted,
    missing_dates,
    needs_reason,
    needs_rechecks,
    next_action,
    next_stages,
    outcome_change_problems,
    stage_by_dates,
    stage_problems,
    step_dates,
)

TODAY = date(2026, 11, 22)
OPENED = date(2026, 9, 1)


def closing(outcome: FogedUdfald | None, result: IndsatsResultat | None, reason: str = "") -> FogedsagClosing:
    return FogedsagClosing(date(2026, 11, 20), outcome, result, reason)


def given_dates(**kinds: date) -> list[FogedDatoDraft]:
    return [FogedDatoDraft(DatoArt[kind], on, SatAf.UDLEJER) for kind, on in kinds.items()]


def state(stage: FogedStadie, **kinds: date) -> FogedState:
    return FogedState(stage, step_dates(given_dates(**kinds)))


# stages


def test_a_stage_may_be_skipped_because_we_often_hear_late() -> None:
    assert stage_problems(FogedStadie.RESTANCE, FogedStadie.FOGEDMOEDE, "") == ()


def test_going_back_needs_a_reason() -> None:
    assert stage_problems(FogedStadie.FOGEDRET, FogedStadie.PAAKRAV, " ")[0].field == "reason"
    assert stage_problems(FogedStadie.FOGEDRET, FogedStadie.PAAKRAV, "Retten afviste påkravet") == ()


def test_an_agreement_breaks_and_an_eviction_is_called_off_without_a_reason() -> None:
    three = (FogedStadie.FOGEDMOEDE, FogedStadie.AFTALE, FogedStadie.UDSAETTELSE)
    assert not any(needs_reason(old, new) for old in three for new in three)


def test_a_closed_case_is_opened_again_with_a_reason_and_closed_by_closing_it() -> None:
    assert stage_problems(FogedStadie.AFSLUTTET, FogedStadie.AFTALE, "")[0].field == "reason"
    assert stage_problems(FogedStadie.AFTALE, FogedStadie.AFSLUTTET, "slut")[0].field == "stage"


@given(st.sampled_from(FogedStadie))
def test_what_usually_follows_may_follow(stage: FogedStadie) -> None:
    for following in next_stages(stage):
        assert stage_problems(stage, following, "") == ()


def test_a_stage_says_which_dates_are_missing() -> None:
    assert missing_dates(FogedStadie.RESTANCE, ()) == (DatoArt.FORFALD,)
    assert missing_dates(FogedStadie.FOGEDMOEDE, (DatoArt.PAAKRAV_SENDT, DatoArt.INDLEVERET)) == (
        DatoArt.PAAKRAV_MODTAGET,
        DatoArt.OPHAEVELSE,
        DatoArt.KOMMUNE_UNDERRETTET,
        DatoArt.FOGEDMOEDE,
    )
    assert missing_dates(FogedStadie.AFTALE, ()) == (DatoArt.AFTALE,)
    assert missing_dates(FogedStadie.AFSLUTTET, ()) == ()


@pytest.mark.parametrize(
    ("kinds", "stage"),
    [
        ({}, FogedStadie.RESTANCE),
        ({"PAAKRAV_SENDT": date(2026, 11, 6)}, FogedStadie.PAAKRAV),
        ({"PAAKRAV_SENDT": date(2026, 10, 6), "PAAKRAV_MODTAGET": date(2026, 10, 7)}, FogedStadie.FRIST_UDLOEBET),
        ({"PAAKRAV_SENDT": date(2026, 10, 6), "OPHAEVELSE": date(2026, 11, 2)}, FogedStadie.OPHAEVET),
        ({"INDLEVERET": date(2026, 11, 9), "OPHAEVELSE": date(2026, 11, 2)}, FogedStadie.FOGEDRET),
        ({"INDLEVERET": date(2026, 11, 9), "FOGEDMOEDE": date(2026, 12, 2)}, FogedStadie.FOGEDMOEDE),
        ({"FOGEDMOEDE": date(2026, 11, 12), "AFTALE": date(2026, 11, 12)}, FogedStadie.AFTALE),
        ({"AFTALE": date(2026, 10, 12), "UDSAETTELSE": date(2026, 12, 12)}, FogedStadie.UDSAETTELSE),
    ],
)
def test_the_dates_propose_a_stage(kinds: dict[str, date], stage: FogedStadie) -> None:
    assert stage_by_dates(step_dates(given_dates(**kinds)), TODAY) is stage


def test_an_estimated_deadline_alone_never_says_that_it_has_passed() -> None:
    sent = given_dates(PAAKRAV_SENDT=date(2026, 9, 7))
    assert stage_by_dates(step_dates(sent, channel=PaakravKanal.BREV), TODAY) is FogedStadie.PAAKRAV


# outcome and result


@pytest.mark.parametrize("result", [IndsatsResultat.AFVAERGET_PERMANENT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT])
def test_an_eviction_that_happened_cannot_be_averted(result: IndsatsResultat) -> None:
    (problem,) = closing_problems(closing(FogedUdfald.UDSAT, result), OPENED, TODAY)
    assert (problem.field, problem.text) == ("result", "En udsættelse, der er gennemført, kan ikke være afværget.")


def test_who_moved_out_after_the_termination_lost_the_home() -> None:
    moved = closing(FogedUdfald.FRAFLYTTET, IndsatsResultat.AFVAERGET_PERMANENT)
    assert [problem.field for problem in closing_problems(moved, OPENED, TODAY)] == ["result"]
    assert closing_problems(closing(FogedUdfald.FRAFLYTTET, IndsatsResultat.IKKE_AFVAERGET), OPENED, TODAY) == ()


def test_paid_is_not_always_saved() -> None:
    paid = closing(FogedUdfald.BETALT, IndsatsResultat.IKKE_AFVAERGET)
    assert closing_problems(paid, OPENED, TODAY) == ()
    assert closing_warnings(paid) == (
        "Udfaldet er »Betalt og trukket tilbage«, men resultatet »ikke afværget«. Bor beboeren der ikke?",
    )


def test_a_result_may_be_judged_later_but_the_outcome_is_asked_for() -> None:
    assert closing_problems(closing(FogedUdfald.BETALT, None), OPENED, TODAY) == ()
    assert "ubedømt" in closing_warnings(closing(FogedUdfald.BETALT, None))[0]
    assert [problem.field for problem in closing_problems(closing(None, None), OPENED, TODAY)] == ["outcome"]


def test_a_case_is_closed_between_its_opening_and_today() -> None:
    for closed_on in (date(2026, 8, 31), date(2026, 11, 23)):
        wrong = FogedsagClosing(closed_on, FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_PERMANENT)
        assert [problem.field for problem in closing_problems(wrong, OPENED, TODAY)] == ["closed_on"]


def test_an_outcome_changed_later_needs_a_reason() -> None:
    before = closing(FogedUdfald.BETALT, IndsatsResultat.AFVAERGET_MIDLERTIDIGT)
    after = closing(FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET)
    assert [problem.field for problem in outcome_change_problems(before, after, OPENED, TODAY)] == ["reason"]
    explained = closing(FogedUdfald.UDSAT, IndsatsResultat.IKKE_AFVAERGET, "Ny restance i oktober")
    assert outcome_change_problems(before, explained, OPENED, TODAY) == ()
    assert outcome_change_problems(before, before, OPENED, TODAY) == ()


@given(st.sampled_from([*FogedUdfald, None]), st.sampled_from([*IndsatsResultat, None]))
def test_only_an_averted_eviction_is_checked_again(outcome: FogedUdfald | None, result: IndsatsResultat | None) -> None:
    if needs_rechecks(outcome, result):
        assert is_averted(result)
        assert closing_problems(closing(outcome or FogedUdfald.ANDET, result), OPENED, TODAY) == ()


# the next step


def test_before_the_paakrav_there_is_time_to_talk() -> None:
    action = next_action(state(FogedStadie.RESTANCE, FORFALD=date(2026, 11, 20)), TODAY)
    assert action is not None
    assert action.text == "Tal med beboeren, før påkravet kan komme"
    assert action.due_on == date(2026, 11, 25)
    assert action.why == "Udlejer kan tidligst sende påkrav onsdag den 25. november 2026."


def test_the_paakravsfrist_is_the_day_to_pay() -> None:
    action = next_action(
        state(FogedStadie.PAAKRAV, PAAKRAV_SENDT=date(2026, 11, 16), PAAKRAV_MODTAGET=date(2026, 11, 17)), TODAY
    )
    assert action is not None
    assert (action.due_on, action.urgency) == (date(2026, 12, 1), Urgency.DEADLINE)
    assert "skøn" not in action.why


def test_an_estimated_deadline_is_called_one() -> None:
    action = next_action(state(FogedStadie.PAAKRAV, PAAKRAV_SENDT=date(2026, 11, 16)), TODAY)
    assert action is not None
    assert "skøn" in action.why


def test_after_the_deadline_payment_still_helps_until_the_termination_is_received() -> None:
    late = state(FogedStadie.PAAKRAV, PAAKRAV_MODTAGET=date(2026, 10, 17))
    action = next_action(late, TODAY)
    assert action is not None
    assert (action.due_on, action.urgency) == (TODAY, Urgency.HOME_AT_STAKE)
    assert "Betaling, før ophævelsen er modtaget" in action.why


def test_a_filed_case_asks_first_whether_the_municipality_knows() -> None:
    filed = FogedState(FogedStadie.FOGEDRET, step_dates(given_dates(INDLEVERET=date(2026, 11, 18))), has_children=True)
    action = next_action(filed, TODAY)
    assert action is not None
    assert action.text == "Kontroller, at kommunen er underrettet"
    assert action.why.endswith("Der er børn i hjemmet.")
    told = state(FogedStadie.FOGEDRET, INDLEVERET=date(2026, 11, 18), KOMMUNE_UNDERRETTET=date(2026, 11, 18))
    answer = next_action(told, TODAY)
    assert answer is not None
    assert (answer.text, answer.due_on) == ("Følg op på kommunens vurdering", date(2026, 12, 2))


def test_a_court_meeting_is_prepared_two_working_days_before() -> None:
    meeting = FogedDatoDraft(DatoArt.FOGEDMOEDE, date(2026, 12, 1), SatAf.RETTEN, at=time(10, 30))
    action = next_action(FogedState(FogedStadie.FOGEDMOEDE, step_dates([meeting])), TODAY)
    assert action is not None
    assert action.due_on == date(2026, 11, 27)
    assert action.why == "Fogedmødet er tirsdag den 1. december 2026 kl. 10.30."
    tomorrow = next_action(state(FogedStadie.FOGEDMOEDE, FOGEDMOEDE=date(2026, 11, 23)), TODAY)
    assert tomorrow is not None
    assert tomorrow.due_on == TODAY


def test_an_agreement_is_looked_at_after_the_next_rent() -> None:
    action = next_action(state(FogedStadie.AFTALE, AFTALE=date(2026, 11, 10)), TODAY)
    assert action is not None
    assert action.due_on == date(2026, 12, 2)
    on_the_day = next_action(state(FogedStadie.AFTALE), date(2026, 12, 1))
    assert on_the_day is not None
    assert on_the_day.due_on == date(2026, 12, 2)


def test_an_eviction_that_is_over_asks_for_its_outcome() -> None:
    action = next_action(state(FogedStadie.UDSAETTELSE, UDSAETTELSE=date(2026, 11, 19)), TODAY)
    assert action is not None
    assert (action.text, action.due_on) == ("Afslut sagen med udfald og resultat", date(2026, 11, 19))


def test_a_closed_case_wants_its_judgement_then_its_rechecks_then_nothing() -> None:
    done = IndsatsResultat.AFVAERGET_PERMANENT
    unjudged = next_action(FogedState(FogedStadie.AFSLUTTET), TODAY)
    recheck = next_action(FogedState(FogedStadie.AFSLUTTET, result=done, recheck_due_on=date(2026, 12, 1)), TODAY)
    assert unjudged is not None
    assert recheck is not None
    assert "Bedøm" in unjudged.text
    assert recheck.due_on == date(2026, 12, 1)
    assert next_action(FogedState(FogedStadie.AFSLUTTET, result=done), TODAY) is None


@given(
    st.sampled_from([stage for stage in FogedStadie if stage is not FogedStadie.AFSLUTTET]),
    st.dictionaries(st.sampled_from([kind.name for kind in DatoArt]), st.dates(date(2026, 1, 1), date(2027, 6, 1))),
    st.dates(date(2026, 1, 1), date(2027, 6, 1)),
)
def test_an_open_case_always_has_a_next_step_with_a_reason(
    stage: FogedStadie, kinds: dict[str, date], today: date
) -> None:
    action = next_action(state(stage, **kinds), today)
    assert action is not None
    assert action.text
    assert action.why.endswith(".")
