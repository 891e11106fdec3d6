"""Names as they are: in letters that run from the right, and far longer than the place for them."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.ui import labels
from socialvicevaert.ui.context import Discreet
from socialvicevaert.ui.theme import Theme

AHMAD = "أحمد Al-Hassan"


@pytest.mark.parametrize("is_discreet", [False, True])
def test_a_name_in_arabic_letters_does_not_turn_the_line_it_stands_in(theme: Theme, is_discreet: bool) -> None:
    discreet = Discreet()
    discreet.switch(is_discreet)
    name = discreet.name(AHMAD)
    line = f"{name} · ca. 46 år"
    from PySide6.QtGui import QTextLayout

    layout = QTextLayout(line, theme.parent().font() if theme.parent() else QWidget().font())
    layout.beginLayout()
    shown = layout.createLine()
    shown.setLineWidth(2000)
    layout.endLayout()
    assert shown.cursorToX(line.index("·"))[0] > shown.cursorToX(0)[0]
    assert shown.cursorToX(len(line))[0] == max(shown.cursorToX(at)[0] for at in range(len(line) + 1))


def test_a_name_in_our_letters_is_left_as_it_is(theme: Theme) -> None:
    assert Discreet().name("Łukasz Nguyễn Петренко") == "Łukasz Nguyễn Петренко"


def test_initials_are_found_for_an_arabic_name_that_was_told(theme: Theme) -> None:
    discreet = Discreet()
    told = f"Flyttet: {discreet.name(AHMAD)}"
    discreet.switch(True)
    assert AHMAD not in discreet.hide_names(told)


@pytest.mark.parametrize("name", ["Maria " * 14 + "Rodríguez", "X" * 120])
def test_a_very_long_name_takes_two_lines_and_the_rest_is_the_tooltip(theme: Theme, qtbot: QtBot, name: str) -> None:
    label = labels.ShortLabel(name, "title")
    qtbot.addWidget(label)
    label.resize(400, 120)
    label.show()
    label.grab()
    first, second = label.shown_lines()
    assert name.startswith(first)
    assert second.endswith("…")
    assert label.toolTip() == name
    assert label.heightForWidth(400) == 2 * label.fontMetrics().lineSpacing()
    label.tail = name[-3:]
    assert label.shown_lines()[1].endswith("…" + name[-3:])
    label.setText("Fatima Demir")
    label.grab()
    assert (label.shown_lines(), label.toolTip()) == (["Fatima Demir"], "")
