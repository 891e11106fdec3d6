"""Agreements through the real store: made, paid, changed, ended, asked about."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from socialvicevaert.features.afdragsordninger import queries, service
from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Indbetaling, IndbetalingDraft, OrdningTilstand
from socialvicevaert.features.fogedsager.models import BeloebArt, BeloebDraft, FogedsagDraft, FogedStadie
from socialvicevaert.features.fogedsager.queries import fogedsag
from socialvicevaert.features.fogedsager.service import add_beloeb, bin_fogedsag, open_fogedsag, remove_beloeb
from socialvicevaert.features.gaeld.service import bin_gaeld
from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.features.opgaver.queries import OpgaveView, open_opgaver
from socialvicevaert.features.opgaver.service import finish_opgave
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, beboer_in, intent, new_beboer
from tests.features.afdragsordninger.plans import AGREED, FIRST, INSTALMENTS, draft, new_ordning, paid
from tests.money import owing


def made(database: Database, by: Actor, **fields: object) -> tuple[int, int]:
    """A resident, and an agreement of theirs."""
    beboer_id = beboer_in(database, by)
    with database.write(intent(by)) as session:
        return beboer_id, new_ordning(session, beboer_id, **fields)


def problem_of(failed: pytest.ExceptionInfo[ValidationFailed]) -> tuple[str, str]:
    (problem,) = failed.value.problems
    return problem.field, problem.text


def signs(session: Session) -> list[OpgaveView]:
    return [one for one in open_opgaver(session) if one.source_key.startswith("ordning:")]


def test_an_agreement_is_read_back_with_how_it_stands(database: Database, raadgiver: Actor) -> None:
    beboer_id, ordning_id = made(database, raadgiver, note=" Efter møde ")

    with database.read(raadgiver) as session:
        (view,) = queries.ordninger_of(session, beboer_id)
        assert queries.ordning(session, ordning_id) == view

    assert (view.state, view.total_oere, view.paid_oere, view.note) == (
        OrdningTilstand.BRUDT,
        3_000_00,
        0,
        "Efter møde",
    )
    assert view.next_open is not None
    assert view.next_open.due_on == FIRST
    assert view.late_oere == 1_000_00
    assert view.as_draft() == draft(beboer_id, note="Efter møde")
    assert [one.state for one in view.history] == [OrdningTilstand.LOEBER, OrdningTilstand.BRUDT]


def test_a_payment_covers_the_missed_instalment_and_lets_it_run_again(database: Database, raadgiver: Actor) -> None:
    beboer_id, ordning_id = made(database, raadgiver)

    with database.write(intent(raadgiver)) as session:
        paid(session, ordning_id, 1000, TODAY)

    with database.read(raadgiver) as session:
        (view,) = queries.ordninger_of(session, beboer_id)
        assert queries.has_plan(session, beboer_id, TODAY)
        assert not queries.has_plan(session, beboer_id, date(2026, 11, 21))
        assert not queries.has_plan(session, beboer_id, date(2026, 10, 19))
    assert view.state is OrdningTilstand.LOEBER
    assert view.next_open is not None
    assert view.next_open.due_on == date(2026, 12, 1)
    assert view.history[-1].on == TODAY


def test_a_payment_taken_back_leaves_the_instalment_open(database: Database, raadgiver: Actor) -> None:
    _, ordning_id = made(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        payment = paid(session, ordning_id, 1000, TODAY)
        assert signs(session) == []

    with database.write(intent(raadgiver)) as session:
        service.remove_payment(session, payment)
        assert queries.ordning(session, ordning_id).state is OrdningTilstand.BRUDT
        assert len(signs(session)) == 1
        with pytest.raises(UserError, match="findes ikke længere"):
            service.remove_payment(session, payment)


def test_all_of_it_paid_is_paid_and_nothing_more_can_be(database: Database, raadgiver: Actor) -> None:
    _, ordning_id = made(database, raadgiver)

    with database.write(intent(raadgiver)) as session:
        paid(session, ordning_id, 3000, TODAY)
        view = queries.ordning(session, ordning_id)
        with pytest.raises(ValidationFailed) as failed:
            paid(session, ordning_id, 1, TODAY)

    assert (view.state, view.remaining_oere, view.next_open) == (OrdningTilstand.BETALT, 0, None)
    assert problem_of(failed)[0] == "amount_oere"


@pytest.mark.parametrize(
    ("payment", "field", "text"),
    [
        (IndbetalingDraft(date(2026, 11, 23), 100), "paid_on", "fremtiden"),
        (IndbetalingDraft(date(2026, 10, 19), 100), "paid_on", "først aftalt 20-10-2026"),
        (IndbetalingDraft(TODAY, 0), "amount_oere", "hvor meget"),
        (IndbetalingDraft(TODAY, -5), "amount_oere", "hvor meget"),
        (IndbetalingDraft(TODAY, 3_000_01), "amount_oere", "mangler kun 3.000,00 kr."),
    ],
)
def test_a_payment_that_cannot_be_is_refused_at_its_field(
    database: Database, raadgiver: Actor, payment: IndbetalingDraft, field: str, text: str
) -> None:
    _, ordning_id = made(database, raadgiver)

    with database.write(intent(raadgiver)) as session, pytest.raises(ValidationFailed) as failed:
        service.pay(session, ordning_id, payment)

    assert problem_of(failed)[0] == field
    assert text in problem_of(failed)[1]


@pytest.mark.parametrize(
    ("fields", "field", "text"),
    [
        ({"counterpart": " "}, "counterpart", "hvem"),
        ({"agreed_on": date(2026, 11, 23)}, "agreed_on", "fremtiden"),
        ({"agreed_on": date(2006, 11, 23)}, "agreed_on", "ti år"),
        ({"total_oere": 0}, "total_oere", "i alt"),
        ({"tolerance_days": -1}, "tolerance_days", "0 til 60"),
        ({"tolerance_days": 61}, "tolerance_days", "0 til 60"),
        ({"afdrag": ()}, "afdrag", "mindst ét"),
        ({"total_oere": 3_000_01}, "afdrag", "3.000,00 kr. i alt. Det er 0,01 kr. for lidt."),
        ({"total_oere": 2_999_00}, "afdrag", "1,00 kr. for meget."),
        ({"agreed_on": date(2026, 11, 2)}, "afdrag.0.due_on", "før den dag, ordningen er aftalt (02-11-2026)"),
        ({"afdrag": (INSTALMENTS[1], INSTALMENTS[0], INSTALMENTS[2])}, "afdrag.1.due_on", "efter det forrige"),
        (
            {"afdrag": (*INSTALMENTS, AfdragDraft(date(2027, 2, 1), 0))},
            "afdrag.3.amount_oere",
            "større end nul",
        ),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_at_its_field(
    database: Database, raadgiver: Actor, fields: dict[str, object], field: str, text: str
) -> None:
    beboer_id = beboer_in(database, raadgiver)

    with database.write(intent(raadgiver)) as session, pytest.raises(ValidationFailed) as failed:
        new_ordning(session, beboer_id, **fields)

    found = {problem.field: problem.text for problem in failed.value.problems}
    assert text in found[field]


def test_a_debt_or_fogedsag_of_somebody_else_is_refused(database: Database, raadgiver: Actor) -> None:
    beboer_id, other_id = beboer_in(database, raadgiver), beboer_in(database, raadgiver, first_name="Kurt")
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = open_fogedsag(session, FogedsagDraft(other_id, TODAY, 2, FogedStadie.PAAKRAV))

    with database.write(intent(raadgiver)) as session, pytest.raises(ValidationFailed) as failed:
        new_ordning(session, beboer_id, fogedsag_id=fogedsag_id)

    assert problem_of(failed) == ("fogedsag_id", "Fogedsagen hører til en anden beboer.")


def test_a_missed_instalment_is_an_opgave_until_it_is_paid(database: Database, raadgiver: Actor) -> None:
    beboer_id, ordning_id = made(database, raadgiver, tolerance_days=30)

    with database.read(raadgiver) as session:
        (sign,) = signs(session)

    assert sign.source_key == f"ordning:{ordning_id}:rate:1"
    assert (sign.due_on, sign.beboer_id, sign.medarbejder_id) == (date(2026, 12, 1), beboer_id, 2)
    assert sign.title == "Afdrag mangler: 1.000,00 kr. til Boligforeningen Fælleden"
    assert (
        sign.why == "1. afdrag skulle være betalt 01-11-2026. Er det ikke betalt senest 01-12-2026, er ordningen brudt."
    )

    with database.write(intent(raadgiver)) as session:
        paid(session, ordning_id, 1000, TODAY)
        assert signs(session) == []


def test_a_broken_agreement_says_since_when(database: Database, raadgiver: Actor) -> None:
    made(database, raadgiver)

    with database.read(raadgiver) as session:
        (sign,) = signs(session)

    assert sign.why.endswith("Ordningen har været brudt siden 07-11-2026.")


def test_the_resident_s_worker_is_asked(database: Database, raadgiver: Actor, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, raadgiver, responsible_id=vicevaert.medarbejder_id)
    with database.write(intent(raadgiver)) as session:
        new_ordning(session, beboer_id)
        assert [one.medarbejder_id for one in signs(session)] == [vicevaert.medarbejder_id]


def test_the_question_is_answered_by_the_payment_alone(database: Database, raadgiver: Actor) -> None:
    made(database, raadgiver)

    with database.write(intent(raadgiver)) as session:
        (sign,) = signs(session)
        with pytest.raises(UserError, match="Skriv betalingen"):
            finish_opgave(session, sign.id, "Ringet")


def test_the_sweep_asks_once(database: Database, raadgiver: Actor) -> None:
    made(database, raadgiver)

    with database.write(intent(raadgiver)) as session:
        before = signs(session)
        service.raise_signs(session)
        assert signs(session) == before
        assert session.changed_tables == set()


def test_an_agreement_that_is_far_behind_is_one_question(
    database: Database, raadgiver: Actor, clock: FixedClock
) -> None:
    _, ordning_id = made(database, raadgiver)
    clock.moment = datetime(2027, 1, 20, 9, tzinfo=UTC)

    with database.write(intent(raadgiver)) as session:
        service.raise_signs(session)
        (sign,) = signs(session)
        assert sign.title == "Afdrag mangler: 3.000,00 kr. til Boligforeningen Fælleden"
        assert "1. afdrag skulle være betalt 01-11-2026. I alt mangler 3 afdrag." in sign.why
        paid(session, ordning_id, 1000, date(2027, 1, 20))
        (sign,) = signs(session)
        assert sign.source_key == f"ordning:{ordning_id}:rate:2"


def test_the_words_follow_the_days(database: Database, raadgiver: Actor, clock: FixedClock) -> None:
    made(database, raadgiver, tolerance_days=25)
    clock.moment = datetime(2026, 11, 27, 9, tzinfo=UTC)

    with database.write(intent(raadgiver)) as session:
        service.raise_signs(session)
        (sign,) = signs(session)

    assert sign.why.endswith("Ordningen har været brudt siden 27-11-2026.")


@pytest.mark.parametrize("about", ["fogedsag_id", "gaeld_id"])
def test_an_agreement_can_be_changed_though_what_it_is_about_lies_in_the_bin(
    database: Database, raadgiver: Actor, about: str
) -> None:
    beboer_id = beboer_in(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        if about == "fogedsag_id":
            of = open_fogedsag(session, FogedsagDraft(beboer_id, TODAY, 2, FogedStadie.PAAKRAV))
            ordning_id = new_ordning(session, beboer_id, fogedsag_id=of)
            bin_fogedsag(session, of)
        else:
            of = owing(session, beboer_id)
            ordning_id = new_ordning(session, beboer_id, is_with_landlord=False, gaeld_id=of)
            bin_gaeld(session, of)
        draft = queries.ordning(session, ordning_id).as_draft()
        service.change_ordning(session, ordning_id, replace(draft, note="Ringet til kreditor"))
        assert queries.ordning(session, ordning_id).note == "Ringet til kreditor"
        with pytest.raises(UserError, match="findes ikke længere"):
            new_ordning(session, beboer_id, is_with_landlord=about == "fogedsag_id", **{about: of})


def test_the_sweep_takes_back_what_no_longer_holds(database: Database, raadgiver: Actor) -> None:
    _, ordning_id = made(database, raadgiver)
    with database.write(intent(raadgiver)) as session:  # as an importer would, without following up
        session.add(Indbetaling(afdragsordning_id=ordning_id, paid_on=TODAY, amount_oere=1_000_00))

    with database.write(intent(raadgiver)) as session:
        service.raise_signs(session)
        standing = select(Opgave.deleted_at).where(Opgave.source_key == f"ordning:{ordning_id}:rate:1")
        assert session.exec(standing).one() is not None


def test_an_agreement_in_the_bin_asks_nothing(database: Database, raadgiver: Actor) -> None:
    beboer_id, ordning_id = made(database, raadgiver)

    with database.write(intent(raadgiver)) as session:
        service.bin_ordning(session, ordning_id)
        assert queries.ordninger_of(session, beboer_id) == ()
        assert signs(session) == []


def test_an_agreement_is_ended_with_a_reason_and_taken_up_again(database: Database, raadgiver: Actor) -> None:
    _, ordning_id = made(database, raadgiver)

    with database.write(intent(raadgiver)) as session:
        with pytest.raises(ValidationFailed) as failed:
            service.cancel_ordning(session, ordning_id, TODAY, " ")
        service.cancel_ordning(session, ordning_id, TODAY, "Udlejer fastholder ophævelsen")
        ended = queries.ordning(session, ordning_id)
        assert signs(session) == []
        with pytest.raises(UserError, match="allerede ophørt"):
            service.cancel_ordning(session, ordning_id, TODAY, "igen")
        with pytest.raises(UserError, match="slut og kan ikke ændres"):
            service.change_ordning(session, ordning_id, ended.as_draft())
        service.resume_ordning(session, ordning_id)
        assert queries.ordning(session, ordning_id).state is OrdningTilstand.BRUDT
        assert len(signs(session)) == 1

    assert problem_of(failed)[0] == "reason"
    assert (ended.state, ended.history[-1].why) == (OrdningTilstand.OPHOERT, "Udlejer fastholder ophævelsen")


@pytest.mark.parametrize("on", [date(2026, 11, 23), date(2026, 10, 19), date(2026, 11, 9)])
def test_it_cannot_end_on_an_impossible_day(database: Database, raadgiver: Actor, on: date) -> None:
    _, ordning_id = made(database, raadgiver)

    with database.write(intent(raadgiver)) as session:
        paid(session, ordning_id, 100, date(2026, 11, 10))
        with pytest.raises(ValidationFailed) as failed:
            service.cancel_ordning(session, ordning_id, on, "Flyttet")

    assert {problem.field for problem in failed.value.problems} == {"on"}


def test_money_paid_after_the_end_is_not_the_agreement_s(database: Database, raadgiver: Actor) -> None:
    _, ordning_id = made(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        service.cancel_ordning(session, ordning_id, date(2026, 11, 10), "Flyttet")
        with pytest.raises(ValidationFailed) as failed:
            paid(session, ordning_id, 100, date(2026, 11, 11))

    assert problem_of(failed)[0] == "paid_on"


def test_instalments_to_come_can_be_changed(database: Database, raadgiver: Actor) -> None:
    beboer_id, ordning_id = made(database, raadgiver)
    changed = (INSTALMENTS[0], AfdragDraft(date(2026, 12, 15), 500_00), AfdragDraft(date(2027, 1, 15), 750_00))
    more = (*changed, AfdragDraft(date(2027, 2, 15), 750_00))

    with database.write(intent(raadgiver)) as session:
        service.change_ordning(session, ordning_id, draft(beboer_id, afdrag=more))
        assert [one.amount_oere for one in queries.ordning(session, ordning_id).afdrag] == [
            1_000_00,
            500_00,
            750_00,
            750_00,
        ]
        service.change_ordning(session, ordning_id, draft(beboer_id, afdrag=changed, total_oere=2_250_00))
        assert [one.due_on for one in queries.ordning(session, ordning_id).afdrag] == [one.due_on for one in changed]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"afdrag": (AfdragDraft(date(2026, 11, 20), 1_000_00), *INSTALMENTS[1:])}, "afdrag"),
        ({"afdrag": (AfdragDraft(FIRST, 900_00), *INSTALMENTS[1:]), "total_oere": 2_900_00}, "afdrag"),
        (
            {
                "afdrag": (INSTALMENTS[0], AfdragDraft(date(2026, 11, 2), 1_000_00), INSTALMENTS[2]),
            },
            "afdrag",
        ),
        ({"tolerance_days": 30}, "tolerance_days"),
        ({"afdrag": (INSTALMENTS[0],), "total_oere": 1_000_00}, "total_oere"),
        ({"agreed_on": date(2026, 10, 31)}, "agreed_on"),
    ],
)
def test_what_has_fallen_due_stays_as_it_was(
    database: Database, raadgiver: Actor, fields: dict[str, object], field: str
) -> None:
    beboer_id, ordning_id = made(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        paid(session, ordning_id, 1500, date(2026, 10, 30))

    with database.write(intent(raadgiver)) as session, pytest.raises(ValidationFailed) as failed:
        service.change_ordning(session, ordning_id, draft(beboer_id, **fields))

    assert field in [problem.field for problem in failed.value.problems]


def test_a_payment_under_a_fogedsag_is_written_once(database: Database, raadgiver: Actor) -> None:
    beboer_id = beboer_in(database, raadgiver)
    with database.write(intent(raadgiver)) as session:
        fogedsag_id = open_fogedsag(session, FogedsagDraft(beboer_id, TODAY, 2, FogedStadie.PAAKRAV))
        add_beloeb(session, fogedsag_id, BeloebDraft(BeloebArt.RESTANCE, 3_000_00, TODAY))
        ordning_id = new_ordning(session, beboer_id, fogedsag_id=fogedsag_id)

    with database.write(intent(raadgiver)) as session:
        payment = paid(session, ordning_id, 1000, TODAY)
        assert fogedsag(session, fogedsag_id).row.remaining_oere == 2_000_00
        service.remove_payment(session, payment)
        assert fogedsag(session, fogedsag_id).row.remaining_oere == 3_000_00


def test_only_those_who_work_with_money_write_it(database: Database, raadgiver: Actor, leder: Actor) -> None:
    beboer_id, ordning_id = made(database, raadgiver)

    with database.write(intent(leder)) as session:
        for act in (
            lambda: new_ordning(session, beboer_id),
            lambda: paid(session, ordning_id, 1, TODAY),
            lambda: service.cancel_ordning(session, ordning_id, TODAY, "x"),
            lambda: service.bin_ordning(session, ordning_id),
            lambda: service.raise_signs(session),
            lambda: service.plan_paper(session, ordning_id),
            lambda: queries.ordninger_of(session, beboer_id),
        ):
            with pytest.raises(NotAllowed):
                act()


def test_all_agreements_show_the_most_pressing_first(database: Database, raadgiver: Actor) -> None:
    beboer_id, first = made(database, raadgiver)
    later = tuple(replace(one, due_on=one.due_on.replace(day=9)) for one in INSTALMENTS[1:])
    with database.write(intent(raadgiver)) as session:
        second = new_ordning(session, beboer_id, afdrag=later, total_oere=2_000_00)
        third = new_ordning(session, beboer_id)
        paid(session, third, 3000, AGREED)

    with database.read(raadgiver) as session:
        assert [one.id for one in queries.ordninger(session)] == [first, second]
        assert [one.id for one in queries.ordninger(session, only_open=False)] == [first, second, third]
        assert [one.id for one in queries.ordninger(session, medarbejder_id=1)] == []
        assert [one.id for one in queries.ordninger_of(session, beboer_id)] == [first, second, third]


def test_a_payment_taken_back_in_the_fogedsag_is_paid_in_neither(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        draft = FogedsagDraft(
            beboer_id, date(2026, 10, 1), vicevaert.medarbejder_id, rent_month=date(2026, 9, 1), arrears_oere=300_000
        )
        fogedsag_id = open_fogedsag(session, draft)
        number = new_ordning(session, beboer_id, fogedsag_id=fogedsag_id)
        paid(session, number, 1_000, date(2026, 11, 1))
        assert queries.ordning(session, number).paid_oere == 100_000
        written = next(one for one in fogedsag(session, fogedsag_id).beloeb if one.kind is BeloebArt.BETALT)
        remove_beloeb(session, written.id)
        assert queries.ordning(session, number).paid_oere == 0
        assert fogedsag(session, fogedsag_id).row.remaining_oere == 300_000
