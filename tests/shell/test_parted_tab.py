"""Økonomi on a resident: parts beside each other, one shown at a time, each made when it is wanted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea

from socialvicevaert.features.forloeb.models import ForloebDraft
from socialvicevaert.features.forloeb.service import offer_forloeb
from socialvicevaert.shell.parted_tab import PartedTab
from socialvicevaert.shell.resident_tabs import RESIDENT_TABS
from socialvicevaert.storage.session import Session
from socialvicevaert.ui.context import Target
from tests.factories import TODAY, new_beboer
from tests.money import agreed, applied, owing
from tests.window import Driver

PARTS = next(tab for tab in RESIDENT_TABS if tab.key == "oekonomi").parts


def new_other(session: Session) -> int:
    return new_beboer(session, "Kurt", "Jensen")


def money_matters(session: Session, beboer_id: int) -> None:
    """A debt, an agreement, an application and a course on its way, as far as one may write them."""
    owing(session, beboer_id)
    agreed(session, beboer_id, TODAY)
    applied(session, beboer_id, TODAY)
    offer_forloeb(session, ForloebDraft(beboer_id, TODAY, session.actor.medarbejder_id))


def primary_buttons(opened: Driver) -> list[str]:
    """The filled buttons of what is shown now."""
    buttons = opened.workspace.findChildren(QPushButton)
    return [one.text() for one in buttons if one.isVisible() and one.property("part") == "primary"]


def shown(opened: Driver, beboer_id: int, **extra: object) -> PartedTab:
    opened.workspace.navigator(Target("beboer", beboer_id, "oekonomi", extra))
    opened.settle()
    tab = opened.workspace.pages.findChildren(PartedTab)[-1]
    assert tab.isVisible()
    return tab


def test_the_first_part_is_shown_and_no_other_is_made(opened: Driver, things: dict[str, int]) -> None:
    tab = shown(opened, things["beboer"])
    assert tab.bar.current == "oversigt"
    assert tab.part.isVisible()
    assert tab.stack.count() == 1


@pytest.mark.parametrize("key", [part.key for part in PARTS])
def test_a_target_chooses_the_part_without_making_the_first(opened: Driver, things: dict[str, int], key: str) -> None:
    tab = shown(opened, things["beboer"], part=key)
    assert (tab.bar.current, tab.part.tab, tab.stack.count()) == (key, key, 1)
    assert tab.part.isVisible()


@pytest.mark.parametrize("key", [tab.key for tab in RESIDENT_TABS if not tab.parts])
def test_a_tab_leaves_the_one_primary_button_to_the_header(opened: Driver, things: dict[str, int], key: str) -> None:
    opened.workspace.navigator(Target("beboer", things["beboer"], key))
    opened.settle()
    assert primary_buttons(opened) == ["Ny kontakt"]


@pytest.mark.parametrize("key", [part.key for part in PARTS])
def test_a_part_leaves_the_one_primary_button_to_the_header(opened: Driver, things: dict[str, int], key: str) -> None:
    opened.workspace.context.tasks.write(
        opened.workspace, "Prøve", lambda session: money_matters(session, things["beboer"]), undoable=False
    )
    opened.settle()
    shown(opened, things["beboer"], part=key)
    opened.settle()
    assert primary_buttons(opened) == ["Ny kontakt"]


def test_a_part_scrolls_unless_it_fills_the_height(opened: Driver, things: dict[str, int]) -> None:
    tab = shown(opened, things["beboer"])
    assert isinstance(tab.stack.currentWidget(), QScrollArea)
    tab.open_part("budget")
    assert tab.stack.currentWidget() is tab.part


def test_the_next_resident_opens_at_the_same_part(opened: Driver, things: dict[str, int]) -> None:
    shown(opened, things["beboer"], part="gaeld")
    others: list[int] = []
    opened.workspace.context.tasks.write(opened.workspace, "Prøve", new_other, others.append, undoable=False)
    opened.settle()
    assert shown(opened, others[0]).part.tab == "gaeld"


def test_the_keyboard_turns_the_parts_from_anywhere_in_the_tab(opened: Driver, things: dict[str, int]) -> None:
    tab = shown(opened, things["beboer"])
    tab.bar.setFocus()
    opened.press(Qt.Key.Key_Right)
    assert tab.bar.current == "budget"
    opened.settle()
    tab.part.setFocus()
    QTest.keyClick(tab.part, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert tab.bar.current == "oversigt"
    QTest.keyClick(tab.part, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert tab.bar.current == "forloeb"


def test_a_screen_reader_meets_tabs_with_their_whole_names(opened: Driver, things: dict[str, int]) -> None:
    tab = shown(opened, things["beboer"])
    tab.bar.resize(200, tab.bar.height())
    interface = QAccessible.queryAccessibleInterface(tab.bar)
    assert interface.role() == QAccessible.Role.PageTabList
    names = [interface.child(place).text(QAccessible.Text.Name) for place in range(len(PARTS))]
    assert names == [part.text for part in PARTS]


def test_the_bar_of_parts_takes_the_focus_of_a_target_not_the_whole_page(
    opened: Driver, things: dict[str, int]
) -> None:
    tab = shown(opened, things["beboer"], part="gaeld")
    assert tab.bar.hasFocus()
    opened.workspace.context.navigate(Target("mindag"))
    opened.settle()
    shown(opened, things["beboer"], part="forloeb")
    assert tab.bar.hasFocus()


def test_the_sheet_a_target_opens_keeps_the_focus(opened: Driver, things: dict[str, int]) -> None:
    shown(opened, things["beboer"], part="gaeld")
    opened.workspace.context.navigate(Target("ny_gaeld", things["beboer"]))
    opened.settle()
    sheet = opened.workspace.context.sheets.current
    assert sheet is not None
    shown(opened, things["beboer"], part="gaeld")
    assert sheet.isAncestorOf(opened.window.focusWidget())
