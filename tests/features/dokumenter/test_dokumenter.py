from base64 import b64encode
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import select

from socialvicevaert.audit import AuditKind, undo
from socialvicevaert.audit.models import AuditEvent
from socialvicevaert.features.dokumenter import queries, rules, service
from socialvicevaert.features.dokumenter.models import Dokument, DokumentArt, DokumentChange, DokumentDraft
from socialvicevaert.features.dokumenter.models import DokumentIndhold as Indhold
from socialvicevaert.features.dokumenter.reading import JPEG, PDF, PNG, media_type_of, why_unreadable, without_traces
from socialvicevaert.shared.actor import Actor
from socialvicevaert.shared.errors import NotAllowed, UserError, ValidationFailed
from socialvicevaert.storage import Database
from tests.factories import beboer_in, intent
from tests.papers import jpeg, pdf, png


def plain_jpeg() -> bytes:
    """A picture of which nothing is written in it."""
    content = without_traces(jpeg(), JPEG)
    assert content is not None
    return content


def attached(database: Database, by: Actor, beboer_id: int, content: bytes, name: str = "Rykker.pdf") -> int:
    with database.write(intent(by, "Dokument tilføjet")) as session:
        return service.attach(session, DokumentDraft(beboer_id, name, content, DokumentArt.OPKRAEVNING))


def refusal(database: Database, by: Actor, content: bytes, name: str = "Rykker.pdf") -> str:
    beboer_id = beboer_in(database, by)
    with pytest.raises(ValidationFailed) as refused:
        attached(database, by, beboer_id, content, name)
    assert [problem.field for problem in refused.value.problems] == ["content"]
    return str(refused.value)


@pytest.mark.parametrize(("content", "media_type"), [(pdf(), PDF), (png(), PNG), (plain_jpeg(), JPEG)])
def test_a_paper_is_known_by_its_bytes_whatever_its_name(
    database: Database, vicevaert: Actor, content: bytes, media_type: str
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    dokument_id = attached(database, vicevaert, beboer_id, content, "billede.pdf")
    with database.write(intent(vicevaert)) as session:
        (view,) = queries.dokumenter_of(session, beboer_id)
        assert (view.id, view.media_type, view.size_bytes) == (dokument_id, media_type, len(content))
        assert (view.name, view.kind_text, view.added_by) == ("billede", "Opkrævning eller rykker", vicevaert.name)
        assert service.content(session, dokument_id) == content


def test_looking_printing_and_saving_are_each_a_line_in_the_log(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    dokument_id = attached(database, vicevaert, beboer_id, pdf())
    with database.write(intent(vicevaert)) as session:
        service.content(session, dokument_id)
        service.note_print(session, dokument_id)
        service.note_export(session, dokument_id)
    with database.read(vicevaert) as session:
        events = session.exec(select(AuditEvent).where(AuditEvent.what == "dokument")).all()
    assert [event.kind for event in events] == [AuditKind.VIEW, AuditKind.PRINT, AuditKind.EXPORT]
    assert {(event.beboer_id, event.row_id) for event in events} == {(beboer_id, dokument_id)}


def test_the_log_holds_a_digest_and_not_a_byte_of_the_paper(database: Database, vicevaert: Actor) -> None:
    content = pdf(text="Meget private ord")
    beboer_id = beboer_in(database, vicevaert)
    attached(database, vicevaert, beboer_id, content)
    with database.read(vicevaert) as session:
        events = session.exec(select(AuditEvent)).all()
        (kept,) = [event.changes["content"][1] for event in events if "content" in event.changes]
        everything = " ".join(str(event.model_dump()) for event in events)
    assert kept.startswith("sha256:")
    for form in (content[100:140].hex(), b64encode(content[99:129]).decode(), repr(content[100:140])[2:-1]):
        assert form not in everything


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "Rykker.pdf", "»Rykker.pdf« er tom."),
        (b"hej", "Rykker.pdf", "noget andet, end navnet siger"),
        (b"PK\x03\x04 word", "Brev.docx", "en pakket fil eller et regneark"),
        (b"ord", "Brev.txt", "PDF, billeder (PNG og JPEG) og Word"),
        (pdf(password="hemmelig"), "Rykker.pdf", "låst med en adgangskode"),
        (pdf()[:300], "Rykker.pdf", "beskadiget eller ikke hentet helt"),
        (png()[:-20], "foto.png", "beskadiget eller ikke hentet helt"),
        (jpeg()[:-200], "foto.jpg", "beskadiget eller ikke hentet helt"),
        (png(20_000, 20_000), "foto.png", "for stort billede"),
        (pdf() + bytes(rules.LARGEST), "Rykker.pdf", "højst 20,0 MB"),
    ],
    ids=["empty", "no pdf", "zip", "text", "locked", "cut pdf", "cut png", "cut jpeg", "too many pixels", "too large"],
)
def test_what_cannot_be_kept_is_refused_in_words_that_say_what_to_do(
    database: Database, vicevaert: Actor, content: bytes, name: str, said: str
) -> None:
    assert said in refusal(database, vicevaert, content, name)
    with database.read(vicevaert) as session:
        assert session.exec(select(Dokument)).first() is None


def test_a_file_one_byte_too_large_is_never_said_to_have_the_size_that_is_allowed() -> None:
    assert rules.problem_of_size("x.pdf", rules.LARGEST) == ""
    assert "fylder 20,1 MB" in rules.problem_of_size("x.pdf", rules.LARGEST + 1)
    assert "fylder 524,3 MB, og der er plads til højst 20,0 MB" in rules.problem_of_size("x.pdf", 500 * 1024 * 1024)


