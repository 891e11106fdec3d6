"""The morning's list: every line says why it is there, and can be put off with a reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from socialvicevaert.features.afdragsordninger.models import Afdragsrytme, OrdningDraft
from socialvicevaert.features.afdragsordninger.rules import instalments
from socialvicevaert.features.afdragsordninger.service import make_ordning, raise_signs
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, FogedsagDraft, SatAf
from socialvicevaert.features.fogedsager.service import open_fogedsag, set_dato
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldDraft, GaeldStatus
from socialvicevaert.features.gaeld.service import write_gaeld
from socialvicevaert.features.henvisninger import service as henvisninger
from socialvicevaert.features.henvisninger.models import HenvisningDraft
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.mindag import queries, service
from socialvicevaert.features.mindag.models import Udskydelse
from socialvicevaert.features.mindag.rules import DayAfsnit, DayLine
from socialvicevaert.features.mindag.ui.words import due
from socialvicevaert.features.opgaver.models import OpgaveDraft
from socialvicevaert.features.opgaver.service import add_opgave, bin_opgave, finish_opgave
from socialvicevaert.features.sager.models import SagAarsag
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.tone import Tone
from tests.factories import TODAY, intent, new_beboer, new_partner, new_sag, new_samtykke
from tests.money import applied, summoned


def broken_ordning(session: Session, beboer_id: int) -> int:
    """An agreement of which the first instalment was missed by more than its tolerance."""
    missed = TODAY - timedelta(days=20)
    afdrag = instalments(90_000, Afdragsrytme.MAANED, missed, count=3)
    draft = OrdningDraft(beboer_id, "Boligforeningen Fælleden", missed, 90_000, Afdragsrytme.MAANED, afdrag)
    number = make_ordning(session, draft)
    raise_signs(session)
    return number


def about_residents(session: Session) -> tuple[DayLine, ...]:
    """The lines without the one about the report, which is about no resident."""
    return tuple(line for line in queries.min_dag(session) if line.section is not DayAfsnit.RAPPORT)


def test_the_most_pressing_stands_first_and_every_line_says_why(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        me = vicevaert.medarbejder_id
        new_sag(session, beboer, date(2026, 9, 1))
        new_samtykke(session, beboer, partner, valid_to=TODAY + timedelta(days=10))
        sections = ((Oplysningsart.ARBEJDE, "Vil i praktik"),)
        referral = henvisninger.draft_henvisning(session, HenvisningDraft(beboer, partner, "Praktik", sections))
        henvisninger.send_henvisning(session, referral)
        foged = open_fogedsag(session, FogedsagDraft(beboer, date(2026, 10, 1), me))
        set_dato(session, foged, FogedDatoDraft(DatoArt.FOGEDMOEDE, TODAY + timedelta(days=6), SatAf.RETTEN))
        add_opgave(session, OpgaveDraft("Ring", TODAY - timedelta(days=1), me, beboer_id=beboer, why="Lovet i går"))
        broken_ordning(session, beboer)
        lines = queries.min_dag(session)
    assert [line.section for line in lines] == list(DayAfsnit)
    assert all(line.why for line in lines)
    assert all(line.beboer == "Fatima Demir" for line in lines if line.section is not DayAfsnit.RAPPORT)
    assert lines[0].is_late(TODAY)
    assert lines[1].title == "Fogedmøde om 6 dage"


def test_a_broken_agreement_has_its_own_section_and_leads_to_the_agreement(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        number = broken_ordning(session, beboer)
        (line,) = queries.min_dag(session)
    assert (line.section, line.action.label) == (DayAfsnit.ORDNINGER, "Åbn ordning")
    assert "brudt siden" in line.why
    assert (line.action.kind, line.action.id, line.action.tab) == ("beboer", beboer, "oekonomi")
    assert dict(line.action.extra) == {"part": "ordninger", "id": number}
    assert due(line, TODAY)[1] is Tone.DANGER


def test_an_instalment_that_can_still_be_paid_today_is_a_deadline_and_not_broken(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        due_on = TODAY - timedelta(days=5)
        afdrag = instalments(30_000, Afdragsrytme.EN_GANG, due_on)
        draft = OrdningDraft(new_beboer(session), "Udlejer", due_on, 30_000, Afdragsrytme.EN_GANG, afdrag)
        make_ordning(session, draft)
        raise_signs(session)
        (line,) = queries.min_dag(session)
    assert line.section is DayAfsnit.FRISTER


def test_an_application_waits_for_its_answer_until_the_day_is_past(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        number = applied(session, beboer, TODAY + timedelta(days=4))
        late = applied(session, beboer, TODAY - timedelta(days=4), sent_on=TODAY - timedelta(days=30))
        waiting, asked = queries.min_dag(session)[::-1]
    assert (waiting.key, waiting.section) == (f"ansoegning:{number}", DayAfsnit.VENTER)
    assert waiting.why == "Sendt for 3 dage siden, svar ventet 26-11-2026"
    assert dict(waiting.action.extra) == {"part": "ansoegninger", "id": number}
    assert (asked.section, asked.action.label) == (DayAfsnit.FRISTER, "Skriv svaret")
    assert dict(asked.action.extra)["id"] == late


def test_a_fogedsag_whose_help_comes_too_late_says_so_with_what_is_left(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        summoned(session, beboer, TODAY + timedelta(days=6))
        applied(session, beboer, TODAY + timedelta(days=20))
        court = next(line for line in queries.min_dag(session) if line.section is DayAfsnit.RETSMOEDER)
    assert "14 dage efter fogedmødet" in court.why
    assert "Bed udlejer vente" in court.why
    assert court.action.label == "Åbn fogedsag"


def test_help_that_comes_too_late_for_the_paakrav_is_a_line_of_its_own(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        foged = open_fogedsag(session, FogedsagDraft(beboer, date(2026, 10, 1), vicevaert.medarbejder_id))
        deadline = FogedDatoDraft(DatoArt.PAAKRAVSFRIST, TODAY + timedelta(days=9), SatAf.UDLEJER)
        set_dato(session, foged, deadline)
        applied(session, beboer, TODAY + timedelta(days=30))
        (line,) = [one for one in queries.min_dag(session) if one.key.startswith("kaploeb:")]
    assert (line.title, line.section) == ("Hjælpen når ikke frem i tide", DayAfsnit.FRISTER)
    assert "21 dage efter påkravsfristen" in line.why


def test_the_chip_of_a_resident_nobody_has_reached_counts_from_the_last_contact(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        new_sag(session, beboer, date(2026, 9, 1), cause=SagAarsag.SKILSMISSE)
        at = datetime(2026, 9, 8, 10, tzinfo=UTC)
        log_kontakt(session, KontaktDraft(beboer, KontaktArt.SAMTALE, at, "Om huslejen"))
        (line,) = about_residents(session)
    assert due(line, TODAY)[0] == "75 dage siden"
    assert line.why == "Sidste kontakt 08-09-2026"


def test_a_line_put_off_comes_back_on_its_day(database: Database, clock: FixedClock, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, new_beboer(session), date(2026, 9, 1), cause=SagAarsag.SKILSMISSE)
        add_opgave(session, OpgaveDraft("Ring", TODAY, vicevaert.medarbejder_id))
        for line in queries.min_dag(session):
            with pytest.raises(ValidationFailed):
                service.put_off(session, line.key, TODAY + timedelta(days=2), " ")
            service.put_off(session, line.key, TODAY + timedelta(days=2), "Bortrejst")
        assert queries.min_dag(session) == ()
    clock.moment += timedelta(days=2)
    with database.read(vicevaert) as session:
        assert {line.section for line in queries.min_dag(session)} == {
            DayAfsnit.FRISTER,
            DayAfsnit.RAPPORT,
            DayAfsnit.INGEN_KONTAKT,
        }


def test_a_failed_attempt_is_no_contact_but_a_visit_is(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        new_sag(session, beboer, date(2026, 9, 1), cause=SagAarsag.SKILSMISSE)
        now = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
        log_kontakt(session, KontaktDraft(beboer, KontaktArt.FORGAEVES, now, ""))
        (line,) = about_residents(session)
        assert (line.section, line.action.label) == (DayAfsnit.INGEN_KONTAKT, "Ny kontakt")
        log_kontakt(session, KontaktDraft(beboer, KontaktArt.SAMTALE, now, "Mødtes"))
        assert about_residents(session) == ()


def test_the_day_of_one_worker_and_what_was_done(database: Database, vicevaert: Actor, raadgiver: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        mine = add_opgave(session, OpgaveDraft("Min", TODAY, vicevaert.medarbejder_id))
        add_opgave(session, OpgaveDraft("Din", TODAY, raadgiver.medarbejder_id))
        only = queries.min_dag(session, medarbejder_id=vicevaert.medarbejder_id)
        assert [line.title for line in only] == ["Min"]
        finish_opgave(session, mine)
        assert queries.done_today(session) == queries.DoneToday(kontakter=0, opgaver=1)


def test_of_one_day_what_was_written_first_stands_first(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        for number in range(1, 13):
            add_opgave(session, OpgaveDraft(f"Nr. {number}", TODAY, vicevaert.medarbejder_id))
        assert [line.title for line in queries.min_dag(session)] == [f"Nr. {number}" for number in range(1, 13)]


def test_what_one_worker_puts_off_waits_for_the_colleague_too(
    database: Database, vicevaert: Actor, raadgiver: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        new_sag(session, new_beboer(session), date(2026, 9, 1), cause=SagAarsag.SKILSMISSE)
        (line,) = about_residents(session)
    with database.write(intent(raadgiver)) as session:
        service.put_off(session, line.key, TODAY + timedelta(days=2), "Bortrejst")
    with database.read(vicevaert) as session:
        assert about_residents(session) == ()
        assert session.exec(select(Udskydelse.medarbejder_id)).one() == raadgiver.medarbejder_id


def test_an_inkassovarsel_is_on_the_list_while_there_is_time_to_answer_it(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, last = new_beboer(session), TODAY + timedelta(days=9)
        draft = GaeldDraft(beboer, "Ferratum", GaeldArt.KVIKLAAN, 1_200_000, TODAY, status_on=TODAY)
        write_gaeld(session, replace(draft, status=GaeldStatus.INKASSOVARSEL, warning_until=last))
        add_opgave(session, OpgaveDraft("Ring", TODAY + timedelta(days=5), vicevaert.medarbejder_id, beboer_id=beboer))
        (line,) = queries.min_dag(session)
    assert (line.title, line.section) == ("Inkassovarsel løber: Ferratum", DayAfsnit.FRISTER)
    assert "01-12-2026" in line.why


def test_a_leader_has_no_such_list(database: Database, leder: Actor) -> None:
    with database.read(leder) as session, pytest.raises(NotAllowed):
        queries.min_dag(session)


def test_what_was_done_and_then_thrown_away_does_not_count(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        opgave_id = add_opgave(session, OpgaveDraft("Ring", TODAY, session.actor.medarbejder_id))
        finish_opgave(session, opgave_id)
        assert queries.done_today(session).opgaver == 1
        bin_opgave(session, opgave_id)
        assert queries.done_today(session).opgaver == 0


def test_a_day_in_court_cannot_be_put_off_past_itself(database: Database, vicevaert: Actor) -> None:
    court_on = TODAY + timedelta(days=6)
    with database.write(intent(vicevaert)) as session:
        foged = open_fogedsag(session, FogedsagDraft(new_beboer(session), date(2026, 10, 1), vicevaert.medarbejder_id))
        set_dato(session, foged, FogedDatoDraft(DatoArt.UDSAETTELSE, court_on, SatAf.RETTEN))
        (line,) = (one for one in queries.min_dag(session) if one.section is DayAfsnit.RETSMOEDER)
        with pytest.raises(ValidationFailed, match="28-11-2026"):
            service.put_off(session, line.key, court_on + timedelta(days=1), "Venter på svar")
        service.put_off(session, line.key, court_on, "Venter på svar")
        assert line.key not in {one.key for one in queries.min_dag(session)}
