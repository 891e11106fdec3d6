"""A request from the day it is made until the papers have left: who may, what must be judged first, what is logged."""

import errno
import hashlib
import json
import os
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from sqlmodel import col, select

from socialvicevaert import audit
from socialvicevaert.audit import AuditKind
from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.budgetter.models import Betaler, Budget
from socialvicevaert.features.dokumenter import service as dokumenter
from socialvicevaert.features.dokumenter.models import DokumentDraft
from socialvicevaert.features.dokumenter.service import attach
from socialvicevaert.features.indsigt import queries, service
from socialvicevaert.features.indsigt.data_file import data_file
from socialvicevaert.features.indsigt.files import sealed, write_open, write_sealed
from socialvicevaert.features.indsigt.models import Indsigt, IndsigtDraft, Vurdering
from socialvicevaert.features.indsigt.pdf import indsigt_paper
from socialvicevaert.features.indsigt.service import Extract, HeldFile
from socialvicevaert.features.indstillinger.service.drafts import save_draft
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import bin_kontakt, change_kontakt, log_kontakt
from socialvicevaert.features.opgaver.models import Opgave
from socialvicevaert.features.opgaver.rules import answer_to
from socialvicevaert.features.partnere.models import PartnerKind
from socialvicevaert.features.underretninger import service as underretninger
from socialvicevaert.features.underretninger.models import Underretning, UnderretningAdgang, UnderretningDraft
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database, row_id
from tests.factories import beboer_in, intent, new_beboer, new_partner, new_sag
from tests.papers import pdf

ASKED = date(2026, 11, 20)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def asked(database: Database, by: Actor, beboer_id: int) -> int:
    with database.write(intent(by, "Anmodning")) as session:
        return service.open_indsigt(session, IndsigtDraft(beboer_id, ASKED))


def kontakt(database: Database, by: Actor, beboer_id: int, text: str) -> int:
    with database.write(intent(by, "Kontakt gemt")) as session:
        return log_kontakt(session, KontaktDraft(beboer_id, KontaktArt.TELEFON, NOW, text))


def review(database: Database, by: Actor, number: int) -> queries.Review:
    with database.read(by) as session:
        return queries.review(session, number)


def judge_all(database: Database, by: Actor, number: int, decision: Vurdering = Vurdering.MED) -> None:
    flags = review(database, by, number).flags
    with database.write(intent(by, "Vurderet")) as session:
        for flag in flags:
            service.judge(session, number, flag.item, decision, "hensyn", can_be_masked=flag.can_be_masked)


def made(database: Database, by: Actor, number: int) -> tuple[Extract, tuple[HeldFile, ...]]:
    with database.write(intent(by, "Lavet")) as session:
        extract = service.extract(session, number)
        return extract, service.files_of(session, extract.records)


def said_in(extract: Extract) -> str:
    """Every word of the paper and of the data file."""
    opened = pypdfium2.PdfDocument(BytesIO(indsigt_paper(extract).pdf()))
    text = "\n".join(page.get_textpage().get_text_range() for page in opened)
    opened.close()
    return f"{text}\n{data_file(extract).decode()}"


