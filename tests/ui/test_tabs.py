"""A row of tabs at any width: whole words, and every tab in reach."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.ui.tabs import Tabs
from socialvicevaert.ui.theme import Theme
from tests.ui.windows import activate

NAMES = ("Overblik", "Person", "Sager", "Restance og fogedsag", "Økonomi", "Samtykker", "Henvisninger", "Historik")


@pytest.fixture
def made(qtbot: QtBot, theme: Theme) -> Tabs:
    tabs = Tabs("Faner")
    qtbot.addWidget(tabs)
    for name in NAMES:
        tabs.add_tab(QWidget(), name, "Restance" if name.startswith("Restance") else "")
    tabs.show()
    activate(qtbot, tabs)
    return tabs


def in_row(tabs: Tabs) -> list[str]:
    return [tabs.tabText(place) for place in range(tabs.count()) if tabs.isTabVisible(place)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(width=st.integers(420, 1400), chosen=st.integers(0, 7), percent=st.sampled_from([100, 150, 200]))
def test_no_word_is_cut_and_every_tab_is_in_reach(
    made: Tabs, theme: Theme, width: int, chosen: int, percent: int
) -> None:
    if theme.percent != percent:
        theme.use(percent=percent)
    made.setCurrentIndex(chosen)
    made.resize(width, 400)
    QApplication.processEvents()  # letters of another size arrive with the events
    bar = made.tabBar()
    shown = [place for place in range(made.count()) if made.isTabVisible(place)]
    assert chosen in shown
    assert {NAMES[place] for place in shown} | set(made.in_menu) == set(NAMES)
    ends = max(bar.tabRect(place).right() for place in shown)
    assert ends < width - (made.more.sizeHint().width() if made.in_menu else 0)
    for place in shown:
        words = QFontMetrics(bar.font(), bar).horizontalAdvance(made.tabText(place))
        assert bar.tabRect(place).width() >= words


def test_short_names_come_before_the_menu(made: Tabs) -> None:
    made.resize(1200, 400)
    assert in_row(made) == list(NAMES)
    widths = range(1200, 330, -5)
    looks = []
    for width in widths:
        made.resize(width, 400)
        looks.append(("Restance og fogedsag" in in_row(made), bool(made.in_menu)))
    assert [look for place, look in enumerate(looks) if place == 0 or look != looks[place - 1]] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_a_tab_chosen_in_the_menu_comes_into_the_row_with_the_focus(made: Tabs, qtbot: QtBot) -> None:
    made.resize(400, 400)
    assert made.more.isVisible()
    assert made.in_menu[-1] == "Historik"
    made.more.menu().actions()[-1].trigger()
    assert made.currentIndex() == 7
    assert "Historik" in in_row(made)
    assert "Historik" not in made.in_menu
    assert made.tabBar().hasFocus()


def test_the_arrow_keys_reach_every_tab(made: Tabs, qtbot: QtBot) -> None:
    made.resize(400, 400)
    made.tabBar().setFocus()
    for _ in NAMES:
        qtbot.keyClick(made.tabBar(), Qt.Key.Key_Right)
    assert made.currentIndex() == 7


def test_a_shortened_tab_is_spoken_with_its_whole_name(made: Tabs) -> None:
    made.resize(560, 400)
    assert "Restance" in in_row(made)
    interface = QAccessible.queryAccessibleInterface(made.tabBar())
    spoken = [interface.child(place).text(QAccessible.Text.Name) for place in range(interface.childCount())]
    assert "Restance og fogedsag" in spoken
