"""The rows of one kind of gap, each put right where it stands or one click away."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from socialvicevaert.features.datakvalitet.queries import Fix, MissingGroup, MissingRow
from socialvicevaert.features.sager import service as sager
from socialvicevaert.features.sager.models import SagAarsag, SagResultat
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.percent import show_number
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

Choices = Sequence[tuple[object, str]]
_ACT = 4
"""The column that is clicked to put a row right."""

_SAVES: Mapping[Fix, tuple[str, Callable[[Session, int, object, date | None], None]]] = {
    Fix.AARSAG: (
        "Årsag skrevet",
        lambda session, sag_id, value, _day: sager.say_cause(session, sag_id, SagAarsag(str(value))),
    ),
    Fix.RESULTAT: (
        "Resultat skrevet",
        lambda session, sag_id, value, day: sager.judge_closed_sag(session, sag_id, SagResultat(str(value)), day),
    ),
    Fix.BEHOV: (
        "Behov skrevet",
        lambda session, sag_id, value, _day: sager.add_need(session, sag_id, int(str(value))),
    ),
}


def target_of(row: MissingRow) -> Target:
    """The very place where a row is put right: its form where there is one, else its place on the resident."""
    if row.form is not None:
        return Target(row.form.kind, row.form.id, row.form.tab, row.form.extra)
    return Target("beboer", row.beboer_id, row.tab, row.extra)


class GapRows(QWidget):
    """What lacks, why it matters, and the rows. Where one choice is missing, a row offers it and saves at once."""

    refused = Signal(Exception)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._fix: Fix | None = None
        self._areas: Choices = ()
        self._key = ""
        self._until: date | None = None
        inside = layouts.column(self, SPACE_S)
        self.title = labels.heading()
        self.why = labels.body()
        self.note = labels.secondary()
        self.table = self._table()
        for part in (self.title, self.why, self.note):
            inside.addWidget(part)
        inside.addWidget(self.table, 1)
        inside.addStretch()  # keeps the words together above where there are no rows
        self.table.activated_row.connect(self._act)
        self.table.clicked.connect(self._clicked)

    def show_gap(self, group: MissingGroup, areas: Choices, note: str = "", until: date | None = None) -> None:
        """Show a kind of gap. Shown again after one was put right, the keyboard stays where it was.

        `areas` are the need areas that can be chosen; `note` says why there are no rows; `until` is the last day the
        gaps are of: a result is that of a closing up to then.
        """
        at = self.table.currentIndex().row() if group.key == self._key else 0
        self._key, self._fix, self._areas, self._until = group.key, group.fix, areas, until
        self.title.setText(tr(group.title))
        self.why.setText(tr(group.why))
        self.table.setAccessibleName(tr(group.title))
        self.table.setVisible(bool(group.rows))
        more = group.how_many - len(group.rows) if group.rows else 0
        how = tr("Klik på »%s« i en række.") % tr(group.fix.label) if group.fix else tr("Klik på »Åbn« i en række.")
        self.note.setText(note or (tr("%s Og %s til.") % (how, show_number(more)) if more else how))
        self.table.set_rows(group.rows)
        if group.rows and self.table.current() is None:
            self.table.setCurrentIndex(self.table.rows.index(min(max(at, 0), len(group.rows) - 1), 0))

    def choices(self) -> Choices:
        """What a row can be given in the list itself."""
        if self._fix is Fix.AARSAG:
            return [(one.value, tr(one.label)) for one in SagAarsag]
        if self._fix is Fix.RESULTAT:
            return [(one.value, tr(one.label)) for one in SagResultat]
        return self._areas if self._fix is Fix.BEHOV else ()

    def menu_of(self, row: MissingRow) -> QMenu:
        """The choices of a row, and last the way to its form."""
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr(self._fix.label) if self._fix else "")
        for value, text in self.choices():
            menu.addAction(text.replace("&", "&&")).triggered.connect(
                lambda _checked=False, value=value: self.put_right(row, value)
            )
        menu.addSeparator()
        menu.addAction(tr("Åbn sagen")).triggered.connect(lambda: self._context.navigate(target_of(row)))
        return menu

    def put_right(self, row: MissingRow, value: object) -> None:
        """Save a choice; it can be undone like everything else."""
        if self._fix is None:
            return
        title, save = _SAVES[self._fix]
        until = self._until
        self._context.tasks.write(
            self, tr(title), lambda session: save(session, row.number, value, until), failed=self.refused.emit
        )

    def _table(self) -> Table[MissingRow]:
        return Table(
            [
                Column("beboer", tr("Beboer"), lambda row: self._context.name(row.beboer), width=150, stretch=True),
                Column("what", tr("Hvad"), lambda row: row.what, width=190, stretch=True),
                Column("on", tr("Dato"), lambda row: show_date(row.on), ColumnKind.DATE, width=104, spare=True),
                Column("who", tr("Ansvarlig"), lambda row: row.responsible, ColumnKind.QUIET, width=132, spare=True),
                Column("act", tr("Ret"), self._words, width=132, tone=lambda _row: Tone.ACCENT, icon=self._icon),
            ],
            "",
            key=lambda row: row.number,
        )

    def _words(self, _row: MissingRow) -> str:
        return tr(self._fix.label) if self._fix else tr("Åbn")

    def _icon(self, _row: MissingRow) -> str:
        return "down" if self._fix else "next"

    def _clicked(self, index: QModelIndex) -> None:
        row = self.table.rows.row(index.row())
        if row is not None and index.column() == _ACT:
            self._act(row)

    def _act(self, row: MissingRow) -> None:
        if self._fix is None:
            self._context.navigate(target_of(row))
            return
        place = self.table.visualRect(self.table.currentIndex().siblingAtColumn(_ACT))
        below = self.table.viewport().mapToGlobal(place.bottomLeft() + QPoint(0, 2))
        self.menu_of(row).popup(below)
