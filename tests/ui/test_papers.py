from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.papers import NewPaper, PaperList, open_paper
from socialvicevaert.ui.pdf_view.picture import PictureDocument
from tests.papers import jpeg, pdf, png


@dataclass(frozen=True)
class Kept:
    id: int = 7
    name: str = "Rykker fra Ørsted"
    kind_text: str = "Brev"
    dated_on: date | None = None
    added_at: datetime = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # the 22nd in Denmark
    size_bytes: int = 1_250_000
    media_type: str = "application/pdf"


def small_enough(name: str, size: int) -> str:
    return f"»{name}« er for stor." if size > 5_000 else ""


@pytest.fixture
def papers(qtbot: QtBot, context: Context) -> PaperList:
    made = PaperList(context, small_enough)
    qtbot.addWidget(made)
    made.resize(460, 400)
    made.show()
    return made


@pytest.fixture
def offered(papers: PaperList) -> list[NewPaper]:
    taken: list[NewPaper] = []
    papers.offered.connect(taken.append)
    return taken


def said(papers: PaperList) -> list[str]:
    return [banner.accessibleName() for banner in papers.findChildren(Banner) if banner.isVisible()]


def dropped(papers: PaperList, mime: QMimeData) -> None:
    keys, modifiers, point = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20)
    enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, mime, keys, modifiers)
    QApplication.sendEvent(papers, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(papers, QDropEvent(point, Qt.DropAction.CopyAction, mime, keys, modifiers))


def test_an_empty_list_says_what_can_be_done(papers: PaperList) -> None:
    assert "ingen papirer endnu" in papers.hint.text()
    assert "Ctrl+V" in papers.hint.text()


def test_a_paper_is_shown_with_kind_date_and_size_and_opened_by_keyboard(papers: PaperList, qtbot: QtBot) -> None:
    papers.set_papers([Kept()])
    (line,) = papers.lines
    assert line.link.text() == "Rykker fra Ørsted"
    assert line.link.accessibleDescription() == "Brev · 22-11-2026 · 1,3 MB"
    with qtbot.waitSignal(papers.opened) as opened:
        QTest.keyClick(line.link, Qt.Key.Key_Return)
    assert opened.args == [Kept()]
    with qtbot.waitSignal(papers.bin_wanted):
        line.bin_button.click()
    with qtbot.waitSignal(papers.edit_wanted):
        line.edit_button.click()


def test_every_button_has_a_name_that_tells_which_paper(papers: PaperList) -> None:
    papers.set_papers([Kept()])
    names = [button.accessibleName() or button.text() for button in papers.findChildren(QPushButton)]
    assert names == ["Indsæt", "Tilføj papirer", "Ret »Rykker fra Ørsted«", "Slet »Rykker fra Ørsted«"]


def test_somebody_who_may_only_read_can_only_open(context: Context, qtbot: QtBot) -> None:
    papers = PaperList(context, small_enough, may_write=False)
    qtbot.addWidget(papers)
    papers.set_papers([Kept()])
    assert papers.findChildren(QPushButton) == []
    assert not papers.acceptDrops()


def test_files_are_read_and_offered_and_what_is_too_large_is_said_without_being_read(
    papers: PaperList, offered: list[NewPaper], tmp_path: Path, settle: Callable[[], None]
) -> None:
    (tmp_path / "brev.pdf").write_bytes(pdf())
    (tmp_path / "stor.pdf").write_bytes(bytes(5_001))
    papers.take_files([str(tmp_path / name) for name in ("brev.pdf", "stor.pdf", "mangler.pdf", "")])
    settle()
    assert offered == [NewPaper("brev.pdf", pdf())]
    too_large, missing, folder = said(papers)
    assert too_large == "»stor.pdf« er for stor."
    assert "kan ikke læses" in missing
    assert "er ikke en fil" in folder


def test_no_more_than_ten_files_are_taken_at_once(
    papers: PaperList, offered: list[NewPaper], tmp_path: Path, settle: Callable[[], None]
) -> None:
    for number in range(11):
        (tmp_path / f"{number}.png").write_bytes(png())
    papers.take_files([str(tmp_path / f"{number}.png") for number in range(11)])
    settle()
    assert len(offered) == 10
    assert said(papers) == ["Der kan tilføjes 10 filer ad gangen. Tilføj resten bagefter."]


def test_a_dropped_file_is_taken(
    papers: PaperList, offered: list[NewPaper], tmp_path: Path, settle: Callable[[], None]
) -> None:
    (tmp_path / "brev.pdf").write_bytes(pdf())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "brev.pdf"))])
    dropped(papers, mime)
    settle()
    assert [paper.name for paper in offered] == ["brev.pdf"]


