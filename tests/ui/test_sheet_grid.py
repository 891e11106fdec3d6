"""A grid is used like a spreadsheet: by keyboard, with its own undo, and what cannot be read stays and is explained."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoCommand
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socialvicevaert.ui.sheet_grid import Cell, Look, Offer, SheetColumn, SheetModel, SheetView
from socialvicevaert.ui.theme import Theme

COLUMNS = (SheetColumn("Post", 160, stretch=True), SheetColumn("Beløb", is_number=True), SheetColumn("Hvornår"))
KEY = Qt.Key
Texts = dict[tuple[int, int], str]


class _Typed(QUndoCommand):
    def __init__(
        self, model: "Shopping", before: dict[tuple[int, int], str], after: dict[tuple[int, int], str]
    ) -> None:
        super().__init__("Skrevet")
        self._model, self._before, self._after = model, before, after

    def undo(self) -> None:
        self._model.show(self._before)

    def redo(self) -> None:
        self._model.show(self._after)


class Shopping(SheetModel):
    """Three lines under a head; "?" is ambiguous, "x" is no amount."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self.texts: dict[tuple[int, int], str] = {}

    def row_total(self) -> int:
        return 4

    def cell(self, row: int, column: int) -> Cell:
        if row == 0:
            return Cell("Mad i alt" if column == 0 else "", Look.HEAD)
        text = self.texts.get((row, column), "")
        if column == 2:
            return Cell(text or "Nu", is_editable=True, choices=("Nu", "Senere"))
        if column == 1 and text == "?":
            return Cell(text, problem="To måder", is_editable=True, offers=(Offer("Tusind", "1000"), Offer("En", "1")))
        problem = "Det er ikke et beløb." if column == 1 and text == "x" else ""
        return Cell(text, is_number=column == 1, is_editable=True, problem=problem)

    def put(self, row: int, column: int, text: str) -> None:
        self.undo_stack.push(_Typed(self, dict(self.texts), {**self.texts, (row, column): text}))

    def wipe(self, places: Sequence[tuple[int, int]]) -> None:
        kept = {place: text for place, text in self.texts.items() if place not in places}
        self.undo_stack.push(_Typed(self, dict(self.texts), kept))

    def show(self, texts: dict[tuple[int, int], str]) -> None:
        self.texts = dict(texts)
        self.tell_all()


