"""Parts in a line: as many as fit, on one middle line, wrapped where one alone is too wide."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from socialvicevaert.ui.flow_link import FlowLink
from socialvicevaert.ui.labels import FlowLabel
from socialvicevaert.ui.layouts import FlowRow
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.theme import Theme

LONG = "Ring til Ydelsescentret om førtidspensionsansøgningen og boligstøtten"


def row(qtbot: QtBot) -> FlowRow:
    made = FlowRow()
    qtbot.addWidget(made)
    return made


def test_parts_of_different_height_stand_on_one_middle_line(qtbot: QtBot, theme: Theme) -> None:
    line = row(qtbot)
    label, chip = FlowLabel("Ring"), StatusChip("i dag")
    line.add(label)
    line.add(chip)
    line.resize(400, 60)
    line.show()
    assert label.height() != chip.height()
    assert abs(label.geometry().center().y() - chip.geometry().center().y()) <= 1


def test_a_part_wider_than_the_line_wraps_and_the_row_grows(qtbot: QtBot, theme: Theme) -> None:
    line = row(qtbot)
    line.add(FlowLink(LONG))
    one_line = line.flow.heightForWidth(2_000)
    assert line.flow.heightForWidth(200) >= 2 * one_line
    assert line.flow.minimumSize().width() < 200


def test_a_row_knows_its_height_when_a_part_comes_or_goes(qtbot: QtBot, theme: Theme) -> None:
    line = row(qtbot)
    line.add(FlowLabel("Ring"))
    wide = FlowLabel(LONG)
    before = line.flow.heightForWidth(300)
    line.add(wide)
    line.show()
    assert line.flow.heightForWidth(300) > before
    wide.hide()
    assert line.flow.heightForWidth(300) == before
    wide.show()
    assert line.flow.heightForWidth(300) > before


def test_a_link_is_followed_by_keyboard_and_has_its_name(qtbot: QtBot, theme: Theme) -> None:
    followed: list[str] = []
    link = FlowLink(LONG, lambda: followed.append("fulgt"))
    qtbot.addWidget(link)
    link.show()
    QTest.keyClick(link, Qt.Key.Key_Space)
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert followed == ["fulgt", "fulgt"]
    assert link.text() == LONG
