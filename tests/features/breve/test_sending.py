"""Letters through the real store: cut to the consent, kept as sent, blocked when it is withdrawn."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument
from sqlmodel import select

from socialvicevaert import audit
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.breve.models import Brev, BrevDraft, BrevIndhold
from socialvicevaert.features.breve.queries import breve_of, composed
from socialvicevaert.features.breve.queries.composing import LeftOut
from socialvicevaert.features.breve.service import (
    bin_brev,
    draft_paper,
    export_brev,
    keep_brev,
    print_brev,
    send_brev,
)
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker.models import (
    Behandlingsgrundlag,
    Oplysningsart,
    SamtykkeWithdrawal,
    Videregivelse,
)
from socialvicevaert.features.samtykker.service import withdraw_samtykke
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, BrevArt, Modtager
from socialvicevaert.features.skabeloner.queries import template
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import intent, new_beboer, new_partner, new_samtykke

ADDRESS = "Jobcenter Ballerup\nRådhuset 1\n2750 Ballerup"


def known(
    session: Session, beboer_id: int, *, partner_id: int | None = None, with_protected_address: bool = False
) -> Mapping[str, str]:
    return {"beboer.navn": "Fatima Demir", "gaeld.samlet": "84.300,00 kr."}


def to_partner(beboer_id: int, partner_id: int, samtykke_id: int | None, *body: Afsnit) -> BrevDraft:
    return BrevDraft(
        beboer_id,
        BrevArt.EGEN,
        Modtager.PARTNER,
        "Bekræftelse på kontakt",
        body,
        partner_id=partner_id,
        address=ADDRESS,
        basis=Behandlingsgrundlag.SAMTYKKE,
        samtykke_id=samtykke_id,
    )


NAMED = Afsnit("Det handler om {{beboer.navn}}.", kind=Oplysningsart.NAVN_ADRESSE)
HEALTH = Afsnit("Hun er syg.", kind=Oplysningsart.HELBRED)
DEBT = Afsnit("Gælden er {{gaeld.samlet}}.", kind=Oplysningsart.OEKONOMI)


def test_a_letter_is_cut_to_what_the_consent_covers(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        kinds = (Oplysningsart.NAVN_ADRESSE, Oplysningsart.OEKONOMI)
        samtykke_id = new_samtykke(session, beboer_id, partner_id, kinds=kinds)
        heading = Afsnit("Helbred", AfsnitArt.OVERSKRIFT, Oplysningsart.HELBRED)
        letter = composed(session, to_partner(beboer_id, partner_id, samtykke_id, NAMED, DEBT, heading, HEALTH), known)
        assert [each.text for each in letter.body] == ["Det handler om Fatima Demir.", "Gælden er 84.300,00 kr."]
        assert letter.left_out == (
            LeftOut("Helbred", (Oplysningsart.HELBRED,)),
            LeftOut("Hun er syg.", (Oplysningsart.HELBRED,)),
        )
        assert letter.problems == ()


def test_a_letter_does_not_tell_what_else_the_consent_covers(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        kinds = (Oplysningsart.NAVN_ADRESSE, Oplysningsart.MISBRUG)
        samtykke_id = new_samtykke(session, beboer_id, partner_id, kinds=kinds)
        _, pdf = draft_paper(session, to_partner(beboer_id, partner_id, samtykke_id, NAMED), known)
    page = PdfDocument(pdf)[0]
    text = " ".join(page.get_textpage().get_text_range().lower().split())
    assert "her er givet: navn, adresse og telefon." in text
    assert "misbrug" not in text


def test_what_a_field_would_tell_is_named_where_it_is_left_out(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer_id, partner_id, kinds=(Oplysningsart.NAVN_ADRESSE,))
        told = Afsnit("{{beboer.navn}} skylder {{gaeld.samlet}}.", kind=Oplysningsart.FOGEDSAG)
        letter = composed(session, to_partner(beboer_id, partner_id, samtykke_id, NAMED, told), known)
        assert letter.left_out == (
            LeftOut("Fatima Demir skylder 84.300,00 kr.", (Oplysningsart.OEKONOMI, Oplysningsart.FOGEDSAG)),
        )


def test_what_was_sent_is_kept_and_logged_and_its_reprint_stops_with_the_consent(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer_id, partner_id, kinds=(Oplysningsart.NAVN_ADRESSE,))
        number = send_brev(session, to_partner(beboer_id, partner_id, samtykke_id, NAMED, HEALTH), known)
        sent = session.exec(select(BrevIndhold.content)).one()
        assert print_brev(session, number) == sent
        line = session.exec(select(Videregivelse)).one()
        assert (line.paper, line.kinds, line.samtykke_id) == (f"brev:{number}", "navn_adresse", samtykke_id)
    with database.write(intent(vicevaert)) as session:
        withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(session.today, "mundtligt"))
        with pytest.raises(UserError, match="gælder ikke længere"):
            print_brev(session, number)
        with pytest.raises(ValidationFailed):
            send_brev(session, to_partner(beboer_id, partner_id, samtykke_id, NAMED), known)


def test_a_preview_names_no_consent_that_is_not_there(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = to_partner(new_beboer(session), new_partner(session), None, Afsnit("Hun bor her."))
        _, pdf = draft_paper(session, draft, known)
    with PdfDocument(pdf) as paper:
        printed = paper[0].get_textpage().get_text_range()
    assert "Bekræftelse" in printed
    assert "Grundlag" not in printed


def test_a_field_that_nobody_knows_stops_the_letter_and_is_never_a_blank(database: Database, vicevaert: Actor) -> None:
    draft_text = Afsnit("Ring til mig på {{medarbejder.telefon}} om {{beboer.navn}}.", kind=Oplysningsart.NAVN_ADRESSE)
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer_id, partner_id, kinds=(Oplysningsart.NAVN_ADRESSE,))
        draft = to_partner(beboer_id, partner_id, samtykke_id, draft_text)
        with pytest.raises(ValidationFailed) as refused:
            send_brev(session, draft, known)
        assert [problem.field for problem in refused.value.problems] == ["answers.medarbejder.telefon"]
        assert session.exec(select(Brev)).all() == []


def test_a_partner_without_address_is_said_and_the_draft_is_kept(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        draft = BrevDraft(
            beboer_id,
            BrevArt.EGEN,
            Modtager.PARTNER,
            "Hej",
            (Afsnit("Hej", kind=Oplysningsart.NAVN_ADRESSE),),
            partner_id=partner_id,
            basis=Behandlingsgrundlag.ANDET,
            basis_reason="Aftalt",
        )
        letter = composed(session, draft, known)
        assert [problem.field for problem in letter.problems] == ["address"]
        keep_brev(session, draft)
        assert breve_of(session, beboer_id)[0].draft.subject == "Hej"


def test_anonymous_advice_names_nobody(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        draft = BrevDraft(
            beboer_id,
            BrevArt.EGEN,
            Modtager.PARTNER,
            "Spørgsmål",
            (Afsnit("Hvad gør Demirs familie?"),),
            partner_id=partner_id,
            address=ADDRESS,
            basis=Behandlingsgrundlag.ANONYM,
            basis_reason="Råd",
        )
        assert any("navnet" in problem.text for problem in composed(session, draft, known).problems)


def test_a_sent_letter_is_neither_changed_nor_thrown_away(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        draft = BrevDraft(
            beboer_id,
            BrevArt.INDKALDELSE,
            Modtager.BEBOER,
            "Hej",
            (Afsnit("Kom gerne."),),
            address="Afleveres personligt",
        )
        number = send_brev(session, draft, known)
        assert session.exec(select(Videregivelse)).all() == []
        for act in (lambda: keep_brev(session, draft, number), lambda: bin_brev(session, number)):
            with pytest.raises(UserError):
                act()


def test_a_writers_own_words_stand_under_a_kind_and_a_templates_need_not(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer_id, partner_id, kinds=(Oplysningsart.NAVN_ADRESSE,))
        words = Afsnit("Hun er alkoholiker.")
        letter = composed(session, to_partner(beboer_id, partner_id, samtykke_id, NAMED, words), known)
        assert [problem.field for problem in letter.problems] == ["body.2"]
        fixed = template(session, "henvisning").body[0]
        assert composed(session, to_partner(beboer_id, partner_id, samtykke_id, NAMED, fixed), known).problems == ()


def test_the_window_begins_with_whom_the_basis_names(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer_id, partner_id)
        astray = replace(
            to_partner(beboer_id, partner_id, samtykke_id, NAMED), address="Ekstra Bladet\nRådhuspladsen 37"
        )
        assert composed(session, astray, known).address[0] == "Jobcenter Ballerup"
        own = replace(astray, recipient=Modtager.BEBOER, partner_id=None, basis=None)
        assert composed(session, own, known).address[0] == "Fatima Demir"


@pytest.mark.parametrize("reason", ["Fatima Demir ønsker ikke at stå frem", "Råd om Demirs sag"])
def test_the_reason_that_is_printed_names_nobody_either(database: Database, vicevaert: Actor, reason: str) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        draft = replace(
            to_partner(beboer_id, partner_id, None, Afsnit("Hvad gør vi?", kind=Oplysningsart.SOCIALE_FORHOLD)),
            basis=Behandlingsgrundlag.ANONYM,
            basis_reason=reason,
        )
        assert any("navnet" in problem.text for problem in composed(session, draft, known).problems)


def test_a_heading_that_may_not_be_given_is_not_in_the_preview(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer_id, partner_id)
        withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(session.today, "mundtligt"))
        draft = replace(to_partner(beboer_id, partner_id, samtykke_id, NAMED), subject="Om {{beboer.navn}}")
        letter = composed(session, draft, known)
        assert "Demir" not in letter.subject
        assert {problem.field for problem in letter.problems} >= {"subject", "samtykke_id"}


def test_an_underretning_is_no_ordinary_letter_and_an_answer_is_no_field(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        draft = replace(
            to_partner(beboer_id, partner_id, None, NAMED),
            basis=Behandlingsgrundlag.UNDERRETNING,
            basis_reason="Et barn",
            answers={"beboer.navn": "{{beboer.cpr}}"},
        )
        fields = [problem.field for problem in composed(session, draft, known).problems]
        assert fields.count("basis") == 1
        assert "answers.beboer.navn" in fields


def test_what_was_sent_is_not_undone_and_not_printed_for_a_resident_in_the_bin(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert, "Ny")) as session:
        beboer_id = new_beboer(session)
    draft = BrevDraft(
        beboer_id, BrevArt.INDKALDELSE, Modtager.BEBOER, "Hej", (Afsnit("Kom gerne."),), address="Afleveres personligt"
    )
    with database.write(intent(vicevaert, "Send")) as session:
        number = send_brev(session, draft, known)
    transaction = session.transaction_id
    with database.write(intent(vicevaert, "Fortryd")) as session, pytest.raises(UserError, match="bliver stående"):
        audit.undo(session, transaction)
    with database.write(intent(vicevaert, "Bin")) as session:
        session.kept(Beboer, beboer_id).deleted_at = session.now
        session.flush()
        with pytest.raises(UserError):
            print_brev(session, number)


@pytest.mark.parametrize("gone", [Beboer, Partner])
@pytest.mark.parametrize("again", [print_brev, export_brev])
def test_a_letter_leaves_no_more_when_one_of_its_two_lies_in_the_bin(
    database: Database, vicevaert: Actor, gone: type[Beboer | Partner], again: Callable[[Session, int], bytes]
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id, partner_id = new_beboer(session), new_partner(session)
        draft = replace(
            to_partner(beboer_id, partner_id, None, HEALTH),
            basis=Behandlingsgrundlag.ANDET,
            basis_reason="Fare for liv",
        )
        number = send_brev(session, draft, known)
        session.kept(gone, beboer_id if gone is Beboer else partner_id).deleted_at = session.now
        session.flush()
        with pytest.raises(UserError):
            again(session, number)


def test_without_a_partner_the_partner_is_asked_for_and_not_an_address_or_a_consent(
    database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        draft = replace(to_partner(new_beboer(session), 0, None, NAMED), partner_id=None, address="")
        with pytest.raises(ValidationFailed) as refused:
            send_brev(session, draft, known)
    assert [(one.field, one.text) for one in refused.value.problems] == [("partner_id", "Vælg, hvem brevet er til.")]