class Place:
    """The grid in a window, between two buttons, and a global Ctrl+Z that counts."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.model = Shopping()
        self.view = SheetView(self.model, "Indkøb")
        self.before, self.after = QPushButton("Før"), QPushButton("Efter")
        column = QVBoxLayout(self.window)
        for part in (self.before, self.view, self.after):
            column.addWidget(part)
        self.undone = 0
        QShortcut(QKeySequence("Ctrl+Z"), self.window).activated.connect(self._count)
        self.window.resize(700, 400)
        self.window.show()
        self.view.setFocus()
        qtbot.waitUntil(self.view.hasFocus)
        self.view.go(1, 1)

    def _count(self) -> None:
        self.undone += 1

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for sign in text:
            QTest.keyClicks(QApplication.focusWidget(), sign)
            QApplication.processEvents()

    @property
    def at(self) -> tuple[int, int]:
        index = self.view.currentIndex()
        return index.row(), index.column()


@pytest.fixture
def place(qtbot: QtBot, theme: Theme) -> Place:
    return Place(qtbot)


def test_the_model_keeps_the_promises_of_a_model() -> None:
    QAbstractItemModelTester(Shopping(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_typing_begins_to_edit_and_enter_goes_down(place: Place) -> None:
    place.type("12,50")
    place.press(KEY.Key_Return)
    place.type("8")
    place.press(KEY.Key_Return)

    assert place.model.texts == {(1, 1): "12,50", (2, 1): "8"}
    assert place.at == (3, 1)


def test_tab_goes_right_on_to_the_next_line_and_out_of_the_last_cell(place: Place) -> None:
    place.type("5")
    place.press(KEY.Key_Tab)
    assert place.at == (1, 2)
    place.press(KEY.Key_Tab)
    assert place.at == (2, 0)
    place.view.go(3, 2)
    place.press(KEY.Key_Tab)
    assert place.after.hasFocus()


def test_shift_tab_goes_back_past_the_head(place: Place) -> None:
    place.view.go(1, 0)
    place.press(KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert place.before.hasFocus()


def test_f6_leaves_the_grid_from_anywhere(place: Place) -> None:
    place.press(KEY.Key_F6)
    assert place.after.hasFocus()


def test_escape_takes_back_what_is_being_typed(place: Place) -> None:
    place.model.put(1, 1, "7")
    place.type("99")
    place.press(KEY.Key_Escape)
    assert place.model.texts[(1, 1)] == "7"
    assert place.view.hasFocus()


def test_f2_edits_what_is_there(place: Place) -> None:
    place.model.put(1, 1, "7")
    place.press(KEY.Key_F2)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "7"
    assert focus.accessibleName() == "Beløb"


def test_what_cannot_be_read_stays_is_explained_and_holds_the_place(place: Place) -> None:
    place.type("x")
    place.press(KEY.Key_Return)
    assert place.at == (1, 1)
    assert place.model.cell(1, 1).text == "x"
    assert place.view.note.isVisible()
    assert place.view.note.text.text() == "Det er ikke et beløb."
    place.press(KEY.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "x"


def test_an_ambiguous_amount_asks_and_the_answer_goes_on(place: Place) -> None:
    place.type("?")
    place.press(KEY.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Tusind"
    place.press(KEY.Key_Right)
    place.press(KEY.Key_Return)
    assert place.model.texts[(1, 1)] == "1"
    assert place.at == (2, 1)
    assert place.view.note.isHidden()


def test_escape_in_the_question_goes_back_to_the_cell_and_loses_nothing(place: Place) -> None:
    place.type("?")
    place.press(KEY.Key_Return)
    place.press(KEY.Key_Escape)
    assert place.view.hasFocus()
    assert place.model.texts[(1, 1)] == "?"


def test_undo_is_the_grids_while_it_has_the_focus_and_the_windows_else(place: Place) -> None:
    place.type("5")
    place.press(KEY.Key_Return)
    place.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert place.model.texts == {}
    assert place.undone == 0
    place.press(KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert place.model.texts == {(1, 1): "5"}
    place.after.setFocus()
    place.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert place.undone == 1
    assert place.model.texts == {(1, 1): "5"}


def test_delete_empties_what_is_marked_in_one_step(place: Place) -> None:
    place.model.put(1, 1, "5")
    place.model.put(2, 1, "6")
    place.view.select_cells((0, 1), (2, 1))
    place.press(KEY.Key_Delete)
    assert place.model.texts == {}
    place.press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert place.model.texts == {(1, 1): "5", (2, 1): "6"}


def test_copy_puts_tabs_between_columns_and_paste_hands_the_text_on(place: Place, qtbot: QtBot) -> None:
    place.model.put(1, 0, "Brød")
    place.model.put(1, 1, "25,00")
    place.view.select_cells((1, 0), (1, 1))
    place.press(KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Brød\t25,00"
    with qtbot.waitSignal(place.view.pasted) as caught:
        place.press(KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == ["Brød\t25,00", True]
    QApplication.clipboard().setText("Mælk\t12")
    with qtbot.waitSignal(place.view.pasted) as caught:
        place.press(KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == ["Mælk\t12", False]


def test_a_choice_is_made_by_its_first_letter(place: Place) -> None:
    place.view.go(1, 2)
    place.type("S")
    assert isinstance(QApplication.focusWidget(), QComboBox)
    place.press(KEY.Key_Return)
    assert place.model.texts[(1, 2)] == "Senere"


@pytest.mark.parametrize(("key", "held"), [(KEY.Key_Insert, False), (KEY.Key_Plus, True)])
def test_a_line_is_wanted_by_insert_and_by_ctrl_plus(place: Place, qtbot: QtBot, key: Qt.Key, held: bool) -> None:
    with qtbot.waitSignal(place.view.line_wanted):
        place.press(key, Qt.KeyboardModifier.ControlModifier if held else Qt.KeyboardModifier.NoModifier)


def test_the_first_column_stays_while_the_others_are_scrolled(qtbot: QtBot, theme: Theme) -> None:
    view = SheetView(Shopping(), "Smal", freeze_first=True)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.go(1, 2)
    QApplication.processEvents()
    assert view.frozen is not None
    assert view.horizontalScrollBar().value() > 0
    assert view.frozen.geometry().left() <= 1
    view.go(1, 1)
    QApplication.processEvents()
    assert view.visualRect(view.currentIndex()).left() >= view.frozen.width() - 1
