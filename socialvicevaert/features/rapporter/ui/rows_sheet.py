"""The rows behind a figure, beside the report: whose they are, and the way to each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socialvicevaert.features.rapporter.service import rows_looked_at
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.rows import RowBehind, Rows, opens
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.percent import show_number
from socialvicevaert.shared.tokens import SPACE_M, SPACE_XL
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.side_sheet import SideSheet
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


def leads_to_rows(context: Context, key: str) -> bool:
    """Whether this worker may see the rows behind a figure, and it has any kind of rows."""
    return may(context.actor, Permission.SEE_BEBOERE) and opens(key)


class RowsSheet(SideSheet):
    """Opens with the newest row chosen: arrows and Enter go to a resident's tab, and the sheet stays beside it.

    That the rows were looked at stands in the log.
    """

    WIDEST = 640

    def __init__(self, context: Context, selection: Selection, key: str, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Rækker bag tallet"), width=self.WIDEST, parent=parent)
        self.shown: Rows | None = None
        self.count = labels.secondary()
        self.table = self._table()
        place = QWidget()
        inside = layouts.column(place, SPACE_M, (SPACE_XL, 0, SPACE_XL, SPACE_XL))
        self._banners = layouts.column(None, SPACE_M)
        inside.addLayout(self._banners)
        inside.addWidget(self.count)
        inside.addWidget(self.table, 1)
        outside = self.layout()
        assert isinstance(outside, QVBoxLayout)  # made by SideSheet
        self.scroller.hide()  # the table scrolls by itself
        outside.insertWidget(outside.indexOf(self.scroller), place, 1)
        self.table.activated_row.connect(self._go)
        context.discreet.changed.connect(self._fill)
        context.tasks.write(
            self,
            tr("Rækker bag et tal set"),
            lambda session: rows_looked_at(session, selection, key),
            self._show,
            self._refused,
            undoable=False,
            quiet=True,
        )

    def first_focus(self) -> QWidget:
        return self.table

    def _table(self) -> Table[RowBehind]:
        return Table(
            [
                Column("beboer", tr("Beboer"), lambda row: self.context.name(row.beboer), width=170, stretch=True),
                Column("what", tr("Hvad"), lambda row: row.what, width=190, stretch=True),
                Column("on", tr("Dato"), lambda row: show_date(row.on), ColumnKind.DATE, width=110, spare=True),
            ],
            tr("Rækker bag tallet"),
        )

    def _show(self, found: Rows) -> None:
        self.shown = found
        self.title.setText(found.label)
        self.setAccessibleName(found.label)
        self.subtitle.setText(found.words)
        self.subtitle.show()
        self._fill()
        if found.rows:
            self.table.select(found.rows[0])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            empty = tr("Tallet er 0.") if found.how_many == 0 else tr("Ingen af dem gemmes med navn.")
            self.table.show_when_empty(EmptyState(EmptyKind.NO_HITS, empty))

    def _fill(self) -> None:
        found = self.shown
        if found is None:
            return
        self.table.set_rows(found.rows)
        words = [tr("1 række") if found.how_many == 1 else tr("%s rækker") % show_number(found.how_many)]
        if found.truncated:
            words.append(tr("de %s nyeste vises, og %s til") % (len(found.rows), show_number(found.truncated)))
        if found.unnamed:
            words.append(tr("%s uden sag gemmes ikke med navn") % show_number(found.unnamed))
        words.append(tr("Enter eller dobbeltklik åbner"))
        self.count.setText(" · ".join(words))

    def _go(self, row: RowBehind) -> None:
        self.context.navigate(Target("beboer", row.beboer_id, row.tab, row.extra))

    def _refused(self, error: Exception) -> None:
        text = str(error) if isinstance(error, UserError) else tr("Rækkerne kunne ikke hentes. Fejlen er noteret.")
        layouts.clear(self._banners)
        self._banners.addWidget(Banner(text, Tone.DANGER))
        self.table.hide()
