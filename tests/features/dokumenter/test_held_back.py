"""What something must be provable by stays, also where what it belongs to besides is thrown away."""

from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentDraft
from socialvicevaert.features.dokumenter.queries import dokumenter_of
from socialvicevaert.features.gaeld.service import attach_document, bin_gaeld
from socialvicevaert.features.opgaver.models import OpgaveKilde
from socialvicevaert.features.opgaver.queries import opgaver_of
from socialvicevaert.features.papirkurv.service import take_back
from socialvicevaert.features.samtykker.models import Samtykke
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from tests.conftest import MORNING
from tests.factories import intent, new_beboer, new_partner, new_samtykke
from tests.features.gaeld.debts import new_debt
from tests.papers import pdf


def test_a_debt_goes_into_the_bin_without_the_signed_paper_of_a_consent(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        debt = new_debt(session, beboer_id)
        fuldmagt = DokumentDraft(beboer_id, "Fuldmagt", pdf(), DokumentArt.SAMTYKKE)
        scan = attach_document(session, debt, fuldmagt)
        letter = attach_document(session, debt, DokumentDraft(beboer_id, "Rykker", pdf(text="x")))
        session.kept(Samtykke, new_samtykke(session, beboer_id, partner_id)).scan_id = scan
        session.flush()
        bin_gaeld(session, debt)
        assert [view.id for view in dokumenter_of(session, beboer_id)] == [scan]
        take_back(session, "gaeld", debt)
        assert {view.id for view in dokumenter_of(session, beboer_id)} == {scan, letter}


def test_a_paper_of_a_debt_comes_back_with_the_opgave_of_its_last_day(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        debt = new_debt(session, beboer_id)
        attach_document(session, debt, DokumentDraft(beboer_id, "Aftale", pdf(), expires_on=MORNING.date()))
        bin_gaeld(session, debt)
        assert not [one for one in opgaver_of(session, beboer_id) if one.source is OpgaveKilde.DOKUMENT]
        take_back(session, "gaeld", debt)
        assert len([one for one in opgaver_of(session, beboer_id) if one.source is OpgaveKilde.DOKUMENT]) == 1
