"""Word documents are kept as they are: known by their bytes, never opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlmodel import col, select

from socialvicevaert.audit import AuditKind
from socialvicevaert.audit.models import AuditEvent
from socialvicevaert.features.dokumenter import queries, rules, service
from socialvicevaert.features.dokumenter.models import DokumentDraft
from socialvicevaert.features.dokumenter.reading import DOC, DOCM, DOCX, ODT, media_type_of
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.papers import offer_file
from tests.factories import beboer_in, intent
from tests.features.dokumenter.word import docx, odt, old_word, spreadsheet


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (docx(), DOCX),
        (docx("word/vbaProject.bin"), DOCM),
        (docx(body=b"0" * 5_000_000), DOCX),
        (odt(), ODT),
        (old_word(), DOC),
    ],
    ids=["docx", "with macros", "much in little", "odt", "doc"],
)
def test_a_word_document_is_known_by_its_bytes_and_kept_byte_by_byte(
    database: Database, vicevaert: Actor, content: bytes, media_type: str
) -> None:
    assert media_type_of(content) == media_type
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        dokument_id = service.attach(session, DokumentDraft(beboer_id, "Ansøgning.docx", content))
        assert service.taken_out(session, dokument_id) == content
        view = queries.dokument(session, dokument_id)
    assert (view.name, view.media_type) == ("Ansøgning", media_type)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (old_word("EncryptedPackage"), "låst med en adgangskode"),
        (docx()[:-30], "beskadiget eller ikke hentet helt"),
        (spreadsheet(), "pakket fil eller et regneark"),
        (old_word("Workbook"), "ikke et dokument, der kan gemmes her"),
    ],
    ids=["locked", "cut", "new spreadsheet", "old spreadsheet"],
)
def test_what_is_no_readable_word_document_is_refused_in_words(content: bytes, said: str) -> None:
    assert said in rules.problem_of_content("Brev.docx", content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\0\0\0\x24ftypheic" + bytes(40), "HEIC (fra en iPhone)"),
        (b"II*\0" + bytes(40), "TIFF"),
        (b"GIF89a" + bytes(40), "GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(40), "WebP"),
        (b"{\\rtf1 hej}", "RTF"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name_and_told_what_to_do(content: bytes, said: str) -> None:
    problem = rules.problem_of_content("scan.pdf", content)
    assert said in problem
    assert "Gem de" in problem


def test_a_word_document_leaves_as_a_file_once_the_log_knows(
    context: Context,
    qtbot: QtBot,
    database: Database,
    vicevaert: Actor,
    tmp_path: Path,
    settle: Callable[[], None],
) -> None:
    beboer_id = beboer_in(database, vicevaert)
    with database.write(intent(vicevaert)) as session:
        dokument_id = service.attach(session, DokumentDraft(beboer_id, "Ansøgning.docx", docx()))
        view = queries.dokument(session, dokument_id)
    sheet = offer_file(context, view, view.ending, lambda session: service.taken_out(session, dokument_id))
    assert any("ikke krypteret" in banner.accessibleName() for banner in sheet.findChildren(Banner))
    sheet.save_to(tmp_path / "ud")
    settle()
    assert (tmp_path / "ud.docx").read_bytes() == docx()
    assert any("Gemt som »ud.docx«" in banner.accessibleName() for banner in sheet.findChildren(Banner))
    with database.read(vicevaert) as session:
        exports = session.exec(select(AuditEvent).where(col(AuditEvent.kind) == AuditKind.EXPORT)).all()
    assert [(event.beboer_id, event.row_id) for event in exports] == [(beboer_id, dokument_id)]
    sheet.save_to(tmp_path / "findes ikke" / "ud.docx")
    settle()
    assert any("kunne ikke gemmes" in banner.accessibleName() for banner in sheet.findChildren(Banner))
    sheet.close_sheet()
