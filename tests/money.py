"""A household's money with sensible defaults: a debt, an agreement, a day in court, an application."""

from datetime import date, timedelta

from socialvicevaert.features.afdragsordninger.models import AfdragDraft, Afdragsrytme, OrdningDraft
from socialvicevaert.features.afdragsordninger.service import make_ordning
from socialvicevaert.features.ansoegninger.models import AnsoegningDraft, AnsoegningGrundlag
from socialvicevaert.features.ansoegninger.service import write_ansoegning
from socialvicevaert.features.fogedsager.models import DatoArt, FogedDatoDraft, FogedsagDraft, SatAf
from socialvicevaert.features.fogedsager.service import open_fogedsag, set_dato
from socialvicevaert.features.gaeld.models import GaeldArt, GaeldDraft
from socialvicevaert.features.gaeld.service import write_gaeld
from socialvicevaert.storage.session import Session
from tests.factories import TODAY

LANDLORD = "Boligforeningen Fælleden"


def owing(session: Session, beboer_id: int, oere: int = 500_000) -> int:
    """A debt to a bank."""
    return write_gaeld(session, GaeldDraft(beboer_id, "Banken", GaeldArt.BANK, oere, TODAY))


def agreed(session: Session, beboer_id: int, due_on: date) -> int:
    """An agreement with the landlord: 1.000 kr. on a day, and again 60 days later."""
    afdrag = (AfdragDraft(due_on, 100_000), AfdragDraft(due_on + timedelta(days=60), 100_000))
    agreed_on = min(due_on, TODAY) - timedelta(days=1)
    draft = OrdningDraft(beboer_id, LANDLORD, agreed_on, 200_000, Afdragsrytme.MAANED, afdrag)
    return make_ordning(session, draft)


def summoned(session: Session, beboer_id: int, on: date) -> int:
    """A fogedsag with its day in court."""
    me = session.actor.medarbejder_id
    number = open_fogedsag(session, FogedsagDraft(beboer_id, date(2026, 10, 1), me))
    set_dato(session, number, FogedDatoDraft(DatoArt.FOGEDMOEDE, on, SatAf.RETTEN))
    return number


def applied(session: Session, beboer_id: int, answer_on: date | None, sent_on: date = TODAY - timedelta(days=3)) -> int:
    """An application by § 81, sent three days ago unless it is said when."""
    draft = AnsoegningDraft(
        beboer_id,
        AnsoegningGrundlag.PARAGRAF_81,
        recipient="Kommunen",
        amount_oere=300_000,
        sent_on=sent_on,
        expected_answer_on=answer_on,
    )
    return write_ansoegning(session, draft)
