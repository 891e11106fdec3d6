"""Long tables: a million rows under the scroll bar, beside a bare lazy model."""

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from socialvicevaert.ui.table.column import Column
from socialvicevaert.ui.table.model import RowModel
from socialvicevaert.ui.table.table import Table
from socialvicevaert.ui.theme import Theme
from tests.benchmarks.estate import Estate
from tests.benchmarks.measure import Line, Lines, median, side_by_side

ROWS = 1_000_000
COLUMNS = 6
_JUMPS = 50


class _BareModel(QAbstractTableModel):
    def rowCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return ROWS

    def columnCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return COLUMNS

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return _text(index.row(), index.column()) if role == Qt.ItemDataRole.DisplayRole else None


def tables(_estate: Estate) -> Lines:
    """Jump through a million rows; give a model a million rows, and a thousand."""
    app = QApplication.instance() or QApplication([])
    columns = [Column(str(at), f"Kolonne {at}", lambda row, at=at: row[at]) for at in range(COLUMNS)]
    bare = QTableView()
    bare.setModel(_BareModel(bare))
    theme = Theme(app)
    ours = Table(columns, "Rækker")
    ours.rows.set_source(ROWS, _fetch)
    for table in (bare, ours):
        table.verticalHeader().setDefaultSectionSize(36)
        table.resize(1200, 800)
        table.show()
    app.setStyleSheet("")  # the look costs both the same, so neither has it
    times = side_by_side(lambda: _scroll(ours), lambda: _scroll(bare), 5)
    yield Line(f"{_JUMPS} jumps in 1M rows", times[0], "bare lazy model", times[1], 2)
    model = RowModel(columns)
    many = median(lambda: _load(model, ROWS), 200)
    yield Line("Model load, 1M rows", many, "the same, 1k rows", median(lambda: _load(model, 1_000), 200), 1.5)
    ours.close()
    bare.close()
    theme.deleteLater()


def _text(row: int, column: int) -> str:
    return f"Række {row} · {column}"


def _fetch(offset: int, limit: int, answer) -> None:
    answer([tuple(_text(row, column) for column in range(COLUMNS)) for row in range(offset, offset + limit)])


def _scroll(table: QTableView) -> None:
    bar = table.verticalScrollBar()
    for jump in range(_JUMPS):
        bar.setValue(bar.maximum() * (jump * 37 % _JUMPS) // _JUMPS)
        table.viewport().repaint()
        QCoreApplication.processEvents()


def _load(model: RowModel, rows: int) -> None:
    model.set_source(rows, _fetch)
    model.row(rows // 2)
