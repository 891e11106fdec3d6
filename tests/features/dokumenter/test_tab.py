from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from socialvicevaert.features.dokumenter import service
from socialvicevaert.features.dokumenter.models import DokumentArt, DokumentDraft
from socialvicevaert.features.dokumenter.ui.form import DokumentSheet
from socialvicevaert.features.dokumenter.ui.tab import DokumenterTab
from socialvicevaert.features.samtykker.models import Samtykke
from socialvicevaert.shared.actor import Actor
from socialvicevaert.storage import Database
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyState
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.papers import FileSheet
from tests.conftest import MORNING
from tests.factories import beboer_in, intent, new_partner, new_samtykke
from tests.features.dokumenter.word import docx
from tests.papers import jpeg, pdf, png
from tests.qt_fixtures import Visits

TODAY = MORNING.date()
Settle = Callable[[], None]


@pytest.fixture
def beboer_id(database: Database, vicevaert: Actor) -> int:
    return beboer_in(database, vicevaert)


@pytest.fixture
def tab(qtbot: QtBot, context: Context, beboer_id: int, settle: Settle) -> DokumenterTab:
    made = DokumenterTab(context, beboer_id)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    settle()
    return made


def add(
    database: Database,
    by: Actor,
    beboer_id: int,
    name: str,
    content: bytes,
    kind: DokumentArt = DokumentArt.ANDET,
    expires_on: date | None = None,
) -> int:
    with database.write(intent(by, "Dokument tilføjet")) as session:
        return service.attach(session, DokumentDraft(beboer_id, name, content, kind, expires_on=expires_on))


def files(folder: Path, **contents: bytes) -> list[str]:
    paths = []
    for name, content in contents.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content)
        paths.append(str(path))
    return paths


def drop(tab: DokumenterTab, paths: Sequence[str]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    keys, modifiers, point = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20)
    enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, mime, keys, modifiers)
    QApplication.sendEvent(tab, enter)
    assert enter.isAccepted()
    assert tab.property("hover") is True
    QApplication.sendEvent(tab, QDropEvent(point, Qt.DropAction.CopyAction, mime, keys, modifiers))
    assert tab.property("hover") is False


def visited(context: Context) -> list[Target]:
    assert isinstance(context.navigate, Visits)
    return context.navigate.targets


def is_drawn(sheet: PaperSheet) -> bool:
    return sheet.view.canvas.document is not None


def names(tab: DokumenterTab) -> list[str]:
    return [row.name for _, row in tab.table.rows.loaded()]


def said(tab: DokumenterTab) -> list[str]:
    return [banner.accessibleName() for banner in tab.findChildren(Banner) if banner.isVisible()]


def test_an_empty_part_says_the_three_ways_in(tab: DokumenterTab) -> None:
    (empty,) = [each for each in tab.findChildren(EmptyState) if each.isVisible()]
    for word in ("Træk filer hertil", "Ctrl+V", "PDF, billeder og Word", "20 MB", "fjernes sted, tid og kamera"):
        assert word in empty.label.text()


def test_each_file_that_is_dropped_is_judged_by_itself(
    tab: DokumenterTab, tmp_path: Path, settle: Settle, context: Context
) -> None:
    good = files(tmp_path, Rykker_pdf=pdf(), foto_jpg=jpeg(), brev_docx=docx())
    bad = files(tmp_path, scan_pdf=b"intet", laast_pdf=pdf(password="x"))
    large = tmp_path / "film.pdf"
    with large.open("wb") as file:
        file.truncate(500_000_000)
    drop(tab, [*good, *bad, str(large)])
    settle()
    assert sorted(names(tab)) == ["Rykker", "brev", "foto"]
    assert len(said(tab)) == 3
    assert "fylder 500,0 MB" in said(tab)[0]
    assert "»scan.pdf« er noget andet, end navnet siger" in said(tab)[1]
    assert "»laast.pdf« er låst med en adgangskode" in said(tab)[2]
    assert tab.total.text().startswith("3 dokumenter · ")
    assert visited(context) == []


