"""Discreet mode on every screen: no name in texts, tooltips, lists or what a screen reader is told."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from socialvicevaert.shell.pages import PAGES, PageEntry
from socialvicevaert.shell.resident_tabs import RESIDENT_TABS, TabEntry
from socialvicevaert.shell.sheets import SHEETS, SheetEntry
from socialvicevaert.ui.context import Target
from tests.window import Driver

PROPERTIES = ("text", "plainText", "windowTitle", "toolTip", "accessibleName", "accessibleDescription", "title")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
NAMES = ("Fatima", "Demir")


def cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            yield from (str(model.data(model.index(row, column), role) or "") for role in ROLES)


def told(window: QWidget) -> Iterator[str]:
    """Everything a person beside the screen could read, hover over or hear."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        for name in PROPERTIES:
            yield f"{type(widget).__name__}.{name}: {widget.property(name) or ''}"
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            yield from (f"{type(widget).__name__}: {cell}" for cell in cells(widget.model()))


def names_told(driver: Driver) -> list[str]:
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return [words for window in windows for words in told(window) if any(name in words for name in NAMES)]


def test_what_is_looked_for_is_found_while_names_are_shown(opened: Driver, things: dict[str, int]) -> None:
    opened.workspace.navigator(Target("beboer", things["beboer"]))
    opened.settle()
    assert names_told(opened)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_no_page_tells_a_name(page: PageEntry, opened: Driver, things: dict[str, int]) -> None:
    assert things
    opened.workspace.navigator(Target(page.key))
    opened.settle()
    opened.press(Qt.Key.Key_F8)
    opened.settle()
    assert names_told(opened) == []


@pytest.mark.parametrize("tab", RESIDENT_TABS, ids=lambda tab: tab.key)
def test_no_tab_tells_a_name(tab: TabEntry, opened: Driver, things: dict[str, int]) -> None:
    opened.workspace.navigator(Target("beboer", things["beboer"], tab.key))
    opened.settle()
    opened.press(Qt.Key.Key_F8)
    opened.settle()
    assert names_told(opened) == []


@pytest.mark.parametrize("entry", SHEETS, ids=lambda entry: entry.kind)
def test_no_sheet_that_is_opened_discreetly_tells_a_name(
    entry: SheetEntry, opened: Driver, things: dict[str, int]
) -> None:
    opened.workspace.context.discreet.switch(True)
    number = things.get(entry.kind, things["beboer"])
    opened.workspace.navigator(Target(entry.kind, number, extra={"key": f"opgave:{things['opgave']}"}))
    opened.settle()
    assert names_told(opened) == []


def test_the_box_that_is_open_hides_its_names_too(opened: Driver, things: dict[str, int]) -> None:
    opened.workspace.navigator(Target("beboer", things["beboer"]))
    opened.settle()
    opened.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    box = opened.workspace.palette_box.box
    assert any("Fatima" in words for words in told(box))
    opened.press(Qt.Key.Key_F8)
    opened.settle()
    assert box.isVisible()
    assert not any("Fatima" in words for words in told(box))


@pytest.mark.parametrize("entry", SHEETS, ids=lambda entry: entry.kind)
def test_a_sheet_that_is_open_already_tells_no_name_from_then_on(
    entry: SheetEntry, opened: Driver, things: dict[str, int]
) -> None:
    number = things.get(entry.kind, things["beboer"])
    opened.workspace.navigator(Target(entry.kind, number, extra={"key": f"opgave:{things['opgave']}"}))
    opened.settle()
    before = names_told(opened)
    opened.press(Qt.Key.Key_F8)
    opened.settle()
    assert names_told(opened) == []
    opened.press(Qt.Key.Key_F8)
    opened.settle()
    assert names_told(opened) == before
