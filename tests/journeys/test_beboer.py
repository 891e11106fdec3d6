"""A resident on the real window: registered by keyboard, found again, changed, put in the bin and given back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from socialvicevaert.features.beboere.ui.form import BeboerSheet
from socialvicevaert.features.beboere.ui.history import HistorikTab
from socialvicevaert.features.beboere.ui.page import BeboerePage
from socialvicevaert.ui.context import Target
from tests.window import Driver

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_work(opened: Driver) -> Driver:
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    return opened


def page_of(driver: Driver) -> Any:
    page = driver.workspace.pages.currentWidget()
    assert isinstance(page, BeboerePage)
    return page


def register_fatima(driver: Driver) -> None:
    driver.press(Qt.Key.Key_N, CONTROL | SHIFT)
    driver.settle()
    sheet = driver.workspace.host.current
    assert isinstance(sheet, BeboerSheet)
    driver.type("Fatima")
    driver.press(Qt.Key.Key_Tab)
    driver.type("Demir")
    driver.press(Qt.Key.Key_Tab)
    driver.type("1985")
    driver.press(Qt.Key.Key_Return, CONTROL)
    driver.settle()


def test_a_resident_is_registered_from_anywhere_by_keyboard_and_shown(at_work: Driver) -> None:
    register_fatima(at_work)
    page = page_of(at_work)
    assert page.person.header.name.text() == "Fatima Demir · ca. 41 år"
    assert page.list.table.current().name == "Demir, Fatima"
    assert "Intet samtykke" in [mark.text for mark in page.person.header.shown.marks]
    assert at_work.workspace.toasts.toasts[-1].label.text() == "Ny beboer"


def test_f2_changes_the_resident_and_the_history_says_so(at_work: Driver) -> None:
    register_fatima(at_work)
    at_work.press(Qt.Key.Key_F2)
    at_work.settle()
    sheet = at_work.workspace.host.current
    assert isinstance(sheet, BeboerSheet)
    sheet.may_not_call.choose(True)
    at_work.press(Qt.Key.Key_Return, CONTROL)
    at_work.settle()
    at_work.workspace.navigator(Target("beboer", 1, "historik"))
    at_work.settle()
    (tab,) = at_work.workspace.findChildren(HistorikTab)
    told = "\n".join(label.text() for label in tab.findChildren(QLabel))
    assert "Må ikke ringes op: nej → ja" in told
    assert "Mette Holm · Social vicevært" in told


def test_undo_takes_a_new_resident_back(at_work: Driver) -> None:
    register_fatima(at_work)
    at_work.workspace.acts.undo()
    at_work.settle()
    page = page_of(at_work)
    assert page.list.table.rows.rowCount() == 0
    assert page.person is None
    assert page.recent.isVisible()


def test_a_form_half_filled_in_outlives_the_lock(at_work: Driver) -> None:
    at_work.press(Qt.Key.Key_N, CONTROL | SHIFT)
    at_work.settle()
    at_work.type("Fatima")
    at_work.lock()
    assert "Fatima" not in at_work.readable()
    at_work.unlock()
    sheet = at_work.workspace.host.current
    assert isinstance(sheet, BeboerSheet)
    assert sheet.first_name.value() == "Fatima"
