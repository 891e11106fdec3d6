"""Opgaver: one a rule, put off with a reason, ticked off once."""

from datetime import date

import pytest

from socialvicevaert.features.opgaver import queries, service
from socialvicevaert.features.opgaver.models import OpgaveDraft, OpgaveKilde
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import intent, new_beboer


def test_a_snoozed_opgave_is_out_of_sight_until_its_day(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        opgave_id = service.add_opgave(session, OpgaveDraft("Ring", date(2026, 11, 20), vicevaert.medarbejder_id))
        with pytest.raises(ValidationFailed) as refused:
            service.snooze_opgave(session, opgave_id, date(2026, 11, 22), "")
        assert {problem.field for problem in refused.value.problems} == {"until", "reason"}
        service.snooze_opgave(session, opgave_id, date(2026, 11, 25), "Beboeren er bortrejst")
        assert queries.open_opgaver(session) == ()
        assert queries.opgave(session, opgave_id).snooze_reason == "Beboeren er bortrejst"


def test_a_rule_makes_one_opgave_and_moves_it(database: Database, vicevaert: Actor) -> None:
    draft = OpgaveDraft(
        "Husk fristen",
        date(2026, 12, 1),
        vicevaert.medarbejder_id,
        source=OpgaveKilde.FOGEDSAG,
        source_key="fogedsag:1:frist",
    )
    with database.write(intent(vicevaert)) as session:
        first = service.ensure_opgave(session, draft)
        second = service.ensure_opgave(session, OpgaveDraft(**(vars(draft) | {"due_on": date(2026, 12, 3)})))
        assert first == second
        assert [one.due_on for one in queries.open_opgaver(session)] == [date(2026, 12, 3)]
        service.withdraw_opgave(session, "fogedsag:1:frist")
        assert queries.open_opgaver(session) == ()


def test_done_is_done_once_and_by_somebody(database: Database, vicevaert: Actor, raadgiver: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        opgave_id = service.add_opgave(
            session, OpgaveDraft("Ring", date(2026, 11, 20), vicevaert.medarbejder_id, beboer_id=beboer)
        )
    for actor in (raadgiver, vicevaert):
        with database.write(intent(actor)) as session:
            service.finish_opgave(session, opgave_id)
    with database.read(vicevaert) as session:
        assert queries.opgaver_of(session, beboer) == ()
        (done,) = queries.opgaver_of(session, beboer, with_done=True)
        assert done.done_at is not None


@pytest.mark.parametrize("source_key", ["fogedsag:7:genbesoeg:3", "henvisning:7:svar"])
def test_the_question_of_a_rule_is_not_ticked_off_but_answered(
    database: Database, vicevaert: Actor, source_key: str
) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = OpgaveDraft("Bor de der?", date(2026, 11, 20), vicevaert.medarbejder_id, source_key=source_key)
        opgave_id = service.ensure_opgave(session, draft)
        for act in (service.finish_opgave, service.bin_opgave):
            with pytest.raises(UserError, match="å er opgaven klaret"):
                act(session, opgave_id)
        answer = queries.opgave(session, opgave_id).answer
        assert answer is not None
        assert (answer.kind, answer.id) == (source_key.split(":")[0], 7)
        service.change_opgave(session, opgave_id, OpgaveDraft("Bor de der?", date(2026, 12, 1), 1))
        assert queries.opgave(session, opgave_id).due_on == date(2026, 12, 1)
        service.withdraw_opgave(session, source_key)
        assert queries.open_opgaver(session) == ()


@pytest.mark.parametrize(
    ("source_key", "part", "label"),
    [
        ("gaeld:7:inkassovarsel:2026-12-01", "gaeld", "Åbn gæld"),
        ("ordning:7:rate:3", "ordninger", "Åbn ordning"),
        ("ansoegning:7:svar", "ansoegninger", "Skriv svaret"),
    ],
)
def test_an_opgave_about_money_leads_to_its_part_of_the_resident(
    database: Database, vicevaert: Actor, source_key: str, part: str, label: str
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        draft = OpgaveDraft("Ring", date(2026, 11, 20), vicevaert.medarbejder_id, beboer, source_key=source_key)
        answer = queries.opgave(session, service.add_opgave(session, draft)).answer
    assert answer is not None
    assert (answer.label, answer.kind, answer.id, answer.tab) == (label, "beboer", beboer, "oekonomi")
    assert dict(answer.extra) == {"part": part, "id": 7}


def test_a_missed_instalment_leaves_by_being_paid_and_not_by_being_ticked_off(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = OpgaveDraft("Rate 3", date(2026, 11, 20), 1, new_beboer(session), source_key="ordning:7:rate:3")
        opgave_id = service.add_opgave(session, draft)
        with pytest.raises(UserError, match="Skriv betalingen"):
            service.finish_opgave(session, opgave_id)


def test_an_opgave_without_words_is_refused(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session, pytest.raises(ValidationFailed):
        service.add_opgave(session, OpgaveDraft("  ", date(2026, 11, 20), vicevaert.medarbejder_id))


def test_whose_opgaver_can_be_asked_for(database: Database, vicevaert: Actor, raadgiver: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        for actor in (vicevaert, raadgiver):
            service.add_opgave(session, OpgaveDraft(actor.name, date(2026, 11, 20), actor.medarbejder_id))
        mine = queries.open_opgaver(session, medarbejder_id=raadgiver.medarbejder_id, until=date(2026, 11, 22))
    assert [one.title for one in mine] == [raadgiver.name]
