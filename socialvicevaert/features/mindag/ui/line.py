"""One line of the day: how late, who and what, why, the one action, and a quiet way to put it off."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from socialvicevaert.features.mindag.rules import DayLine
from socialvicevaert.features.mindag.ui.words import due
from socialvicevaert.shared.formats.dates import show_date_long
from socialvicevaert.shared.tokens import RADIUS, SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.flow_link import FlowLink
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr

_CHIP_WIDTH = 176
_NARROW = 700  # below this, at 100 % text, the chip stands above the words
_NARROWEST = 520  # below this the buttons stand below them

_FAR = 10_000
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR}


class DayRow(QFrame):
    """Arrow keys move, Enter does the action, U puts off, B opens the resident.

    Only the current row and its buttons are stops of the Tab key: sixty lines are not two hundred stops.
    """

    acted = Signal()
    put_off_wanted = Signal()
    beboer_wanted = Signal()
    open_wanted = Signal()
    stepped = Signal(int)
    focused = Signal()

    def __init__(self, context: Context, line: DayLine, today: date, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._is_hovered = False
        self._is_current = False
        self._outside = layouts.row(self, SPACE_M, (SPACE_S, SPACE_S, SPACE_S, SPACE_S))
        text, tone, icon = due(line, today)
        self.chip = StatusChip(text, tone, icon, show_date_long(line.counted_from))
        self._beside = QWidget()
        inside = layouts.row(self._beside, 0)
        inside.addWidget(self.chip)
        inside.addStretch(1)
        self._beside.setFixedWidth(theme.scaled(_CHIP_WIDTH))
        self._outside.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignTop)
        words = layouts.column(None, 0)
        self._above = StatusChip(text, tone, icon, show_date_long(line.counted_from))
        self._above.hide()
        words.addWidget(self._above)
        head = layouts.FlowRow(space=SPACE_S)
        name = context.name(line.beboer)
        self.name = FlowLink(name, self.beboer_wanted.emit)
        self.name.setToolTip(tr("Åbn beboer (B)"))
        if not name:  # setVisible(True) would show it as a window of its own: it has no parent yet
            self.name.hide()
        head.add(self.name)
        self.title = labels.FlowLabel(line.title, "strong")
        head.add(self.title)
        words.addWidget(head)
        self.why = labels.secondary(line.why)
        words.addWidget(self.why)
        self._outside.addLayout(words, 1)
        self._acts = layouts.row(None, SPACE_S)
        self.put_off = buttons.quiet(tr("Udskyd"), self.put_off_wanted.emit, "snooze")
        self.put_off.setToolTip(tr("Udskyd med en grund (U)"))
        self.action = buttons.plain(line.action.label, self.acted.emit, "tick" if line.action.kind == "opgave" else "")
        self._acts.addStretch(1)
        self._acts.addWidget(self.put_off)
        self._acts.addWidget(self.action)
        self._outside.addLayout(self._acts)
        said = (name, line.title, line.why, text)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setAccessibleDescription(tr("Enter: %s. U: udskyd.") % line.action.label)
        self.make_current(False)
        self.fit(width)

    def make_current(self, current: bool) -> None:
        """Whether the Tab key stops here; marked also while a sheet about it is open."""
        policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
        for part in (self, self.name, self.put_off, self.action):
            part.setFocusPolicy(policy)
        self._is_current = current
        self.update()

    def fit(self, width: int) -> None:
        """Arrange for so many pixels: the page tells, because a row's own width depends on how it is arranged."""
        narrow = width < theme.scaled(_NARROW)
        self._above.setVisible(narrow)
        self._beside.setVisible(not narrow)
        narrowest = width < theme.scaled(_NARROWEST)
        wanted = QBoxLayout.Direction.TopToBottom if narrowest else QBoxLayout.Direction.LeftToRight
        if self._outside.direction() != wanted:
            self._outside.setDirection(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.action.click()  # a button that has the keyboard takes Enter itself
        elif key == Qt.Key.Key_U:
            self.put_off_wanted.emit()
        elif key == Qt.Key.Key_B and self.line.beboer_id is not None:
            self.beboer_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self.open_wanted.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.open_wanted.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._is_hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        if self._is_hovered or self._is_current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.sunken))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        else:
            painter.setPen(QColor(colours.border))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
