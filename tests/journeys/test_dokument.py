"""A paper on the real window: dropped, described, opened, found by Ctrl+K, seen in Min dag, binned and had back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from socialvicevaert.features.dokumenter.ui.form import DokumentSheet
from socialvicevaert.features.dokumenter.ui.tab import DokumenterTab
from socialvicevaert.features.mindag.ui.page import MinDagPage
from socialvicevaert.features.papirkurv.ui.sheet import PapirkurvSheet
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.ui.context import Target
from socialvicevaert.ui.paper_sheet import PaperSheet
from tests.conftest import MORNING
from tests.factories import new_beboer
from tests.papers import pdf
from tests.window import Driver

CONTROL = Qt.KeyboardModifier.ControlModifier
ENDS = MORNING.date() + timedelta(days=40)


def part_of(driver: Driver) -> DokumenterTab:
    (part,) = [each for each in driver.workspace.findChildren(DokumenterTab) if each.isVisible()]
    return part


def drop(part: DokumenterTab, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(part, QDragEnterEvent(QPoint(30, 30), copy, mime, left, none))
    QApplication.sendEvent(part, QDropEvent(QPoint(30, 30), copy, mime, left, none))


def names(part: DokumenterTab) -> list[str]:
    return [row.name for _, row in part.table.rows.loaded()]


def go_to_papers(driver: Driver) -> DokumenterTab:
    driver.workspace.navigator(Target("beboer", 1, "papirer", {"part": "dokumenter"}))
    driver.settle()
    return part_of(driver)


def test_a_paper_from_the_day_it_is_dropped_until_it_is_had_back(
    opened: Driver, clock: FixedClock, tmp_path: Path
) -> None:
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    opened.workspace.context.tasks.write(opened.workspace, "Ny beboer", new_beboer)
    opened.settle()
    (tmp_path / "Afgørelse om boligstøtte.pdf").write_bytes(pdf(text="Afgørelse"))
    drop(go_to_papers(opened), tmp_path / "Afgørelse om boligstøtte.pdf")
    opened.settle()
    opened.settle()

    sheet: Any = opened.workspace.host.current  # kept already; asked what it is while it is in the hand
    assert isinstance(sheet, DokumentSheet)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert sheet.isAncestorOf(focus)
    sheet.form.fields["expires_on"].type_in(show_date(ENDS))
    opened.press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert names(part_of(opened)) == ["Afgørelse om boligstøtte"]

    opened.workspace.navigator(Target("mindag"))
    opened.settle()
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("boligst")
    opened.press(Qt.Key.Key_Return)
    opened.wait(lambda: opened.workspace.pages.current_key == "beboere")
    opened.settle()
    chosen = part_of(opened).table.current()
    assert chosen is not None
    assert chosen.name == "Afgørelse om boligstøtte"
    assert part_of(opened).table.hasFocus()
    opened.press(Qt.Key.Key_Return)
    opened.settle()
    paper = opened.workspace.host.current
    assert isinstance(paper, PaperSheet)
    opened.wait(lambda: paper.view.canvas.document is not None)
    paper.close_sheet()

    clock.moment = MORNING + timedelta(days=10)
    opened.workspace.navigator(Target("mindag"))
    opened.settle()
    page: Any = opened.workspace.pages.currentWidget()
    assert isinstance(page, MinDagPage)
    page.ask_refresh()
    opened.settle()
    (line,) = [one for one in page.lines if one.title.startswith("Skaf et nyt")]
    assert line.action.label == "Åbn dokument"

    part = go_to_papers(opened)
    part.table.select(chosen.id)
    part.table.setFocus()
    opened.press(Qt.Key.Key_Delete)
    opened.settle()
    assert part.papers == ()
    opened.workspace.navigator(Target("papirkurv", 1))
    opened.settle()
    bin_sheet = opened.workspace.host.current
    assert isinstance(bin_sheet, PapirkurvSheet)
    assert [(one.word, one.title) for one in bin_sheet.things] == [("Dokument", "Afgørelse om boligstøtte")]
    bin_sheet.close_sheet()
    opened.workspace.acts.undo()
    opened.settle()
    assert names(part_of(opened)) == ["Afgørelse om boligstøtte"]
