"""The box of Ctrl+K: a few letters, a list, Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from socialvicevaert.shared.tokens import BODY_PT, SECONDARY_PT, SPACE_M, SPACE_S
from socialvicevaert.ui import icons, labels, layouts, theme
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.table.model import Index
from socialvicevaert.ui.text import tr


@dataclass(frozen=True)
class Hit:
    """Something found: `group` heads its like, `value` is what the caller acts on (a Target, a function …)."""

    group: str
    title: str
    subtitle: str = ""
    icon: str = "circle"
    shortcut: str = ""
    value: Any = None


class CommandPalette(QFrame):
    """Opens over the window; `asked` tells what is typed, `set_hits` answers, `chosen` tells what to do."""

    asked = Signal(str)
    chosen = Signal(object)
    closed = Signal()

    WIDTH = 620

    def __init__(self, host: QWidget, placeholder: str = "") -> None:
        super().__init__(host)
        self._host = host
        self._came_from: QWidget | None = None
        dress(self, "floating")
        self.setAccessibleName(tr("Find"))
        outside = layouts.column(self, 0, (1, SPACE_S, 1, SPACE_S))
        head = layouts.row(None, SPACE_S, (SPACE_M, 0, SPACE_M, SPACE_S))
        mark = QLabel()
        icons.put(mark, "search", "text2", 20)
        head.addWidget(mark)
        self.line = QLineEdit()
        dress(self.line, "bare")
        self.line.setPlaceholderText(placeholder or tr("Find person, telefon, adresse, sag, notat eller kommando"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.installEventFilter(self)
        head.addWidget(self.line, 1)
        outside.addLayout(head)
        outside.addWidget(layouts.hairline())
        self.list = QListWidget()
        self.list.setItemDelegate(_HitPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("Fundet"))
        self.list.itemClicked.connect(self._activate)
        outside.addWidget(self.list, 1)
        self._nothing = labels.secondary(tr("Ingen passer."))
        self._nothing.setContentsMargins(SPACE_M + 4, SPACE_M, SPACE_M, SPACE_M)
        self._nothing.hide()
        outside.addWidget(self._nothing)
        self._pause = QTimer(self, singleShot=True, interval=60)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self._is_waiting = False
        self._takes_first = False
        host.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the empty box and ask for what to offer before anything is typed."""
        self._came_from = QApplication.focusWidget()
        self.line.clear()
        self.set_hits("", ())
        self.show()
        self._place()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._takes_first = False
        self._ask()

    def close_palette(self) -> None:
        """Hide it; the focus goes back."""
        if self.isHidden():
            return
        self._pause.stop()
        self.hide()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def set_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """Show what was found for a text; an answer to an older text is dropped.

        Enter pressed before the answer came takes the first hit when it comes.
        """
        if text != self.line.text().strip():
            return
        self.list.clear()
        group = ""
        for hit in hits:
            if hit.group != group:
                group = hit.group
                heading = QListWidgetItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(heading)
            item = QListWidgetItem(", ".join(part for part in (hit.title, hit.subtitle) if part))
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.list.addItem(item)
        self._nothing.setVisible(bool(text) and not hits)
        self.list.setVisible(bool(hits))
        self._choose(0, 1)
        self._place()
        self._is_waiting = False
        if self._takes_first and self.list.currentItem() is not None:
            self._activate(self.list.currentItem())
        self._takes_first = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._typed(event)
        if watched is self.line and event.type() == QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._close_when_left)
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self._pause.stop()
        self._is_waiting = True
        self.asked.emit(self.line.text().strip())

    def _typed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if key == Qt.Key.Key_Down else -1
            self._choose(self.list.currentRow() + by, by)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive() or self._is_waiting:
                self._takes_first = True
            elif self.list.currentItem() is not None:
                self._activate(self.list.currentItem())
            return True
        if key == Qt.Key.Key_Escape:
            self.close_palette()
            return True
        return False

    def _choose(self, row: int, by: int) -> None:
        while 0 <= row < self.list.count():
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentRow(row)
                return
            row += by

    def _activate(self, item: QListWidgetItem) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(hit, Hit):
            self.close_palette()
            self.chosen.emit(hit)

    def _close_when_left(self) -> None:
        if not self.line.hasFocus() and not self.isAncestorOf(QApplication.focusWidget() or self._host):
            self.close_palette()

    def _place(self) -> None:
        width = min(theme.scaled(self.WIDTH), self._host.width() - 48)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        head = self.line.sizeHint().height() + 3 * SPACE_S + 4
        below = self._nothing.sizeHint().height() if self._nothing.isVisibleTo(self) else 0
        height = min(head + rows + below + 4, round(self._host.height() * 0.7))
        self.setGeometry((self._host.width() - width) // 2, round(self._host.height() * 0.12), width, height)


class _HitPainter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme.scaled(42 if index.data(Qt.ItemDataRole.UserRole) else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # PySide's stubs do not know the fields of QStyleOption's subclasses.
        given: Any = option
        place: QRect = given.rect
        colours = theme.colours()
        hit = index.data(Qt.ItemDataRole.UserRole)
        inside = place.adjusted(theme.scaled(14), 0, -theme.scaled(14), 0)
        painter.save()
        if not isinstance(hit, Hit):
            painter.setFont(theme.font(SECONDARY_PT, bold=True))
            painter.setPen(QColor(colours.text2))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, str(index.data(Qt.ItemDataRole.DisplayRole)))
            painter.restore()
            return
        if given.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(colours.accent_soft))
            painter.fillRect(place.left(), place.top(), 3, place.height(), QColor(colours.accent))
        elif given.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(colours.sunken))
        _paint_hit(painter, inside, hit)
        painter.restore()


def _paint_hit(painter: QPainter, inside: QRect, hit: Hit) -> None:
    colours = theme.colours()
    size = theme.scaled(18)
    picture = icons.pixmap(hit.icon, colours.text2, size, painter.device().devicePixelRatio())
    painter.drawPixmap(inside.left(), inside.center().y() - size // 2, picture)
    inside = inside.adjusted(size + theme.scaled(12), 0, 0, 0)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    small = theme.font(SECONDARY_PT)
    if hit.shortcut:
        painter.setFont(small)
        painter.setPen(QColor(colours.text2))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hit.shortcut)
        inside.setRight(inside.right() - QFontMetrics(small).horizontalAdvance(hit.shortcut) - theme.scaled(12))
    body = theme.font(BODY_PT, bold=True)
    title = QFontMetrics(body).elidedText(hit.title, Qt.TextElideMode.ElideRight, inside.width())
    painter.setFont(body)
    painter.setPen(QColor(colours.text))
    painter.drawText(inside, left, title)
    inside.setLeft(inside.left() + QFontMetrics(body).horizontalAdvance(title) + theme.scaled(10))
    painter.setFont(small)
    painter.setPen(QColor(colours.text2))
    painter.drawText(
        inside, left, QFontMetrics(small).elidedText(hit.subtitle, Qt.TextElideMode.ElideRight, inside.width())
    )
