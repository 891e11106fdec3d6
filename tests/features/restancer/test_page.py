"""The page with real widgets on a real file: choose a list, correct how it is read, take it in, open a sag, undo."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from socialvicevaert.features.restancer.queries import latest_lists
from socialvicevaert.features.restancer.reading import Column
from socialvicevaert.features.restancer.service import ImportResult
from socialvicevaert.features.restancer.ui import jobs
from socialvicevaert.features.restancer.ui.page import RestancerPage
from socialvicevaert.features.restancer.ui.rows_view import UNUSABLE
from socialvicevaert.features.restancer.ui.sag_sheet import SagFromRowSheet
from socialvicevaert.features.restancer.ui.tab import RestanceTab
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.sheets import SheetHost
from socialvicevaert.ui.tasks import Tasks
from tests.features.restancer.lists import csv_bytes, household, november_xlsx, october_csv
from tests.ui.windows import activate

Settle = Callable[[], None]


@pytest.fixture
def october(tmp_path: Path) -> str:
    path = tmp_path / "restanceliste_2026-10.csv"
    path.write_bytes(october_csv())
    return str(path)


@pytest.fixture
def november(tmp_path: Path) -> str:
    path = tmp_path / "restanceliste_2026-11.xlsx"
    path.write_bytes(november_xlsx())
    return str(path)


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Settle) -> RestancerPage:
    page = RestancerPage(context)
    host = SheetHost(page)
    qtbot.addWidget(host)
    host.resize(1280, 800)
    context.sheets = host
    host.show()
    settle()
    return page


def shown_rows(page: RestancerPage) -> list[tuple[str, ...]]:
    """The texts of the table of the list on its way in."""
    model = page.importing.rows.table.model()
    return [
        tuple(str(model.index(down, across).data() or "") for across in range(model.columnCount()))
        for down in range(model.rowCount())
    ]


def said(page: RestancerPage) -> str:
    """What the banners of the page say."""
    return " ".join(banner.label.text() for banner in page.findChildren(Banner) if banner.isVisible())


def lists_of(database: Database, by: Actor) -> list[str]:
    with database.read(by) as session:
        return [view.file_name for view in latest_lists(session)]


def test_a_list_is_chosen_seen_taken_in_and_undone(
    page: RestancerPage,
    settle: Settle,
    october: str,
    november: str,
    database: Database,
    vicevaert: Actor,
    tasks: Tasks,
    qtbot: QtBot,
) -> None:
    page.open_file(october)
    settle()
    assert page.is_importing
    importing = page.importing
    assert importing.as_of.value() is not None
    assert [chip.text() for chip in importing.rows.chips.values()][:2] == ["Alle 10", "Ny 10"]
    assert importing.rows.chips[UNUSABLE].text() == "Kan ikke bruges 4"
    assert lists_of(database, vicevaert) == []
    importing.rows.chips[UNUSABLE].click()
    reasons = importing.rows.unusable.model()
    assert [reasons.index(row, 1).data() for row in range(4)] == ["Dublet", "Til gode", "Uden beløb", "Sumlinje"]

    importing.store_button.click()
    settle()
    assert not page.is_importing
    page.open_file(november)
    settle()
    assert [chip.text() for chip in importing.rows.chips.values()] == [
        "Alle 10",
        "Ny 3",
        "Værre 2",
        "Bedre 1",
        "Uændret 4",
        "Gået ud 3",
        "Uklar 0",
        "Kan ikke bruges 0",
    ]
    importing.rows.chips["vaerre"].click()
    assert [row[6] for row in shown_rows(page)] == ["+6.512,25", "+6.512,25"]

    with qtbot.waitSignal(tasks.saved) as saved:
        importing.store_button.click()
    settle()
    assert saved.args is not None
    title, transaction_id = saved.args
    assert title == "Restanceliste pr. 20-11-2026 indlæst"
    assert len(lists_of(database, vicevaert)) == 2
    assert page.overview.rows.isVisible()

    tasks.undo(transaction_id)
    settle()
    assert lists_of(database, vicevaert) == ["restanceliste_2026-10.csv"]
    assert not page.overview.rows.isVisible()
    assert page._kept is None, "the rows of an undone list must not stay in memory"


def test_a_sag_is_opened_from_a_row_and_the_row_knows_it_at_once(
    page: RestancerPage, settle: Settle, october: str, context: Context, qtbot: QtBot
) -> None:
    page.open_file(october)
    settle()
    page.importing.store_button.click()
    settle()
    rows = page.overview.rows
    rows.table.select(2)
    rows.sag_button.click()
    settle()
    (sheet,) = page.window().findChildren(SagFromRowSheet)
    sheet.form.set_values(note="Ringet op og lovet at komme forbi")

    sheet._submit()
    settle()

    navigate: Any = context.navigate
    (target,) = navigate.targets
    assert (target.kind, target.id) == ("beboer", 1)
    row = rows.table.current()
    assert row is not None
    assert row.match is not None
    assert row.match.has_open_sag
    tab = RestanceTab(context, 1)
    qtbot.addWidget(tab)
    tab.show()
    settle()
    assert tab.summary.text() == "1.112 kr. på listen pr. 31-10-2026."
    assert tab.table.model().rowCount() == 1


def test_a_lost_letter_is_asked_for_beside_the_field_and_nothing_typed_is_lost(
    page: RestancerPage, settle: Settle, october: str
) -> None:
    page.open_file(october)
    settle()
    rows = page.importing.rows
    rows.table.select(6)  # Ay?e Warsame
    rows.sag_button.click()
    settle()
    (sheet,) = page.window().findChildren(SagFromRowSheet)
    sheet.form.set_values(note="Bor hos sin søster")
    sheet._submit()
    settle()

    (field,) = [field for field in sheet.findChildren(object) if getattr(field, "name", "") == "first_name"]
    assert field.error_text == "»Ay?e« har mistet et bogstav i udlejers fil. Skriv det rigtigt."
    assert sheet.form.values()["note"] == "Bor hos sin søster"
    sheet.form.set_values(first_name="Ayşe")
    sheet._submit()
    settle()
    assert page.is_importing
    known = page.importing.rows.table.current()
    assert known is not None
    assert known.match is not None


def test_a_column_is_given_its_meaning_and_the_list_is_read_anew(
    page: RestancerPage, settle: Settle, tmp_path: Path
) -> None:
    rows = [["Lejemål", "Navn", "Gebyr", "Skyldig"], ["1-2-3", "Kurt Bæk", "250,00", "1.000,00"]]
    path = tmp_path / "liste 2026-10-31.csv"
    path.write_bytes(csv_bytes(rows))
    page.open_file(str(path))
    settle()
    assert shown_rows(page)[0][4] == "1.000,00"

    box = page.importing.columns.meanings[2]
    box.setCurrentIndex(list(Column).index(Column.RESTANCE))
    box.activated.emit(box.currentIndex())
    settle()
    assert shown_rows(page)[0][4] == "250,00"
    assert page.importing.columns.meanings[3].currentData() == Column.UBRUGT

    box.setCurrentIndex(list(Column).index(Column.UBRUGT))
    box.activated.emit(box.currentIndex())
    settle()
    assert "Vælg den kolonne, der viser restancen." in said(page)
    assert not page.importing.store_button.isEnabled()


def test_another_encoding_cuts_the_file_anew(page: RestancerPage, settle: Settle, tmp_path: Path) -> None:
    row = household(1)
    row[1] = "Søren Ærø"
    path = tmp_path / "liste 2026-10-31.csv"
    path.write_bytes(csv_bytes([["Lejemål", "Navn", "Adresse", "Postnr", "By", "Husleje", "Restance"], row], "cp1252"))
    page.open_file(str(path))
    settle()
    assert shown_rows(page)[0][2] == "Søren Ærø"

    page.importing.columns.encoding.choose("cp850")
    settle()
    assert shown_rows(page)[0][2] != "Søren Ærø"

    page.importing.columns.encoding.choose("cp1252")
    settle()
    assert shown_rows(page)[0][2] == "Søren Ærø"


def test_a_file_that_is_no_list_gives_a_sentence_and_changes_nothing(
    page: RestancerPage, settle: Settle, tmp_path: Path, database: Database, vicevaert: Actor
) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(b"%PDF-1.7")
    page.open_file(str(path))
    settle()

    assert "Filen er en PDF" in said(page)
    assert not page.is_importing
    page.open_file(str(tmp_path))
    settle()
    assert "ikke en mappe" in said(page)
    assert lists_of(database, vicevaert) == []


def test_the_same_file_again_is_taken_in_only_after_a_yes(
    page: RestancerPage, settle: Settle, october: str, database: Database, vicevaert: Actor
) -> None:
    page.open_file(october)
    settle()
    page.importing.store_button.click()
    settle()
    page.open_file(october)
    settle()

    assert "allerede indlæst" in said(page)
    assert not page.importing.store_button.isEnabled()
    assert page.importing.again.isVisible()
    page.importing.again.click()
    page.importing.store_button.click()
    settle()
    assert len(lists_of(database, vicevaert)) == 2


def test_a_list_is_left_without_a_trace(
    page: RestancerPage, settle: Settle, october: str, database: Database, vicevaert: Actor
) -> None:
    page.open_file(october)
    settle()
    page.importing.cancelled.emit()
    settle()

    assert not page.is_importing
    assert lists_of(database, vicevaert) == []


def test_a_missing_date_is_asked_for(page: RestancerPage, settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(october_csv())
    page.open_file(str(path))
    settle()
    assert "Skriv, hvilken dag listen er fra." in said(page)

    page.importing.as_of.type_in("31-10-2026")
    settle()
    assert page.importing.store_button.isEnabled()


def test_the_focus_stays_with_the_list_and_never_lands_on_fortryd(
    page: RestancerPage, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(october_csv())
    activate(qtbot, page.window())
    page.open_file(str(path))
    settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.importing.as_of.isAncestorOf(focus)
    banner = next(banner for banner in page.importing.findChildren(Banner) if banner.isVisible())
    assert banner.height() < 80, "the sentence takes the room of a sentence"

    page.importing.as_of.type_in("31-10-2026")
    settle()
    page.importing.store_button.click()
    settle()
    assert QApplication.focusWidget() is page.overview.lists


def test_every_column_is_seen_in_a_window_of_ordinary_width(page: RestancerPage, settle: Settle, october: str) -> None:
    page.window().resize(1280 - 192, 800)  # the rail takes the rest
    page.open_file(october)
    settle()
    assert page.importing.rows.table.horizontalScrollBar().maximum() == 0
    page.importing.store_button.click()
    settle()
    assert page.overview.lists.horizontalScrollBar().maximum() == 0
    assert page.overview.rows.table.horizontalScrollBar().maximum() == 0


def test_a_file_is_dropped_on_the_page(page: RestancerPage, settle: Settle, october: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(october)])
    zone = page.overview.drop_zone
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys)
    zone.dragEnterEvent(enter)
    assert enter.isAccepted()
    zone.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))
    settle()

    assert page.is_importing


def test_names_are_hidden_in_discreet_mode(page: RestancerPage, settle: Settle, october: str, context: Context) -> None:
    page.open_file(october)
    settle()
    assert shown_rows(page)[0][2] == "Kurt Bæk"

    context.discreet.switch(True)
    settle()
    assert shown_rows(page)[0][2] == "K. B."


def test_the_line_of_the_headings_is_pointed_out(page: RestancerPage, settle: Settle, tmp_path: Path) -> None:
    rows = [
        ["Lejemål", "Navn", "Restance", ""],
        ["Id", "Hvem", "Rykker", "Tal"],
        ["1-2-3", "Kurt Bæk", "5,00", "90,00"],
    ]
    path = tmp_path / "liste 2026-10-31.csv"
    path.write_bytes(csv_bytes(rows))
    page.open_file(str(path))
    settle()
    assert page.importing.columns.header_row.value() == 1

    page.importing.columns.header_row.choose(2)
    settle()
    assert page.importing.columns.header_row.value() == 2
    assert len(shown_rows(page)) == 1


def test_the_file_opened_last_is_the_one_that_is_shown(
    page: RestancerPage, settle: Settle, october: str, november: str
) -> None:
    page.open_file(october)
    page.open_file(november)
    settle()

    assert page.header.subtitle.text() == "restanceliste_2026-11.xlsx"
    assert page.importing.rows.chips[""].text() == "Alle 10"
    assert page.importing.preview is not None
    assert page.importing.preview.file_name == "restanceliste_2026-11.xlsx"


def test_a_list_that_is_being_stored_is_not_offered_again(
    page: RestancerPage, settle: Settle, october: str, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Storing changes tables, so the page asks again who is known: the answer came before the list had left."""
    store, is_asked = jobs.store_list, Event()
    offered: list[bool] = []

    def store_and_be_asked(progress: Progress, *arguments: Any) -> ImportResult:
        result = store(progress, *arguments)
        is_asked.wait(5)
        progress.read(lambda _session: None)  # behind the question in the lane: its answer is on its way
        return result

    def ask() -> None:
        page.refresh()
        is_asked.set()

    monkeypatch.setattr(jobs, "store_list", store_and_be_asked)
    tasks.changed.connect(ask)
    page.imported.connect(lambda _liste_id: offered.append(page.importing.store_button.isEnabled()))
    page.open_file(october)
    settle()
    page.importing.store_button.click()
    settle()

    assert is_asked.is_set()
    assert offered == [False]
