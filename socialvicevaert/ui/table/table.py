"""The table itself: keyboard, selection that survives a refresh, sorting asked of the query."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from socialvicevaert.shared.tokens import ROW_HEIGHT
from socialvicevaert.ui import theme
from socialvicevaert.ui.table.column import Column
from socialvicevaert.ui.table.model import PAGE, RowModel
from socialvicevaert.ui.table.paint import CellPainter

if TYPE_CHECKING:
    from socialvicevaert.storage import Session
    from socialvicevaert.ui.tasks import Tasks

R = TypeVar("R")


class Table(QTableView, Generic[R]):
    """Rows of frozen values. `key` tells rows apart, so that the selection stays on its row when it is read again.

    `empty` is shown over the table while there are no rows (an `EmptyState`).
    """

    activated_row = Signal(object)
    chosen = Signal(object)
    sort_wanted = Signal(str, bool)
    counted = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        name: str,
        key: Callable[[R], object] = lambda row: row,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._wanted: object = None
        self._told: object = None
        self._source: Callable[[], None] | None = None
        self._seek: Callable[[object], None] | None = None
        self._sought: object = None
        self._sorted: tuple[str, bool] = ("", False)
        self._empty: QWidget | None = None
        self._row_height = ROW_HEIGHT
        self.rows: RowModel[R] = RowModel(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(CellPainter(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self._prepare_headers()
        self.doubleClicked.connect(self._activate)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.rows.dataChanged.connect(self._rows_came)
        # A table that has only just been shown does not know yet how far it can scroll.
        self._is_looked_for = False
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._bring_into_sight())

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show rows that are all at hand."""
        self._wanted = self._wanted_key()
        self.rows.set_rows(rows)
        self._shown()

    def show_pages(
        self,
        tasks: "Tasks",
        count: "Callable[[Session], int]",
        fetch: "Callable[[Session, int, int], Sequence[R]]",
        failed: Callable[[Exception], None] | None = None,
        locate: "Callable[[Session, Any], int | None] | None" = None,
    ) -> None:
        """Show the rows of a query, page by page: `count(session)`, `fetch(session, offset, limit)`.

        `locate(session, key)` tells the place of a row from 0, so that one far down can be chosen.
        """

        def more(offset: int, limit: int, answer: Callable[[Sequence[R]], None]) -> None:
            tasks.read(self, lambda session: fetch(session, offset, limit), answer, failed)

        def first(session: "Session") -> tuple[int, Sequence[R]]:
            return count(session), fetch(session, 0, PAGE)

        def came(found: tuple[int, Sequence[R]]) -> None:
            self._wanted = self._wanted_key()
            self.rows.set_source(found[0], more, found[1])
            self._shown()

        def seek(key: object) -> None:
            assert locate is not None
            tasks.read(
                self, lambda session: locate(session, key), lambda at: self._located(key, at), failed, latest="place"
            )

        self._seek = seek if locate is not None else None
        self._source = lambda: tasks.read(self, first, came, failed, latest="rows")
        self._source()

    def reload(self) -> None:
        """Read again what `show_pages` shows; selection and place stay."""
        if self._source is not None:
            self._source()

    def current(self) -> R | None:
        """The chosen row."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def select(self, key: object) -> None:
        """Choose the row with this key, now or when it has come."""
        self._wanted = key
        self._sought = None
        self._choose_wanted()

    def show_when_empty(self, widget: QWidget) -> None:
        """Show a widget over the table while there are no rows; the table owns it."""
        if self._empty is not None:
            self._empty.deleteLater()
        self._empty = widget
        widget.setParent(self)
        self._place_empty()

    def show_sorted(self, key: str, descending: bool = False) -> None:
        """Mark the column the rows are sorted by."""
        self._sorted = (key, descending)
        place = next((i for i, column in enumerate(self.rows.columns) if column.key == key), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(place >= 0)
        self.horizontalHeader().setSortIndicator(place, order)

    def set_row_height(self, pixels: int) -> None:
        """The height of every row at 100 % text; rows are never measured."""
        self._row_height = pixels
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._sought is None or self.currentIndex().isValid():
            super().focusInEvent(event)
            return
        # Qt makes the first row current: nobody chose it while another is on its way, or left out by the filter.
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)
            self.selectionModel().clearCurrentIndex()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows"):
            self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._share_room()
        self._place_empty()

    def viewportEvent(self, event: QEvent) -> bool:
        # A cell that is cut shows its whole text as tooltip when it has no other.
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid() and not index.data(Qt.ItemDataRole.ToolTipRole):
                text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
                if self.fontMetrics().horizontalAdvance(text) > self.columnWidth(index.column()) - 24:
                    QToolTip.showText(event.globalPos(), text, self)
                    return True
        return super().viewportEvent(event)

    def _prepare_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(48)
        header.sectionClicked.connect(self._header_clicked)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.scaled(self._row_height))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(self._row_height))
        self.horizontalHeader().setFixedHeight(theme.scaled(ROW_HEIGHT))
        for place, column in enumerate(self.rows.columns):
            self.setColumnWidth(place, theme.scaled(column.width))
        self._share_room()

    def _share_room(self) -> None:
        """Give what is left of the width to the columns that stretch; none becomes narrower than its own width."""
        widths = [theme.scaled(column.width) for column in self.rows.columns]
        left = self.viewport().width() - sum(widths)
        wished = sum(theme.scaled(max(0, column.roomy - column.width)) for column in self.rows.columns)
        for place in reversed(range(len(widths))):
            if self.rows.columns[place].spare:
                self.setColumnHidden(place, left < wished)
                left += widths[place] if left < wished else 0
        stretching = [place for place, column in enumerate(self.rows.columns) if column.stretch]
        for place in stretching:
            self.setColumnWidth(place, widths[place] + max(0, left) // len(stretching))

    def _header_clicked(self, place: int) -> None:
        column = self.rows.columns[place]
        if column.sortable:
            key, descending = self._sorted
            self.show_sorted(column.key, key == column.key and not descending)
            self.sort_wanted.emit(*self._sorted)

    def _activate(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row()) if index.isValid() else None
        if row is not None:
            self.activated_row.emit(row)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows.row(current.row()) if current.isValid() else None
        if row is not None and self._key(row) != self._told:
            self._wanted = self._told = self._key(row)
            self.chosen.emit(row)

    def _wanted_key(self) -> object:
        row = self.current()
        return self._key(row) if row is not None else self._wanted

    def _shown(self) -> None:
        self.counted.emit(self.rows.rowCount())
        self._place_empty()
        self._sought = None
        self._choose_wanted()

    def _rows_came(self) -> None:
        if not self.currentIndex().isValid():
            self._choose_wanted()

    def _choose_wanted(self) -> None:
        if self._wanted is None:
            return
        for place, row in self.rows.loaded():
            if self._key(row) == self._wanted:
                self._sought = None
                self.setCurrentIndex(self.rows.index(place, 0))
                self._is_looked_for = True
                self._bring_into_sight()
                return
        if self._seek is not None and self._sought != self._wanted:
            self._sought = self._wanted
            self._seek(self._wanted)

    def _bring_into_sight(self) -> None:
        if self._is_looked_for and self.verticalScrollBar().maximum() > 0:
            self._is_looked_for = False
            self.scrollTo(self.currentIndex())

    def _located(self, key: object, place: int | None) -> None:
        """Go where the wanted row is; it is chosen when it has come. No other row stays chosen in its place."""
        if key != self._wanted:
            return
        self._told = None
        self.setCurrentIndex(QModelIndex())
        if place is not None:
            index = self.rows.index(place, 0)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            if self.rows.row(place) is not None:
                self._choose_wanted()

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.rect())
            self._empty.setVisible(self.rows.rowCount() == 0)
            self._empty.raise_()
