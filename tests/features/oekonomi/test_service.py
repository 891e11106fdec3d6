"""What the program does with money by itself."""

from datetime import timedelta

from sqlmodel import col, select

from socialvicevaert import audit
from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldDraft, GaeldStatus
from socialvicevaert.features.gaeld.service import write_gaeld
from socialvicevaert.features.oekonomi.service import raise_signs
from socialvicevaert.features.opgaver.models import Opgave, OpgaveKilde
from socialvicevaert.features.opgaver.queries import open_opgaver
from socialvicevaert.features.papirkurv.service import take_back
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.conftest import MORNING
from tests.factories import TODAY, intent, new_beboer
from tests.money import agreed, applied


def sources(session: Session) -> list[OpgaveKilde]:
    return sorted(session.exec(select(Opgave.source).where(col(Opgave.deleted_at).is_(None))))


def test_a_new_day_brings_the_signs_of_debts_agreements_and_applications(
    database: Database, vicevaert: Actor, clock: FixedClock
) -> None:
    with database.write(intent(vicevaert)) as session:
        one = new_beboer(session)
        agreed(session, one, TODAY + timedelta(days=1))
        applied(session, one, TODAY + timedelta(days=1))
        draft = GaeldDraft(one, "Banken", GaeldArt.BANK, 500_000, TODAY, status=GaeldStatus.UDLAEG)
        write_gaeld(session, draft)
        before = sources(session)
    assert before == [OpgaveKilde.GAELD]
    clock.moment = MORNING + timedelta(days=4)
    with database.write(intent(vicevaert)) as session:
        raise_signs(session)
        assert sources(session) == sorted([OpgaveKilde.GAELD, OpgaveKilde.ORDNING, OpgaveKilde.ANSOEGNING])


def test_a_resident_who_is_taken_out_of_the_bin_has_what_was_asked_about_the_money(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        one = new_beboer(session)
        agreed(session, one, TODAY - timedelta(days=2))
        applied(session, one, TODAY - timedelta(days=1))
        write_gaeld(session, GaeldDraft(one, "Banken", GaeldArt.BANK, 500_000, TODAY, status=GaeldStatus.UDLAEG))
        before = sources(session)
        bin_beboer(session, one)
        raise_signs(session)  # the program was opened while the resident lay in the bin
        assert open_opgaver(session) == ()
    with database.write(intent(vicevaert)) as session:
        take_back(session, "beboer", one)
        raise_signs(session)
        assert sources(session) == before == sorted([OpgaveKilde.GAELD, OpgaveKilde.ORDNING, OpgaveKilde.ANSOEGNING])
        assert len(open_opgaver(session)) == 3


def test_doing_it_again_changes_and_logs_nothing(database: Database, vicevaert: Actor, administrator: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        agreed(session, new_beboer(session), TODAY - timedelta(days=9))
        raise_signs(session)
    with database.read(administrator) as reading:
        before = len(audit.log(reading, limit=1_000))
    with database.write(intent(vicevaert)) as session:
        raise_signs(session)
    assert not session.changed_tables
    with database.read(administrator) as reading:
        assert len(audit.log(reading, limit=1_000)) == before


def test_a_role_that_sees_no_residents_raises_nothing(
    database: Database, vicevaert: Actor, leder: Actor, clock: FixedClock
) -> None:
    with database.write(intent(vicevaert)) as session:
        agreed(session, new_beboer(session), TODAY + timedelta(days=1))
    clock.moment = MORNING + timedelta(days=9)
    with database.write(intent(leder)) as session:
        raise_signs(session)
        assert sources(session) == []
