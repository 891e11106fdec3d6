"""The opening words of a referral are the organisation's template, cut like everything else."""

import pypdfium2
import pytest

from socialvicevaert.features.henvisninger.models import HenvisningDraft
from socialvicevaert.features.henvisninger.service import draft_henvisning, preview_letter, send_henvisning
from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager, SkabelonDraft
from socialvicevaert.features.skabeloner.service import keep_skabelon
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import intent, new_beboer, new_partner, new_samtykke


def referral(session: Session, *body: Afsnit, kinds: tuple[Oplysningsart, ...]) -> int:
    """A draft under a consent, with a template of these paragraphs."""
    keep_skabelon(
        session,
        SkabelonDraft(
            "Henvisning",
            BrevArt.HENVISNING,
            Modtager.PARTNER,
            "Vi beder om hjælp",
            (*body, Afsnit("Det drejer sig om: {{henvisning.formaal}}")),
            key="henvisning",
        ),
    )
    beboer_id, partner_id = new_beboer(session), new_partner(session)
    new_samtykke(session, beboer_id, partner_id, kinds=kinds)
    sections = ((Oplysningsart.ARBEJDE, "Søger praktik."),)
    return draft_henvisning(session, HenvisningDraft(beboer_id, partner_id, "", sections))


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_letter_says_what_the_template_says_and_only_what_is_covered(database: Database, vicevaert: Actor) -> None:
    named = Afsnit("Det handler om {{beboer.fornavn}}.")
    with database.write(intent(vicevaert)) as session:
        number = referral(session, named, kinds=(Oplysningsart.ARBEJDE,))
        text = words(preview_letter(session, number))
    assert "Vi beder om hjælp" in text
    assert "Det drejer sig om: Samtale om at komme i praktik" in text
    assert "Det handler om" not in text
    assert "Fatima" not in text


def test_a_field_that_a_referral_does_not_know_stops_it_in_words(database: Database, vicevaert: Actor) -> None:
    unknown = Afsnit("Gælden er {{gaeld.samlet}}.")
    with database.write(intent(vicevaert)) as session:
        number = referral(session, unknown, kinds=(Oplysningsart.ARBEJDE, Oplysningsart.OEKONOMI))
        assert "{{gaeld.samlet}}" in words(preview_letter(session, number))
        with pytest.raises(UserError, match="Gælden i alt"):
            send_henvisning(session, number)
