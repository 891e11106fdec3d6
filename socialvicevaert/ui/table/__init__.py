"""A table that reads its rows page by page, so that a million scroll as well as ten."""

from socialvicevaert.ui.table.column import Column, ColumnKind
from socialvicevaert.ui.table.model import RowModel
from socialvicevaert.ui.table.table import Table
from socialvicevaert.ui.table.whole_table import WholeTable

__all__ = ["Column", "ColumnKind", "RowModel", "Table", "WholeTable"]