def test_one_file_is_kept_at_once_and_what_it_is_can_be_said_while_it_is_in_the_hand(
    tab: DokumenterTab, tmp_path: Path, settle: Settle, context: Context
) -> None:
    tab.intake.take_files(files(tmp_path, Rykker_pdf=pdf()))
    settle()
    (row,) = [row for _, row in tab.table.rows.loaded()]
    assert (row.name, row.kind) == ("Rykker", DokumentArt.OPKRAEVNING)
    asked: Any = context.sheets
    assert isinstance(asked.current, DokumentSheet)
    assert asked.current.dokument_id == row.id
    name = asked.current.form.fields["name"].line
    assert name.selectedText() == "Rykker"  # what it is called is typed over it
    assert asked.current.subtitle.text().startswith("Fatima Demir\n")  # it may stand beside somebody else's page
    assert tab.table.current() == row


def test_the_next_paper_takes_the_place_of_one_that_nothing_was_said_of(
    tab: DokumenterTab, tmp_path: Path, settle: Settle, context: Context
) -> None:
    asked: Any = context.sheets
    for number, content in enumerate((pdf(text="1"), pdf(text="2"), pdf(text="3"))):
        tab.intake.take_files(files(tmp_path, **{f"Brev{number}_pdf": content}))
        settle()
        if number == 1:
            asked.current.form.fields["note"].type_in("Lå i posen")
    first = asked.current
    first.close_sheet()
    settle()
    assert asked.current.form.fields["note"].value() == "Lå i posen"
    asked.current.close_sheet()
    assert asked.current is None


def test_a_copied_file_is_pasted_wherever_the_keyboard_is_and_never_into_the_search(
    tab: DokumenterTab, tmp_path: Path, settle: Settle, context: Context, qtbot: QtBot
) -> None:
    outside = QPushButton("Dokumenter", tab.window())
    outside.show()
    tab.window().activateWindow()
    qtbot.waitUntil(tab.window().isActiveWindow)
    for place, name in ((outside, "Brev_pdf"), (tab.filters.line, "Foto_png")):
        mime = QMimeData()
        content = pdf() if name == "Brev_pdf" else png()
        mime.setUrls([QUrl.fromLocalFile(path) for path in files(tmp_path, **{name: content})])
        QGuiApplication.clipboard().setMimeData(mime)
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        settle()
        sheets: Any = context.sheets
        sheets.current.close_sheet()
        settle()
    assert sorted(names(tab)) == ["Brev", "Foto"]
    assert tab.filters.line.text() == ""


def test_the_same_file_again_is_said_and_not_kept_twice(tab: DokumenterTab, tmp_path: Path, settle: Settle) -> None:
    tab.intake.take_files(files(tmp_path, Rykker_pdf=pdf()))
    settle()
    tab.intake.take_files(files(tmp_path, Kopi_pdf=pdf()))
    settle()
    assert names(tab) == ["Rykker"]
    assert said(tab) == ["»Kopi.pdf« ligger her allerede som »Rykker«. Den er ikke tilføjet igen."]


def test_a_picture_on_the_clipboard_is_pasted_by_keyboard(tab: DokumenterTab, settle: Settle, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(png()))
    (empty,) = [each for each in tab.findChildren(EmptyState) if each.isVisible()]
    assert empty.button is not None
    tab.window().activateWindow()
    qtbot.waitUntil(tab.window().isActiveWindow)
    empty.button.setFocus()
    QTest.keyClick(empty.button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert names(tab) == ["Indsat billede 22-11-2026 09.00"]


def test_copied_files_are_pasted(tab: DokumenterTab, tmp_path: Path, settle: Settle) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in files(tmp_path, Brev_pdf=pdf(), Foto_png=png())])
    QGuiApplication.clipboard().setMimeData(mime)
    tab.intake.paste()
    settle()
    assert sorted(names(tab)) == ["Brev", "Foto"]


