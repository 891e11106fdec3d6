"""A resident in the bin: no paper of theirs is read, printed or saved, whoever knows its number."""

from collections.abc import Callable
from datetime import date

import pytest

from socialvicevaert.features.aftaleark import service as aftaleark
from socialvicevaert.features.aftaleark.models import AftalearkDraft, AftalelinjeDraft, Hvem
from socialvicevaert.features.beboere.service import bin_beboer
from socialvicevaert.features.breve import service as breve
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.budgetter.service import budget_paper, note_print, start_budget
from socialvicevaert.features.dokumenter import service as dokumenter
from socialvicevaert.features.dokumenter.models import DokumentDraft
from socialvicevaert.features.flettefelter import values
from socialvicevaert.features.henvisninger import service as henvisninger
from socialvicevaert.features.henvisninger.models import HenvisningDraft
from socialvicevaert.features.samtykker import service as samtykker
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import beboer_in, intent, new_partner, new_samtykke
from tests.papers import pdf


@pytest.fixture
def beboer_id(database: Database, vicevaert: Actor) -> int:
    """In the bin, with the first paper of every kind."""
    number = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        partner_id = new_partner(session)
        new_samtykke(session, number, partner_id)
        assert dokumenter.attach(session, DokumentDraft(number, "Rykker", pdf())) == 1
        letter = BrevDraft(
            number, BrevArt.EGEN, Modtager.BEBOER, "Hej", (Afsnit("Kom gerne."),), address="Afleveres personligt"
        )
        assert breve.send_brev(session, letter, values) == 1
        sheet = AftalearkDraft(
            number, date(2026, 11, 22), (AftalelinjeDraft("Ringer til banken", Hvem.BEBOER),), phones="20304050"
        )
        assert aftaleark.print_aftaleark(session, sheet).id == 1
        referral = HenvisningDraft(number, partner_id, "Praktik")
        assert henvisninger.send_as_written(session, referral) == 1
        assert start_budget(session, number) == 1
    with database.write(intent(vicevaert)) as session:
        bin_beboer(session, number)
    return number


@pytest.mark.parametrize(
    "act",
    [
        lambda session, _number: dokumenter.content(session, 1),
        lambda session, _number: dokumenter.taken_out(session, 1),
        lambda session, _number: dokumenter.note_print(session, 1),
        lambda session, _number: breve.show_brev(session, 1),
        lambda session, _number: breve.print_brev(session, 1),
        lambda session, _number: breve.export_brev(session, 1),
        lambda session, _number: aftaleark.view_aftaleark(session, 1),
        lambda session, _number: aftaleark.print_again(session, 1),
        lambda session, _number: henvisninger.preview_letter(session, 1),
        lambda session, _number: henvisninger.print_letter(session, 1),
        lambda session, _number: samtykker.samtykke_paper(session, 1),
        lambda session, number: samtykker.disclosure_paper(session, number),
        lambda session, _number: budget_paper(session, 1),
        lambda session, _number: note_print(session, 1),
    ],
    ids=[
        *["document", "document out", "document printed", "letter", "letter printed", "letter out", "sheet"],
        *["sheet printed", "referral", "referral printed", "consent", "disclosures", "budget", "budget printed"],
    ],
)
def test_no_paper_of_a_resident_in_the_bin_is_had(
    database: Database, vicevaert: Actor, beboer_id: int, act: Callable[[Session, int], object]
) -> None:
    with pytest.raises(UserError), database.write(intent(vicevaert)) as session:
        act(session, beboer_id)
