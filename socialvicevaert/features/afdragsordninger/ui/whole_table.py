"""A table as tall as its rows: the page scrolls, the table does not."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.shared.tokens import ROW_HEIGHT
from socialvicevaert.ui import theme
from socialvicevaert.ui.table import Column, Table

R = TypeVar("R")


class WholeTable(Table[R]):
    """Shows every row it is given."""

    def __init__(
        self, columns: Sequence[Column[R]], name: str, key: Callable[[R], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(columns, name, key, parent)
        self._count = 0
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_all(self, rows: Sequence[R]) -> None:
        """Show these rows."""
        self.set_rows(list(rows))
        self._count = len(rows)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "_count"):
            self._fit_height()

    def _fit_height(self) -> None:
        self.setFixedHeight(theme.scaled(ROW_HEIGHT) * (self._count + 1) + 4)
