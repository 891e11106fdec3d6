"""A contact on the real window: two lines by keyboard, found on the resident, its next step on Min dag."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from socialvicevaert.features.beboere.models import BeboerDraft
from socialvicevaert.features.beboere.service import register_beboer
from socialvicevaert.features.kontakter.queries import KontaktView, kontakter_of
from socialvicevaert.features.kontakter.ui.form import KontaktEditSheet, KontaktSheet
from socialvicevaert.features.mindag.ui.page import MinDagPage
from socialvicevaert.features.tidslinje.ui.tab import TidslinjeTab
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.ui.context import Target
from tests.window import Driver

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_work(opened: Driver) -> Driver:
    """The window with two residents, and the keyboard in it."""
    numbers: list[int] = []
    for first, last in (("Fatima", "Demir"), ("Kurt", "Jensen")):
        draft = BeboerDraft(first_name=first, last_name=last)
        opened.workspace.context.tasks.write(
            opened.workspace,
            "Ny beboer",
            lambda session, draft=draft: register_beboer(session, draft),  # type: ignore[misc]
            numbers.append,
        )
    opened.settle()
    assert numbers == [1, 2]
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    return opened


def log_of(driver: Driver, beboer_id: int) -> list[KontaktView]:
    found: list[KontaktView] = []
    driver.workspace.context.tasks.read(
        driver.workspace, lambda session: kontakter_of(session, beboer_id), found.extend
    )
    driver.settle()
    return found


def titles(page: MinDagPage) -> list[str]:
    return [line.title for line in page.lines]


def focused_line(driver: Driver) -> str:
    page = driver.workspace.pages.currentWidget()
    assert isinstance(page, MinDagPage)
    return next((row.line.title for row in page.rows.values() if row is QApplication.focusWidget()), "")


def write_about_fatima(driver: Driver) -> KontaktSheet:
    driver.workspace.acts.ny_kontakt()
    driver.settle()
    sheet = driver.workspace.host.current
    assert isinstance(sheet, KontaktSheet)
    driver.type("fat")
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: sheet.beboer_id == 1)
    driver.settle()
    driver.type("Gennemgik posten")
    driver.press(Qt.Key.Key_Return)
    driver.type("Der er en rykker fra oktober")
    return sheet


def test_two_lines_are_written_by_keyboard_and_found_on_the_resident(at_work: Driver) -> None:
    write_about_fatima(at_work)
    at_work.press(Qt.Key.Key_Return, CONTROL)
    at_work.settle()
    assert at_work.workspace.host.current is None
    assert at_work.workspace.toasts.toasts[-1].label.text() == "Kontakt gemt"
    assert "Gemt 09.00" in at_work.readable()
    (saved,) = log_of(at_work, 1)
    assert saved.text == "Gennemgik posten\nDer er en rykker fra oktober"
    at_work.workspace.navigator(Target("beboer", 1, "overblik"))
    at_work.settle()
    (tab,) = at_work.workspace.findChildren(TidslinjeTab)
    (row,) = tab.timeline.entries
    row.setFocus()
    at_work.press(Qt.Key.Key_Return)
    at_work.settle()
    sheet = at_work.workspace.host.current
    assert isinstance(sheet, KontaktEditSheet)
    assert sheet.fields.text.value() == saved.text


def test_the_next_step_stands_on_min_dag_on_its_day_and_is_ticked_off_there(at_work: Driver, clock: FixedClock) -> None:
    sheet = write_about_fatima(at_work)
    sheet.fields.next_step.type_in("Ring til udlejer")
    sheet.fields.next_step_on.type_in("i morgen")
    at_work.press(Qt.Key.Key_Return, CONTROL)
    at_work.settle()
    clock.moment += timedelta(days=1)
    at_work.workspace.navigator(Target("mindag"))
    at_work.settle()
    at_work.workspace.acts.refresh()
    at_work.settle()
    page = at_work.workspace.pages.currentWidget()
    assert isinstance(page, MinDagPage)
    (line,) = page.lines
    assert (line.beboer, line.title, line.why) == ("Fatima Demir", "Ring til udlejer", "Aftalt ved samtale 22-11-2026")
    at_work.wait(lambda: QApplication.focusWidget() is page.rows[line.key])
    at_work.press(Qt.Key.Key_Return)
    at_work.settle()
    assert titles(page) == []
    at_work.workspace.acts.undo()
    at_work.settle()
    assert titles(page) == ["Ring til udlejer"]


def test_the_keyboard_is_on_a_line_of_min_dag_after_a_contact_was_saved_from_there(at_work: Driver) -> None:
    sheet = write_about_fatima(at_work)
    sheet.fields.next_step.type_in("Ring til udlejer")
    sheet.fields.next_step_on.type_in("i dag")
    at_work.press(Qt.Key.Key_Return, CONTROL)
    at_work.settle()
    assert focused_line(at_work) == "Ring til udlejer"
    at_work.workspace.setFocus()  # as after the rail: there is no place on the page to come back to
    at_work.workspace.acts.ny_kontakt()
    at_work.settle()
    at_work.press(Qt.Key.Key_Escape)
    at_work.settle()
    assert focused_line(at_work) == "Ring til udlejer"


def test_a_draft_outlives_the_lock_and_stays_with_its_resident(at_work: Driver) -> None:
    write_about_fatima(at_work)
    at_work.press(Qt.Key.Key_Escape)
    at_work.settle()
    at_work.lock()
    at_work.unlock()
    at_work.workspace.navigator(Target("ny_kontakt", 2))
    at_work.settle()
    other = at_work.workspace.host.current
    assert isinstance(other, KontaktSheet)
    assert other.fields.text.value() == ""
    other.close_sheet()
    at_work.settle()
    at_work.workspace.navigator(Target("ny_kontakt", 1))
    at_work.settle()
    again = at_work.workspace.host.current
    assert isinstance(again, KontaktSheet)
    assert again.fields.text.value() == "Gennemgik posten\nDer er en rykker fra oktober"


def test_a_contact_begins_with_the_resident_chosen_in_the_list(at_work: Driver) -> None:
    page: Any = at_work.workspace.pages
    at_work.workspace.navigator(Target("beboer", 1))
    at_work.settle()
    page.currentWidget().show_beboer(2)
    at_work.settle()
    at_work.workspace.acts.ny_kontakt()
    at_work.settle()
    sheet = at_work.workspace.host.current
    assert isinstance(sheet, KontaktSheet)
    assert sheet.fields.beboer.line.text() == "Kurt Jensen"
    at_work.workspace.acts.ny_kontakt()  # the same keys again
    at_work.settle()
    assert at_work.workspace.host.current is sheet


def test_a_note_that_was_found_is_opened_on_its_resident(at_work: Driver) -> None:
    write_about_fatima(at_work)
    at_work.press(Qt.Key.Key_Return, CONTROL)
    at_work.settle()
    (saved,) = log_of(at_work, 1)
    at_work.workspace.navigator(Target("beboer", 1, "overblik", {"id": saved.id}))  # as the palette does
    at_work.settle()
    sheet = at_work.workspace.host.current
    assert isinstance(sheet, KontaktEditSheet)
    assert sheet.kontakt_id == saved.id
