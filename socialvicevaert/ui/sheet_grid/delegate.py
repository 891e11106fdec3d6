"""How a cell of a grid looks, and how it is typed into."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from socialvicevaert.ui import icons, theme
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.sheet_grid.cell import Cell, Look
from socialvicevaert.ui.sheet_grid.matching import matching
from socialvicevaert.ui.sheet_grid.model import CELL_ROLE, Index, alignment
from socialvicevaert.ui.style_sheet import dress

PADDING = 8
_STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class CellList(ComboBox):
    """The choices of a cell: typing finds the one that begins so, or has a word that does ("kv": Hvert kvartal).

    Picking from the open list is the answer; typing is only finding, until Enter or Tab. What is typed and means none
    of the choices, or several, stands there as it was typed, and is the answer: the sheet says what is wrong with it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_open = False
        self._typed = ""
        self._before = 0

    def answer(self) -> str:
        """The choice, or what was typed instead."""
        return self.currentText() if self.currentIndex() >= 0 else self.placeholderText()

    def begin(self, text: str) -> None:
        """Stand at the choice called ``text``, or show it as it is where there is none."""
        if not self._typed:
            self._stand(0 if not text else self.findText(text), text)
            self._before = self.currentIndex()

    def showPopup(self) -> None:
        self.is_open = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_Backspace and self._typed:
            self._type(self._typed[:-1])
        elif text and text.isprintable() and (text.strip() or self._typed):
            self._type(self._typed + text)
        else:
            self._typed = ""
            super().keyPressEvent(event)

    def _type(self, typed: str) -> None:
        self._typed = typed
        if not typed:
            self._stand(self._before, self.placeholderText())
            return
        found = matching(typed, [self.itemText(at) for at in range(self.count())])
        self._stand(found[0] if len(found) == 1 else -1, typed)

    def _stand(self, at: int, text: str) -> None:
        self.setPlaceholderText(text)
        self.setCurrentIndex(at)


class SheetDelegate(QStyledItemDelegate):
    """Paints cells and makes their editors; `left_by` tells in which direction an editor was left: rows, columns."""

    left_by = Signal(int, int)

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self.grid = grid
        self.first_column: QTableView | None = None
        """Shows the first column when it stays; its editors stand in its viewport, asked for each time: what
        Python keeps of a viewport can be called deleted while it still stands, and PySide then ends the program."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # PySide's stubs do not know the fields of QStyleOption's subclasses.
        given: Any = option
        cell: Cell = index.data(CELL_ROLE)
        is_current = self.grid.currentIndex() == index
        painter.save()
        self._ground(painter, given.rect, given.state, cell)
        self._words(painter, given.rect, cell, is_current)
        if cell.problem:
            painter.setPen(QPen(QColor(theme.colours().danger), 2))
            painter.drawRect(given.rect.adjusted(2, 2, -3, -3))
        if is_current and self.grid.hasFocus():
            painter.setPen(QPen(QColor(theme.colours().accent), 2))
            painter.drawRect(given.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        cell: Cell = index.data(CELL_ROLE)
        if index.column() == 0 and self.first_column is not None:
            parent = self.first_column.viewport()
        editor: QLineEdit | QComboBox
        if cell.choices:
            editor = chooser = CellList(parent)
            editor.addItems(cell.choices)
            editor.activated.connect(lambda _at: self._leave(editor, 0, 0) if chooser.is_open else None)
        else:
            editor = QLineEdit(parent)
            editor.setAlignment(alignment(cell.is_number))
        dress(editor, "cell")
        title = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")
        first = str(index.sibling(index.row(), 0).data() or "")
        editor.setAccessibleName(", ".join(part for part in (first, title) if part))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, CellList):
            editor.begin(text)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, CellList):
            model.setData(index, editor.answer())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        given: Any = option
        place = QRect(given.rect)
        if isinstance(editor, QLineEdit):
            # A long word is typed in sight; a narrow column must not hide what is being written.
            place.setWidth(max(place.width(), theme.scaled(110)))
        if index.column() == 0 and self.first_column is not None:
            place.moveLeft(0)
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            key = Qt.Key(event.key())
            is_list_key = isinstance(editor, QComboBox) and key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            if key in _STEPS and not is_list_key:
                rows, columns = _STEPS[key]
                back = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                is_back = back and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._leave(editor, -rows if is_back else rows, columns)
                return True
        return super().eventFilter(editor, event)

    def _leave(self, editor: QWidget, rows: int, columns: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left_by.emit(rows, columns)

    def _ground(self, painter: QPainter, place: QRect, state: Any, cell: Cell) -> None:
        colours = theme.colours()
        ground = ""
        if bool(state & QStyle.StateFlag.State_Selected):
            ground = colours.accent_soft
        elif cell.look is not Look.LINE:
            ground = colours.sunken
        elif cell.is_changed:
            ground = colours.info_soft
        painter.fillRect(place, QColor(ground or colours.surface))
        edge = QColor(colours.border)
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, edge)
        painter.fillRect(place.right(), place.top(), 1, place.height(), edge)

    def _words(self, painter: QPainter, place: QRect, cell: Cell, is_current: bool) -> None:
        colours = theme.colours()
        inside = place.adjusted(PADDING, 0, -PADDING, 0)
        ink = colours.text2 if cell.is_quiet else colours.text
        mark = cell.icon or ("edit" if cell.is_changed else "")
        if cell.problem:
            ink, mark = colours.danger, "danger"
        elif cell.tone is not None:
            ink = cell.tone.mark
            mark = mark or cell.tone.icon
        ratio = painter.device().devicePixelRatio()
        if mark:
            size = theme.scaled(14)
            painter.drawPixmap(inside.left(), inside.center().y() - size // 2 + 1, icons.pixmap(mark, ink, size, ratio))
            inside.setLeft(inside.left() + size + 5)
        if cell.choices and is_current:
            size = theme.scaled(12)
            at = inside.right() - size + 2
            painter.drawPixmap(at, inside.center().y() - size // 2 + 1, icons.pixmap("down", ink, size, ratio))
            inside.setRight(at - 2)
        painter.setFont(theme.font(10.5, bold=cell.look is not Look.LINE, tabular=cell.is_number))
        painter.setPen(QColor(ink))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, inside.width())
        if shown != cell.text and cell.is_number and not cell.problem:
            shown = "####"  # a figure that is cut is read as another figure
        painter.drawText(inside, alignment(cell.is_number), shown)
