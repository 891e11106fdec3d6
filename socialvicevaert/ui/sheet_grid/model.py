"""The rows behind a grid: cells out, typed texts in, every change one step of undo."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QUndoStack

from socialvicevaert.ui.sheet_grid.cell import Cell, SheetColumn

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

CELL_ROLE = Qt.ItemDataRole.UserRole
"""The whole `Cell`, for painting and editing."""


class SheetModel(QAbstractTableModel):
    """Base of what a `SheetView` shows. Override `row_total` and `cell`; for editing `put` and `wipe`.

    `undo_stack` is the grid's own: its steps are taken back while the grid has the focus. Where `is_read_only`, Tab
    goes past the grid.
    """

    is_read_only: bool = False

    def __init__(self, columns: Sequence[SheetColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[SheetColumn, ...] = tuple(columns)
        self.undo_stack = QUndoStack(self)

    def row_total(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a place."""
        raise NotImplementedError

    def put(self, row: int, column: int, text: str) -> None:
        """Something was typed or chosen; what cannot be understood is kept and said in the cell's `problem`."""

    def wipe(self, places: Sequence[tuple[int, int]]) -> None:
        """Empty these cells, as one step."""

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.row_total()

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.UserRole:
                return cell
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.EditRole:
                return cell.text if cell.edit is None else cell.edit
            case Qt.ItemDataRole.ToolTipRole:
                return cell.problem or cell.tip or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.said or cell.text
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return cell.problem or cell.tip or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(cell.is_number)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        cell = self.cell(index.row(), index.column())
        if not cell.is_editable:
            return False
        text = str(value)
        if text != (cell.text if cell.edit is None else cell.edit):
            self.put(index.row(), index.column(), text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index.row(), index.column()).is_editable else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column.is_number)
        return None

    def tell_all(self) -> None:
        """Every cell may show something else; the rows are the same."""
        if self.row_total() and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self.row_total() - 1, len(self.columns) - 1))

    def replace_rows(self, before: Sequence[object], after: Sequence[object], put_in_place: Any) -> None:
        """Change the rows, telling only what came and went: those alike at both ends stay where the user is.

        `before` and `after` tell rows apart; `put_in_place(rows)` is called with the keys there are at each step.
        """
        head = 0
        while head < min(len(before), len(after)) and before[head] == after[head]:
            head += 1
        tail = 0
        while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
            tail += 1
        if len(before) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(before) - tail - 1)
            put_in_place([*before[:head], *before[len(before) - tail :]])
            self.endRemoveRows()
        if len(after) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(after) - tail - 1)
            put_in_place(list(after))
            self.endInsertRows()
        self.tell_all()


def alignment(is_number: bool) -> Qt.AlignmentFlag:
    """Numbers stand at the right."""
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
