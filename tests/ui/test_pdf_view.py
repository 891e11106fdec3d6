from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from socialvicevaert.ui.lane import Lane
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.pdf_view.document import PdfDocument, close_documents

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
