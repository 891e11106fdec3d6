"""The report: choose → what is missing → the report as it will be → issue, then print or save."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from socialvicevaert.audit import AuditKind
from socialvicevaert.features.datakvalitet.queries import MissingGroup, missing
from socialvicevaert.features.indstillinger.queries import afdelinger
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.queries.issued import IssuedView, issued_document, issued_reports
from socialvicevaert.features.rapporter.service import IssuedReport, issue_report, record_taken
from socialvicevaert.features.rapporter.ui.choosing import Choosing
from socialvicevaert.features.rapporter.ui.lists import IssuedList, MissingList
from socialvicevaert.features.rapporter.ui.part import ReportPart
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.queries.scope import scope_of
from socialvicevaert.shared.errors import ValidationFailed
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_LEFT_WIDTH = 360
_NARROW = 700
"""Pixels at 100 % text: a page narrower than this has the choices above the report instead of beside it."""


@dataclass(frozen=True)
class _Preview:
    asked: int
    report: Published
    missing: tuple[MissingGroup, ...]
    document: bytes


class PreviewPart(ReportPart):
    """The report of the last month stands there when the part opens: issuing and saving it are two actions."""

    part = "rapport"
    gaps_wanted = Signal(object)  # the Selection whose gaps somebody wants to see

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.shown_id: int | None = None  # the issued report that is shown; None: a preview
        self._asked = 0  # counts what was asked to be shown: an answer to an older question is dropped
        self.choosing = Choosing(context.clock.today())
        self.missing = MissingList(context)
        self.issued = IssuedList()
        self.view = PdfView(tr("Rapporten"))
        self.state = Banner("", Tone.INFO)
        self.issue_button = buttons.primary(tr("Udsted rapport"), self.issue, "reports")
        self.issue_button.setEnabled(False)
        split = self.split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(1, 1)
        split.setSizes([theme.scaled(_LEFT_WIDTH), theme.scaled(900)])
        self.body.addWidget(split, 1)
        self.choosing.chosen.connect(self.preview)
        self.issued.opened.connect(self.open_issued)
        self.view.printed.connect(lambda: self._log(AuditKind.PRINT, tr("Rapport udskrevet")))
        self.view.saved.connect(lambda _path: self._log(AuditKind.EXPORT, tr("Rapport gemt som fil")))

    def refresh(self) -> None:
        self.read(afdelinger, self.choosing.offer_estates, "estates")
        self.read(issued_reports, self.issued.show_issued, "issued")
        if self.shown_id is None:
            self.preview()

    def preview(self) -> None:
        """Count and draw what is chosen, beside the window; nothing is kept."""
        parameters = self.choosing.parameters()
        self.issue_button.setEnabled(False)
        self._asked += 1
        if parameters is None:
            if self.shown_id is None:
                self.state.set_text(tr("Vælg resten af det, rapporten skal handle om."))
            return
        asked = self._asked

        def read(session: Session) -> tuple[Published, tuple[MissingGroup, ...]]:
            return report_figures(session, parameters), missing(session, scope_of(session, parameters))

        def job(progress: Progress) -> _Preview:
            progress.step(0, 2, tr("Tæller"))
            report, gaps = progress.read(read)
            progress.step(1, 2, tr("Tegner siderne"))
            return _Preview(asked, report, gaps, report_document(report).pdf())

        self.context.tasks.run_long(self, tr("Rapport"), job, self._previewed, self._refused)

    def issue(self) -> None:
        """Issue what is chosen: from then on it is kept as it is."""
        parameters = self.choosing.parameters()
        if parameters is None:
            return
        self.issue_button.setEnabled(False)
        self.context.tasks.write(
            self,
            tr("Rapport udstedt"),
            lambda session: issue_report(session, parameters),
            self._issued_now,
            self._refused,
            undoable=False,
        )

    def open_issued(self, chosen: IssuedView) -> None:
        """Show a report as it was issued."""

        def show(document: bytes) -> None:
            self._show_issued(chosen.id, chosen.report_id, document)

        self.read(lambda session: issued_document(session, chosen.id), show, "document")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "split"):
            self._turn()

    def _turn(self) -> None:
        """Both parts need their width; without it they would lie over each other."""
        is_narrow = self.width() < theme.scaled(_NARROW)
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.split.orientation() is not wanted:
            self.split.setOrientation(wanted)
            room = self.split.height() if is_narrow else self.split.width()
            first = room // 2 if is_narrow else theme.scaled(_LEFT_WIDTH)
            self.split.setSizes([first, max(1, room - first)])

    def _previewed(self, made: _Preview) -> None:
        if made.asked != self._asked:
            return
        self.clear_problem()
        self.shown_id = None
        self.missing.show_missing(made.missing, made.report)
        self.view.let_leave(False)
        self.view.show_pdf(made.document, tr("Udkast til rapport"))
        self.state.set_text(tr("Udkast. Udsted rapporten for at udskrive eller gemme den."))
        self.issue_button.setEnabled(True)

    def _issued_now(self, issued: IssuedReport) -> None:
        self._show_issued(issued.id, issued.report_id, issued.document)

    def _show_issued(self, issued_id: int, report_id: str, document: bytes) -> None:
        self._asked += 1
        self.clear_problem()
        self.shown_id = issued_id
        self.view.let_leave(True)
        self.view.show_pdf(document, tr("Rapport %s") % report_id)
        self.state.set_text(tr("Rapport %s, som den blev udstedt. Den ændrer sig ikke.") % report_id)
        self.issue_button.setEnabled(False)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ValidationFailed):
            self.choosing.show_problems(error)
        else:
            self.show_problem(error)

    def _log(self, kind: AuditKind, title: str) -> None:
        issued_id = self.shown_id
        if issued_id is not None:
            self.context.tasks.write(
                self, title, lambda session: record_taken(session, issued_id, kind), undoable=False, quiet=True
            )

    def _left(self) -> QScrollArea:
        content = QWidget()
        inside = layouts.column(content, SPACE_L, (0, 0, SPACE_M, 0))
        for title, part in (
            (tr("Hvad rapporten handler om"), self.choosing),
            (tr("Det mangler"), self.missing),
            (tr("Udstedte rapporter"), self.issued),
        ):
            card = Card(title)
            card.add(part)
            inside.addWidget(card)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.setMinimumWidth(content.minimumSizeHint().width())
        return area

    def _right(self) -> QWidget:
        right = QWidget()
        inside = layouts.column(right, SPACE_S, (SPACE_M, 0, 0, 0))
        head = layouts.TurningRow(SPACE_M)
        head.add(self.state, 1)
        head.add(self.issue_button)
        inside.addWidget(head)
        inside.addWidget(self.view, 1)
        self.state.set_text(tr("Rapporten tælles op …"))
        self.view.let_leave(False)
        return right