def test_a_request_is_due_in_a_month_and_somebody_is_told(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    number = asked(database, vicevaert, beboer_id)
    with database.read(vicevaert) as session:
        opgave = session.exec(select(Opgave)).one()
        (view,) = queries.indsigter_of(session, beboer_id)
    assert opgave.due_on == view.due_on == date(2026, 12, 20)
    answer = answer_to(opgave.source_key, beboer_id)
    assert answer is not None
    assert dict(answer.extra) == {"part": "indsigt", "id": number}
    assert answer.refusal


def test_a_second_request_waits_for_the_first(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    asked(database, vicevaert, beboer_id)
    with pytest.raises(UserError, match="allerede en anmodning fra 20-11-2026"):
        asked(database, vicevaert, beboer_id)


def test_a_request_that_is_dropped_takes_its_opgave_with_it(database: Database, vicevaert: Actor) -> None:
    number = asked(database, vicevaert, beboer_in(database, vicevaert))
    with database.write(intent(vicevaert)) as session:
        service.bin_indsigt(session, number)
    with database.read(vicevaert) as session:
        assert session.exec(select(Opgave)).one().deleted_at is not None


def test_a_leder_sees_and_makes_nothing(database: Database, vicevaert: Actor, leder: Actor) -> None:
    number = asked(database, vicevaert, beboer_in(database, vicevaert))
    for act in (
        lambda session: service.open_indsigt(session, IndsigtDraft(1, ASKED)),
        lambda session: service.judge(session, number, "kontakt:1@x", Vurdering.MED),
        lambda session: service.extract(session, number),
        lambda session: queries.review(session, number),
        lambda session: queries.indsigter_of(session, 1),
    ):
        with pytest.raises(NotAllowed), database.write(intent(leder)) as session:
            act(session)


def test_nothing_is_made_before_all_is_judged_and_judgements_are_kept(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    kontakt(database, vicevaert, beboer_id, "Ringede til Peter om huslejen")
    kontakt(database, vicevaert, beboer_id, "Hendes datter er flyttet")
    number = asked(database, vicevaert, beboer_id)
    first, second = review(database, vicevaert, number).flags
    with database.write(intent(vicevaert)) as session:
        service.judge(session, number, first.item, Vurdering.MASKERET)
    with pytest.raises(UserError, match="1 ting handler måske om andre"):
        made(database, vicevaert, number)
    later = review(database, vicevaert, number)
    assert (later.left, later.is_ready) == (1, False)
    with database.write(intent(vicevaert)) as session:
        service.judge(session, number, second.item, Vurdering.UDELADT, "Datterens forhold")
    said = said_in(made(database, vicevaert, number)[0])
    assert "Peter" not in said
    assert "datter er flyttet" not in said
    assert "Ringede til [udeladt] om huslejen" in said
    assert "Datterens forhold" in said


def test_a_text_that_was_corrected_is_judged_again(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    kontakt_id = kontakt(database, vicevaert, beboer_id, "Ringede til Peter")
    number = asked(database, vicevaert, beboer_id)
    judge_all(database, vicevaert, number)
    assert review(database, vicevaert, number).is_ready
    with database.write(intent(vicevaert, "Kontakt rettet")) as session:
        draft = KontaktDraft(beboer_id, KontaktArt.TELEFON, NOW, "Ringede til Peter, som er syg")
        change_kontakt(session, kontakt_id, draft)
    again = review(database, vicevaert, number)
    assert {flag.table for flag in again.flags if flag.item not in again.judged} == {"kontakt", "audit_event"}
    judge_all(database, vicevaert, number)
    said = said_in(made(database, vicevaert, number)[0])
    assert "Tidligere ordlyd" in said


def test_what_there_is_nothing_of_is_named_and_a_link_is_called_what_it_leads_to(
    database: Database, vicevaert: Actor
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        sag_id = new_sag(session, beboer_id)
        log_kontakt(session, KontaktDraft(beboer_id, KontaktArt.TELEFON, NOW, "Ringede", sag_id=sag_id))
    extract, _ = made(database, vicevaert, asked(database, vicevaert, beboer_id))
    said = said_in(extract)
    begins = said.index("Her er ikke noget om")
    nothing = said[begins : said.index("Hvem har set og rettet", begins)]
    assert "Hvad vi har givet videre om dig" in nothing
    assert "Kontakter" not in nothing
    assert "Underretninger" not in nothing  # nobody learns by it whether there is one
    (note,) = [record for record in extract.records if record.table == "kontakt"]
    assert [value.label for value in note.values if value.field == "sag_id"] == ["Sag"]


def test_leaving_out_without_a_reason_is_refused(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    kontakt(database, vicevaert, beboer_id, "Ringede til Peter")
    number = asked(database, vicevaert, beboer_id)
    (flag,) = review(database, vicevaert, number).flags
    with pytest.raises(ValidationFailed), database.write(intent(vicevaert)) as session:
        service.judge(session, number, flag.item, Vurdering.UDELADT, " ")


def test_one_file_that_only_its_password_opens_holds_it_all(
    database: Database, vicevaert: Actor, tmp_path: Path
) -> None:
    beboer_id = beboer_in(database, vicevaert, phone="22 33 44 55")
    with database.write(intent(vicevaert)) as session:
        attach(session, DokumentDraft(beboer_id, "Afgørelse", pdf(text="Afgørelse")))
    number = asked(database, vicevaert, beboer_id)
    judge_all(database, vicevaert, number)
    extract, files = made(database, vicevaert, number)
    paper, data, password = indsigt_paper(extract).pdf(), data_file(extract), service.new_password()
    target = tmp_path / "Indsigt 1.pdf"
    write_sealed(target, sealed(paper, data, files, password))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    assert b"22334455" not in target.read_bytes()
    assert [path.name for path in tmp_path.glob("*.del")] == []
    with pikepdf.open(target, password=password) as opened:
        assert opened.encryption.R == 6
        assert opened.attachments["indsigt.json"].get_file().read_bytes() == data
        assert opened.attachments["fil-001.pdf"].get_file().read_bytes() == files[0].content
        assert json.loads(data)["format"] == "socialvicevaert-indsigt"
    with database.write(intent(vicevaert)) as session:
        service.note_leaving(session, number, is_encrypted=True)
        service.handed_over(session, number, paper, is_encrypted=True)
    with database.read(vicevaert) as session:
        row = session.get_one(Indsigt, number)
        assert row.digest == hashlib.sha256(paper).hexdigest()
        assert row.answered_at is not None
        kinds = [(one.kind, one.what) for one in audit.history(session, beboer_id)]
        assert (AuditKind.EXPORT, "indsigt med adgangskode") in kinds
        assert session.exec(select(Opgave)).one().deleted_at is not None
    with pytest.raises(UserError, match="besvaret"), database.write(intent(vicevaert)) as session:
        service.judge(session, number, "kontakt:1@x", Vurdering.MED)


def test_what_was_answered_can_be_made_again_until_something_new_is_written(
    database: Database, vicevaert: Actor
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    kontakt(database, vicevaert, beboer_id, "Ringede til Peter")
    number = asked(database, vicevaert, beboer_id)
    judge_all(database, vicevaert, number, Vurdering.MASKERET)
    for _time in range(2):  # the password was lost
        extract, _files = made(database, vicevaert, number)
        assert "Peter" not in said_in(extract)
        with database.write(intent(vicevaert)) as session:
            service.handed_over(session, number, b"%PDF", is_encrypted=True)
    kontakt(database, vicevaert, beboer_id, "Peter ringede igen, og Karla med")
    with pytest.raises(UserError, match="Opret en ny anmodning"):
        made(database, vicevaert, number)


def test_without_a_password_the_files_lie_in_a_folder_of_their_own(
    database: Database, vicevaert: Actor, tmp_path: Path
) -> None:
    number = asked(database, vicevaert, beboer_in(database, vicevaert))
    extract, files = made(database, vicevaert, number)
    write_open(tmp_path / "Indsigt 1", b"%PDF", data_file(extract), files)
    assert sorted(path.name for path in (tmp_path / "Indsigt 1").iterdir()) == ["indsigt.json", "indsigt.pdf"]
    with pytest.raises(UserError, match="er ikke tom"):
        write_open(tmp_path / "Indsigt 1", b"%PDF", b"{}", ())


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "ikke plads"), (errno.EACCES, "må ikke skrives")])
def test_a_drive_that_is_full_or_closed_says_so_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    written = []

    def fsync(handle: int) -> None:
        written.append(handle)
        if len(written) == 2:
            raise OSError(number, "x")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(UserError, match=words):
        write_open(tmp_path / "Indsigt 1", b"%PDF", b"{}", ())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="findes ikke længere"):
        write_sealed(tmp_path / "væk" / "Indsigt 1.pdf", b"%PDF")


def test_a_resident_with_nothing_but_a_name_gets_a_paper(database: Database, vicevaert: Actor) -> None:
    number = asked(database, vicevaert, beboer_in(database, vicevaert, first_name="Ali", last_name="Ørsted"))
    shown = review(database, vicevaert, number)
    assert (shown.flags, shown.is_ready) == ((), True)
    said = said_in(made(database, vicevaert, number)[0])
    assert "Ali" in said
    assert "Datatilsynet" in said


def test_the_residents_own_protected_address_and_cpr_number_are_theirs_to_see(
    database: Database, vicevaert: Actor
) -> None:
    beboer_id = beboer_in(database, vicevaert, has_protected_address=True)
    with database.write(intent(vicevaert)) as session:
        session.get_one(Beboer, beboer_id).cpr = "010190-1234"
    number = asked(database, vicevaert, beboer_id)
    assert "010190-1234" in said_in(made(database, vicevaert, number)[0])
    with database.read(vicevaert) as session:
        assert AuditKind.REVEAL in [one.kind for one in audit.history(session, beboer_id)]


def test_what_lies_in_the_bin_is_held_too(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    kontakt_id = kontakt(database, vicevaert, beboer_id, "Mødte ikke op")
    with database.write(intent(vicevaert)) as session:
        bin_kontakt(session, kontakt_id)
    said = said_in(made(database, vicevaert, asked(database, vicevaert, beboer_id))[0])
    assert "Mødte ikke op" in said
    assert "Ligger i papirkurven" in said


def test_a_draft_that_somebody_is_typing_is_held_too(database: Database, vicevaert: Actor, raadgiver: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        mine, other = new_beboer(session), new_beboer(session, "Ali", "Yilmaz")
    with database.write(intent(raadgiver)) as session:
        save_draft(session, f"kontakt:{mine}", json.dumps({"text": "halvt skrevet om gæld"}))
        save_draft(session, f"sag:ny:{other}", json.dumps({"note": "en hemmelighed"}))
        save_draft(session, "kontakt:uden beboer", json.dumps({"text": "ingens"}))
    said = said_in(made(database, vicevaert, asked(database, vicevaert, mine))[0])
    assert "halvt skrevet om gæld" in said
    assert "hemmelighed" not in said
    assert "ingens" not in said


def test_the_log_tells_roles_and_no_names(database: Database, vicevaert: Actor, raadgiver: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    kontakt(database, raadgiver, beboer_id, "Aftalt med Amina Yusuf at vente")
    extract, _files = made(database, vicevaert, asked(database, vicevaert, beboer_id))
    assert {"Social vicevært", "Økonomisk rådgiver"} <= {line.role for line in extract.log}
    said = said_in(extract)
    assert "Amina" not in said
    assert "Bo Lind" not in said
    assert "Aftalt med Social vicevært at vente" in said


@pytest.fixture
def concern(database: Database, vicevaert: Actor, raadgiver: Actor) -> int:
    """The request of a resident whose child the raadgiver has told the municipality of; the vicevært is responsible."""
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        session.get_one(Beboer, beboer_id).responsible_id = vicevaert.medarbejder_id
    with database.write(intent(raadgiver, "Underretning skrevet")) as session:
        session.add(
            Underretning(
                beboer_id=beboer_id,
                medarbejder_id=raadgiver.medarbejder_id,
                child="Lille Emil",
                observed="Blåt mærke",
                concern="Frygt",
                created_on=ASKED,
            )
        )
    return asked(database, vicevaert, beboer_id)


def test_a_concern_for_a_child_is_told_to_nobody_when_it_is_left_out(
    database: Database, vicevaert: Actor, concern: int
) -> None:
    (flag,) = review(database, vicevaert, concern).flags
    assert flag.is_narrow
    with database.write(intent(vicevaert)) as session:
        service.judge(session, concern, flag.item, Vurdering.UDELADT, "Hensynet til barnet")
    said = said_in(made(database, vicevaert, concern)[0]).lower()
    assert "emil" not in said
    assert "blåt mærke" not in said
    assert "hensynet til barnet" not in said
    assert "underretning" not in said


def test_who_may_not_see_a_concern_is_told_only_who_must_judge(
    database: Database, vicevaert: Actor, raadgiver: Actor, concern: int
) -> None:
    stranger = Actor(3, "Carla Mendes", raadgiver.role)
    shown = review(database, stranger, concern)
    assert shown.flags == ()
    assert not shown.is_ready
    assert "Amina Yusuf" in shown.waits_for
    assert "nderretning" not in shown.waits_for
    with pytest.raises(UserError, match="1 ting"):
        made(database, stranger, concern)
    with database.write(intent(raadgiver)) as session:
        number = row_id(session.exec(select(Underretning)).one())
        for_her = UnderretningAdgang(underretning_id=number, medarbejder_id=3, given_by_id=2, reason="Afløser")
        session.add(for_her)
    assert [flag.table for flag in review(database, stranger, concern).flags if flag.table == "underretning"]


def test_who_pays_in_anothers_budget_is_not_handed_that_budget(database: Database, vicevaert: Actor) -> None:
    with database.write(intent(vicevaert)) as session:
        mine, other = new_beboer(session), new_beboer(session, "Ali", "Yilmaz")
        for beboer_id in (mine, other):
            budget = Budget(
                beboer_id=beboer_id, medarbejder_id=1, number=1, made_on=ASKED, first_month=date(2026, 11, 1)
            )
            budget.saved_at = session.now
            session.add(budget)
        session.flush()
        first, second = session.exec(select(Budget.id).order_by(col(Budget.id))).all()
        session.add(Betaler(budget_id=first, name="Fatima", beboer_id=mine))
        session.add(Betaler(budget_id=second, name="Fatima som betaler", beboer_id=mine))
    extract, _files = made(database, vicevaert, asked(database, vicevaert, mine))
    assert [(one.table, one.id) for one in extract.records if one.table in ("budget", "betaler")] == [
        ("budget", first),
        ("betaler", 1),
    ]
    assert "Er du nævnt i det, vi har skrevet om en anden beboer" in said_in(extract).replace("\r\n", " ")


def test_a_concern_that_was_sent_shared_and_answered_leaves_no_trace_when_it_is_left_out(
    database: Database, vicevaert: Actor, raadgiver: Actor
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert, "Underretning skrevet")) as session:
        session.get_one(Beboer, beboer_id).responsible_id = vicevaert.medarbejder_id
        partner_id = new_partner(session, "Socialforvaltningen", PartnerKind.SOCIALFORVALTNING)
        draft = UnderretningDraft(
            beboer_id, "Pige på 9 år", "Hun græd på trappen", "Hun er bange", partner_id, parents_told=True
        )
    with database.write(intent(vicevaert, "Underretning sendt")) as session:
        number = underretninger.send_underretning(session, draft)
    with database.write(intent(vicevaert, "Underretning delt")) as session:
        underretninger.share_underretning(session, number, raadgiver.medarbejder_id, "Afløser")
    with database.write(intent(vicevaert, "Kvittering")) as session:
        underretninger.note_receipt(session, number, ASKED.replace(day=22), "Tak for brevet")
        save_draft(session, f"underretning:{number}:kvittering", json.dumps({"receipt": "halv kvittering"}))
    with database.write(intent(vicevaert, "Rettet")) as session:
        underretninger.note_receipt(session, number, ASKED.replace(day=22), "Tak for brevet fra jer")
    kontakt(database, vicevaert, beboer_id, "Betalte huslejen")
    request = asked(database, vicevaert, beboer_id)
    flags = review(database, vicevaert, request).flags
    narrow = {"underretning", "underretningindhold", "underretningadgang", "videregivelse", "kladde", "audit_event"}
    assert {flag.table for flag in flags} == narrow
    assert all(flag.is_narrow for flag in flags)
    assert review(database, Actor(4, "Anna", vicevaert.role), request).flags == ()
    judge_all(database, vicevaert, request, Vurdering.UDELADT)
    said = said_in(made(database, vicevaert, request)[0]).lower()
    assert "betalte huslejen" in said
    for word in ("underretning", "socialforvaltningen", "pige på", "græd", "kvittering", "tak for brevet", "afløser"):
        assert word not in said


def test_a_name_that_is_left_out_is_not_in_the_log_of_who_looked_either(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert, "Dokument tilføjet")) as session:
        dokument = attach(session, DokumentDraft(beboer_id, "Brev fra Hassan Noori", pdf()))
    with database.write(intent(vicevaert, "Brev fra Hassan Noori")) as session:  # as the sheet that shows it is called
        dokumenter.content(session, dokument)
    with database.write(intent(vicevaert, "Kolonnen »uden Hassan« tilføjet")) as session:
        session.kept(Beboer, beboer_id).note = "Ny"
    number = asked(database, vicevaert, beboer_id)
    judge_all(database, vicevaert, number, Vurdering.UDELADT)
    extract, files = made(database, vicevaert, number)
    said = said_in(extract)
    assert "Hassan" not in said
    assert "Noori" not in said
    assert files == ()
    assert "Kolonnen »…« tilføjet" in said
