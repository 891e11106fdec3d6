"""What may tell of others is judged by keyboard, one by one, and kept at once."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from socialvicevaert.features.dokumenter.models import DokumentDraft
from socialvicevaert.features.dokumenter.service import attach
from socialvicevaert.features.indsigt import queries, service
from socialvicevaert.features.indsigt.models import IndsigtDraft, Vurdering
from socialvicevaert.features.indsigt.ui.review import ReviewSheet
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.underretninger.models import Underretning
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.factories import intent, new_beboer
from tests.features.dokumenter.word import docx
from tests.papers import pdf

TEXTS = ("Ringede til Peter om huslejen", "Hendes datter er flyttet", "Naboen Karla larmer")


@pytest.fixture
def request_id(database: Database, vicevaert: Actor) -> int:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        for place, text in enumerate(TEXTS, 1):
            held_at = datetime(2026, 11, place, 9, tzinfo=UTC)
            log_kontakt(session, KontaktDraft(beboer_id, KontaktArt.TELEFON, held_at, text))
        attach(session, DokumentDraft(beboer_id, "Rykker", pdf()))
        return service.open_indsigt(session, IndsigtDraft(beboer_id, date(2026, 11, 20)))


@pytest.fixture
def sheet(context: Context, settle: Callable[[], None], request_id: int) -> ReviewSheet:
    made = ReviewSheet(context, request_id)
    context.sheets.open(made)
    settle()
    return made


def decisions(database: Database, by: Actor, request_id: int) -> list[Vurdering | None]:
    with database.read(by) as session:
        shown = queries.review(session, request_id)
    return [shown.judged[flag.item].decision if flag.item in shown.judged else None for flag in shown.flags]


def test_why_a_thing_is_to_be_judged_is_written_whole(sheet: ReviewSheet) -> None:
    line = sheet.table.current()
    assert line is not None
    assert sheet.why.text() == " · ".join(line.flag.whys) != ""


def test_keys_judge_and_go_on_and_all_is_kept(
    sheet: ReviewSheet, settle: Callable[[], None], database: Database, vicevaert: Actor, request_id: int
) -> None:
    assert sheet.subtitle.text() == "4 af 4 er ikke vurderet"
    for key in (Qt.Key.Key_Space, Qt.Key.Key_M, Qt.Key.Key_Delete):
        QTest.keyClick(sheet.table, key)
        settle()
    assert decisions(database, vicevaert, request_id) == [Vurdering.MED, Vurdering.MASKERET, Vurdering.UDELADT, None]
    assert sheet.subtitle.text() == "1 af 4 er ikke vurderet"
    line = sheet.table.current()
    assert line is not None
    assert line.flag.table == "dokumentindhold"
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)  # a file is looked at first
    settle()
    paper = sheet.context.sheets.current
    assert isinstance(paper, PaperSheet)
    assert sheet.subtitle.text() == "1 af 4 er ikke vurderet"
    assert not sheet.go_on_button.isVisibleTo(sheet)
    paper.close_sheet()
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    settle()
    assert sheet.subtitle.text() == "Alt er vurderet."
    wanted: list[int] = []
    sheet.hand_over_wanted.connect(wanted.append)
    sheet.go_on_button.click()
    assert wanted == [request_id]
    assert sheet.is_closed


def test_marked_words_stand_out_where_they_stand(sheet: ReviewSheet) -> None:
    (text,) = [one for one in sheet.passages.findChildren(type(sheet.keys)) if "Peter" in one.text()]
    assert text.text() == "Ringede til <b><u>Peter</u></b> om huslejen"
    assert text.accessibleName().endswith("Markeret: Peter")


def test_a_file_can_be_opened_and_has_no_words_to_take_out(sheet: ReviewSheet, settle: Callable[[], None]) -> None:
    assert sheet.review is not None
    sheet.table.select(sheet.review.flags[3].item)
    settle()
    assert not sheet.mask_words.isEnabled()
    before = dict(sheet.judged)
    QTest.keyClick(sheet.table, Qt.Key.Key_M)
    assert sheet.judged == before
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    settle()
    assert isinstance(sheet.context.sheets.current, PaperSheet)
    assert sheet.context.sheets.current.primary is None


def test_a_file_that_cannot_be_shown_is_not_handed_over_by_the_fast_key(
    context: Context, settle: Callable[[], None], database: Database, vicevaert: Actor
) -> None:
    with database.write(intent(vicevaert)) as session:
        beboer_id = new_beboer(session)
        attach(session, DokumentDraft(beboer_id, "Brev", docx("Kære Peter")))
        number = service.open_indsigt(session, IndsigtDraft(beboer_id, date(2026, 11, 20)))
    sheet = ReviewSheet(context, number)
    context.sheets.open(sheet)
    settle()
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    settle()
    assert decisions(database, vicevaert, number) == [None]
    assert "under Dokumenter" in " ".join(each.label.text() for each in sheet.findChildren(Banner))
    sheet.hand_over.click()
    settle()
    assert decisions(database, vicevaert, number) == [Vurdering.MED]


def test_leaving_out_asks_for_the_reason(sheet: ReviewSheet, settle: Callable[[], None]) -> None:
    sheet.reason.type_in("")
    QTest.keyClick(sheet.table, Qt.Key.Key_Delete)
    settle()
    assert sheet.reason.error_text == "Skriv kort, hvorfor det udelades."
    assert sheet.judged == {}
    sheet.reason.type_in("Datterens forhold")
    sheet.leave_out.click()
    settle()
    assert [one.reason for one in sheet.judged.values()] == ["Datterens forhold"]


def test_the_fast_key_never_hands_over_a_concern_for_a_child(
    context: Context, settle: Callable[[], None], database: Database, vicevaert: Actor, request_id: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        worker = vicevaert.medarbejder_id
        told = {"child": "Emil", "observed": "Blåt mærke", "concern": "Frygt", "created_on": date(2026, 11, 20)}
        session.add(Underretning(beboer_id=1, medarbejder_id=worker, **told))
    sheet = ReviewSheet(context, request_id)
    context.sheets.open(sheet)
    settle()
    assert sheet.review is not None
    (concern,) = [flag for flag in sheet.review.flags if flag.is_narrow]
    sheet.table.select(concern.item)
    settle()
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    settle()
    assert sheet.judged[concern.item].decision is Vurdering.UDELADT
    assert sheet.judged[concern.item].reason == "Hensynet til et barn vejer tungere."


def test_what_is_refused_is_taken_back_with_its_reason(
    sheet: ReviewSheet, settle: Callable[[], None], database: Database, vicevaert: Actor, request_id: int
) -> None:
    with database.write(intent(vicevaert)) as session:
        service.handed_over(session, request_id, b"%PDF", is_encrypted=True)
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    settle()
    assert sheet.judged == {}
    assert sheet.banners.count() == 1
