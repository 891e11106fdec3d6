from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Event, Thread, Timer

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from socialvicevaert.shared.pdfium import ONE_AT_A_TIME
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.lane import Lane
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.pdf_view import Leaving, PdfView
from socialvicevaert.ui.pdf_view.document import PdfDocument, close_documents
from socialvicevaert.ui.theme import Theme
from tests.ui.windows import activate

pytestmark = pytest.mark.usefixtures("theme")


def pdf(pages: int) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for number in range(pages):
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(100, 700, 300, 60, fill=1)
        canvas.drawString(100, 600, f"Side {number + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def view(qtbot: QtBot) -> PdfView:
    made = PdfView("Månedsrapport")
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    made.show_pdf(pdf(4), "Månedsrapport oktober 2026")
    qtbot.waitUntil(lambda: made.print_button.isEnabled())
    return made


def test_a_paper_in_a_sheet_is_scrolled_by_the_keyboard(context: Context, qtbot: QtBot, theme: Theme) -> None:
    sheet = PaperSheet(context, "Brev", lambda _session: pdf(4))
    context.sheets.open(sheet)
    activate(qtbot, sheet.window())
    qtbot.waitUntil(lambda: sheet.view.canvas.document is not None)
    sheet.close_button.setFocus()
    qtbot.keyClick(sheet.close_button, Qt.Key.Key_Backtab)
    paper = QApplication.focusWidget()
    assert isinstance(paper, QScrollArea)
    assert paper.accessibleName() == "Brev"
    assert theme.focus_ring.around is paper
    at = paper.verticalScrollBar().value()
    qtbot.keyClick(paper, Qt.Key.Key_PageDown)
    assert paper.verticalScrollBar().value() > at


def test_a_paper_that_opens_has_the_keyboard_to_be_read_and_a_second_enter_prints_nothing(
    context: Context, qtbot: QtBot
) -> None:
    left: list[bool] = []
    sheet = PaperSheet(context, "Brev", lambda _session: pdf(4), lambda _session: left.append(True))
    context.sheets.open(sheet)
    activate(qtbot, sheet.window())
    qtbot.waitUntil(lambda: sheet.view.canvas.document is not None)
    paper = QApplication.focusWidget()
    assert isinstance(paper, QScrollArea)
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    assert context.tasks.is_idle
    assert not left


def test_a_paper_is_made_larger_and_turned_to_its_end_by_keys(view: PdfView, qtbot: QtBot) -> None:
    paper = view.findChild(QScrollArea)
    assert paper is not None
    bar, fitting = paper.verticalScrollBar(), view.canvas.zoom
    qtbot.keyClick(paper, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    qtbot.keyClick(paper, Qt.Key.Key_Home)
    assert bar.value() == 0
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(paper, Qt.Key.Key_Plus, control)
    larger = view.canvas.zoom
    assert larger > fitting
    qtbot.keyClick(paper, Qt.Key.Key_Minus, control)
    assert view.canvas.zoom < larger
    qtbot.keyClick(paper, Qt.Key.Key_0, control)
    assert view.canvas.zoom == fitting


def test_the_keys_of_a_paper_are_not_the_windows(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    view = PdfView("Brev")
    column.addWidget(view)
    asked: list[str] = []
    QShortcut(QKeySequence("Ctrl++"), window).activated.connect(lambda: asked.append("larger"))
    qtbot.addWidget(window)
    window.show()
    activate(qtbot, window)
    view.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert asked == []


def linked_pdf() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.showPage()
    canvas.drawString(100, 600, "243")
    canvas.linkURL("tal:sager.i_perioden", (100, 595, 160, 615))
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def linked(qtbot: QtBot) -> PdfView:
    made = PdfView("Månedsrapport", "Se rækkerne")
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    made.show_pdf(linked_pdf(), "Udkast")
    qtbot.waitUntil(lambda: made.canvas.document is not None)
    return made


def test_a_number_with_a_link_shows_a_hand_and_a_click_follows_it(linked: PdfView, qtbot: QtBot) -> None:
    canvas = linked.canvas
    assert canvas.document is not None
    ((), (link,)) = canvas.document.links
    place = canvas.place_of(1, link)
    assert canvas.places[1].contains(place)
    linked._scroller.ensureVisible(place.center().x(), place.center().y())
    qtbot.mouseMove(canvas, place.center())
    qtbot.waitUntil(lambda: canvas.toolTip() == "Se rækkerne")
    assert canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(linked.followed) as followed:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place.center())
    assert followed.args == ["tal:sager.i_perioden"]
    beside = place.bottomRight() + QPoint(30, 0)
    qtbot.mouseMove(canvas, beside)
    qtbot.waitUntil(lambda: canvas.toolTip() == "")
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
    with qtbot.assertNotEmitted(linked.followed):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=beside)


def test_a_link_follows_its_number_when_the_pages_get_larger(linked: PdfView) -> None:
    assert linked.canvas.document is not None
    link = linked.canvas.document.links[1][0]
    before = linked.canvas.place_of(1, link)
    linked.canvas.step_zoom(1)
    after = linked.canvas.place_of(1, link)
    assert after.width() > before.width()
    assert linked.canvas.link_at(after.center()) == (1, link)


def test_in_a_view_without_a_tip_nothing_is_a_link(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(linked_pdf(), "Andet")
    qtbot.waitUntil(lambda: len(view.canvas.places) == 2)
    assert view.canvas.document is not None
    place = view.canvas.place_of(1, view.canvas.document.links[1][0])
    assert view.canvas.link_at(place.center()) is None


def test_a_newer_version_is_shown_at_the_place_that_was_read_and_another_document_at_its_top(
    view: PdfView, qtbot: QtBot
) -> None:
    bar = view._scroller.verticalScrollBar()
    for title, place in (("Månedsrapport oktober 2026", 300), ("En anden", 0)):
        bar.setValue(300)
        before = view.canvas.document
        view.show_pdf(pdf(4), title)
        qtbot.waitUntil(lambda before=before: view.canvas.document is not before)
        assert bar.value() == place


def test_pages_are_drawn_from_memory(view: PdfView, qtbot: QtBot) -> None:
    assert len(view.canvas.places) == 4
    view.canvas.grab()
    qtbot.waitUntil(lambda: view.canvas.picture_of(0) is not None)
    image = view.canvas.grab().toImage()
    page = view.canvas.places[0]
    at = view.canvas.zoom * 96 / 72
    assert image.pixelColor(page.left() + round(200 * at), page.top() + round((842 - 730) * at)).lightness() < 30
    assert image.pixelColor(page.left() + round(20 * at), page.top() + round(20 * at)).lightness() > 240


def test_only_pages_in_view_are_drawn(view: PdfView, qtbot: QtBot) -> None:
    view.grab()
    qtbot.waitUntil(lambda: view.canvas.picture_of(0) is not None)
    assert view.canvas.picture_of(3) is None


def test_zoom_goes_in_steps_and_back_to_the_width(view: PdfView) -> None:
    fitted = view.canvas.zoom
    view.canvas.step_zoom(1)
    assert view.canvas.zoom > fitted
    view.canvas.fit_width()
    assert view.canvas.zoom == pytest.approx(fitted)
    for _ in range(20):
        view.canvas.step_zoom(-1)
    assert view.canvas.zoom == pytest.approx(0.5)


def test_the_page_that_is_read_stays_in_view_when_it_gets_larger_or_smaller(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(pdf(30), "En lang sag")
    qtbot.waitUntil(lambda: len(view.canvas.places) == 30)
    scroller = view.findChild(QScrollArea)
    assert scroller is not None
    bar, half = scroller.verticalScrollBar(), scroller.viewport().height() // 2
    view.canvas.step_zoom(1)
    assert bar.value() == 0  # the beginning stays the beginning
    bar.setValue(view.canvas.places[19].center().y() - half)
    for step in (1, 1, -1, -1, -1):
        view.canvas.step_zoom(step)
        assert abs(bar.value() + half - view.canvas.places[19].center().y()) <= 3
    view.canvas.fit_width()
    view.resize(700, 900)
    assert view.canvas.page_at(bar.value() + half) == 19


def test_a_document_is_saved_as_it_is(view: PdfView, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.saved) as saved:
        view.save_to(tmp_path / "rapport")
    assert saved.args == [str(tmp_path / "rapport.pdf")]
    assert (tmp_path / "rapport.pdf").read_bytes() == pdf(4) or len(PdfDocument(pdf(4)).sizes) == 4


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_logged(view: PdfView, tmp_path: Path) -> None:
    told: list[str] = []
    view.saved.connect(told.append)
    view.save_to(tmp_path / "findes ikke" / "rapport.pdf")
    assert told == []
    assert "kunne ikke gemmes" in view.problem_text


def test_printing_prints_every_page_and_tells_of_it(view: PdfView, tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ud.pdf"))
    with qtbot.waitSignal(view.printed):
        view.print_on(printer)
    document = PdfDocument((tmp_path / "ud.pdf").read_bytes())
    assert len(document.sizes) == 4
    document.close()


def test_nothing_leaves_before_the_owner_lets_it(view: PdfView, tmp_path: Path) -> None:
    asked: list[tuple[Leaving, Callable[[], None]]] = []
    view.ask_first(lambda how, go: asked.append((how, go)))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ud.pdf"))
    view.save_to(tmp_path / "rapport.pdf")
    view.print_on(printer)
    assert [how for how, _go in asked] == [Leaving.SAVED, Leaving.PRINTED]
    assert list(tmp_path.iterdir()) == []
    asked.pop(0)[1]()
    assert (tmp_path / "rapport.pdf").exists()
    asked.clear()


def test_what_is_no_pdf_is_said(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(b"ikke en pdf", "x")
    qtbot.waitUntil(lambda: bool(view.problem_text))
    assert not view.print_button.isEnabled()


def test_what_is_still_shown_is_closed_when_the_program_ends(view: PdfView) -> None:
    document = view.canvas.document
    assert document in PdfDocument.still_open
    close_documents(Lane("pdf at the end"))
    assert document not in PdfDocument.still_open
    view.canvas.show_document(None)  # closing it once more does no harm


def test_a_document_that_is_dropped_waits_for_the_page_that_is_drawn() -> None:
    document = PdfDocument(pdf(1))
    drawing, done = Event(), Event()

    def draw() -> None:
        with ONE_AT_A_TIME:
            drawing.set()
            done.wait(5)

    Thread(target=draw).start()
    assert drawing.wait(5)
    Timer(0.1, done.set).start()
    del document
    assert done.is_set()