@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"]))
def test_no_bytes_whatever_make_the_reading_fail(rest: bytes, mark: bytes) -> None:
    content = mark + rest
    media_type = media_type_of(content)
    assert not media_type or isinstance(why_unreadable(content, media_type), str)


@given(st.integers(0, len(jpeg()) - 1), st.integers(0, 255))
def test_a_picture_with_one_wrong_byte_is_read_or_refused_but_never_an_error(at: int, value: int) -> None:
    damaged = bytearray(jpeg())
    damaged[at] = value
    assert isinstance(rules.problem_of_content("foto.jpg", bytes(damaged)), str)


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("/home/anna/Rykker fra Ørsted.PDF", "Rykker fra Ørsted"),
        ("C:\\Mine billeder\\foto.jpeg", "foto"),
        ("brev\x00\u202efdp.pdf", "brev fdp"),
        ("aftale.v2", "aftale.v2"),
        (f"{'x' * 300}.pdf", "x" * 120),
    ],
)
def test_a_name_has_neither_folder_nor_ending_nor_hidden_signs(file_name: str, name: str) -> None:
    assert rules.name_of(file_name) == name


def test_a_correction_changes_words_only(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    dokument_id = attached(database, vicevaert, beboer_id, pdf())
    change = DokumentChange("Rykker 2", DokumentArt.BREV, date(2026, 11, 3), "fra posen")
    with database.write(intent(vicevaert)) as session:
        service.change_dokument(session, dokument_id, change)
        view = queries.dokument(session, dokument_id)
    assert (view.name, view.kind, view.dated_on, view.note) == (
        "Rykker 2",
        DokumentArt.BREV,
        date(2026, 11, 3),
        "fra posen",
    )
    with database.write(intent(vicevaert)) as session, pytest.raises(ValidationFailed) as refused:
        service.change_dokument(session, dokument_id, DokumentChange("  ", dated_on=date(2027, 1, 1)))
    assert [problem.field for problem in refused.value.problems] == ["name", "dated_on"]


def test_a_binned_paper_is_on_no_list_and_cannot_be_opened(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    dokument_id = attached(database, vicevaert, beboer_id, pdf())
    with database.write(intent(vicevaert, "Dokument slettet")) as session:
        service.bin_dokument(session, dokument_id)
    with database.write(intent(vicevaert)) as session:
        assert queries.dokumenter_of(session, beboer_id) == ()
        assert queries.dokumenter(session, [dokument_id]) == ()
        with pytest.raises(UserError, match="findes ikke længere"):
            service.content(session, dokument_id)


def test_a_list_of_papers_never_reads_what_is_in_them(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    dokument_id = attached(database, vicevaert, beboer_id, pdf())
    asked: list[str] = []
    with database.read(vicevaert) as session:
        event.listen(session.connection().engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        queries.dokumenter_of(session, beboer_id)
        queries.dokumenter(session, [dokument_id])
        queries.dokument(session, dokument_id)
        queries.name_of_same(session, beboer_id, "0" * 64)
    assert len(asked) >= 4
    assert not [statement for statement in asked if "dokumentindhold" in statement]


def test_adding_can_be_undone_and_nothing_of_the_paper_stays(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert, "Dokument tilføjet")) as session:
        service.attach(session, DokumentDraft(beboer_id, "Rykker.pdf", pdf()))
    with database.write(intent(vicevaert, "Fortrudt")) as undoing:
        undo(undoing, session.transaction_id)
    with database.read(vicevaert) as reading:
        assert reading.exec(select(Dokument)).first() is None
        assert reading.exec(select(Indhold)).first() is None


def test_a_paper_that_is_not_what_was_added_is_not_shown(database: Database, vicevaert: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    dokument_id = attached(database, vicevaert, beboer_id, pdf())
    with database.write(intent(vicevaert)) as session:
        session.exec(select(Indhold)).one().content = pdf(text="En anden")
        session.flush()
        with pytest.raises(UserError, match="kan ikke læses"):
            service.content(session, dokument_id)


def test_those_who_see_no_residents_see_no_papers(database: Database, vicevaert: Actor, leder: Actor) -> None:
    beboer_id = beboer_in(database, vicevaert)
    dokument_id = attached(database, vicevaert, beboer_id, pdf())
    with database.write(intent(leder)) as session:
        for act in (
            lambda: service.content(session, dokument_id),
            lambda: service.note_export(session, dokument_id),
            lambda: service.bin_dokument(session, dokument_id),
            lambda: service.attach(session, DokumentDraft(beboer_id, "x.pdf", pdf())),
            lambda: queries.dokumenter_of(session, beboer_id),
        ):
            with pytest.raises(NotAllowed):
                act()


@pytest.mark.parametrize(
    ("typed", "file_name"),
    [
        ("a\x00b", "a b.pdf"),
        ("x\u202efdp.exe", "x fdp.exe.pdf"),
        ("../../etc/passwd", "-..-etc-passwd.pdf"),
        (".skjult", "skjult.pdf"),
        ("..", "Dokument.pdf"),
    ],
)
def test_a_name_that_is_typed_makes_a_plain_file_name(
    database: Database, vicevaert: Actor, typed: str, file_name: str
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    dokument_id = attached(database, vicevaert, beboer_id, pdf())
    with database.write(intent(vicevaert)) as session:
        service.change_dokument(session, dokument_id, DokumentChange(typed))
        assert queries.dokument(session, dokument_id).file_name == file_name
