"""What is wrong with a cell, said beside it, with the ways it can be read."""

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, icons, labels, layouts, theme
from socialvicevaert.ui.sheet_grid.cell import Cell, Offer
from socialvicevaert.ui.style_sheet import dress

_WIDTH = 330


class CellNote(QFrame):
    """Stands below its cell, or above where there is no room. `taken` gives what an offer types; Esc goes back."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, "floating")
        inside = layouts.column(self, SPACE_S, (SPACE_M, SPACE_S, SPACE_M, SPACE_S))
        line = layouts.row(None, SPACE_S)
        self._mark = QLabel()
        icons.put(self._mark, "danger", "danger", 16)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.text = labels.secondary()
        self.text.setProperty("part", "error")
        line.addWidget(self.text, 1)
        inside.addLayout(line)
        self._row = layouts.row(None, SPACE_S)
        inside.addLayout(self._row)
        self.offers: list[QPushButton] = []
        self._said: tuple[str, tuple[Offer, ...]] = ("", ())
        self.hide()

    def show_for(self, cell: Cell) -> None:
        """Say what is wrong with a cell; said already, its buttons keep the focus."""
        if (cell.problem, cell.offers) == self._said and not self.isHidden():
            return
        self._said = (cell.problem, cell.offers)
        self.text.setText(cell.problem)
        self.setAccessibleName(cell.problem)
        layouts.clear(self._row)
        self.offers = []
        for offer in cell.offers:
            button = buttons.plain(offer.text, partial(self.taken.emit, offer.typed))
            self._row.addWidget(button)
            self.offers.append(button)
        if self.offers:
            self._row.addStretch(1)

    def stand_at(self, cell: QRect, room: QRect) -> None:
        """Take the place below the cell, within the room there is."""
        width = min(theme.scaled(_WIDTH), room.width() - 8)
        self.setFixedWidth(max(120, width))
        layout = self.layout()
        assert layout is not None  # made with one
        layout.activate()
        height = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else self.sizeHint().height()
        self.setFixedHeight(max(height, self.minimumSizeHint().height()))
        x = max(room.left() + 4, min(cell.left(), room.right() - self.width() - 4))
        below = cell.bottom() + 4
        y = below if below + self.height() <= room.bottom() else max(room.top(), cell.top() - self.height() - 4)
        self.move(x, y)
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and len(self.offers) > 1:
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = next((one for one in self.offers if one.hasFocus()), None)
            if focused is not None:
                focused.click()
        else:
            super().keyPressEvent(event)
