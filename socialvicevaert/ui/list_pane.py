"""A list of people or cases with its filter: the left part of list – person – detail."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from socialvicevaert.shared.tokens import BODY_PT, SECONDARY_PT, SPACE_M
from socialvicevaert.ui import layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.filter_bar import FilterBar
from socialvicevaert.ui.status_chip import chip_width, paint_chip
from socialvicevaert.ui.table import Column, Table
from socialvicevaert.ui.table.model import ROW_ROLE, Index
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:
    from socialvicevaert.storage import Session

R = TypeVar("R")
LINE_HEIGHT = 56
LEAST_NAME = 130


@dataclass(frozen=True)
class ListRow:
    """What a line of the list shows: a title, a quiet second line, and perhaps a state."""

    key: Any
    title: str
    subtitle: str = ""
    status: str = ""
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


class ListPane(QWidget, Generic[R]):
    """Filter above, lines below. Selection, filter and place stay when it is read again.

    `show` turns a frozen value of the query into a line.
    """

    chosen = Signal(object)
    activated_key = Signal(object)
    filter_changed = Signal()
    counted = Signal(int)

    def __init__(
        self,
        context: Context,
        name: str,
        show: Callable[[R], ListRow],
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        outside = layouts.column(self, SPACE_M)
        self.filters = FilterBar(placeholder)
        outside.addWidget(self.filters)
        columns = [
            Column[R](
                "row", name, lambda row: _spoken(show(row)), stretch=True, width=80, tip=lambda row: _spoken(show(row))
            )
        ]
        self.table: Table[R] = Table(columns, name, key=lambda row: show(row).key)
        self.table.setItemDelegate(LinePainter(show, self.table))
        self.table.horizontalHeader().hide()
        self.table.set_row_height(LINE_HEIGHT)
        outside.addWidget(self.table, 1)
        self._nothing: Callable[[], EmptyState] = lambda: EmptyState(
            EmptyKind.NOTHING_YET, tr("Her er ikke noget endnu.")
        )
        self._show = show
        self.current_key: Any = None
        self.table.chosen.connect(self._chosen)
        self.table.activated_row.connect(lambda row: self.activated_key.emit(show(row).key))
        self.table.counted.connect(self._counted)
        self.filters.changed.connect(self.filter_changed)
        self.filters.left_downwards.connect(self._go_to_list)

    def show_pages(
        self,
        count: "Callable[[Session], int]",
        fetch: "Callable[[Session, int, int], Sequence[R]]",
        failed: Callable[[Exception], None] | None = None,
        locate: "Callable[[Session, Any], int | None] | None" = None,
    ) -> None:
        """Show a query, page by page; call again when the filter has changed. `locate` as in `Table.show_pages`."""
        self.table.show_pages(self.context.tasks, count, fetch, failed, locate)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show rows that are all at hand."""
        self.table.set_rows(rows)

    def reload(self) -> None:
        """Read again what `show_pages` shows."""
        self.table.reload()

    def select(self, key: Any) -> None:
        """Choose a line by its key, now or when it has come."""
        self.table.select(key)

    def when_nothing_yet(self, make: Callable[[], EmptyState]) -> None:
        """What to show when there is nothing at all (and no filter that hides it)."""
        self._nothing = make

    def _chosen(self, row: R) -> None:
        self.current_key = self._show(row).key
        self.chosen.emit(self.current_key)

    def _counted(self, count: int) -> None:
        if count == 0 and self.filters.is_set:
            no_hits = EmptyState(
                EmptyKind.NO_HITS, tr("Ingen passer til filteret."), tr("Ryd filter"), self.filters.clear
            )
            self.table.show_when_empty(no_hits)
        elif count == 0:
            self.table.show_when_empty(self._nothing())
        self.counted.emit(count)

    def _go_to_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.currentIndex().isValid() and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))


class LinePainter(QStyledItemDelegate):
    """Paints a line of two rows and a state."""

    def __init__(self, show: Callable[[Any], ListRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._show = show

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme.scaled(200), theme.scaled(LINE_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # PySide's stubs do not know the fields of QStyleOption's subclasses.
        given: Any = option
        place: QRect = given.rect
        colours = theme.colours()
        row = index.data(ROW_ROLE)
        painter.save()
        if given.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(colours.accent_soft))
            painter.fillRect(place.left(), place.top(), 3, place.height(), QColor(colours.accent))
        elif given.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(colours.window))
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, QColor(colours.border))
        if row is not None:
            self._line(painter, place.adjusted(theme.scaled(14), 0, -theme.scaled(10), 0), self._show(row))
        if given.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(place.adjusted(2, 2, -2, -3))
        painter.restore()

    def _line(self, painter: QPainter, place: QRect, line: ListRow) -> None:
        colours = theme.colours()
        title, quiet = theme.font(BODY_PT, bold=True), theme.font(SECONDARY_PT)
        room = place.width()
        if line.status:
            # Where names would be cut, the state is its icon alone; the tooltip and the screen reader have the word.
            height = theme.scaled(24)
            whole = chip_width(line.status)
            is_narrow = room - whole < theme.scaled(LEAST_NAME)
            width = theme.scaled(31) if is_narrow else whole
            chip = QRectF(place.right() - width, place.center().y() - height / 2, width, height)
            paint_chip(painter, chip, "" if is_narrow else line.status, line.tone, line.icon)
            room -= width + theme.scaled(8)
        above, below = QFontMetrics(title).height(), QFontMetrics(quiet).height()
        top = place.center().y() - (above + (below if line.subtitle else 0)) // 2
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for text, font, ink, at, height in (
            (line.title, title, colours.text, top, above),
            (line.subtitle, quiet, colours.text2, top + above, below),
        ):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(place.left(), at, room, height), left, shown)


def _spoken(line: ListRow) -> str:
    return ", ".join(part for part in (line.title, line.subtitle, line.status) if part)
