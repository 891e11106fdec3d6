"""A report in the window: a draft whose numbers lead to their rows, or an issued one that can leave the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from socialvicevaert.audit import AuditKind
from socialvicevaert.features.rapporter.models import Taken
from socialvicevaert.features.rapporter.queries.issued import issued_file
from socialvicevaert.features.rapporter.service import record_taken
from socialvicevaert.features.rapporter.ui.figure_sheet import FigureSheet
from socialvicevaert.features.rapporter.ui.rows_sheet import RowsSheet, leads_to_rows
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.pdf_view import Leaving, PdfView
from socialvicevaert.ui.text import tr

LINK = "tal:"
"""What the address of a number in a draft begins with; the rest is its key."""
_LOGGED = {
    Leaving.PRINTED: (AuditKind.PRINT, "Rapport udskrevet"),
    Leaving.SAVED: (AuditKind.EXPORT, "Rapport gemt som fil"),
}


class ReportView(QWidget):
    """Printing and saving, as PDF and as a workbook, are offered for an issued report only, and logged.

    A number of a draft leads to its rows; for a worker who may not see them (`leads`), to what it means.
    """

    failed = Signal(Exception)
    saved = Signal(str)  # the file

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.leads = may(context.actor, Permission.SEE_BEBOERE)
        self.issued_id: int | None = None
        self._name = ""
        self._report: Published | None = None
        self.pdf = PdfView(tr("Rapporten"), tr("Se rækkerne") if self.leads else tr("Se, hvad tallet er"))
        self.workbook_button = self.pdf.add_action(tr("Gem som regneark"), self.save_workbook, "export")
        layouts.column(self).addWidget(self.pdf)
        self.pdf.let_leave(False)
        self.workbook_button.hide()
        self.pdf.ask_first(self._let_leave)
        self.pdf.saved.connect(self.saved)
        self.pdf.followed.connect(self._follow)

    def show_draft(self, document: bytes, report: Published) -> None:
        """Show what would be issued; it cannot leave the program."""
        self.issued_id = None
        self._report = report
        self.workbook_button.hide()
        self.pdf.let_leave(False)
        self.pdf.show_pdf(document, tr("Udkast til rapport"))

    def show_issued(self, issued_id: int, report_id: str, document: bytes, *, has_workbook: bool) -> None:
        """Show a report as it was issued."""
        self.issued_id = issued_id
        self._report = None
        self._name = tr("Rapport %s") % report_id.replace(",", "")
        self.workbook_button.setVisible(has_workbook)
        self.pdf.let_leave(True)
        self.pdf.show_pdf(document, self._name)

    def save_workbook(self) -> None:
        """Let the user choose a file, and write the figures to it."""
        kind = tr("Regneark (*.xlsx)")
        path, _ = QFileDialog.getSaveFileName(self, self.workbook_button.text(), f"{self._name}.xlsx", kind)
        if path:
            self.save_workbook_to(Path(path))

    def save_workbook_to(self, path: Path) -> None:
        """Log that the figures leave, and write them."""
        issued_id = self.issued_id
        if issued_id is None:
            return
        target = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")

        def take(session: Session) -> bytes:
            record_taken(session, issued_id, AuditKind.EXPORT, Taken.WORKBOOK)
            return issued_file(session, issued_id, Taken.WORKBOOK)

        def write(content: bytes) -> None:
            if self.pdf.write_to(target, content):
                self.saved.emit(str(target))

        title = tr("Rapport gemt som regneark")
        self.context.tasks.write(self, title, take, write, self.failed.emit, undoable=False, quiet=True)

    def _follow(self, uri: str) -> None:
        key = uri.removeprefix(LINK)
        if self._report is None or key == uri:
            return
        if leads_to_rows(self.context, key):
            self.context.sheets.open(RowsSheet(self.context, self._report.parameters, key))
        else:
            self.context.sheets.open(FigureSheet(self.context, self._report, key))

    def _let_leave(self, how: Leaving, go: Callable[[], None]) -> None:
        issued_id = self.issued_id
        if issued_id is None:
            return
        kind, title = _LOGGED[how]
        self.context.tasks.write(
            self,
            tr(title),
            lambda session: record_taken(session, issued_id, kind),
            lambda _done: go(),
            self.failed.emit,
            undoable=False,
            quiet=True,
        )
