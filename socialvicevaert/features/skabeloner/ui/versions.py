"""What a template has said before: looked at as a letter, and used again."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.skabeloner import queries
from socialvicevaert.features.skabeloner.letter import example_letter
from socialvicevaert.features.skabeloner.queries import SkabelonView
from socialvicevaert.shared.clock import danish_date
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts, theme
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.pdf_view import PdfView
from socialvicevaert.ui.table import Column, Table
from socialvicevaert.ui.text import tr

_LIST_HEIGHT = 170


@dataclass(frozen=True)
class _Line:
    view: SkabelonView
    name: str
    when: str
    moment: str
    by: str
    note: str


class VersionList(QWidget):
    """``again`` tells the number of the version that is to be the newest once more; 0 is the program's own."""

    again = Signal(int)

    def __init__(self, context: Context, *, may_write: bool) -> None:
        super().__init__()
        self._context = context
        self._may_write = may_write
        self._newest = 0
        outside = layouts.column(self, SPACE_S)
        self.empty = labels.secondary(tr("Her er kun programmets egen. Når du gemmer, bliver det version 1."))
        outside.addWidget(self.empty)
        columns = [
            Column[_Line]("name", tr("Version"), lambda line: line.name, width=112),
            Column[_Line]("when", tr("Gemt"), lambda line: line.when, width=104, tip=lambda line: line.moment),
            Column[_Line](
                "note",
                tr("Hvad er ændret"),
                lambda line: line.note,
                width=100,
                stretch=True,
                tip=lambda line: line.note,
            ),
            Column[_Line]("by", tr("Af"), lambda line: line.by, width=100, spare=True),
        ]
        self.table: Table[_Line] = Table(columns, tr("Versioner"), key=lambda line: line.view.version)
        self.table.setMinimumHeight(theme.scaled(90))
        self.table.setMaximumHeight(theme.scaled(_LIST_HEIGHT))
        self.table.chosen.connect(self._look)
        outside.addWidget(self.table)
        acts = layouts.FlowRow()
        self.use = buttons.plain(tr("Brug denne igen"), self._use_again, "undo")
        self.use.setEnabled(False)
        acts.add(self.use)
        self.use.setVisible(may_write)
        outside.addWidget(acts)
        self.preview = PdfView(tr("Brevet i den valgte version"))
        self.preview.let_leave(False)
        self.preview.hide()
        outside.addWidget(self.preview, 1)
        outside.addStretch(0)

    def show_versions(self, view: SkabelonView) -> None:
        """Read the versions of a template."""
        self._newest = view.version
        if view.id is None:
            self._show(view, ())
            return
        number = view.id
        self._context.tasks.read(
            self,
            lambda session: queries.versions_of(session, number),
            lambda found: self._show(view, found),
            latest="skabelonversioner",
        )

    def _show(self, view: SkabelonView, found: tuple[SkabelonView, ...]) -> None:
        lines = [
            _Line(
                each,
                tr("Version %s") % each.version,
                show_date(danish_date(each.made_at)) if each.made_at else "",
                show_moment(each.made_at) if each.made_at else "",
                each.made_by,
                each.note,
            )
            for each in found
        ]
        own = view.original
        if own is not None:
            lines.append(_Line(own, tr("Programmets"), "", "", "", tr("Som den fulgte med")))
        self.table.set_rows(lines)
        self.empty.setVisible(not found and own is not None)
        self.table.setVisible(bool(lines))
        self.use.setVisible(self._may_write and bool(found))

    def _look(self, line: _Line) -> None:
        view, today = line.view, self._context.clock.today()
        self.use.setText(tr("Tilbage til programmets egen") if view.version == 0 else tr("Brug denne igen"))
        self.use.setEnabled(view.version != self._newest)
        title = f"{view.key or view.id}-{view.version}"
        self._context.tasks.read(
            self, lambda _session: _drawn(view, today), lambda pdf: self._show_pdf(pdf, title), latest="skabelonversion"
        )

    def _show_pdf(self, pdf: bytes, title: str) -> None:
        self.preview.show()
        self.preview.show_pdf(pdf, title)

    def _use_again(self) -> None:
        line = self.table.current()
        if line is not None:
            self.again.emit(line.view.version)


def _drawn(view: SkabelonView, today: date) -> bytes:
    return example_letter(view.as_draft(), today).pdf(links=True)
