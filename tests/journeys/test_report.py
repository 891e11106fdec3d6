"""The end of the month on the real window: seen, put right, issued, saved; the same again next time; corrected."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from python_calamine import CalamineWorkbook

from socialvicevaert.features.beboere.ui.page import BeboerePage
from socialvicevaert.features.mindag.ui.page import MinDagPage
from socialvicevaert.features.rapporter.models import Taken
from socialvicevaert.features.rapporter.ui.correction_sheet import CorrectionSheet
from socialvicevaert.features.rapporter.ui.issued import IssuedPart
from socialvicevaert.features.rapporter.ui.overview import OverviewPart
from socialvicevaert.features.rapporter.ui.page import RapporterPage
from socialvicevaert.features.rapporter.ui.preview import PreviewPart
from socialvicevaert.features.rapporter.ui.quality import QualityPart
from socialvicevaert.features.rapporter.ui.rows_sheet import RowsSheet
from socialvicevaert.features.sager.models import Sag, SagAarsag, SagPeriode
from socialvicevaert.shared.pdfium import ONE_AT_A_TIME
from socialvicevaert.storage import Session
from tests.conftest import EXAMPLE_PASSWORD
from tests.window import Driver

ALT = Qt.KeyboardModifier.AltModifier


def reports_of(driver: Driver) -> RapporterPage:
    """The page of reports, gone to by its key."""
    driver.window.activateWindow()
    driver.wait(driver.window.isActiveWindow)
    driver.press(Qt.Key.Key_8, ALT)
    driver.settle()
    (page,) = driver.window.findChildren(RapporterPage)
    assert page.isVisible()
    return page


def report_of(driver: Driver) -> PreviewPart:
    """The draft on the page of reports; the preview is there."""
    page = reports_of(driver)
    page.bar.choose("rapport")
    part = page.stack.currentWidget()
    assert isinstance(part, PreviewPart)
    is_drawn(driver, part)
    return part


def is_drawn(driver: Driver, part: PreviewPart) -> None:
    driver.wait(lambda: part.view.pdf.canvas.document is not None and part.issue_button.isEnabled())


def text_of(pdf: Path) -> str:
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture
def at_work(start: Callable[[Path], Driver], example_folder: Path) -> Driver:
    """The invented estate, unlocked by its social vicevært."""
    driver = start(example_folder)
    driver.unlock(EXAMPLE_PASSWORD)
    return driver


def test_the_year_is_chosen_seen_issued_and_saved(at_work: Driver, tmp_path: Path) -> None:
    page = report_of(at_work)
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
    assert "R2026-0001" in at_work.readable()


def test_the_month_is_reminded_of_put_right_issued_kept_and_corrected(at_work: Driver, tmp_path: Path) -> None:
    at_work.window.activateWindow()
    (today,) = at_work.window.findChildren(MinDagPage)
    at_work.wait(lambda: any(line.title == "Rapporten for oktober 2026 er ikke udstedt" for line in today.lines))
    today.act(next(line for line in today.lines if line.action.kind == "rapporter"))
    at_work.settle()
    (page,) = at_work.window.findChildren(RapporterPage)
    report = page.stack.currentWidget()
    assert isinstance(report, PreviewPart)
    is_drawn(at_work, report)

    _put_one_right(at_work, page, report)
    page.bar.choose("rapport")
    is_drawn(at_work, report)
    report.issue_button.click()
    at_work.wait(report.view.pdf.save_button.isEnabled)
    first, sheet = tmp_path / "rapport.pdf", tmp_path / "rapport.xlsx"
    report.view.pdf.save_to(first)
    report.view.save_workbook_to(sheet)
    at_work.wait(sheet.exists)
    at_work.settle()
    assert "R2026-0001" in text_of(first)
    assert len(CalamineWorkbook.from_path(str(sheet)).sheet_names) > 1
    at_work.press(Qt.Key.Key_1, ALT)
    at_work.wait(lambda: today.isVisible() and not any(line.action.kind == "rapporter" for line in today.lines))
    at_work.press(Qt.Key.Key_8, ALT)
    at_work.wait(page.isVisible)

    _change_the_month(at_work, page)
    issued = _issued(at_work, page)
    again = tmp_path / "igen.pdf"
    issued.save_to(issued.table.current(), Taken.PDF, again)
    at_work.wait(again.exists)
    assert again.read_bytes() == first.read_bytes()

    issued.correct_button.click()
    at_work.settle()
    correction = at_work.workspace.host.current
    assert isinstance(correction, CorrectionSheet)
    correction.form.fields["reason"].type_in("En sag blev skrevet for sent.")
    correction.primary.click()
    at_work.wait(lambda: issued.table.rows.rowCount() == 2)
    issued.open_button.click()
    at_work.wait(lambda: "udgave 2" in report.state.label.text())
    second = tmp_path / "ny.pdf"
    at_work.wait(report.view.pdf.save_button.isEnabled)
    report.view.pdf.save_to(second)
    at_work.wait(second.exists)
    assert "En sag blev skrevet for sent." in text_of(second)
    assert again.read_bytes() == first.read_bytes()


def test_a_number_leads_to_its_rows_and_a_row_to_its_resident(at_work: Driver) -> None:
    page = reports_of(at_work)
    overview = page.stack.currentWidget()
    assert isinstance(overview, OverviewPart)
    overview.choice.period.setCurrentIndex(overview.choice.period.findData("last_month"))
    overview.choice.chosen.emit()
    at_work.wait(lambda: overview.shown is not None and overview.shown.period.is_month and not overview.is_showing)
    card = overview.key_cards.cards["sager.i_perioden"]
    card.setFocus(Qt.FocusReason.TabFocusReason)
    at_work.press(Qt.Key.Key_Return)
    at_work.settle()
    rows = at_work.workspace.host.current
    assert isinstance(rows, RowsSheet)
    assert rows.shown is not None
    assert str(rows.shown.how_many) == card.value.text()

    chosen = rows.shown.rows[0]
    rows.table.activated_row.emit(chosen)
    at_work.settle()
    (residents,) = at_work.window.findChildren(BeboerePage)
    assert residents.isVisible()
    assert residents.current_beboer == chosen.beboer_id


def test_a_number_in_the_draft_leads_to_the_same_rows(at_work: Driver) -> None:
    part = report_of(at_work)
    document = part.view.pdf.canvas.document
    assert document is not None
    links = [link for page in document.links for link in page]
    wanted = next(link for link in links if link.uri == "tal:sager.i_perioden")
    part.view.pdf.followed.emit(wanted.uri)
    at_work.settle()
    rows = at_work.workspace.host.current
    assert isinstance(rows, RowsSheet)
    assert rows.shown is not None
    assert rows.shown.how_many > 0


def _put_one_right(driver: Driver, page: RapporterPage, report: PreviewPart) -> None:
    """From the draft to Datakvalitet; a cause is chosen in its row."""
    next(link for link in report.missing.links if "Sager uden årsag" in link.text()).click()
    driver.settle()
    quality = page.stack.currentWidget()
    assert isinstance(quality, QualityPart)
    assert quality.rows.title.text() == "Sager uden årsag"
    row = quality.rows.table.current()
    assert row is not None
    quality.rows.put_right(row, SagAarsag.SYGDOM.value)
    driver.settle()
    left = quality.rows.table.rows
    assert row.number not in [left.row(place).number for place in range(left.rowCount())]


def _change_the_month(driver: Driver, page: RapporterPage) -> None:
    """A sag is written that should have been counted."""

    def write(session: Session) -> None:
        sag = Sag(beboer_id=1, responsible_id=1, number="S-SENT", started_on=date(2026, 10, 7))
        session.add(sag)
        session.flush()
        assert sag.id is not None
        session.add(SagPeriode(sag_id=sag.id, from_on=date(2026, 10, 7)))

    driver.workspace.context.tasks.write(page, "Sag skrevet", write)
    driver.settle()


def _issued(driver: Driver, page: RapporterPage) -> IssuedPart:
    page.bar.choose("udstedte")
    driver.settle()
    part = page.stack.currentWidget()
    assert isinstance(part, IssuedPart)
    driver.wait(lambda: part.table.rows.rowCount() > 0)
    part.table.setCurrentIndex(part.table.rows.index(0, 0))
    driver.settle()
    return part
