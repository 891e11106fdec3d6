"""A chart of rows that are names, bars and numbers; a number can lead to what is behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import SPACE_M, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.text import tr

_BAR = 14
_LEAST_BAR = 40


@dataclass(frozen=True)
class FigureRow:
    """A row: `value` is the length of its bar, None where it is hidden; `shown` is the number as it is printed.

    With an `invitation` the number can be followed; it says what comes.
    """

    key: str
    name: str
    value: int | None
    shown: str
    invitation: str = ""


class FigureRows(QWidget):
    """Bars on one scale. What is hidden has no bar: its length would tell."""

    chosen = Signal(str)  # the key of a row

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[FigureRow, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        self.setAccessibleName(name)

    def show_rows(self, rows: Sequence[FigureRow], longest: int = 0) -> None:
        """Show these; `longest` is the value of a whole bar where several charts share a scale."""
        if tuple(rows) == self.rows and self._grid.count():
            return
        self.rows = tuple(rows)
        self.setAccessibleDescription("; ".join(f"{row.name}: {row.shown}" for row in rows))
        layouts.clear(self._grid)
        whole = max([1, longest, *(row.value or 0 for row in rows)])
        for place, row in enumerate(rows):
            self._grid.addWidget(labels.body(row.name), place, 0)
            self._grid.addWidget(_Bar((row.value or 0) / whole), place, 1)
            self._grid.addWidget(self._number(row), place, 2, Qt.AlignmentFlag.AlignRight)

    def _number(self, row: FigureRow) -> QWidget:
        if not row.invitation:
            return labels.one_line(labels.strong(row.shown))
        link = buttons.link(row.shown, partial(self.chosen.emit, row.key))
        link.setAccessibleName(tr("%s: %s. %s") % (row.name, row.shown, row.invitation))
        link.setToolTip(row.invitation)
        return link


class _Bar(QWidget):
    """A bar of a share of the room there is."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(80), theme.scaled(_BAR))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_BAR, theme.scaled(_BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, height = theme.colours(), theme.scaled(_BAR)
        top = (self.height() - height) // 2
        painter.fillRect(0, top, 1, height, QColor(colours.control))
        if self._share:
            painter.fillRect(0, top, max(2, round(self.width() * self._share)), height, QColor(colours.accent))
        painter.end()
