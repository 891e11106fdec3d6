"""A printed form is recorded as it was printed; a no changes nothing; a scan proves; receivers are told one by one."""

from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from socialvicevaert import audit
from socialvicevaert.features.dokumenter import queries as dokumenter
from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentDraft
from socialvicevaert.features.dokumenter.service import bin_dokument
from socialvicevaert.features.formularer.models import Sprog
from socialvicevaert.features.formularer.service import correct_text
from socialvicevaert.features.partnere.models import Partner
from socialvicevaert.features.samtykker import queries, service
from socialvicevaert.features.samtykker.models import (
    AfslagDraft,
    Befoejelse,
    Behandlingsgrundlag,
    Oplysningsart,
    SamtykkeArt,
    SamtykkeDraft,
    SamtykkeForm,
    SamtykkeRetning,
    SamtykkeWithdrawal,
)
from socialvicevaert.paper.document import Document
from socialvicevaert.paper.parts import Title
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import UserError, ValidationFailed
from socialvicevaert.storage import Database
from socialvicevaert.storage.session import Session
from tests.factories import TODAY, intent, new_beboer, new_partner, new_samtykke

KINDS = (Oplysningsart.NAVN_ADRESSE, Oplysningsart.ARBEJDE)


def draft(beboer_id: int, *partner_ids: int, **fields: object) -> SamtykkeDraft:
    whole = SamtykkeDraft(
        beboer_id, partner_ids, KINDS, "Samtale om praktik", SamtykkeRetning.TIL_PARTNER, SamtykkeForm.PAPIR, TODAY,
        language="tyrkisk", interpreter="Ali Kaya",
    )  # fmt: skip
    return replace(whole, **fields)  # type: ignore[arg-type]


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join("\n".join(page.get_textpage().get_text_range() for page in document).split())


def scan() -> bytes:
    return Document(title="Scan", dated=TODAY).add(Title("Underskrevet")).pdf()


