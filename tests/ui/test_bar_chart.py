"""A chart says in words what it shows, and its bars stand on the side of zero they belong to."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from socialvicevaert.ui import theme as look
from socialvicevaert.ui.bar_chart import Bar, BarChart
from socialvicevaert.ui.theme import Theme

BARS = [Bar("I dag", 400, "4 kr."), Bar("Efter flytning", -200, "-2 kr.")]


def _chart(qtbot: QtBot) -> BarChart:
    chart = BarChart("Tilbage om måneden")
    qtbot.addWidget(chart)
    chart.show_bars(BARS)
    chart.resize(500, chart.sizeHint().height())
    chart.show()
    return chart


def test_every_bar_is_said_in_words(qtbot: QtBot, theme: Theme) -> None:
    chart = _chart(qtbot)
    assert chart.accessibleName() == "Tilbage om måneden"
    assert chart.accessibleDescription() == "I dag: 4 kr.; Efter flytning: -2 kr."


def test_a_negative_bar_stands_left_of_zero_and_on_the_same_scale(qtbot: QtBot, theme: Theme) -> None:
    picture = _chart(qtbot).grab().toImage()
    row = picture.height() // 2
    colours = look.colours()

    def span(y: int, colour: str) -> tuple[int, int]:
        found = [x for x in range(picture.width()) if picture.pixelColor(x, y) == QColor(colour)]
        return min(found), max(found)

    above, below = span(row // 2, colours.accent), span(row + row // 2, colours.danger)
    assert below[1] <= above[0] + 1
    assert abs((above[1] - above[0]) - 2 * (below[1] - below[0])) <= 3
