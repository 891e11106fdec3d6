"""What happened, newest first: one entry a line of life."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, icons, labels, layouts, theme
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


@dataclass(frozen=True)
class TimelineEntry:
    """One entry: `when` and `title` on the first line, `meta` quiet beside them, `text` below, at most four lines.

    `tip` is the tooltip of `when`: the full date.
    """

    key: Any
    when: str
    title: str
    meta: str = ""
    text: str = ""
    icon: str = "circle"
    tone: Tone = Tone.NEUTRAL
    tip: str = ""


class Timeline(QScrollArea):
    """Entries along a line. Arrow keys move; Enter, F2 or a click chooses; more are fetched on demand."""

    chosen = Signal(object)
    more_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.entries: list[EntryRow] = []
        content = QWidget()
        self._outside = outside = layouts.column(content, 0, (2, 2, SPACE_S, SPACE_M))
        self._column = layouts.column(None, 0)
        outside.addLayout(self._column)
        self.more_button = buttons.quiet(tr("Vis flere"), self.more_wanted.emit, "down")
        outside.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        outside.addStretch(1)
        self.more_button.hide()
        self.setWidget(content)

    def put_above(self, widget: QWidget) -> None:
        """Show something above the entries that scrolls with them."""
        self._outside.insertWidget(self._outside.indexOf(self._column), widget)

    def set_entries(self, entries: Sequence[TimelineEntry], has_more: bool = False) -> None:
        """Show these instead; the place on the page stays."""
        place = self.verticalScrollBar().value()
        layouts.clear(self._column)
        self.entries = []
        self.add_entries(entries, has_more)
        self.verticalScrollBar().setValue(place)

    def add_entries(self, entries: Sequence[TimelineEntry], has_more: bool = False) -> None:
        """Show these below those already there."""
        for entry in entries:
            row = EntryRow(entry)
            row.chosen.connect(lambda key=entry.key: self.chosen.emit(key))
            row.stepped.connect(lambda by, row=row: self._step(row, by))
            self._column.addWidget(row)
            self.entries.append(row)
        self.more_button.setVisible(has_more)

    def _step(self, row: "EntryRow", by: int) -> None:
        place = self.entries.index(row) + by
        if 0 <= place < len(self.entries):
            self.entries[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.entries[place])


class EntryRow(QFrame):
    """One entry on the screen."""

    chosen = Signal()
    stepped = Signal(int)

    def __init__(self, entry: TimelineEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._is_hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join(part for part in (entry.when, entry.title, entry.meta, entry.text) if part))
        inside = layouts.row(self, SPACE_M, (SPACE_S, SPACE_S, SPACE_S, SPACE_S))
        mark = QLabel()
        icons.put(mark, entry.icon, "text2" if entry.tone is Tone.NEUTRAL else entry.tone.value)
        self._mark = mark
        inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        right = layouts.column(None, 2)
        inside.addLayout(right, 1)
        head = layouts.FlowRow(space=SPACE_S)
        when = labels.secondary(entry.when)
        labels.one_line(when)
        when.setToolTip(entry.tip)
        title = labels.strong(entry.title)
        labels.one_line(title)
        head.add(when)
        head.add(title)
        if entry.meta:
            meta = labels.secondary(entry.meta)
            labels.one_line(meta)
            head.add(meta)
        right.addWidget(head)
        if entry.text:
            right.addWidget(ShortText(entry.text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.chosen.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.chosen.emit()

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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.sunken))
            painter.drawRoundedRect(self.rect(), 6, 6)
        painter.setPen(QPen(QColor(colours.border), 1))
        middle = self._mark.geometry().center().x()
        painter.drawLine(middle, self._mark.geometry().bottom() + 4, middle, self.height())
        painter.end()


class ShortText(QWidget):
    """Running text of at most four lines, the last ending in …; the whole is its tooltip."""

    LINES = 4

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return len(self.lines(width)) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(320), self.heightForWidth(theme.scaled(320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(60), self.fontMetrics().lineSpacing())

    def lines(self, width: int) -> list[str]:
        """The text as it stands in lines of a width, at most four."""
        found: list[str] = []
        for paragraph in self.text.splitlines():
            layout = QTextLayout(paragraph, self.font())
            layout.beginLayout()
            while len(found) <= self.LINES and (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                found.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
            layout.endLayout()
        if len(found) <= self.LINES:
            return found
        last = f"{found[self.LINES - 1]} …"
        return [
            *found[: self.LINES - 1],
            self.fontMetrics().elidedText(last, Qt.TextElideMode.ElideRight, width),
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        lines = self.lines(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(theme.colours().text))
        for number, line in enumerate(lines):
            top = number * self.fontMetrics().lineSpacing()
            painter.drawText(0, top + self.fontMetrics().ascent(), line)
        painter.end()
        tip = self.text if lines and lines[-1].endswith("…") else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