def test_a_printed_form_is_recorded_as_it_was_printed(database: Database, clock: FixedClock, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        number = service.keep_udkast(session, draft(beboer, partner))
        assert service.keep_udkast(session, draft(beboer, partner)) == number  # the same form is kept once
        assert queries.samtykker_of(session, beboer) == ()
        assert queries.giving(session, beboer, partner, Behandlingsgrundlag.SAMTYKKE, None).problems
        correct_text(session, Sprog.TYRKISK, "samtykke.stopper", "Sonra dururuz.")
    clock.moment += timedelta(days=10)
    with database.write(intent(vicevaert)) as session:
        samtykke_id = service.sign_udkast(session, number, session.today)
        (given,) = queries.samtykker_of(session, beboer)
        assert (given.id, given.kinds, given.language, given.interpreter) == (samtykke_id, KINDS, "tyrkisk", "Ali Kaya")
        assert (given.coverage.direction, given.form) == (SamtykkeRetning.TIL_PARTNER, SamtykkeForm.PAPIR)
        assert given.coverage.given_on == session.today
        assert given.coverage.valid_to.isoformat() == "2027-11-21"  # as it stood on the paper
        assert given.text_version == "2026-11 + tr 2026-11"
        printed = words(service.samtykke_paper(session, samtykke_id))
        assert "Geri alırsanız bilgi alışverişi hemen durur." in printed  # the words of its time
        assert "tekst 2026-11 + tr 2026-11" in printed
        assert queries.udkast_of(session, beboer) == ()
        with pytest.raises(UserError, match="allerede brugt"):
            service.sign_udkast(session, number, session.today)
        other = service.udkast_paper(session, service.keep_udkast(session, draft(beboer, partner)))
        assert "Sonra dururuz." in words(other)


def test_a_form_whose_partner_is_gone_is_not_recorded(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        number = service.keep_udkast(session, draft(beboer, partner))
        session.get_one(Partner, partner).deleted_at = session.now
        session.flush()
        with pytest.raises(UserError, match="samarbejdspartnere findes ikke længere"):
            service.sign_udkast(session, number, TODAY)
        assert len(queries.udkast_of(session, beboer)) == 1


def test_a_no_is_kept_and_changes_nothing(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        held = new_samtykke(session, beboer, partner)
        service.refuse_udkast(session, service.keep_udkast(session, draft(beboer, partner)))
        (said,) = queries.afslag_of(session, beboer)
        assert (said.kind, said.about) == (SamtykkeArt.UDVEKSLING, "Jobcenter Ballerup: Samtale om praktik")
        assert queries.udkast_of(session, beboer) == ()
        assert [one.id for one in queries.covering(session, beboer, partner, TODAY)] == [held]
        with pytest.raises(ValidationFailed) as refused:
            service.note_afslag(session, AfslagDraft(beboer, SamtykkeArt.FULDMAGT, TODAY + timedelta(days=1), " "))
        assert [problem.field for problem in refused.value.problems] == ["about", "asked_on"]


@pytest.mark.parametrize("kind", SamtykkeArt, ids=lambda one: one.value)
@pytest.mark.parametrize("language", Sprog, ids=lambda one: one.value)
def test_every_kind_has_its_form_in_every_language(
    database: Database, vicevaert: Actor, kind: SamtykkeArt, language: Sprog
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session, "أحمد", "محمد علي"), new_partner(session)
        is_exchange = kind is SamtykkeArt.UDVEKSLING
        is_fuldmagt = kind is SamtykkeArt.FULDMAGT
        wanted = draft(
            beboer,
            *((partner,) if is_exchange else ()),
            kind=kind,
            language=language.label.lower(),
            interpreter="",
            towards="Nordbank" if is_fuldmagt else "",
            powers=(Befoejelse.TALE,) if is_fuldmagt else (),
        )
        printed = words(service.udkast_paper(session, service.keep_udkast(session, wanted)))
    assert "Det er frivilligt." in printed
    assert ("Hjælpeoversættelse" in printed) is (language is not Sprog.DANSK)


def test_a_scan_belongs_to_its_consent(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer, partner)
        number = service.attach_scan(session, samtykke_id, DokumentDraft(beboer, "samtykke.pdf", scan()))
        assert queries.samtykke(session, samtykke_id).scan_id == number
        kept = dokumenter.dokument(session, number)
        assert (kept.kind, kept.name) == (DokumentArt.SAMTYKKE, "samtykke")
        with pytest.raises(UserError, match="skal kunne bevises"):
            bin_dokument(session, number)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("samtykke.pdf", b"ikke en PDF", "ikke et scannet papir"),
        ("tom.pdf", b"", "ikke et scannet papir"),
        ("brev.docx", b"PK\x03\x04", "ikke et scannet papir"),
        ("halv.pdf", b"%PDF-1.7\nafbrudt", "halv.pdf"),
    ],
)
def test_what_is_no_signed_paper_is_refused(
    database: Database, vicevaert: Actor, name: str, content: bytes, text: str
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        samtykke_id = new_samtykke(session, beboer, partner)
        with pytest.raises(ValidationFailed, match=text):
            service.attach_scan(session, samtykke_id, DokumentDraft(beboer, name, content))
        with pytest.raises(UserError, match="anden beboer"):
            service.attach_scan(session, samtykke_id, DokumentDraft(new_beboer(session), "a.pdf", scan()))
        assert queries.samtykke(session, samtykke_id).scan_id is None


def given_on(session: Session, samtykke_id: int, beboer: int, partner: int) -> None:
    service.disclose(
        session,
        beboer_id=beboer,
        partner_id=partner,
        kinds=[Oplysningsart.ARBEJDE],
        what="Henvisning",
        basis=Behandlingsgrundlag.SAMTYKKE,
        samtykke_id=samtykke_id,
    )


def test_receivers_stay_on_the_list_until_each_has_been_told(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, one, two = new_beboer(session), new_partner(session), new_partner(session, "Ydelsescentret")
        samtykke_id = new_samtykke(session, beboer, one, partner_ids=(one, two))
        for partner in (one, two, one):
            given_on(session, samtykke_id, beboer, partner)
        with pytest.raises(UserError, match="ikke trukket tilbage"):
            service.tell_receiver(session, samtykke_id, one, "Jobcenter Ballerup", TODAY)
        assert queries.untold(session) == ()
        service.withdraw_samtykke(session, samtykke_id, SamtykkeWithdrawal(TODAY, "Mundtligt"))
        (left,) = queries.untold(session)
        assert sorted(receiver.name for receiver in left.receivers) == ["Jobcenter Ballerup", "Ydelsescentret"]
        with pytest.raises(ValidationFailed, match="før samtykket blev trukket"):
            service.tell_receiver(session, samtykke_id, one, "Jobcenter Ballerup", TODAY - timedelta(days=1))
        service.tell_receiver(session, samtykke_id, one, "Jobcenter Ballerup", TODAY)
        service.tell_receiver(session, samtykke_id, one, "Jobcenter Ballerup", TODAY)  # twice is once
        (left,) = queries.untold(session, beboer)
        assert [(receiver.name, receiver.phone) for receiver in left.receivers] == [("Ydelsescentret", "+4544772000")]
        service.tell_receiver(session, samtykke_id, two, "Ydelsescentret", TODAY)
        assert queries.untold(session) == ()


def test_everybody_a_fuldmagt_names_must_hear_that_it_is_over(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer = new_beboer(session)
        number = new_samtykke(
            session, beboer, 0, partner_ids=(), kind=SamtykkeArt.FULDMAGT, towards="Nordbank", powers=(Befoejelse.TALE,)
        )
        service.withdraw_samtykke(session, number, SamtykkeWithdrawal(TODAY))
        (left,) = queries.untold(session)
        assert [receiver.name for receiver in left.receivers] == ["Nordbank"]
        service.tell_receiver(session, number, None, "Nordbank", TODAY)
        assert queries.untold(session) == ()


def test_a_form_recorded_as_signed_by_mistake_waits_again_after_undo(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        number = service.keep_udkast(session, draft(beboer, partner))
    with database.write(intent(vicevaert)) as signing:
        service.sign_udkast(signing, number, TODAY)
    with database.write(intent(vicevaert)) as session:
        audit.undo(session, signing.transaction_id)
        assert queries.samtykker_of(session, beboer) == ()
        assert [one.id for one in queries.udkast_of(session, beboer)] == [number]


@pytest.mark.parametrize("kind", SamtykkeArt, ids=lambda one: one.value)
@pytest.mark.parametrize(("language", "pages"), [("dansk", 1), ("ukrainsk", 2)])
def test_a_form_is_a_page_or_a_sheet_and_the_rights_stand_where_it_is_signed(
    database: Database, vicevaert: Actor, kind: SamtykkeArt, language: str, pages: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        wanted = draft(
            beboer,
            *((partner,) if kind is SamtykkeArt.UDVEKSLING else ()),
            kind=kind,
            language=language,
            interpreter="",
            towards="Nordbank" if kind is SamtykkeArt.FULDMAGT else "",
            powers=(Befoejelse.TALE,) if kind is SamtykkeArt.FULDMAGT else (),
        )
        pdf = service.udkast_paper(session, service.keep_udkast(session, wanted))
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == pages
        last = document[pages - 1].get_textpage().get_text_range()
    assert "Dine rettigheder" in last
    assert "Beboeren får en kopi" in last


def test_a_day_between_arabic_words_is_read_as_a_day(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer, partner = new_beboer(session), new_partner(session)
        wanted = draft(beboer, partner, language="arabisk", valid_to=TODAY)
        printed = words(service.udkast_paper(session, service.keep_udkast(session, wanted)))
    assert "22-11-2026" in printed  # the Danish
    assert "22/11/2026" in printed
