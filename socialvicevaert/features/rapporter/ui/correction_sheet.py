"""Correcting an issued report: what has changed since, why, and then a new version beside the old one."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.rapporter.models import Change, Correction
from socialvicevaert.features.rapporter.queries.changes import changes_since
from socialvicevaert.features.rapporter.queries.figures import is_outsider
from socialvicevaert.features.rapporter.queries.issued import IssuedView
from socialvicevaert.features.rapporter.service import correct_report
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import ROW_HEIGHT, SPACE_S
from socialvicevaert.ui import labels, layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import NoteField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

if TYPE_CHECKING:  # importing storage costs 0.5 s
    from socialvicevaert.storage.session import Session

_SHOWN = 60
"""Changes that are shown; all of them stand in the report."""
_LEAST = 150
"""Pixels at 100 % text that the changes keep, however little room there is."""
_BESIDE = 110
"""Pixels at 100 % text of the words around the changes."""


class CorrectionSheet(FormSheet):
    """Counts when it is opened. A report in which nothing has changed is not corrected, and the sheet says so.

    `corrected` gives the new version (`IssuedReport`).
    """

    corrected = Signal(object)

    def __init__(self, context: Context, issued: IssuedView, what: str, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            tr("Ret %s") % issued.report_id,
            what,
            tr("Udsted ny udgave"),
            f"rapport:ret:{issued.id}",
            width=520,
            parent=parent,
        )
        self._issued = issued
        self.table: Table[Change] | None = None
        assert self.primary is not None  # made by FormSheet
        self.primary.setEnabled(False)
        self.changes = layouts.column(None, SPACE_S)
        self.body.insertLayout(0, self.changes)
        self.changes.addWidget(labels.secondary(tr("Tæller op og sammenligner …")))
        self.form.add(
            NoteField(
                "reason",
                tr("Hvorfor rettes rapporten?"),
                tr("Trykkes på den nye udgaves første side. Skriv ingen navne på beboere."),
                required=True,
            )
        )
        self.load_draft()
        self._ask(context)

    def submit(self, values: dict[str, Any]) -> None:
        correction = Correction(self._issued.id, str(values["reason"]))
        title = tr("Ny udgave af %s udstedt") % self._issued.report_id.partition(",")[0]
        self.save(title, lambda session: correct_report(session, correction), self.corrected.emit, undoable=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The changes scroll by themselves, in what the reason leaves: it is in sight however many they are."""
        if self.table is None:
            return
        whole = theme.scaled(ROW_HEIGHT) * (self.table.rows.rowCount() + 1) + theme.scaled(SPACE_S)
        left = self.scroller.viewport().height() - self.form.sizeHint().height() - theme.scaled(_BESIDE)
        self.table.setFixedHeight(min(whole, max(theme.scaled(_LEAST), left)))

    def _ask(self, context: Context) -> None:
        def query(session: "Session") -> tuple[Change, ...]:
            return changes_since(session, self._issued.id)

        if is_outsider(context.actor):  # what is shown to somebody who may not see residents is kept
            title = tr("Tal vist")
            context.tasks.write(self, title, query, self._show, self._refused, undoable=False, quiet=True)
        else:
            context.tasks.read(self, query, self._show, self._refused)

    def _show(self, found: tuple[Change, ...]) -> None:
        layouts.clear(self.changes)
        assert self.primary is not None
        self.primary.setEnabled(bool(found))
        if not found:
            words = tr("Intet er ændret, siden rapporten blev udstedt. Der er ikke noget at rette.")
            self.changes.addWidget(Banner(words, Tone.SUCCESS))
            self.form.setEnabled(False)
            return
        words = tr("Antal ændringer, siden rapporten blev udstedt: %s.")
        self.changes.addWidget(labels.body(words % len(found)))
        table: Table[Change] = Table(
            [
                Column("label", tr("Tal"), _label, stretch=True, tip=lambda row: f"{row.section}: {row.label}"),
                Column("before", tr("Før"), lambda row: row.before, ColumnKind.NUMBER, 86),
                Column("after", tr("Nu"), lambda row: row.after, ColumnKind.NUMBER, 86),
            ],
            tr("Det er ændret"),
            key=lambda row: (row.section, row.label),
        )
        table.set_rows(found[:_SHOWN])
        self.table = table
        self.changes.addWidget(table)
        self._fit()
        if len(found) > _SHOWN:
            self.changes.addWidget(labels.secondary(tr("Og %s til; de står i rapporten.") % (len(found) - _SHOWN)))

    def _refused(self, error: Exception) -> None:
        layouts.clear(self.changes)
        text = str(error) if isinstance(error, UserError) else tr("Rapporten kunne ikke tælles op. Fejlen er noteret.")
        self.changes.addWidget(Banner(text, Tone.DANGER))


def _label(change: Change) -> str:
    """The figure with the table it stands in: a row's own name may say nothing alone."""
    table = change.section.partition(" · ")[2]
    return f"{table}: {change.label}" if table else change.label
