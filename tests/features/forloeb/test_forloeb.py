"""Courses of advice through the real store: offered, answered, measured, closed, corrected."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Afdragsrytme, OrdningDraft
from socialvicevaert.features.afdragsordninger.service import make_ordning
from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.budgetter.models import BudgetDraft, Budgetkategori, LinjeDraft
from socialvicevaert.features.budgetter.service import save_budget, start_budget
from socialvicevaert.features.fogedsager.models import FogedsagDraft, FogedStadie, IndsatsResultat
from socialvicevaert.features.fogedsager.service import bin_fogedsag, open_fogedsag
from socialvicevaert.features.forloeb import queries, rules, service
from socialvicevaert.features.forloeb.models import (
    ForloebAnswer,
    ForloebClosing,
    ForloebDraft,
    ForloebStatus,
    MaalingDraft,
    Moedested,
)
from socialvicevaert.features.forloeb.rules import ForloebTrin
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.papirkurv.service import take_back
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, beboer_in, intent, new_sag

OFFERED = date(2026, 9, 1)
YES = date(2026, 9, 8)
START = MaalingDraft(YES, 1_200_00, 45_000_00, False)
END = MaalingDraft(TODAY, 2_000_00, 40_500_00, True)
ACCEPTED = ForloebAnswer(ForloebStatus.ACCEPTERET, YES, Moedested.HJEM, "Vil gerne mødes hjemme")
CLOSING = ForloebClosing(TODAY, IndsatsResultat.AFVAERGET_PERMANENT, END, "Klarer sig selv nu")


def offered(database: Database, by: Actor, **fields: object) -> tuple[int, int]:
    """A resident, and a course offered to them."""
    beboer_id = beboer_in(database, by)
    with database.write(intent(by)) as session:
        draft = ForloebDraft(beboer_id, OFFERED, by.medarbejder_id, **fields)  # type: ignore[arg-type]
        return beboer_id, service.offer_forloeb(session, draft)


def accepted(database: Database, by: Actor) -> tuple[int, int]:
    beboer_id, forloeb_id = offered(database, by)
    with database.write(intent(by)) as session:
        service.answer_offer(session, forloeb_id, ACCEPTED, START)
    return beboer_id, forloeb_id


def fields_of(failed: pytest.ExceptionInfo[ValidationFailed]) -> set[str]:
    return {problem.field for problem in failed.value.problems}


def test_an_offer_waits_for_an_answer(database: Database, raadgiver: Actor) -> None:
    beboer_id, _forloeb_id = offered(database, raadgiver, note=" Brev lagt i postkassen ")

    with database.read(raadgiver) as session:
        (view,) = queries.forloeb_of(session, beboer_id)
        assert queries.forloeb(session) == (view,)

    assert (view.status, view.status_on, view.stage) == (ForloebStatus.TILBUDT, OFFERED, ForloebTrin.TILBUDT)
    assert (view.note, view.medarbejder, view.is_current, view.start) == (
        "Brev lagt i postkassen",
        raadgiver.name,
        True,
        None,
    )


def test_a_yes_begins_the_course_and_takes_the_numbers_down(database: Database, raadgiver: Actor) -> None:
    beboer_id, _ = accepted(database, raadgiver)

    with database.read(raadgiver) as session:
        (view,) = queries.forloeb_of(session, beboer_id)

    assert (view.stage, view.place, view.status_on) == (ForloebTrin.I_GANG, Moedested.HJEM, YES)
    assert view.start is not None
    assert view.start.as_draft() == START
    assert [(one.on, one.status, one.note) for one in view.history] == [
        (OFFERED, ForloebStatus.TILBUDT, ""),
        (YES, ForloebStatus.ACCEPTERET, "Vil gerne mødes hjemme"),
    ]


def test_no_answer_and_no_end_the_waiting(database: Database, raadgiver: Actor) -> None:
    beboer_id, forloeb_id = offered(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        service.answer_offer(session, forloeb_id, ForloebAnswer(ForloebStatus.INTET_SVAR, date(2026, 9, 20)))
        service.answer_offer(
            session, forloeb_id, ForloebAnswer(ForloebStatus.AFSLAAET, date(2026, 9, 25), Moedested.HJEM)
        )
        (view,) = queries.forloeb_of(session, beboer_id)
        assert queries.forloeb(session) == ()
        assert queries.forloeb(session, only_current=False) == (view,)
        assert queries.forloeb(session, only_current=False, offered_from=date(2026, 9, 2)) == ()
        assert queries.forloeb(session, only_current=False, offered_to=date(2026, 8, 31)) == ()
        assert queries.forloeb(session, only_current=False, medarbejder_id=1) == ()

    assert (view.stage, view.place, view.ended_on) == (ForloebTrin.SVAR, None, date(2026, 9, 25))
    assert [one.status for one in view.history] == [
        ForloebStatus.TILBUDT,
        ForloebStatus.INTET_SVAR,
        ForloebStatus.AFSLAAET,
    ]


def test_a_course_is_closed_with_a_judged_result_and_its_effect(
    database: Database, raadgiver: Actor, vicevaert: Actor
) -> None:
    beboer_id, forloeb_id = accepted(database, raadgiver)
    with database.write(intent(vicevaert)) as session:
        service.close_forloeb(session, forloeb_id, CLOSING)
        (view,) = queries.forloeb_of(session, beboer_id)

    assert (view.stage, view.closed_on, view.result) == (ForloebTrin.AFSLUTTET, TODAY, CLOSING.result)
    assert (view.judged_by, view.note) == (vicevaert.name, "Klarer sig selv nu")
    assert view.effect == rules.Effect(800_00, -4_500_00)


def test_what_is_not_known_shows_no_effect(database: Database, raadgiver: Actor) -> None:
    beboer_id, forloeb_id = accepted(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        closing = ForloebClosing(TODAY, IndsatsResultat.ALDRIG_KONTAKT, MaalingDraft(TODAY))
        service.close_forloeb(session, forloeb_id, closing)
        (view,) = queries.forloeb_of(session, beboer_id)

    assert view.effect == rules.Effect(None, None)
    assert view.end is not None
    assert view.end.has_plan is None


def test_a_closing_is_corrected_by_closing_again(database: Database, raadgiver: Actor) -> None:
    beboer_id, forloeb_id = accepted(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        service.close_forloeb(session, forloeb_id, CLOSING)
        better = ForloebClosing(TODAY, IndsatsResultat.AFVAERGET_MIDLERTIDIGT, MaalingDraft(TODAY, 1))
        service.close_forloeb(session, forloeb_id, better)
        (view,) = queries.forloeb_of(session, beboer_id)

    assert view.result is IndsatsResultat.AFVAERGET_MIDLERTIDIGT
    assert view.end is not None
    assert view.end.raadighedsbeloeb_oere == 1


def test_closing_again_with_the_same_words_writes_them_once(database: Database, raadgiver: Actor) -> None:
    beboer_id, forloeb_id = accepted(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        service.close_forloeb(session, forloeb_id, CLOSING)
        service.close_forloeb(session, forloeb_id, CLOSING)
        (view,) = queries.forloeb_of(session, beboer_id)

    assert view.note.count("Klarer sig selv nu") == 1


def test_a_closed_course_goes_on_when_it_is_opened_again(database: Database, raadgiver: Actor) -> None:
    beboer_id, forloeb_id = accepted(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        service.close_forloeb(session, forloeb_id, CLOSING)
        with pytest.raises(UserError, match="Åbn det igen"):
            service.answer_offer(session, forloeb_id, ACCEPTED)
        service.reopen_forloeb(session, forloeb_id)
        (view,) = queries.forloeb_of(session, beboer_id)
        with pytest.raises(UserError, match="ikke afsluttet"):
            service.reopen_forloeb(session, forloeb_id)

    assert (view.stage, view.result, view.end, view.judged_by) == (ForloebTrin.I_GANG, None, None, "")
    assert view.start is not None


def test_a_closed_course_is_not_opened_beside_another(database: Database, raadgiver: Actor) -> None:
    beboer_id, first = accepted(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        service.close_forloeb(session, first, CLOSING)
        service.offer_forloeb(session, ForloebDraft(beboer_id, TODAY, 2))
        with pytest.raises(UserError, match="allerede et forløb"):
            service.reopen_forloeb(session, first)


def test_only_a_course_with_a_yes_can_be_closed(database: Database, raadgiver: Actor) -> None:
    _, forloeb_id = offered(database, raadgiver)

    with database.write(intent(raadgiver)) as session, pytest.raises(UserError, match="sagt ja"):
        service.close_forloeb(session, forloeb_id, CLOSING)


def test_one_course_at_a_time(database: Database, raadgiver: Actor) -> None:
    beboer_id, first = offered(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        draft = ForloebDraft(beboer_id, TODAY, raadgiver.medarbejder_id)
        with pytest.raises(UserError, match="allerede et forløb"):
            service.offer_forloeb(session, draft)
        service.answer_offer(session, first, ForloebAnswer(ForloebStatus.AFSLAAET, YES))
        second = service.offer_forloeb(session, draft)
        with pytest.raises(UserError, match="allerede et forløb"):
            service.answer_offer(session, first, ACCEPTED)
        assert [one.id for one in queries.forloeb_of(session, beboer_id)] == [second, first]


def test_a_yes_corrected_to_a_no_takes_the_numbers_away(database: Database, raadgiver: Actor) -> None:
    beboer_id, forloeb_id = accepted(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        service.answer_offer(session, forloeb_id, ForloebAnswer(ForloebStatus.AFSLAAET, YES))
        (view,) = queries.forloeb_of(session, beboer_id)

    assert (view.status, view.start, view.place) == (ForloebStatus.AFSLAAET, None, None)


@pytest.mark.parametrize(
    ("answer", "maaling", "field"),
    [
        (ForloebAnswer(ForloebStatus.TILBUDT, YES), None, "status"),
        (ForloebAnswer(ForloebStatus.AFSLAAET, date(2026, 11, 23)), None, "on"),
        (ForloebAnswer(ForloebStatus.AFSLAAET, date(2026, 8, 31)), None, "on"),
        (ForloebAnswer(ForloebStatus.ACCEPTERET, YES), None, "place"),
        (ACCEPTED, MaalingDraft(date(2026, 11, 23)), "measured_on"),
        (ACCEPTED, MaalingDraft(YES, debt_oere=-1), "debt_oere"),
        (ACCEPTED, MaalingDraft(YES, raadighedsbeloeb_oere=-(10**14)), "raadighedsbeloeb_oere"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_at_its_field(
    database: Database, raadgiver: Actor, answer: ForloebAnswer, maaling: MaalingDraft | None, field: str
) -> None:
    _, forloeb_id = offered(database, raadgiver)

    with database.write(intent(raadgiver)) as session, pytest.raises(ValidationFailed) as failed:
        service.answer_offer(session, forloeb_id, answer, maaling)

    assert fields_of(failed) == {field}


@pytest.mark.parametrize("on", [date(2026, 11, 23), date(2026, 9, 7)])
def test_a_course_cannot_end_on_an_impossible_day(database: Database, raadgiver: Actor, on: date) -> None:
    _, forloeb_id = accepted(database, raadgiver)
    closing = ForloebClosing(on, IndsatsResultat.IKKE_AFVAERGET, MaalingDraft(TODAY))

    with database.write(intent(raadgiver)) as session, pytest.raises(ValidationFailed) as failed:
        service.close_forloeb(session, forloeb_id, closing)

    assert fields_of(failed) == {"closed_on"}


@pytest.mark.parametrize("on", [date(2026, 11, 23), date(2006, 1, 1)])
def test_an_offer_on_an_impossible_day_is_refused(database: Database, raadgiver: Actor, on: date) -> None:
    beboer_id = beboer_in(database, raadgiver)

    with database.write(intent(raadgiver)) as session, pytest.raises(ValidationFailed) as failed:
        service.offer_forloeb(session, ForloebDraft(beboer_id, on, raadgiver.medarbejder_id))

    assert fields_of(failed) == {"offered_on"}


def test_a_fogedsag_or_sag_of_somebody_else_is_refused(database: Database, raadgiver: Actor) -> None:
    beboer_id, other_id = beboer_in(database, raadgiver), beboer_in(database, raadgiver, first_name="Kurt")
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = open_fogedsag(session, FogedsagDraft(other_id, TODAY, 2, FogedStadie.PAAKRAV))
        sag_id = new_sag(session, other_id)
        for wrong in (
            ForloebDraft(beboer_id, OFFERED, 2, fogedsag_id=fogedsag_id),
            ForloebDraft(beboer_id, OFFERED, 2, sag_id=sag_id),
        ):
            with pytest.raises(UserError):
                service.offer_forloeb(session, wrong)


def test_an_offer_is_corrected_with_its_day_in_the_history(database: Database, raadgiver: Actor) -> None:
    beboer_id, forloeb_id = offered(database, raadgiver)
    earlier = date(2026, 8, 20)
    with database.write(intent(raadgiver)) as session:
        service.change_forloeb(session, forloeb_id, ForloebDraft(beboer_id, earlier, 1, note="Ny rådgiver"))
        (view,) = queries.forloeb_of(session, beboer_id)
        service.answer_offer(session, forloeb_id, ACCEPTED)
        with pytest.raises(ValidationFailed) as failed:
            service.change_forloeb(session, forloeb_id, ForloebDraft(beboer_id, TODAY, 1))

    assert view.as_draft() == ForloebDraft(beboer_id, earlier, 1, note="Ny rådgiver")
    assert (view.status_on, view.history[0].on) == (earlier, earlier)
    assert fields_of(failed) == {"offered_on"}


def test_a_course_in_the_bin_is_gone(database: Database, raadgiver: Actor) -> None:
    beboer_id, forloeb_id = offered(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        service.bin_forloeb(session, forloeb_id)
        assert queries.forloeb_of(session, beboer_id) == ()


def test_the_log_holds_the_contacts_of_its_time_and_its_own_steps(database: Database, raadgiver: Actor) -> None:
    beboer_id, forloeb_id = accepted(database, raadgiver)

    def met(session: Session, on: date, text: str) -> None:
        at = datetime(on.year, on.month, on.day, 7, tzinfo=UTC)
        log_kontakt(session, KontaktDraft(beboer_id, KontaktArt.HJEMMEBESOEG, at, text))

    with database.write(intent(raadgiver)) as session:
        met(session, date(2026, 8, 31), "Før")
        met(session, YES, "Ja tak")
        met(session, date(2026, 10, 1), "Budget lagt")
        met(session, TODAY, "Efter")
        closing = ForloebClosing(date(2026, 11, 1), IndsatsResultat.AFVAERGET_PERMANENT, MaalingDraft(TODAY))
        open_log = queries.logbook(session, queries.forloeb_of(session, beboer_id)[0])
        service.close_forloeb(session, forloeb_id, closing)
        log = queries.logbook(session, queries.forloeb_of(session, beboer_id)[0])

    assert [(one.on, one.title, one.text) for one in log] == [
        (date(2026, 11, 1), "Forløbet afsluttet: Afværget permanent", ""),
        (date(2026, 10, 1), "Hjemmebesøg", "Budget lagt"),
        (YES, "Takket ja – mødes: hjemme hos beboeren", "Vil gerne mødes hjemme"),
        (YES, "Hjemmebesøg", "Ja tak"),
        (OFFERED, "Forløb tilbudt", ""),
    ]
    assert log[0].kontakt_id is None
    assert log[1].kontakt_id is not None
    assert "Efter" in [one.text for one in open_log]


def test_the_numbers_are_proposed_from_what_is_written(database: Database, raadgiver: Actor) -> None:
    beboer_id = beboer_in(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        assert service.maaling_now(session, beboer_id) == MaalingDraft(TODAY, None, None, False)
        make_ordning(
            session,
            OrdningDraft(
                beboer_id,
                "Udlejer",
                date(2026, 11, 1),
                100_00,
                Afdragsrytme.EN_GANG,
                (AfdragDraft(date(2026, 12, 1), 100_00),),
            ),
        )
        assert service.maaling_now(session, beboer_id).has_plan is True
        assert service.maaling_now(session, beboer_id, date(2026, 10, 31)).has_plan is False


def test_a_budget_that_is_only_begun_is_no_measurement(database: Database, raadgiver: Actor) -> None:
    beboer_id = beboer_in(database, raadgiver, lejemaal=LejemaalDraft(1, "Lærkevej 4", rent_oere=745_000))
    with database.write(intent(raadgiver)) as session:
        budget_id = start_budget(session, beboer_id)
        assert service.maaling_now(session, beboer_id).raadighedsbeloeb_oere is None
        pay = LinjeDraft(Budgetkategori.LOEN, amount_oere=1_000_000)
        save_budget(session, budget_id, BudgetDraft(date(2026, 11, 1), lines=(pay,)))
        assert service.maaling_now(session, beboer_id).raadighedsbeloeb_oere == 1_000_000


def test_only_those_who_work_with_money_write_it(database: Database, raadgiver: Actor, leder: Actor) -> None:
    beboer_id, forloeb_id = offered(database, raadgiver)

    with database.write(intent(leder)) as session:
        acts: list[Callable[[], object]] = [
            lambda: service.offer_forloeb(session, ForloebDraft(beboer_id, OFFERED, 2)),
            lambda: service.answer_offer(session, forloeb_id, ACCEPTED),
            lambda: service.close_forloeb(session, forloeb_id, CLOSING),
            lambda: service.reopen_forloeb(session, forloeb_id),
            lambda: service.bin_forloeb(session, forloeb_id),
            lambda: service.maaling_now(session, beboer_id),
            lambda: queries.forloeb_of(session, beboer_id),
        ]
        for act in acts:
            with pytest.raises(NotAllowed):
                act()


def test_how_it_stood_on_a_day_believes_what_was_written_last() -> None:
    history = [
        ForloebAnswer(ForloebStatus.TILBUDT, OFFERED),
        ForloebAnswer(ForloebStatus.INTET_SVAR, date(2026, 9, 20)),
        ForloebAnswer(ForloebStatus.ACCEPTERET, YES),
    ]

    assert rules.status_on(history, date(2026, 8, 31)) is None
    assert rules.status_on(history, date(2026, 9, 7)) is ForloebStatus.TILBUDT
    assert rules.status_on(history, date(2026, 9, 30)) is ForloebStatus.ACCEPTERET
    assert rules.status_on(history[:2], date(2026, 9, 30)) is ForloebStatus.INTET_SVAR


@given(st.lists(st.tuples(st.dates(OFFERED, TODAY), st.sampled_from(rules.ANSWERS)), max_size=6))
def test_an_offered_course_always_stands_somehow(found: list[tuple[date, ForloebStatus]]) -> None:
    history = [ForloebAnswer(ForloebStatus.TILBUDT, OFFERED), *(ForloebAnswer(status, on) for on, status in found)]

    assert rules.status_on(history, OFFERED) is not None
    assert rules.status_on(history, TODAY) is history[-1].status


def test_an_offer_can_be_corrected_though_its_fogedsag_lies_in_the_bin(database: Database, raadgiver: Actor) -> None:
    beboer_id = beboer_in(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        of = open_fogedsag(session, FogedsagDraft(beboer_id, TODAY, 2, FogedStadie.PAAKRAV))
        draft = ForloebDraft(beboer_id, OFFERED, 2, fogedsag_id=of)
        forloeb_id = service.offer_forloeb(session, draft)
        bin_fogedsag(session, of)
        service.change_forloeb(session, forloeb_id, ForloebDraft(beboer_id, OFFERED, 2, fogedsag_id=of, note="Ringet"))
        assert [one.note for one in queries.forloeb_of(session, beboer_id)] == ["Ringet"]


def test_a_course_is_not_taken_out_of_the_bin_beside_another_that_goes_on(database: Database, raadgiver: Actor) -> None:
    beboer_id = beboer_in(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        first = service.offer_forloeb(session, ForloebDraft(beboer_id, OFFERED, 2))
        service.bin_forloeb(session, first)
        second = service.offer_forloeb(session, ForloebDraft(beboer_id, OFFERED, 2))
        with pytest.raises(UserError, match="allerede et forløb"):
            take_back(session, "forloeb", first)
        service.answer_offer(session, second, ForloebAnswer(ForloebStatus.AFSLAAET, YES))
        take_back(session, "forloeb", first)
        assert {one.id for one in queries.forloeb_of(session, beboer_id)} == {first, second}


def test_numbers_missing_at_the_start_are_taken_later_with_the_day_they_are_taken(
    database: Database, raadgiver: Actor
) -> None:
    beboer_id, forloeb_id = offered(database, raadgiver)
    typed = MaalingDraft(YES, debt_oere=45_000_00, has_plan=False)
    with database.write(intent(raadgiver)) as session:
        service.answer_offer(session, forloeb_id, ACCEPTED, typed)
        with pytest.raises(UserError, match="Skriv et budget"):
            service.fill_start(session, forloeb_id)
    with database.write(intent(raadgiver)) as session:
        lines = (
            LinjeDraft(Budgetkategori.LOEN, amount_oere=10_000_00),
            LinjeDraft(Budgetkategori.HUSLEJE, amount_oere=9_500_00),
        )
        budget_id = start_budget(session, beboer_id)
        save_budget(session, budget_id, BudgetDraft(date(2026, 11, 1), lines=lines))
        service.fill_start(session, forloeb_id)
        (view,) = queries.forloeb_of(session, beboer_id)
        with pytest.raises(UserError, match="ikke noget at hente"):
            service.fill_start(session, forloeb_id)

    assert view.start is not None
    assert view.start.as_draft() == MaalingDraft(TODAY, 500_00, 45_000_00, False, budget_id)


def test_numbers_at_the_start_are_only_taken_while_the_course_goes_on(database: Database, raadgiver: Actor) -> None:
    _, waiting = offered(database, raadgiver)
    with database.write(intent(raadgiver)) as session, pytest.raises(UserError, match="i gang"):
        service.fill_start(session, waiting)


def test_a_start_is_missing_without_a_budget_but_not_for_want_of_debts() -> None:
    nothing = MaalingDraft(TODAY)
    no_budget = rules.start_gap(None, nothing)
    assert no_budget is not None
    assert not no_budget.can_fill
    from_both = rules.start_gap(nothing, MaalingDraft(TODAY, 500_00, 4_000_00))
    assert from_both == rules.StartGap(
        "Tallene ved start mangler – hent dem fra budgettet og gældslisten.", can_fill=True
    )
    assert rules.start_gap(MaalingDraft(TODAY, 500_00), nothing) is None
