"""The landlord's list on the real window: chosen, seen, taken in, a sag opened from it, undone; gone when locked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from socialvicevaert.features.beboere.ui.page import BeboerePage
from socialvicevaert.features.restancer.ui.page import RestancerPage
from socialvicevaert.features.restancer.ui.sag_sheet import SagFromRowSheet
from socialvicevaert.features.restancer.ui.tab import RestanceTab
from tests.features.restancer.lists import november_xlsx, october_csv
from tests.window import Driver

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def lists(tmp_path: Path) -> tuple[str, str]:
    """Two months' files."""
    october, november = tmp_path / "restanceliste_2026-10.csv", tmp_path / "restanceliste_2026-11.xlsx"
    october.write_bytes(october_csv())
    november.write_bytes(november_xlsx())
    return str(october), str(november)


def page_of(driver: Driver) -> RestancerPage:
    """The page of arrears, gone to by its key."""
    driver.press(Qt.Key.Key_4, ALT)
    driver.settle()
    (page,) = driver.window.findChildren(RestancerPage)
    assert page.isVisible()
    return page


def take_in(driver: Driver, page: RestancerPage, path: str) -> None:
    page.open_file(path)
    driver.wait(page.importing.store_button.isEnabled)
    page.importing.store_button.click()
    driver.wait(lambda: not page.is_importing)
    driver.settle()


def test_a_month_of_arrears(opened: Driver, lists: tuple[str, str]) -> None:
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    page = page_of(opened)
    take_in(opened, page, lists[0])
    assert "Restanceliste pr. 31-10-2026 indlæst" in opened.readable()

    page.overview.rows.table.select(4)
    page.overview.rows.sag_button.click()
    opened.settle()
    sheet = opened.workspace.host.current
    assert isinstance(sheet, SagFromRowSheet)
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: bool(opened.window.findChildren(RestanceTab)))
    opened.settle()
    (residents,) = opened.window.findChildren(BeboerePage)
    assert residents.isVisible()
    (tab,) = opened.window.findChildren(RestanceTab)
    assert tab.summary.text() == "1.335 kr. på listen pr. 31-10-2026."

    page = page_of(opened)
    take_in(opened, page, lists[1])
    assert page.overview.rows.chips["ny"].text() == "Ny 3"
    assert len(page.overview.lists.rows.loaded()) == 2
    newest = opened.workspace.toasts.toasts[-1]
    assert newest.action is not None
    newest.action.click()
    opened.settle()
    assert len(page.overview.lists.rows.loaded()) == 1


def test_a_locked_program_shows_nothing_of_a_list(opened: Driver, lists: tuple[str, str]) -> None:
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    page = page_of(opened)
    page.open_file(lists[0])
    opened.wait(page.importing.store_button.isEnabled)
    assert page.importing.rows.table.isVisible()

    opened.lock()

    assert not page.importing.rows.table.isVisible()
    assert "restanceliste_2026-10" not in opened.readable()