def test_a_dropped_or_pasted_picture_is_taken_as_a_png(
    papers: PaperList, offered: list[NewPaper], settle: Callable[[], None]
) -> None:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png()))
    dropped(papers, mime)
    settle()
    QGuiApplication.clipboard().setImage(QImage.fromData(png()))
    papers.add_button.setFocus()
    QTest.keyClick(papers.add_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [paper.name for paper in offered] == ["Indsat billede 22-11-2026 09.00"] * 2
    assert all(paper.content.startswith(b"\x89PNG") for paper in offered)


def test_text_on_the_clipboard_is_no_paper(
    papers: PaperList, offered: list[NewPaper], settle: Callable[[], None]
) -> None:
    QGuiApplication.clipboard().setText("bare ord")
    papers.paste_button.click()
    settle()
    assert offered == []
    assert "hverken en fil eller et billede" in said(papers)[0]


def test_what_the_owner_cannot_keep_is_said_in_the_list_and_the_list_stays(
    papers: PaperList, settle: Callable[[], None]
) -> None:
    papers.set_papers([Kept()])
    papers.show_refusal(UserError("»x.pdf« er låst med en adgangskode."))
    settle()
    assert said(papers) == ["»x.pdf« er låst med en adgangskode."]
    assert len(papers.lines) == 1


@pytest.mark.parametrize(("content", "ending"), [(pdf(), ".pdf"), (png(), ".png"), (jpeg(), ".jpg")])
def test_a_paper_opens_in_the_window_and_is_saved_as_it_is(
    context: Context, qtbot: QtBot, tmp_path: Path, content: bytes, ending: str, settle: Callable[[], None]
) -> None:
    sheet = open_paper(context, Kept(), lambda _s: content, lambda _s: None, lambda _s: None)
    settle()
    qtbot.waitUntil(lambda: sheet.view.canvas.document is not None)
    assert sheet.save_button.text() == "Gem som fil"
    sheet.view.save_to(tmp_path / "ud")
    assert (tmp_path / f"ud{ending}").read_bytes() == content
    sheet.close_sheet()


def test_printing_and_saving_are_logged_apart_and_a_refusal_stops_them(
    context: Context, qtbot: QtBot, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def refuse(_session: Session) -> None:
        raise UserError("Din rolle giver ikke adgang.")

    sheet = open_paper(context, Kept(), lambda _s: pdf(), lambda _s: done.append("print"), refuse)
    settle()
    qtbot.waitUntil(lambda: sheet.view.canvas.document is not None)
    monkeypatch.setattr(sheet.view, "print_out", lambda: done.append("printed"))
    monkeypatch.setattr(sheet.view, "save_as", lambda: done.append("saved"))
    assert sheet.primary is not None
    sheet.primary.click()
    settle()
    assert done == ["print", "printed"]
    sheet.save_button.click()
    settle()
    assert done == ["print", "printed"]
    assert [banner.accessibleName() for banner in sheet.findChildren(Banner)] == ["Din rolle giver ikke adgang."]
    sheet.close_sheet()


def test_a_photograph_is_shown_as_wide_as_a_page_and_a_small_picture_as_it_is() -> None:
    assert PictureDocument(png(3000, 300)).sizes[0] == (595, 59.5)
    assert PictureDocument(png(40, 20)).sizes[0] == (30, 15)
    assert PictureDocument(png(40, 20)).picture(0, 2).width() == 60


def test_a_photograph_is_turned_as_the_camera_says() -> None:
    assert PictureDocument(jpeg(40, 20)).sizes[0] == (30, 15)
    assert PictureDocument(jpeg(40, 20, turned=True)).sizes[0] == (15, 30)
