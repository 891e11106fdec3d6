"""A grid that is used like a spreadsheet: typed into, moved in by arrows, copied, pasted and undone."""

from socialvicevaert.ui.sheet_grid.cell import Cell, Look, Offer, SheetColumn
from socialvicevaert.ui.sheet_grid.matching import matching
from socialvicevaert.ui.sheet_grid.model import CELL_ROLE, SheetModel
from socialvicevaert.ui.sheet_grid.view import SheetView

__all__ = ["CELL_ROLE", "Cell", "Look", "Offer", "SheetColumn", "SheetModel", "SheetView", "matching"]
