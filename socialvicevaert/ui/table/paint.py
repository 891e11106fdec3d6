"""How a cell looks: text between hairlines, an icon with its tone, a bar at the selected row."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from socialvicevaert.ui import icons, theme
from socialvicevaert.ui.table.column import Column, ColumnKind
from socialvicevaert.ui.table.model import Index, alignment_of, font_of

PADDING = 10


class CellPainter(QStyledItemDelegate):
    """Paints every cell of a `Table`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # PySide's stubs do not know the fields of QStyleOption's subclasses.
        given: Any = option
        place: QRect = given.rect
        state = given.state
        colours = theme.colours()
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if is_selected:
            painter.fillRect(place, QColor(colours.accent_soft))
        elif is_hovered:
            painter.fillRect(place, QColor(colours.window))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, QColor(colours.border))
        if is_selected and index.column() == 0:
            painter.fillRect(place.left(), place.top(), 3, place.height(), QColor(colours.accent))
        self._text(painter, place, index)
        if bool(state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(2, 2, -2, -3))
        painter.restore()

    def _text(self, painter: QPainter, place: QRect, index: Index) -> None:
        colours = theme.colours()
        # Straight from the row: asking the index role by role finds the row six times for every cell of a scroll.
        rows: Any = index.model()
        column: Column[Any] = rows.columns[index.column()]
        row = rows.row(index.row())
        inside = place.adjusted(PADDING, 0, -PADDING, 0)
        if row is None:
            bar = QRect(inside.left(), inside.center().y() - 4, min(90, inside.width()), 8)
            painter.fillRect(bar, QColor(colours.sunken))
            return
        tone = column.tone(row) if column.tone else None
        quiet = column.kind is ColumnKind.QUIET
        ink = tone.mark if tone is not None else colours.text2 if quiet else colours.text
        icon = (column.icon(row) if column.icon else "") or (tone.icon if tone is not None else "")
        if icon:
            size = theme.scaled(16)
            picture = icons.pixmap(icon, ink, size, painter.device().devicePixelRatio())
            painter.drawPixmap(inside.left(), inside.center().y() - size // 2 + 1, picture)
            inside.setLeft(inside.left() + size + 6)
        font = font_of(column)
        if font is not None:
            painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(column.show(row), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, alignment_of(column), shown)