def test_papers_are_narrowed_by_words_and_by_kind_newest_first(
    tab: DokumenterTab, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle, qtbot: QtBot
) -> None:
    for number, kind in enumerate((DokumentArt.BREV, DokumentArt.OPKRAEVNING, DokumentArt.OPKRAEVNING)):
        add(database, vicevaert, beboer_id, f"Ørsted {number}", pdf(text=str(number)), kind)
    tab.ask_refresh()
    settle()
    assert names(tab) == ["Ørsted 2", "Ørsted 1", "Ørsted 0"]
    tab.filters.line.setText("oersted opkræv")
    qtbot.waitUntil(lambda: names(tab) == ["Ørsted 2", "Ørsted 1"])
    tab.filters.set("kind", DokumentArt.BREV)
    qtbot.waitUntil(lambda: names(tab) == [])
    tab._show_all()
    assert len(names(tab)) == 3


def test_one_that_is_led_to_is_chosen_also_where_the_filter_leaves_it_out(
    tab: DokumenterTab, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    wanted = add(database, vicevaert, beboer_id, "Pas", pdf())
    add(database, vicevaert, beboer_id, "Rykker", pdf(text="x"))
    tab.ask_refresh()
    settle()
    tab.filters.line.setText("rykker")
    tab.filters.changed.emit()
    tab.go_to(Target("beboer", beboer_id, "papirer", {"part": "dokumenter", "id": wanted}))
    settle()
    current = tab.table.current()
    assert current is not None
    assert current.id == wanted


def test_a_pdf_opens_in_the_window_and_word_is_offered_as_a_file(
    tab: DokumenterTab,
    context: Context,
    database: Database,
    vicevaert: Actor,
    beboer_id: int,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    add(database, vicevaert, beboer_id, "Brev.docx", docx())
    add(database, vicevaert, beboer_id, "Rykker.pdf", pdf())
    tab.ask_refresh()
    settle()
    for name, kind in (("Rykker", PaperSheet), ("Brev", FileSheet)):
        (row,) = [row for _, row in tab.table.rows.loaded() if row.name == name]
        tab.table.select(row.id)
        QTest.keyClick(tab.table, Qt.Key.Key_Return)
        settle()
        sheet = context.sheets.current
        assert isinstance(sheet, kind)
        if isinstance(sheet, PaperSheet):
            qtbot.waitUntil(partial(is_drawn, sheet))
        sheet.close_sheet()


def test_delete_puts_the_chosen_paper_in_the_bin_and_one_that_proves_a_consent_stays(
    tab: DokumenterTab, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    scan = add(database, vicevaert, beboer_id, "Samtykke", pdf(), DokumentArt.SAMTYKKE)
    other = add(database, vicevaert, beboer_id, "Rykker", pdf(text="x"))
    with database.write(intent(vicevaert)) as session:
        number = new_samtykke(session, beboer_id, new_partner(session))
        session.kept(Samtykke, number).scan_id = scan
    tab.ask_refresh()
    settle()
    tab.table.select(other)
    tab.bin_button.click()
    settle()
    assert names(tab) == ["Samtykke"]
    tab.table.select(scan)
    tab.bin_button.click()
    settle()
    assert names(tab) == ["Samtykke"]
    assert "underskrevne papir" in said(tab)[0]


def test_in_discreet_mode_a_paper_has_a_number_and_no_note(
    tab: DokumenterTab, context: Context, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    number = add(database, vicevaert, beboer_id, "Brev fra Fatimas læge", pdf())
    context.discreet.switch()
    settle()
    shown = tab.table.model().index(0, 0).data()
    assert shown == f"Dokument {number}"


def test_what_ends_soon_or_has_ended_is_marked_with_words(
    tab: DokumenterTab, database: Database, vicevaert: Actor, beboer_id: int, settle: Settle
) -> None:
    add(database, vicevaert, beboer_id, "Pas", pdf(), expires_on=TODAY - timedelta(days=1))
    tab.ask_refresh()
    settle()
    column = [each.key for each in tab.table.rows.columns].index("expires")
    assert tab.table.model().index(0, column).data() == "udløbet 21-11-2026"
