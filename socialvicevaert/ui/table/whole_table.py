"""A table as high as its rows: the page scrolls, the table does not."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.shared.tokens import ROW_HEIGHT, SPACE_S
from socialvicevaert.ui import theme
from socialvicevaert.ui.table.column import Column
from socialvicevaert.ui.table.table import Table

R = TypeVar("R")


class WholeTable(Table[R]):
    """Shows every row of `set_rows`, for the few a page has room for; sideways it scrolls where it is too wide."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        name: str,
        key: Callable[[R], object] = lambda row: row,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(columns, name, key, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_rows(self, rows: Sequence[R]) -> None:
        super().set_rows(rows)
        self._take_height()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._take_height()

    def _fit(self) -> None:
        super()._fit()
        self._take_height()

    def _take_height(self) -> None:
        rows = self.rows.rowCount() * theme.scaled(self._row_height)
        is_too_wide = self.horizontalHeader().length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_too_wide else 0
        self.setFixedHeight(theme.scaled(ROW_HEIGHT) + rows + theme.scaled(SPACE_S) + bar)
