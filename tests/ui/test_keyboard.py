"""The keyboard stays where the work is: after a sheet is saved, and when a part is drawn again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.ui import layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.side_sheet import SideSheet
from tests.ui.windows import activate

Settle = Callable[[], None]


class Part(QWidget):
    """A button that leads away, and below it a card that is drawn anew when something was saved."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        outside = QVBoxLayout(self)
        outside.addWidget(QPushButton("Min dag"))
        self.part = QWidget()
        outside.addWidget(self.part)
        self.column = QVBoxLayout(self.part)
        self.draw(*words)

    def draw(self, *words: str) -> None:
        layouts.clear(self.column)
        for word in words:
            self.column.addWidget(QPushButton(word))

    def button(self, word: str) -> QPushButton:
        return next(one for one in self.part.findChildren(QPushButton) if one.text() == word)


def shown(context: Context, qtbot: QtBot, *words: str) -> tuple[Any, Part]:
    host: Any = context.sheets
    part = Part(*words)
    QVBoxLayout(host.content).addWidget(part)
    activate(qtbot, host)
    qtbot.waitUntil(part.button(words[0]).isVisible)
    return host, part


def focused() -> str:
    focus = QApplication.focusWidget()
    return focus.text() if isinstance(focus, QPushButton) else str(focus)


def test_a_control_drawn_again_after_its_sheet_was_saved_has_the_keyboard_again(
    context: Context, qtbot: QtBot, settle: Settle
) -> None:
    host, part = shown(context, qtbot, "Skriv svar", "Ret tilbud")
    part.button("Ret tilbud").setFocus()
    host.open(SideSheet(context, "Tilbud"))
    host.current.close_sheet()
    part.draw("Skriv svar", "Ret tilbud")
    qtbot.waitUntil(lambda: focused() == "Ret tilbud")


def test_where_the_control_is_gone_the_first_of_its_part_has_the_keyboard(
    context: Context, qtbot: QtBot, settle: Settle
) -> None:
    host, part = shown(context, qtbot, "Skriv svar", "Ret tilbud")
    part.button("Skriv svar").setFocus()
    host.open(SideSheet(context, "Svar"))
    host.current.close_sheet()
    part.draw("Afslut forløb", "Ret tilbud")
    qtbot.waitUntil(lambda: focused() == "Afslut forløb")


def test_a_part_drawn_again_while_the_sheet_is_open_gets_the_keyboard_when_it_closes(
    context: Context, qtbot: QtBot, settle: Settle
) -> None:
    host, part = shown(context, qtbot, "Skriv svar", "Ret tilbud")
    part.button("Ret tilbud").setFocus()
    host.open(SideSheet(context, "Tilbud"))
    part.draw("Afslut forløb", "Ret tilbud")
    settle()
    host.current.close_sheet()
    assert focused() == "Ret tilbud"


def test_somebody_who_took_the_keyboard_meanwhile_keeps_it(context: Context, qtbot: QtBot, settle: Settle) -> None:
    host, part = shown(context, qtbot, "Skriv svar")
    part.button("Skriv svar").setFocus()
    part.draw("Skriv svar", "Slet")
    host.open(SideSheet(context, "Svar"))
    settle()
    assert QApplication.focusWidget() is host.current.close_button
