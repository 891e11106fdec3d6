"""Applications in the store: written, sent, decided, asked about, thrown away; and the race that is read from them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import col, select

from socialvicevaert import audit
from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Afdragsrytme, OrdningDraft
from socialvicevaert.features.afdragsordninger.service import make_ordning
from socialvicevaert.features.ansoegninger import queries, service
from socialvicevaert.features.ansoegninger.models import (
    Afgoerelse,
    AnsoegningDraft,
    AnsoegningGrundlag,
    DecisionDraft,
    Ydelsesform,
)
from socialvicevaert.features.ansoegninger.queries import AnsoegningStage
from socialvicevaert.features.ansoegninger.rules import Act, Arrival, Verdict
from socialvicevaert.features.fogedsager.models import BeloebArt, BeloebDraft, FogedsagClosing, FogedUdfald
from socialvicevaert.features.fogedsager.models import IndsatsResultat as Resultat
from socialvicevaert.features.fogedsager.service import add_beloeb, bin_fogedsag, close_fogedsag
from socialvicevaert.features.oekonomi.queries import races
from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.partnere.service import bin_partner
from socialvicevaert.features.redningsplaner.models import KildeArt
from socialvicevaert.features.redningsplaner.queries import start_of
from socialvicevaert.features.samtykker.models import Videregivelse
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import DENMARK, FixedClock
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import TODAY, intent, new_beboer
from tests.features.ansoegninger.applications import MEETING_ON, P81, P81A, Case

GRANTED = DecisionDraft(Afgoerelse.BEVILGET, TODAY, 1_431_250, Ydelsesform.HJAELP)


@pytest.fixture
def case(database: Database, vicevaert: Actor) -> Case:
    return Case(database, vicevaert)


def asked_about(case: Case) -> list[str]:
    """The open opgaver about applications."""
    with case.database.read(case.by) as session:
        statement = select(Opgave.source_key).where(
            col(Opgave.source_key).startswith("ansoegning:"), col(Opgave.deleted_at).is_(None)
        )
        return list(session.exec(statement))


def sweep(case: Case) -> None:
    with case.write() as session:
        service.raise_signs(session)


def test_an_application_goes_from_prepared_to_sent_to_decided(case: Case) -> None:
    number = case.apply()
    assert case.stored(number).stage is AnsoegningStage.PREPARED
    with case.write() as session:
        service.send_ansoegning(session, number, date(2026, 11, 5), date(2026, 11, 30))
    sent = case.stored(number)
    assert (sent.stage, sent.days_waiting(TODAY), sent.is_overdue(TODAY)) == (AnsoegningStage.SENT, 17, False)
    case.decide(number, GRANTED)
    decided = case.stored(number)
    assert (decided.stage, decided.days_to_answer, decided.granted_oere) == (AnsoegningStage.DECIDED, 17, 1_431_250)
    assert decided.form is Ydelsesform.HJAELP


def test_a_decision_without_a_sending_is_refused_and_nothing_is_lost(case: Case) -> None:
    number = case.apply()
    with pytest.raises(ValidationFailed, match="hvornår ansøgningen er sendt"):
        case.decide(number, GRANTED)
    assert case.stored(number).stage is AnsoegningStage.PREPARED


def test_a_decision_is_changed_and_taken_back(case: Case) -> None:
    number = case.apply(sent_on=date(2026, 11, 5))
    case.decide(number, GRANTED)
    case.decide(number, DecisionDraft(Afgoerelse.AFSLAG, TODAY, reason="Formue"))
    changed = case.stored(number)
    assert (changed.decision, changed.granted_oere, changed.form) == (Afgoerelse.AFSLAG, None, None)
    with case.write() as session:
        service.undo_decision(session, number)
    again = case.stored(number)
    assert (again.stage, again.reason, again.decided_on) == (AnsoegningStage.SENT, "", None)


def test_correcting_a_decided_application_keeps_its_days_in_order(case: Case) -> None:
    number = case.apply(sent_on=date(2026, 11, 5))
    case.decide(number, GRANTED)
    with case.write() as session, pytest.raises(ValidationFailed, match="afgjort"):
        service.write_ansoegning(session, AnsoegningDraft(case.beboer_id, P81A), number)
    with case.write() as session, pytest.raises(ValidationFailed, match="fremtiden"):
        service.send_ansoegning(session, number, TODAY + timedelta(days=1), None)


def test_what_belongs_to_another_resident_is_refused(case: Case) -> None:
    with case.write() as session:
        other = new_beboer(session, "Kurt", "Jensen")
    with case.write() as session, pytest.raises(UserError, match="anden beboer"):
        service.write_ansoegning(session, AnsoegningDraft(other, P81A, fogedsag_id=case.fogedsag_id))
    number = case.apply()
    with case.write() as session, pytest.raises(UserError, match="anden beboer"):
        service.write_ansoegning(session, AnsoegningDraft(other, P81A), number)


def test_one_who_may_not_see_residents_can_neither_read_nor_write(case: Case, leder: Actor) -> None:
    number = case.apply()
    with case.database.read(leder) as session:
        for read in (queries.ansoegninger_of, queries.race_of, queries.words_before_payment):
            with pytest.raises(NotAllowed):
                read(session, 1)
    with case.database.write(intent(leder)) as session:
        for write in (
            lambda: service.write_ansoegning(session, AnsoegningDraft(case.beboer_id, P81A)),
            lambda: service.send_ansoegning(session, number, TODAY, None),
            lambda: service.decide_ansoegning(session, number, GRANTED),
            lambda: service.undo_decision(session, number),
            lambda: service.bin_ansoegning(session, number),
            lambda: service.raise_signs(session),
        ):
            with pytest.raises(NotAllowed):
                write()


def test_that_it_was_sent_is_registered_and_no_disclosure(case: Case) -> None:
    case.apply(sent_on=date(2026, 11, 5))
    with case.database.read(case.by) as session:
        assert session.exec(select(Videregivelse)).first() is None
        assert "Prøve" in [entry.title for entry in audit.history(session, case.beboer_id)]


def test_an_answer_that_is_late_is_an_opgave_once_until_it_is_decided(case: Case) -> None:
    number = case.apply(sent_on=date(2026, 11, 5), expected_answer_on=date(2026, 11, 20))
    sweep(case)
    assert asked_about(case) == [f"ansoegning:{number}:svar:2026-11-20"]
    with case.database.read(case.by) as session:
        opgave = session.exec(select(Opgave).where(Opgave.source_key != "")).one()
        assert opgave.due_on == date(2026, 11, 23)  # Monday: the day expected was a Friday
        assert opgave.medarbejder_id == case.by.medarbejder_id
    case.decide(number, GRANTED)
    assert asked_about(case) == []
    with case.write() as session:
        service.undo_decision(session, number)
    assert len(asked_about(case)) == 1


def test_an_answer_put_off_is_asked_about_again_when_its_new_day_is_past(case: Case, clock: FixedClock) -> None:
    number = case.apply(sent_on=date(2026, 11, 5), expected_answer_on=date(2026, 11, 20))
    with case.write() as session:
        service.send_ansoegning(session, number, date(2026, 11, 5), date(2026, 12, 1))
    assert asked_about(case) == []
    clock.moment = datetime(2026, 12, 3, 9, 0, tzinfo=DENMARK)
    sweep(case)
    assert asked_about(case) == [f"ansoegning:{number}:svar:2026-12-01"]


def test_a_day_written_by_mistake_and_put_right_again_has_its_opgave_again(case: Case) -> None:
    sent_on, right, wrong = date(2026, 11, 5), date(2026, 11, 20), date(2026, 12, 20)
    number = case.apply(sent_on=sent_on, expected_answer_on=right)
    for expected, asked in ((wrong, []), (right, [f"ansoegning:{number}:svar:2026-11-20"])):
        with case.write() as session:
            service.send_ansoegning(session, number, sent_on, expected)
        assert asked_about(case) == asked


def test_a_binned_application_takes_its_opgave_with_it_and_leaves_the_lists(case: Case) -> None:
    number = case.apply(sent_on=date(2026, 11, 5), expected_answer_on=date(2026, 11, 20))
    with case.write() as session:
        service.bin_ansoegning(session, number)
    assert asked_about(case) == []
    with case.database.read(case.by) as session:
        assert queries.ansoegninger_of(session, case.beboer_id) == ()
        with pytest.raises(UserError, match="findes ikke længere"):
            queries.ansoegning(session, number)


def test_a_resident_s_running_applications_come_first(case: Case) -> None:
    first = case.apply(sent_on=date(2026, 11, 5))
    case.decide(first, GRANTED)
    second = case.apply(P81)
    with case.database.read(case.by) as session:
        assert [one.id for one in queries.ansoegninger_of(session, case.beboer_id)] == [second, first]
        assert queries.ansoegninger(session) == ()  # nothing sent is waiting
        assert len(queries.ansoegninger(session, only_waiting=False)) == 2


def test_what_to_expect_is_learned_from_the_organisations_own_decisions_of_the_basis(case: Case) -> None:
    for days, decision in ((24, Afgoerelse.AFSLAG), (17, Afgoerelse.BEVILGET), (19, Afgoerelse.BEVILGET)):
        sent_on = TODAY - timedelta(days=days)
        number = case.apply(sent_on=sent_on)
        case.decide(number, DecisionDraft(decision, TODAY))
    withdrawn = case.apply(sent_on=TODAY - timedelta(days=1))
    case.decide(withdrawn, DecisionDraft(Afgoerelse.TRUKKET, TODAY))
    with case.database.read(case.by) as session:
        found = queries.expectations(session)
    assert found[P81A].text == "Jeres egne: median 19 dage, n = 3"
    assert found[P81].days is None


def test_before_a_payment_the_running_applications_that_would_suffer_are_named(case: Case) -> None:
    def words() -> str:
        with case.database.read(case.by) as session:
            return queries.words_before_payment(session, case.beboer_id)

    assert words() == ""
    case.apply(AnsoegningGrundlag.BOLIGSTOETTE)
    assert words() == ""
    number = case.apply(sent_on=date(2026, 11, 5))
    assert words().startswith("Der er søgt eller ved at blive søgt efter § 81 a.")
    case.decide(number, GRANTED)
    assert words() == ""


def test_the_race_sets_the_application_beside_the_next_deadline(case: Case) -> None:
    case.apply(sent_on=date(2026, 11, 13), expected_answer_on=date(2026, 12, 18))
    view = case.race()
    assert view.race.deadline is not None
    assert view.race.deadline.on == MEETING_ON
    (runner,) = view.race.runners
    assert (runner.arrival, runner.days) == (Arrival.TOO_LATE, -8)
    assert [act.act for act in view.acts] == [Act.ASK_LANDLORD, Act.PLAN, Act.MUNICIPALITY]


def test_whom_to_call_is_taken_from_the_partners_the_one_who_decides_first(case: Case) -> None:
    case.partner("Kommunens boligrådgiver", PartnerKind.BOLIGRAADGIVER, "44 77 20 31")
    centre = case.partner("Ydelsescenter Nord", PartnerKind.YDELSESCENTER)
    case.partner("Ejendomskontoret uden nummer", PartnerKind.EJENDOMSKONTOR, "")
    case.apply(partner_id=centre, sent_on=date(2026, 11, 13), expected_answer_on=date(2026, 12, 18))
    landlord, plan, municipality = case.race().acts
    assert landlord.numbers == ()
    assert plan.kinds == ()
    assert [(one.name, one.phone) for one in municipality.numbers] == [
        ("Ydelsescenter Nord", "+4544772000"),
        ("Kommunens boligrådgiver", "+4544772031"),
    ]


def test_an_application_for_no_fogedsag_runs_where_it_can_bring_money_for_the_arrears(case: Case) -> None:
    fund = case.apply(AnsoegningGrundlag.FOND, fogedsag_id=None, recipient="Egmont Fonden")
    case.apply(AnsoegningGrundlag.BOLIGSTOETTE, fogedsag_id=None)
    assert [one.id for one in case.race().applications] == [fund]


def test_a_granted_amount_that_is_paid_in_is_not_counted_twice(case: Case) -> None:
    number = case.apply(amount_oere=1_000_000, sent_on=date(2026, 11, 5))
    case.decide(number, DecisionDraft(Afgoerelse.DELVIST, date(2026, 11, 18), 1_000_000))
    with case.write() as session:
        add_beloeb(session, case.fogedsag_id, BeloebDraft(BeloebArt.BETALT, 1_000_000, date(2026, 11, 20)))
    assert case.race().race.verdict is Verdict.NOTHING  # 4.312,50 kr. are still owed
    with case.write() as session:
        add_beloeb(session, case.fogedsag_id, BeloebDraft(BeloebArt.BETALT, 431_250, date(2026, 11, 1)))
    assert case.race().race.verdict is Verdict.PAID


def test_an_agreement_that_is_kept_holds_the_deadline_until_it_is_broken(case: Case, clock: FixedClock) -> None:
    case.apply(sent_on=date(2026, 11, 13), expected_answer_on=date(2026, 12, 18))
    afdrag = (AfdragDraft(date(2026, 12, 1), 1_431_250),)
    draft = OrdningDraft(
        case.beboer_id,
        "Boligforeningen",
        TODAY,
        1_431_250,
        Afdragsrytme.EN_GANG,
        afdrag,
        fogedsag_id=case.fogedsag_id,
    )
    with case.write() as session:
        make_ordning(session, draft)
    assert case.race().race.verdict is Verdict.PLAN
    clock.moment = datetime(2026, 12, 8, 9, 0, tzinfo=DENMARK)
    assert case.race().race.verdict is Verdict.TOO_LATE


@pytest.mark.parametrize(
    ("agreed_on", "verdict"), [(date(2026, 8, 1), Verdict.NOTHING), (date(2026, 11, 20), Verdict.PLAN)]
)
def test_an_agreement_from_before_the_fogedsag_and_about_no_fogedsag_does_not_hold_its_deadline(
    case: Case, agreed_on: date, verdict: Verdict
) -> None:
    afdrag = (AfdragDraft(date(2026, 12, 1), 50_000),)
    with case.write() as session:
        draft = OrdningDraft(case.beboer_id, "Boligforeningen", agreed_on, 50_000, Afdragsrytme.EN_GANG, afdrag)
        make_ordning(session, draft)
    assert case.race().race.verdict is verdict
    with case.database.read(case.by) as session:
        assert [one.verdict for one in races(session)] == [verdict]
        kinds = [one.kind for one in start_of(session, case.beboer_id).sources]
    assert (KildeArt.ORDNING in kinds) is (verdict is Verdict.PLAN)


def test_a_closed_fogedsag_has_no_race(case: Case) -> None:
    with case.write() as session:
        close_fogedsag(
            session,
            case.fogedsag_id,
            FogedsagClosing(TODAY, FogedUdfald.BETALT, Resultat.AFVAERGET_PERMANENT),
        )
    view = case.race()
    assert view.is_over
    assert view.acts == ()


def test_an_application_can_be_corrected_though_what_it_names_lies_in_the_bin(
    database: Database, raadgiver: Actor
) -> None:
    case = Case(database, raadgiver)
    number = case.apply(partner_id=case.partner("Ydelsescenter", PartnerKind.YDELSESCENTER))
    before = case.stored(number)
    with case.write() as session:
        bin_fogedsag(session, case.fogedsag_id)
        assert before.partner_id is not None
        bin_partner(session, before.partner_id)
    with case.write() as session:
        service.write_ansoegning(session, replace(before.as_draft(), note="Rykket for svar"), number)
    assert (case.stored(number).fogedsag_id, case.stored(number).note) == (case.fogedsag_id, "Rykket for svar")
    with pytest.raises(UserError, match="findes ikke længere"):
        case.apply()
