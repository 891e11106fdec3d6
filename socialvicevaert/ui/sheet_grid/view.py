"""The grid itself: the keyboard of a spreadsheet over a `SheetModel`."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from socialvicevaert.shared.tokens import ROW_HEIGHT
from socialvicevaert.ui import theme
from socialvicevaert.ui.sheet_grid.cell import Cell
from socialvicevaert.ui.sheet_grid.delegate import CellList, SheetDelegate
from socialvicevaert.ui.sheet_grid.frozen import FrozenColumn
from socialvicevaert.ui.sheet_grid.model import Index, SheetModel
from socialvicevaert.ui.sheet_grid.note import CellNote

OWN_CELLS = "application/x-socialvicevaert-cells"
"""Marks what was copied from a grid of ours: its columns are known."""

_KEYS = QKeySequence.StandardKey
_OWN = (_KEYS.Undo, _KEYS.Redo, _KEYS.Copy, _KEYS.Cut, _KEYS.Paste, _KEYS.SelectAll)
"""Keys that mean the grid while it has the focus, whatever they mean in the window."""


class SheetView(QTableView):
    """Arrows move; typing, F2 or Enter on a wrong cell edits; Enter goes down, Tab right and on to the next row.

    Insert wants a line, Ctrl+Del wants one away. Del empties, Ctrl+Z and Ctrl+Y go through the model's own steps,
    Ctrl+C copies what is marked with tabs.
    F6 and Shift+F6 leave the grid, as does Tab in its last cell.
    """

    pasted = Signal(str, bool)
    """The text, and whether it was copied from a grid of ours."""
    line_wanted = Signal()
    line_unwanted = Signal()
    moved = Signal()

    def __init__(self, model: SheetModel, name: str, freeze_first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = model
        self.frozen: FrozenColumn | None = None  # Qt asks to scroll while the view is still being made
        self.setModel(model)
        self.setAccessibleName(name)
        self.delegate = SheetDelegate(self)
        self.delegate.left_by.connect(self._left_editor)
        self.setItemDelegate(self.delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.note = CellNote(self)
        self.note.taken.connect(self._take_offer)
        self.note.left.connect(self.setFocus)
        self._soon = QTimer(self, singleShot=True, interval=0)  # after the row heights are known
        self._soon.timeout.connect(self._place_note)
        if freeze_first:
            self.frozen = FrozenColumn(self)
            self.delegate.first_column = self.frozen
        model.dataChanged.connect(lambda *_: self._soon.start())
        model.modelReset.connect(self._fit)
        model.columnsInserted.connect(self._fit)
        model.columnsRemoved.connect(self._fit)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._soon.start())
        self.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())
        self._fit()

    def cell_at(self, index: QModelIndex | None = None) -> Cell | None:
        """The cell of an index, or the one the user is in."""
        at = self.currentIndex() if index is None else index
        return self.sheet.cell(at.row(), at.column()) if at.isValid() else None

    def go(self, row: int, column: int) -> None:
        """Go to a cell."""
        self.setCurrentIndex(self.sheet.index(row, column))

    def step(self, rows: int, columns: int) -> bool:
        """Go to the next cell that can be typed in; whether there was one."""
        at = self.currentIndex()
        if self.sheet.is_read_only or not at.isValid():
            return False
        places = list(self._places(at.row(), at.column(), rows, columns))
        for row, column in places:
            if self.sheet.cell(row, column).is_editable and not self.isColumnHidden(column):
                self.go(row, column)
                return True
        return False

    def marked(self) -> list[tuple[int, int]]:
        """The marked cells, by row and column."""
        found = {(index.row(), index.column()) for index in self.selectionModel().selectedIndexes()}
        at = self.currentIndex()
        return sorted(found or ({(at.row(), at.column())} if at.isValid() else set()))

    def select_cells(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Mark a block of cells, from its first to its last."""
        block = QItemSelection(self.sheet.index(*first), self.sheet.index(*last))
        self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def copy(self) -> None:
        """Put what is marked on the clipboard, with tabs between columns."""
        places = self.marked()
        rows = sorted({row for row, _ in places})
        columns = sorted({column for _, column in places})
        lines = ["\t".join(self.sheet.cell(row, column).text for column in columns) for row in rows]
        data = QMimeData()
        data.setText("\n".join(lines))
        data.setData(OWN_CELLS, b"1")
        QApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Hand what is on the clipboard on."""
        data = QApplication.clipboard().mimeData()
        if data is not None and data.hasText() and data.text().strip():
            self.pasted.emit(data.text(), data.hasFormat(OWN_CELLS))

    def finish_typing(self) -> None:
        """Take what stands in an open editor, e.g. before the grid is put away."""
        editor = QApplication.focusWidget()
        if editor is not None and editor is not self and self.isAncestorOf(editor) and editor is not self.note:
            self.setFocus()  # an editor that loses the focus gives what it has

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if event.matches(_KEYS.Undo):
            self.sheet.undo_stack.undo()
        elif event.matches(_KEYS.Redo) or (control and key == Qt.Key.Key_Y):
            self.sheet.undo_stack.redo()
        elif event.matches(_KEYS.Copy):
            self.copy()
        elif event.matches(_KEYS.Cut):
            self.copy()
            self._wipe()
        elif event.matches(_KEYS.Paste):
            self.paste()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(shift)
        elif control and key == Qt.Key.Key_Delete:
            self.line_unwanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._wipe()
        elif key == Qt.Key.Key_Insert or (control and key == Qt.Key.Key_Plus):
            self.line_wanted.emit()
        elif key == Qt.Key.Key_F6:
            super().focusNextPrevChild(not shift)
        else:
            super().keyPressEvent(event)
            if key == Qt.Key.Key_F2:
                self._open_list()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._open_list()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        # Qt asks here before it gives us Tab as a key: within the grid Tab goes to the next cell.
        return (self.hasFocus() and self.step(0, 1 if next else -1)) or super().focusNextPrevChild(next)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if self.frozen is not None and index.column() > 0:
            hidden = self.frozen.width() - self.visualRect(index).left()
            if hidden > 0:
                self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.sheet.row_total():
            self.go(0, 0)
            self.step(0, 1)
        super().focusInEvent(event)
        self._paint_frozen()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._paint_frozen()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if hasattr(self, "_soon"):
            self._soon.start()
            self._paint_frozen()
            self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_soon"):
            self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._share_room()
        self._soon.start()

    def _is_own(self, event: QKeyEvent) -> bool:
        if any(event.matches(key) for key in _OWN):
            return True
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return (control and event.key() in (Qt.Key.Key_Y, Qt.Key.Key_Plus)) or event.key() in (
            Qt.Key.Key_Insert,
            Qt.Key.Key_F2,
            Qt.Key.Key_F6,
            Qt.Key.Key_Delete,
        )

    def _open_list(self) -> None:
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, CellList):
            editor.showPopup()

    def _enter(self, shift: bool) -> None:
        cell = self.cell_at()
        if cell is not None and cell.problem:
            self.edit(self.currentIndex())
        else:
            self.step(-1 if shift else 1, 0)

    def _wipe(self) -> None:
        marked = [place for place in self.marked() if not self.isColumnHidden(place[1])]
        places = [place for place in marked if self.sheet.cell(*place).is_editable]
        if places:
            self.sheet.wipe(places)

    def _left_editor(self, rows: int, columns: int) -> None:
        """An editor was left: go on, unless what was typed has to be looked at first."""
        self.setFocus()
        cell = self.cell_at()
        if cell is not None and cell.problem:
            self._place_note()
            if self.note.offers:
                self.note.offers[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif rows or columns:
            self.step(rows, columns)

    def _take_offer(self, typed: str) -> None:
        at = self.currentIndex()
        self.note.hide()
        self.setFocus()
        self.sheet.put(at.row(), at.column(), typed)
        self.step(1, 0)

    def _places(self, row: int, column: int, rows: int, columns: int) -> Sequence[tuple[int, int]]:
        """The cells from a place in a direction, in reading order when it is sideways."""
        height, width = self.sheet.row_total(), len(self.sheet.columns)
        if rows:
            ahead = range(row + 1, height) if rows > 0 else range(row - 1, -1, -1)
            return [(one, column) for one in ahead]
        start = row * width + column
        order = range(start + 1, height * width) if columns > 0 else range(start - 1, -1, -1)
        return [divmod(place, width) for place in order]

    def _place_note(self) -> None:
        cell = self.cell_at()
        if cell is None or not cell.problem or self.state() == QAbstractItemView.State.EditingState:
            self.note.hide()
            return
        self.note.show_for(cell)
        place = self.visualRect(self.currentIndex()).translated(self.viewport().pos())
        self.note.stand_at(place, self.viewport().geometry())

    def _paint_frozen(self) -> None:
        if self.frozen is not None:
            self.frozen.viewport().update()

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.scaled(ROW_HEIGHT - 4))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT - 4))
        self.horizontalHeader().setFixedHeight(theme.scaled(ROW_HEIGHT))
        self._share_room()

    def _share_room(self) -> None:
        widths = [theme.scaled(column.width) for column in self.sheet.columns]
        stretching = [place for place, column in enumerate(self.sheet.columns) if column.stretch]
        left = max(0, self.viewport().width() - sum(widths))
        for place, width in enumerate(widths):
            more = left // len(stretching) if place in stretching else 0
            self.setColumnWidth(place, width + more)
        if self.frozen is not None:
            self.frozen.fit()
