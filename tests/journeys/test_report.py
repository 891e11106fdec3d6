"""The end of the month on the real window: chosen, what is missing, seen, issued, saved; the same again next time."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from socialvicevaert.features.rapporter.ui.page import RapporterPage
from socialvicevaert.features.rapporter.ui.preview import PreviewPart
from tests.conftest import EXAMPLE_PASSWORD
from tests.window import Driver

ALT = Qt.KeyboardModifier.AltModifier


def page_of(driver: Driver) -> PreviewPart:
    """The report on the page of reports, gone to by its key; the preview is there."""
    driver.window.activateWindow()
    driver.wait(driver.window.isActiveWindow)
    driver.press(Qt.Key.Key_8, ALT)
    driver.settle()
    (reports,) = driver.window.findChildren(RapporterPage)
    page = reports.open_part("rapport")
    assert isinstance(page, PreviewPart)
    driver.wait(lambda: page.view.pdf.canvas.document is not None and page.issue_button.isEnabled())
    assert page.isVisible()
    return page


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture
def at_work(start: Callable[[Path], Driver], example_folder: Path) -> Driver:
    """The invented estate, unlocked by its social vicevært."""
    driver = start(example_folder)
    driver.unlock(EXAMPLE_PASSWORD)
    return driver


def test_the_year_is_chosen_seen_issued_and_saved(at_work: Driver, tmp_path: Path) -> None:
    page = page_of(at_work)
    assert "Sager uden årsag" in at_work.readable()

    page.choosing.period.set_value("12")
    page.choosing.period.edited.emit()
    at_work.wait(lambda: not page.issue_button.isEnabled())
    at_work.wait(page.issue_button.isEnabled)
    page.issue_button.click()
    at_work.wait(page.view.pdf.save_button.isEnabled)
    first = tmp_path / "rapport.pdf"
    page.view.pdf.save_to(first)
    at_work.settle()
    printed = text_of(first)
    for figure in ("243", "41", "30", "73,2 %", "01-11-2025", "31-10-2026"):
        assert figure in printed

    at_work.lock()
    assert "243" not in at_work.readable()
    at_work.unlock(EXAMPLE_PASSWORD)
    again = tmp_path / "igen.pdf"
    page.view.pdf.save_to(again)
    at_work.settle()
    assert again.read_bytes() == first.read_bytes()
    assert page.issued.isVisible()
    assert "R2026-0001" in at_work.readable()
