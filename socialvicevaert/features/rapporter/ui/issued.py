"""Udstedte: every report that has been issued, as it was; open, take out, correct."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from socialvicevaert.audit import AuditKind
from socialvicevaert.features.rapporter.models import RapportForm, Taken
from socialvicevaert.features.rapporter.queries.issued import IssuedView, issued_document, issued_file, issued_reports
from socialvicevaert.features.rapporter.service import IssuedReport, record_taken
from socialvicevaert.features.rapporter.ui.correction_sheet import CorrectionSheet
from socialvicevaert.features.rapporter.ui.part import ReportPart
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.paper_sheet import PaperSheet
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_LEAST = 260
"""Pixels at 100 % text that the list keeps."""
_KINDS = {Taken.PDF: (".pdf", "PDF (*.pdf)"), Taken.WORKBOOK: (".xlsx", "Excel (*.xlsx)")}


class IssuedPart(ReportPart):
    """The list, newest first; what can be done with the chosen one stands above it. `opened` asks to read it here."""

    part = "udstedte"
    shows = frozenset({"udstedtrapport", "afdeling", "medarbejder", "medarbejdergruppe"})

    opened = Signal(object)  # IssuedView

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: int | None = None  # a version that has just been issued and is not in the list yet
        self.about = labels.secondary()
        self.open_button = buttons.plain(tr("Åbn"), self._open, "document")
        self.pdf_button = buttons.plain(tr("Gem som PDF"), lambda: self._save_as(Taken.PDF), "export")
        self.workbook_button = buttons.plain(tr("Gem som regneark"), lambda: self._save_as(Taken.WORKBOOK), "export")
        self.print_button = buttons.plain(tr("Udskriv"), self._print, "print")
        self.correct_button = buttons.plain(tr("Ret"), self._correct, "edit")
        line = layouts.FlowRow()
        for button in (
            self.open_button, self.pdf_button, self.workbook_button, self.print_button, self.correct_button
        ):  # fmt: skip
            line.add(button)
        self._said = layouts.column(None, SPACE_S)
        self._actions = line
        inside = self.scrolled()
        inside.setSpacing(SPACE_S)
        inside.addWidget(line)
        inside.addWidget(self.about)
        inside.addLayout(self._said)
        self.table: Table[IssuedView] = Table(_columns(), tr("Udstedte rapporter"), key=lambda row: row.id)
        self.table.show_when_empty(
            EmptyState(
                EmptyKind.NOTHING_YET,
                tr("Der er ikke udstedt en rapport endnu."),
                tr("Lav en rapport"),
                lambda: context.navigate(Target("rapporter", extra={"part": "rapport"})),
                icon="reports",
            )
        )
        self.table.activated_row.connect(self.opened)
        self.table.chosen.connect(lambda _row: self._show_chosen())
        inside.addWidget(self.table, 1)
        self._keep_room()
        self._show_chosen()

    def refresh(self) -> None:
        self.read(issued_reports, self._show, "issued")

    def save_to(self, chosen: IssuedView, file: Taken, path: Path) -> None:
        """Write a file of an issued report, once the log knows; says so when that fails."""
        ending = _KINDS[file][0]
        target = path if path.suffix.lower() == ending else path.with_name(path.name + ending)

        def take(session: Session) -> bytes:
            content = issued_file(session, chosen.id, file)
            record_taken(session, chosen.id, AuditKind.EXPORT, file)
            return content

        def write(content: bytes) -> None:
            try:
                target.write_bytes(content)
            except OSError as error:
                self._say(tr("Filen kunne ikke gemmes (%s). Vælg en anden mappe.") % (error.strerror or ""))
            else:
                self.context.toasts.show_toast(tr("Gemt: %s") % target.name, tone=Tone.SUCCESS)

        layouts.clear(self._said)
        self.context.tasks.write(
            self,
            tr("Rapport gemt som fil"),
            take,
            write,
            lambda error: self._say(str(error)),
            undoable=False,
            quiet=True,
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            self._keep_room()

    def _keep_room(self) -> None:
        """In a low window with large text the part scrolls, and the list is not squeezed to a line."""
        self.table.setMinimumHeight(theme.scaled(_LEAST))

    def _show(self, found: list[IssuedView]) -> None:
        self.table.set_rows(found)
        for widget in (self._actions, self.about):
            widget.setVisible(bool(found))  # what can be done with a report, where there is one
        if self._wanted is not None:
            self.table.select(self._wanted)
            self._wanted = None
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.table.current()
        for button in (self.open_button, self.pdf_button, self.print_button):
            button.setEnabled(chosen is not None)
        self.workbook_button.setEnabled(chosen is not None and chosen.has_workbook)
        self.correct_button.setEnabled(chosen is not None and not chosen.replaced_by)
        self.about.setText(_about(chosen) if chosen else tr("Vælg en rapport i listen."))

    def _open(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self.opened.emit(chosen)

    def _save_as(self, file: Taken) -> None:
        chosen = self.table.current()
        if chosen is None:
            return
        ending, kind = _KINDS[file]
        title = self.pdf_button.text() if file is Taken.PDF else self.workbook_button.text()
        path, _ = QFileDialog.getSaveFileName(self, title, f"{chosen.file_name}{ending}", tr(kind))
        if path:
            self.save_to(chosen, file, Path(path))

    def _print(self) -> None:
        chosen = self.table.current()
        if chosen is None:
            return
        number = chosen.id
        self.context.sheets.open(
            PaperSheet(
                self.context,
                chosen.report_id,
                lambda session: issued_document(session, number),
                lambda session: record_taken(session, number, AuditKind.PRINT),
                subtitle=_what(chosen),
                file_name=chosen.file_name,
                leave_as_file=lambda session: record_taken(session, number, AuditKind.EXPORT),
            )
        )

    def _correct(self) -> None:
        chosen = self.table.current()
        if chosen is not None and not chosen.replaced_by:
            sheet = CorrectionSheet(self.context, chosen, _what(chosen))
            sheet.corrected.connect(self._corrected)
            self.context.sheets.open(sheet)

    def _corrected(self, issued: IssuedReport) -> None:
        self._wanted = issued.id
        self.ask_refresh()

    def _say(self, text: str) -> None:
        layouts.clear(self._said)
        self._said.addWidget(Banner(text, Tone.DANGER, closable=True))


def _columns() -> list[Column[IssuedView]]:
    return [
        Column("number", tr("Nummer"), lambda row: row.report_id.partition(",")[0], width=120),
        Column("version", tr("Udgave"), lambda row: str(row.version), width=76),
        Column("what", tr("Handler om"), _what, stretch=True, roomy=280),
        Column(
            "issued", tr("Udstedt"), lambda row: show_date(danish_date(row.issued_at)), ColumnKind.DATE, 110, spare=True
        ),
        Column("state", tr("Status"), _state, width=190, tone=_tone, tip=lambda row: row.reason),
        Column("by", tr("Af"), lambda row: row.issued_by, ColumnKind.QUIET, 160, spare=True),
    ]


def _what(row: IssuedView) -> str:
    form = "" if row.form is RapportForm.RAPPORT else row.form.label
    words = (form, row.period.name, row.afdeling or tr("alle afdelinger"), row.gruppe)
    return " · ".join(word for word in words if word)


def _state(row: IssuedView) -> str:
    # the number is the same in every version
    return tr("Erstattet af %s") % row.replaced_by.partition(", ")[2] if row.replaced_by else tr("Gælder")


def _tone(row: IssuedView) -> Tone | None:
    return Tone.NEUTRAL if row.replaced_by else Tone.SUCCESS


def _about(row: IssuedView) -> str:
    words = tr("%s, udstedt %s af %s.") % (row.report_id, show_date(danish_date(row.issued_at)), row.issued_by)
    if row.reason:
        words += " " + tr("Rettet: %s") % row.reason
    if row.replaced_by:
        words += " " + tr("Erstattet af %s. Filen er, som den blev udstedt.") % row.replaced_by
    return words
