"""Rows that are fetched a page at a time when they come into view."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from socialvicevaert.ui import theme
from socialvicevaert.ui.table.column import Column, ColumnKind

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

PAGE = 200
"""Rows fetched at once."""
PAGES_KEPT = 40
"""Pages kept in memory; the least recently shown is forgotten."""

ROW_ROLE = Qt.ItemDataRole.UserRole

Fetch = Callable[[int, int, Callable[[Sequence[Any]], None]], None]
"""`fetch(offset, limit, answer)`: answers at once or later."""


class RowModel(QAbstractTableModel, Generic[R]):
    """A table model that knows how many rows there are and asks for those that are looked at."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._count = 0
        self._fetch: Fetch | None = None
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show rows that are all at hand."""
        kept = tuple(rows)
        self.set_source(len(kept), lambda offset, limit, answer: answer(kept[offset : offset + limit]), kept)

    def set_source(self, count: int, fetch: Fetch, at_hand: Sequence[R] = ()) -> None:
        """Show `count` rows that `fetch` brings page by page; the first of them may be at hand, in whole pages."""
        self.beginResetModel()
        self._generation += 1
        self._count = count
        self._fetch = fetch
        self._pages.clear()
        self._asked.clear()
        for start in range(0, len(at_hand), PAGE):
            self._pages[start // PAGE] = at_hand[start : start + PAGE]
        self.endResetModel()

    def row(self, number: int) -> R | None:
        """The row at a place, or None while it is on its way; asks for it."""
        if not 0 <= number < self._count:
            return None
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            self._ask(page)
        if page not in self._pages:
            return None
        self._pages.move_to_end(page)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def loaded(self) -> list[tuple[int, R]]:
        """The rows at hand with their places."""
        return [
            (page * PAGE + place, row) for page, rows in sorted(self._pages.items()) for place, row in enumerate(rows)
        ]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment_of(column)
        if role == Qt.ItemDataRole.FontRole:
            return font_of(column)
        row = self.row(index.row())
        if row is None:
            return None
        return _of_row(column, row, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment_of(self.columns[section])
        return None

    def _ask(self, page: int) -> None:
        if page in self._asked or self._fetch is None:
            return
        self._asked.add(page)
        generation = self._generation

        def answer(rows: Sequence[R]) -> None:
            if generation != self._generation:
                return
            self._asked.discard(page)
            self._pages[page] = rows
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
            first = page * PAGE
            last = min(first + PAGE, self._count) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

        self._fetch(page * PAGE, PAGE, answer)


def _of_row(column: Column[R], row: R, role: int) -> Any:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return column.show(row)
    if role == Qt.ItemDataRole.ToolTipRole:
        return column.tip(row) if column.tip else None
    if role == ROW_ROLE:
        return row
    return None


def font_of(column: Column[Any]) -> QFont | None:
    """The font of a column's cells; None is the table's own."""
    return theme.font(10.5, tabular=True) if column.kind is ColumnKind.NUMBER else None


def alignment_of(column: Column[Any]) -> Qt.AlignmentFlag:
    """Where a column's texts stand."""
    side = Qt.AlignmentFlag.AlignRight if column.kind is ColumnKind.NUMBER else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
