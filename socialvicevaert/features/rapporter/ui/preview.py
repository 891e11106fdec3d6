"""The report: choose → what is missing → the report as it will be → issue, then print or save."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSplitter, QWidget

from socialvicevaert.features.datakvalitet.queries import MissingGroup, missing
from socialvicevaert.features.indstillinger.queries import afdelinger, grupper
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.earlier import Earlier, newest_of_same
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.queries.issued import issued_document
from socialvicevaert.features.rapporter.service import IssuedReport, issue_report
from socialvicevaert.features.rapporter.ui.choosing import Choosing
from socialvicevaert.features.rapporter.ui.missing import MissingList
from socialvicevaert.features.rapporter.ui.part import ReportPart
from socialvicevaert.features.rapporter.ui.report_view import ReportView
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.queries.scope import scope_of
from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.errors import ValidationFailed
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, layouts, theme
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

_LEFT_WIDTH = 360
_NARROW = 700
"""Pixels at 100 % text: a page narrower than this has the choices above the report instead of beside it."""
_CHOICES_HEIGHT = 260
_REPORT_HEIGHT = 380
"""Pixels at 100 % text that the two want when they stand above each other; the part scrolls then."""


@dataclass(frozen=True)
class _Preview:
    asked: int
    report: Published
    missing: tuple[MissingGroup, ...]
    document: bytes
    earlier: Earlier | None


class PreviewPart(ReportPart):
    """The report of the last month stands there when the part opens: issuing and saving it are two actions."""

    part = "rapport"
    gaps_wanted = Signal(object, str)  # the Selection whose gaps somebody wants to see, and the kind of them

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._asked = 0  # counts what was asked to be shown: an answer to an older question is dropped
        self._earlier: Earlier | None = None
        self.choosing = Choosing(context.clock.today(), only_ended=not may(context.actor, Permission.SEE_BEBOERE))
        self.missing = MissingList()
        self.missing.wanted.connect(self._go_to_gaps)
        self.view = ReportView(context)
        self.state = Banner("", Tone.INFO)
        self.issue_button = buttons.primary(tr("Udsted rapport"), self.issue, "reports")
        self.issue_button.setEnabled(False)
        self.draft_button = buttons.plain(tr("Nyt udkast"), self.preview, "reports")
        self.earlier_button = buttons.plain("", self._open_earlier, "reports")
        for button in (self.draft_button, self.earlier_button):
            button.hide()
        split = self.split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(1, 1)
        split.setSizes([theme.scaled(_LEFT_WIDTH), theme.scaled(900)])
        self.scrolled(sideways=True).addWidget(split, 1)
        self.choosing.chosen.connect(self.preview)
        self.view.failed.connect(self.show_problem)
        self.view.saved.connect(self._say_saved)

    @property
    def shown_id(self) -> int | None:
        """The issued report that is shown; None while it is a draft."""
        return self.view.issued_id

    def refresh(self) -> None:
        self.read(lambda session: afdelinger(session, retired=True), self.choosing.offer_estates, "estates")
        self.read(grupper, self.choosing.offer_groups, "groups")
        if self.shown_id is None:
            self.preview()

    def go_to(self, target: Target) -> None:
        """``extra["period"]`` "last_month": the report of the month that ended last, ready to issue."""
        if target.extra.get("period") != "last_month":
            return
        is_chosen = self.choosing.period.value() is None
        self.choosing.period.set_value(None)
        if self.shown_id is not None or not is_chosen:
            self.choosing.period.edited.emit()

    def preview(self) -> None:
        """Count and draw what is chosen, beside the window; nothing is kept."""
        selection, form = self.choosing.parameters(), self.choosing.form()
        self.issue_button.setEnabled(False)
        self._asked += 1
        if selection is None:
            if self.shown_id is None:
                self.state.set_text(tr("Vælg resten af det, rapporten skal handle om."))
            return
        asked, leads = self._asked, self.view.leads

        def read(session: Session) -> tuple[Published, tuple[MissingGroup, ...], Earlier | None]:
            report = report_figures(session, selection)
            return report, missing(session, scope_of(session, selection)), newest_of_same(session, selection, form)

        def job(progress: Progress) -> _Preview:
            progress.step(0, 2, tr("Tæller"))
            if leads:
                report, gaps, earlier = progress.read(read)
            else:  # what is shown to somebody who may not see residents is kept
                report, gaps, earlier = progress.write(tr("Rapport vist"), read, undoable=False, quiet=True)
            progress.step(1, 2, tr("Tegner siderne"))
            document = report_document(report, form=form).pdf(links=True)
            return _Preview(asked, report, gaps, document, earlier)

        self.context.tasks.run_long(self, tr("Rapport"), job, self._previewed, self._refused)

    def issue(self) -> None:
        """Issue what is chosen: from then on it is kept as it is."""
        selection, form = self.choosing.parameters(), self.choosing.form()
        if selection is None:
            return
        self.issue_button.setEnabled(False)
        self.context.tasks.write(
            self,
            tr("Rapport udstedt"),
            lambda session: issue_report(session, selection, form),
            self._issued_now,
            self._refused,
            undoable=False,
        )

    def open_issued(self, issued: Earlier) -> None:
        """Show a report as it was issued."""

        def show(document: bytes) -> None:
            self._show_issued(issued, document)

        self.read(lambda session: issued_document(session, issued.id), show, "document")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "split"):
            self._turn()

    def _go_to_gaps(self, key: str) -> None:
        selection = self.choosing.parameters()
        if selection is not None:
            self.gaps_wanted.emit(selection, key)

    def _open_earlier(self) -> None:
        if self._earlier is not None:
            self.open_issued(self._earlier)

    def _say_saved(self, path: str) -> None:
        self.context.toasts.show_toast(tr("Gemt: %s") % Path(path).name, tone=Tone.SUCCESS)

    def _turn(self) -> None:
        """Both parts need their width; without it they would lie over each other."""
        is_narrow = self.width() < theme.scaled(_NARROW)
        self.split.setMinimumHeight(theme.scaled(_CHOICES_HEIGHT + _REPORT_HEIGHT if is_narrow else _REPORT_HEIGHT))
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.split.orientation() is not wanted:
            self.split.setOrientation(wanted)
            room = max(self.split.minimumHeight(), self.split.height()) if is_narrow else self.split.width()
            first = theme.scaled(_CHOICES_HEIGHT if is_narrow else _LEFT_WIDTH)
            self.split.setSizes([first, max(1, room - first)])

    def _previewed(self, made: _Preview) -> None:
        if made.asked != self._asked:
            return
        self.clear_problem()
        self.missing.show_missing(made.missing, made.report)
        self.view.show_draft(made.document, made.report)
        self._earlier = made.earlier
        if made.earlier is None:
            self.state.set_text(tr("Udkast. Udsted rapporten for at udskrive eller gemme den."))
        else:
            self.state.set_text(
                tr("Udkast. %s er allerede udstedt for det samme. Er noget rettet, så lav en ny udgave af den.")
                % made.earlier.report_id
            )
            self.earlier_button.setText(tr("Vis %s") % made.earlier.report_id)
        self._show_buttons()
        self.issue_button.setEnabled(True)

    def _issued_now(self, issued: IssuedReport) -> None:
        self._show_issued(Earlier(issued.id, issued.report_id, bool(issued.workbook)), issued.document)

    def _show_issued(self, issued: Earlier, document: bytes) -> None:
        self._asked += 1
        self.clear_problem()
        self.view.show_issued(issued.id, issued.report_id, document, has_workbook=issued.has_workbook)
        self.state.set_text(tr("Rapport %s, som den blev udstedt. Den ændrer sig ikke.") % issued.report_id)
        self._show_buttons()

    def _show_buttons(self) -> None:
        """One that is issued cannot be issued again; a new draft of the same is one press away."""
        is_draft = self.shown_id is None
        wanted: tuple[tuple[QPushButton, bool], ...] = (
            (self.draft_button, not is_draft),
            (self.issue_button, is_draft),
            (self.earlier_button, is_draft and self._earlier is not None),
        )
        for button, is_wanted in sorted(wanted, key=lambda one: not one[1]):  # shown first: the focus has a place to go
            button.setVisible(is_wanted)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ValidationFailed):
            self.choosing.show_problems(error)
        else:
            self.show_problem(error)

    def _left(self) -> QScrollArea:
        content = QWidget()
        inside = layouts.column(content, SPACE_L, (0, 0, SPACE_M, 0))
        about, lacking = Card(tr("Hvad rapporten handler om")), Card(tr("Det mangler"))
        about.add(self.choosing)
        lacking.add(self.missing)
        for card in (about, lacking):
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
        head = layouts.TurningRow(SPACE_S)
        head.add(self.state, 1)
        for button in (self.earlier_button, self.draft_button, self.issue_button):
            head.add(button)
        inside.addWidget(head)
        inside.addWidget(self.view, 1)
        self.state.set_text(tr("Rapporten tælles op …"))
        return right
