"""Rows of names, bars and numbers, and the grid that cards stand in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from socialvicevaert.ui.even_grid import EvenGrid
from socialvicevaert.ui.figure_rows import FigureRow, FigureRows
from socialvicevaert.ui.theme import Theme

pytestmark = pytest.mark.usefixtures("theme")

ROWS = (
    FigureRow("permanent", "Afværget permanent", 20, "20", invitation="Se rækkerne"),
    FigureRow("tabt", "Boligen mistet", None, "<5"),
)


@pytest.fixture
def rows(qtbot: QtBot) -> FigureRows:
    made = FigureRows("Fogedsager")
    qtbot.addWidget(made)
    made.resize(400, 100)
    made.show_rows(ROWS)
    made.show()
    return made


def test_a_number_is_followed_by_click_and_by_key(rows: FigureRows, qtbot: QtBot) -> None:
    (link,) = rows.findChildren(QPushButton)
    assert link.accessibleName() == "Afværget permanent: 20. Se rækkerne"
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(rows.chosen) as chosen:
        link.click()
    assert chosen.args == ["permanent"]
    with qtbot.waitSignal(rows.chosen):
        qtbot.keyClick(link, Qt.Key.Key_Space)


def test_all_rows_are_said_in_words_and_a_plain_number_is_no_button(rows: FigureRows) -> None:
    assert rows.accessibleDescription() == "Afværget permanent: 20; Boligen mistet: <5"
    assert "<5" in [label.text() for label in rows.findChildren(QLabel)]


def test_a_shared_scale_shortens_the_bars_and_a_hidden_number_has_none(rows: FigureRows) -> None:
    def shares() -> list[float]:
        bars = [rows._grid.itemAtPosition(row, 1).widget() for row in range(2)]  # type: ignore[union-attr]
        return [bar._share for bar in bars]  # type: ignore[attr-defined]

    assert shares() == [1.0, 0.0]
    rows.show_rows(ROWS[::-1], longest=40)
    assert shares() == [0.0, 0.5]


@pytest.mark.parametrize(("width", "columns"), [(1300, 6), (1000, 3), (700, 3), (450, 2), (220, 1)])
def test_cards_stand_in_rows_as_full_as_each_other(qtbot: QtBot, width: int, columns: int) -> None:
    grid = EvenGrid(200)
    qtbot.addWidget(grid)
    for _ in range(6):
        grid.add(QLabel("kort"))
    grid.resize(width, 400)
    grid.show()
    assert grid.columns == columns
    assert grid.heightForWidth(width) >= grid.heightForWidth(1300)


def test_large_text_makes_fewer_columns(qtbot: QtBot, theme: Theme) -> None:
    grid = EvenGrid(200)
    qtbot.addWidget(grid)
    for _ in range(6):
        grid.add(QLabel("kort"))
    theme.use(percent=200)
    grid.resize(1300, 400)
    grid.show()
    assert grid.columns == 3
