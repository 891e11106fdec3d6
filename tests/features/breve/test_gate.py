"""Ways round the one gate: each was tried, and is shut."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from socialvicevaert.features.beboere.models import LejemaalDraft
from socialvicevaert.features.breve.models import BrevDraft
from socialvicevaert.features.breve.queries import composed, resting_on
from socialvicevaert.features.breve.service import keep_brev, send_brev
from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt, Modtager
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import intent, new_beboer, new_partner, new_samtykke

NAMED = Afsnit("Det handler om {{beboer.navn}}.", kind=Oplysningsart.NAVN_ADRESSE)
SECRET = "Hun er indlagt på psykiatrisk afdeling"


def known(
    session: Session, beboer_id: int, *, partner_id: int | None = None, with_protected_address: bool = False
) -> Mapping[str, str]:
    return {"beboer.navn": "Fatima Demir", "organisation.navn": "Sundparken", "bolig.lejemaalsnr": "12-034-5"}


def to_partner(beboer_id: int, partner_id: int, *body: Afsnit) -> BrevDraft:
    return BrevDraft(
        beboer_id,
        BrevArt.EGEN,
        Modtager.PARTNER,
        "Bekræftelse på kontakt",
        body,
        partner_id=partner_id,
        address="Rådhuset 1\n2750 Ballerup",
        basis=Behandlingsgrundlag.SAMTYKKE,
    )


def test_a_stranger_is_not_written_to_on_a_consent_for_a_partner(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer_id, partner_id)
        for recipient in (Modtager.ANDEN, Modtager.KREDITOR):
            draft = replace(
                to_partner(beboer_id, partner_id, NAMED),
                recipient=recipient,
                address="Naboen Ole\nVej 1\n2750 Ballerup",
            )
            with pytest.raises(ValidationFailed):
                send_brev(session, draft, known)


def test_an_answer_does_not_carry_what_the_consent_keeps_out(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer_id, partner_id)
        fixed = Afsnit("Med venlig hilsen {{organisation.navn}}", kind=Oplysningsart.NAVN_ADRESSE)
        draft = replace(to_partner(beboer_id, partner_id, fixed), answers={"organisation.navn": SECRET})
        assert SECRET not in "".join(each.text for each in composed(session, draft, known).body)
        place = Afsnit("Mødet er {{aftale.sted}}.", kind=Oplysningsart.NAVN_ADRESSE)
        draft = replace(to_partner(beboer_id, partner_id, place), answers={"aftale.sted": SECRET})
        assert SECRET not in "".join(each.text for each in composed(session, draft, known).body)
        contact = Afsnit("Til {{modtager.kontaktperson}}.", kind=Oplysningsart.NAVN_ADRESSE)
        draft = replace(to_partner(beboer_id, partner_id, contact), answers={"modtager.kontaktperson": SECRET * 9})
        assert any(problem.field.startswith("answers.") for problem in composed(session, draft, known).problems)


def test_a_heading_of_the_writers_own_is_not_left_where_its_paragraphs_are_cut(
    database: Database, vicevaert: Actor
) -> None:
    health = Afsnit("Hun er syg.", kind=Oplysningsart.HELBRED)
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        new_samtykke(session, beboer_id, partner_id)
        draft = replace(to_partner(beboer_id, partner_id, NAMED, health), subject=SECRET)
        letter = composed(session, draft, known)
        assert [problem.field for problem in letter.problems] == ["subject"]
        assert SECRET not in letter.subject
        for fine in (replace(draft, body=(NAMED,)), to_partner(beboer_id, partner_id, NAMED, health)):
            assert composed(session, fine, known).problems == ()


def test_an_underretning_is_not_kept_as_a_letter_that_everybody_can_read(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        draft = to_partner(beboer_id, partner_id, NAMED)
        with pytest.raises(ValidationFailed, match="underretning"):
            keep_brev(session, replace(draft, basis=Behandlingsgrundlag.UNDERRETNING, basis_reason="Et barn"))


@pytest.mark.parametrize(
    "trace",
    [
        "Ring på 44 77 20 10.",
        "Det er lejemål {{bolig.lejemaalsnr}}.",
        "Skriv til F.D@eksempel.dk",
        "Hun bor Hedeparken 12, 2. tv.",
    ],
)
def test_anonymous_advice_gives_nobody_away_by_number_either(database: Database, vicevaert: Actor, trace: str) -> None:
    home = LejemaalDraft(1, "Hedeparken 12, 2. tv, 2750 Ballerup", lejemaalsnr="12-034-5")
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session, phone="44772010", email="f.d@eksempel.dk", lejemaal=home)
        body = Afsnit(f"12.034,50 kr. {trace}", kind=Oplysningsart.BOLIG)
        draft = replace(
            to_partner(beboer_id, new_partner(session), body), basis=Behandlingsgrundlag.ANONYM, basis_reason="Råd"
        )
        assert [problem.field for problem in composed(session, draft, known).problems] == ["body"]
        fine = replace(draft, body=(replace(body, text="12.034,50 kr. i Hedeparken 12 eller 120"),))
        assert composed(session, fine, known).problems == ()


def test_a_letter_does_not_rest_on_the_consent_of_another_resident(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, other_id, partner_id = new_beboer(session), new_beboer(session, "Ali"), new_partner(session)
        others = new_samtykke(session, other_id, partner_id)
        draft = replace(to_partner(beboer_id, partner_id, NAMED), samtykke_id=others)
        with pytest.raises(UserError, match="anden beboer"):
            keep_brev(session, draft)
        with pytest.raises(UserError, match="anden beboer"):
            send_brev(session, draft, known)
        assert resting_on(session, others) == ()
