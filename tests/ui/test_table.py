from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from socialvicevaert.storage import Session
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.list_pane import ListPane, ListRow
from socialvicevaert.ui.table import Column, ColumnKind, RowModel, Table, WholeTable
from socialvicevaert.ui.table.model import PAGE, PAGES_KEPT
from socialvicevaert.ui.theme import Theme, scaled
from socialvicevaert.ui.tone import Tone
from tests.ui.windows import activate

Settle = Callable[[], None]
pytestmark = pytest.mark.usefixtures("theme")


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    oere: int = 0


COLUMNS = [
    Column[Line]("name", "Navn", lambda line: line.name, stretch=True, sortable=True),
    Column[Line]("oere", "Beløb", lambda line: f"{line.oere}", ColumnKind.NUMBER, tip=lambda _: "i øre"),
]


def lines(first: int, count: int) -> list[Line]:
    return [Line(number, f"Beboer {number}", number * 100) for number in range(first, first + count)]


def by_id(line: Line) -> object:
    return line.id


class Answers:
    """A source that answers when told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int, Callable[[Sequence[Any]], None]]] = []

    def __call__(self, offset: int, limit: int, answer: Callable[[Sequence[Any]], None]) -> None:
        self.asked.append((offset, limit, answer))

    def answer_all(self) -> None:
        while self.asked:
            offset, limit, answer = self.asked.pop(0)
            answer(lines(offset, limit))


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = RowModel(COLUMNS)
    model.set_rows(lines(0, 450))
    qtmodeltester.check(model, force_py=True)


def test_rows_come_when_they_are_looked_at() -> None:
    model, source = RowModel(COLUMNS), Answers()
    model.set_source(1000, source)
    assert model.rowCount() == 1000
    assert source.asked == []
    assert model.index(450, 0).data() is None
    [(offset, limit, _)] = source.asked
    assert (offset, limit) == (2 * PAGE, PAGE)
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    source.answer_all()
    assert changed == [(400, 599)]
    assert model.index(450, 0).data() == "Beboer 450"


def test_an_answer_to_an_older_question_is_dropped() -> None:
    model, old = RowModel(COLUMNS), Answers()
    model.set_source(1000, old)
    model.index(0, 0).data()
    model.set_rows([Line(1, "Ny")])
    old.answer_all()
    assert model.index(0, 0).data() == "Ny"


def test_memory_is_bounded_however_far_one_scrolls() -> None:
    model, source = RowModel(COLUMNS), Answers()
    model.set_source(1_000_000, source)
    for row in range(0, 200 * PAGE, PAGE):
        model.index(row, 0).data()
        source.answer_all()
    assert len(model.loaded()) == PAGES_KEPT * PAGE


def test_a_million_rows_show_as_fast_as_ten(qtbot: QtBot) -> None:
    def seconds(count: int) -> float:
        table: Table[Line] = Table(COLUMNS, "Beboere", by_id)
        qtbot.addWidget(table)
        table.resize(800, 600)
        table.rows.set_source(count, lambda offset, limit, answer: answer(lines(offset, limit)))
        start = perf_counter()
        table.grab()
        for step in range(10):
            table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() * step // 10)
            table.grab()
        return perf_counter() - start

    seconds(10)
    assert seconds(1_000_000) < 20 * seconds(1000), "coarse on purpose: rows are never measured or all fetched"


def test_selection_stays_on_its_row_when_rows_are_read_again(qtbot: QtBot) -> None:
    table: Table[Line] = Table(COLUMNS, "Beboere", by_id)
    qtbot.addWidget(table)
    told: list[Line] = []
    table.chosen.connect(told.append)
    table.set_rows(lines(0, 5))
    table.select(3)
    table.set_rows([Line(99, "Ny"), *lines(0, 5)])
    chosen = table.current()
    assert chosen is not None
    assert chosen.id == 3
    assert table.currentIndex().row() == 4
    assert [line.id for line in told] == [3], "it is told once, not at every refresh"


def test_a_row_can_be_chosen_before_it_has_come(qtbot: QtBot) -> None:
    table: Table[Line] = Table(COLUMNS, "Beboere", by_id)
    qtbot.addWidget(table)
    table.select(4)
    assert table.current() is None
    table.set_rows(lines(0, 5))
    assert table.current() == lines(4, 1)[0]


def test_the_table_is_worked_by_keyboard(qtbot: QtBot) -> None:
    table: Table[Line] = Table(COLUMNS, "Beboere", by_id)
    qtbot.addWidget(table)
    table.show()
    table.set_rows(lines(0, 5))
    opened: list[Line] = []
    table.activated_row.connect(opened.append)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(opened) == 1
    assert opened[0] == table.current()


def test_sorting_is_asked_of_the_query(qtbot: QtBot) -> None:
    table: Table[Line] = Table(COLUMNS, "Beboere", by_id)
    qtbot.addWidget(table)
    wanted: list[tuple[str, bool]] = []
    table.sort_wanted.connect(lambda key, descending: wanted.append((key, descending)))
    header = table.horizontalHeader()
    header.sectionClicked.emit(0)
    header.sectionClicked.emit(0)
    header.sectionClicked.emit(1)
    assert wanted == [("name", False), ("name", True)], "the second column cannot be sorted"


def test_amounts_stand_right_and_have_a_tooltip(qtbot: QtBot) -> None:
    table: Table[Line] = Table(COLUMNS, "Beboere", by_id)
    qtbot.addWidget(table)
    table.set_rows(lines(0, 1))
    index = table.rows.index(0, 1)
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "i øre"


def test_a_screen_reader_hears_the_tables_name_and_its_cells(qtbot: QtBot) -> None:
    table: Table[Line] = Table(COLUMNS, "Beboere", by_id)
    qtbot.addWidget(table)
    table.show()
    table.set_rows(lines(0, 3))
    spoken = QAccessible.queryAccessibleInterface(table)
    assert spoken.text(QAccessible.Text.Name) == "Beboere"
    assert spoken.childCount() > 3


def test_an_empty_table_says_why(qtbot: QtBot) -> None:
    table: Table[Line] = Table(COLUMNS, "Beboere", by_id)
    qtbot.addWidget(table)
    table.show()
    empty = EmptyState(EmptyKind.ALL_DONE, "Alt er gjort.")
    table.show_when_empty(empty)
    assert empty.isVisible()
    table.set_rows(lines(0, 1))
    assert not empty.isVisible()


def test_a_table_reads_its_pages_in_the_lane(context: Context, settle: Settle, qtbot: QtBot) -> None:
    table: Table[Line] = Table(COLUMNS, "Beboere", by_id)
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    asked: list[tuple[int, int]] = []

    def fetch(_session: Session, offset: int, limit: int) -> Sequence[Line]:
        asked.append((offset, limit))
        return lines(offset, limit)

    table.show_pages(context.tasks, lambda _session: 5000, fetch)
    settle()
    assert table.rows.rowCount() == 5000
    assert asked == [(0, PAGE)]
    table.scrollToBottom()
    table.grab()
    settle()
    assert asked[-1] == (24 * PAGE, PAGE)
    table.reload()
    settle()
    assert asked[-1] == (0, PAGE) or (0, PAGE) in asked[2:]


def pane_of(context: Context, qtbot: QtBot) -> ListPane[Line]:
    pane: ListPane[Line] = ListPane(
        context, "Beboere", lambda line: ListRow(line.id, line.name, "Hedeparken 12", "frist", Tone.WARNING)
    )
    qtbot.addWidget(pane)
    pane.resize(380, 600)
    pane.show()
    return pane


def test_the_list_keeps_selection_and_filter_over_a_refresh(context: Context, settle: Settle, qtbot: QtBot) -> None:
    pane = pane_of(context, qtbot)
    pane.filters.add_toggle("mine", "Mine")

    def fetch(_session: Session, offset: int, limit: int) -> Sequence[Line]:
        found = [line for line in lines(0, 300) if pane.filters.text in line.name]
        return found[offset : offset + limit]

    pane.show_pages(lambda session: len(fetch(session, 0, 1000)), fetch)
    settle()
    pane.select(17)
    pane.filters.set("mine", True)
    pane.reload()
    settle()
    assert pane.current_key == 17
    assert pane.filters.values == {"mine": True}


def test_typing_pauses_before_the_list_is_asked(context: Context, qtbot: QtBot) -> None:
    pane = pane_of(context, qtbot)
    changes: list[str] = []
    pane.filter_changed.connect(lambda: changes.append(pane.filters.text))
    qtbot.keyClicks(pane.filters.line, "dem")
    qtbot.waitUntil(lambda: changes == ["dem"])


def test_arrow_down_goes_from_the_words_to_the_list(context: Context, qtbot: QtBot) -> None:
    pane = pane_of(context, qtbot)
    pane.set_rows(lines(0, 3))
    activate(qtbot, pane)
    pane.filters.line.setFocus()
    qtbot.keyClick(pane.filters.line, Qt.Key.Key_Down)
    assert pane.table.hasFocus()
    assert pane.current_key == 0


def test_no_hits_offers_to_clear_the_filter(context: Context, qtbot: QtBot) -> None:
    pane = pane_of(context, qtbot)
    pane.filters.line.setText("findes ikke")
    pane.set_rows([])
    clear = next(button for button in pane.table.findChildren(QPushButton) if button.text() == "Ryd filter")
    clear.click()
    assert pane.filters.text == ""


def test_a_line_is_spoken_with_its_state(context: Context, qtbot: QtBot) -> None:
    pane = pane_of(context, qtbot)
    pane.set_rows(lines(0, 1))
    assert pane.table.rows.index(0, 0).data() == "Beboer 0, Hedeparken 12, frist"


def test_a_spare_column_is_left_out_before_the_others_are_cut(qtbot: QtBot) -> None:
    columns = [
        Column[Line]("name", "Navn", lambda line: line.name, width=200, stretch=True),
        Column[Line]("who", "Ansvarlig", lambda line: line.name, width=120, spare=True),
        Column[Line]("oere", "Beløb", lambda line: f"{line.oere}", width=100),
    ]
    table: Table[Line] = Table(columns, "Beboere", by_id)
    qtbot.addWidget(table)
    table.show()
    for width, is_left_out in ((600, False), (360, True), (600, False)):
        table.resize(width, 300)
        assert table.isColumnHidden(1) is is_left_out
        assert sum(table.columnWidth(place) for place in range(3)) == table.viewport().width()


def test_a_column_has_its_words_whole_before_a_spare_one_is_shown(qtbot: QtBot) -> None:
    columns = [
        Column[Line]("step", "Næste skridt", lambda line: line.name, width=200, stretch=True, roomy=300),
        Column[Line]("who", "Ansvarlig", lambda line: line.name, width=120, spare=True),
    ]
    table: Table[Line] = Table(columns, "Fogedsager", by_id)
    qtbot.addWidget(table)
    table.show()
    for width, is_left_out in ((360, True), (440, False)):
        table.resize(width, 300)
        assert table.isColumnHidden(1) is is_left_out
        assert table.columnWidth(0) >= 300


def test_a_whole_table_is_as_high_as_its_rows_at_any_size_of_text(qtbot: QtBot, theme: Theme) -> None:
    table: WholeTable[Line] = WholeTable(COLUMNS, "Linjer", by_id)
    qtbot.addWidget(table)
    table.show()
    for percent in (100, 200):
        theme.use(percent=percent)
        for count in (12, 3):
            table.set_rows(lines(0, count))
            table.resize(scaled(600), table.height())
            assert table.verticalScrollBar().maximum() == 0
            last = table.visualRect(table.rows.index(count - 1, 0)).bottom()
            assert 0 <= table.viewport().height() - last <= scaled(16)


def test_a_whole_table_that_is_too_wide_scrolls_sideways_below_its_last_row(qtbot: QtBot) -> None:
    table: WholeTable[Line] = WholeTable(COLUMNS, "Linjer", by_id)
    qtbot.addWidget(table)
    table.show()
    table.set_rows(lines(0, 3))
    table.resize(150, table.height())
    qtbot.waitUntil(table.horizontalScrollBar().isVisible)
    assert table.visualRect(table.rows.index(2, 0)).bottom() < table.viewport().height()


def test_the_chips_of_a_filter_are_of_one_height(context: Context, qtbot: QtBot) -> None:
    pane = pane_of(context, qtbot)
    pane.filters.add_choice("state", "I gang", [(1, "Alle sager")])
    pane.filters.add_choice("estate", "Alle afdelinger", ())
    pane.filters.add_toggle("mine", "Mine")
    pane.show()
    boxes = pane.filters.findChildren(ComboBox)
    assert len(boxes) == 2
    assert {box.minimumSizeHint().height() for box in boxes} == {box.sizeHint().height() for box in boxes}
