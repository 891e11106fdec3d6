"""The lists that have come, and the newest one: all its rows until the window closes, afterwards those with a sag."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from socialvicevaert.features.restancer.models import RestanceStatus
from socialvicevaert.features.restancer.queries import ListView, StoredRow
from socialvicevaert.features.restancer.ui.drop_zone import DropZone
from socialvicevaert.features.restancer.ui.looks import ICONS, TONES
from socialvicevaert.features.restancer.ui.rows_view import RowsView, show_count
from socialvicevaert.features.restancer.ui.scrolled import scrolled
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_amount, show_kroner
from socialvicevaert.shared.tokens import ROW_HEIGHT, SPACE_L, SPACE_S, SPACE_XS
from socialvicevaert.ui import labels, layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr

_MOST_LISTS = 4  # shown at once; the rest by scrolling
_EMPTY_HEIGHT = 300
_LOWEST = 240


class Overview(QWidget):
    """Earlier lists above, the rows of the chosen one below."""

    list_chosen = Signal(object)  # ListView
    beboer_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        outside = layouts.column(content, SPACE_L, (SPACE_XS, SPACE_XS, SPACE_S, 0))
        layouts.column(self).addWidget(scrolled(content))
        self.drop_zone = DropZone()
        outside.addWidget(self.drop_zone)
        self.lists: Table[ListView] = Table(_list_columns(), tr("Indlæste lister"), lambda view: view.id)
        self.lists.show_when_empty(
            EmptyState(EmptyKind.NOTHING_YET, tr("Der er ikke indlæst nogen liste endnu."), icon="arrears")
        )
        self.lists.counted.connect(self._fit_lists)
        self.lists.chosen.connect(self.list_chosen)
        outside.addWidget(self.lists)
        self.heading = labels.heading()
        self.explanation = labels.secondary()
        words = layouts.column(None, 2)
        words.addWidget(self.heading)
        words.addWidget(self.explanation)
        outside.addLayout(words)
        self._stack = QStackedWidget()
        self.stored: Table[StoredRow] = Table(
            _stored_columns(context), tr("Beboere med sag på listen"), lambda row: (row.beboer_id, row.lejemaalsnr)
        )
        self.stored.show_when_empty(EmptyState(EmptyKind.NO_HITS, tr("Ingen beboere med åben sag på denne liste.")))
        self.stored.activated_row.connect(lambda row: self.beboer_wanted.emit(row.beboer_id))
        self._stack.addWidget(self.stored)
        self.rows = RowsView(context)
        self._stack.addWidget(self.rows)
        self._stack.setMinimumHeight(theme.scaled(_LOWEST))
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        outside.addWidget(self._stack, 1)
        outside.addStretch(0)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No list is chosen."""
        self.heading.hide()
        self.explanation.hide()
        self._stack.hide()

    def show_stored(self, view: ListView, rows: tuple[StoredRow, ...]) -> None:
        """What was kept of a list."""
        self._title(view)
        self.explanation.setText(tr("Kun beboere med åben sag er gemt med navn. Enter åbner beboeren."))
        self.stored.set_rows(rows)
        self._stack.setCurrentWidget(self.stored)

    def show_all(self, view: ListView) -> None:
        """All rows of the list that has just been imported; they are only in memory."""
        self._title(view)
        self.explanation.setText(
            tr(
                "Alle linjer kan ses, til programmet lukkes eller en ny liste indlæses. "
                "Opret en sag for dem, I vil hjælpe."
            )
        )
        self._stack.setCurrentWidget(self.rows)

    def _fit_lists(self, count: int) -> None:
        rows = 1 + min(count, _MOST_LISTS)  # the headings are as high as a row
        self.lists.setFixedHeight(theme.scaled(rows * ROW_HEIGHT + SPACE_S if count else _EMPTY_HEIGHT))

    def _title(self, view: ListView) -> None:
        self.heading.setText(tr("Listen pr. %s") % show_date(view.as_of))
        for part in (self.heading, self.explanation, self._stack):
            part.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "lists"):
            self._fit_lists(self.lists.rows.rowCount())


def _list_columns() -> list[Column[ListView]]:
    def count(status: RestanceStatus) -> Column[ListView]:
        return Column(
            status.value, tr(status.label), lambda view: show_count(view.counts[status]), ColumnKind.NUMBER, 74
        )

    return [
        Column("as_of", tr("Liste pr."), lambda view: show_date(view.as_of), ColumnKind.DATE, 100),
        Column("landlord", tr("Boligorganisation"), _whose, width=170, stretch=True),
        Column("usable", tr("Husstande"), lambda view: show_count(view.usable_count), ColumnKind.NUMBER, 95),
        Column("total", tr("I alt"), lambda view: show_kroner(view.total_oere), ColumnKind.NUMBER, 110),
        *map(count, (RestanceStatus.NY, RestanceStatus.VAERRE, RestanceStatus.BEDRE, RestanceStatus.UDGAAET)),
        Column("by", tr("Indlæst"), _imported, ColumnKind.QUIET, 200, tip=lambda view: view.file_name),
    ]


def _whose(view: ListView) -> str:
    return f"{view.landlord}, {view.afdeling}" if view.afdeling else view.landlord


def _imported(view: ListView) -> str:
    return tr("%s af %s") % (show_date(danish_date(view.imported_at)), view.imported_by)


def _stored_columns(context: Context) -> list[Column[StoredRow]]:
    return [
        Column(
            "status",
            tr("Status"),
            lambda row: tr(row.status.label),
            width=110,
            tone=lambda row: TONES[row.status],
            icon=lambda row: ICONS[row.status],
        ),
        Column("name", tr("Beboer"), lambda row: context.name(row.name), width=200, stretch=True),
        Column("lejemaalsnr", tr("Lejemål"), lambda row: row.lejemaalsnr, ColumnKind.QUIET, 140),
        Column("amount", tr("Restance"), lambda row: show_amount(row.amount_oere), ColumnKind.NUMBER, 120),
        Column("before", tr("Før"), lambda row: show_amount(row.previous_oere), ColumnKind.NUMBER, 120),
        Column("due", tr("Forfald"), lambda row: show_date(row.due_on), ColumnKind.DATE, 110),
    ]
