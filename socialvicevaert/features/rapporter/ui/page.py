"""Rapporter: the figures as they stand, the report to issue, what is missing, and what has been issued."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from socialvicevaert.features.rapporter.queries.earlier import Earlier
from socialvicevaert.features.rapporter.queries.issued import IssuedView
from socialvicevaert.features.rapporter.ui.issued import IssuedPart
from socialvicevaert.features.rapporter.ui.overview import OverviewPart
from socialvicevaert.features.rapporter.ui.part import ReportPart
from socialvicevaert.features.rapporter.ui.preview import PreviewPart
from socialvicevaert.features.rapporter.ui.quality import QualityPart
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.ui.context import Context, Target
from socialvicevaert.ui.page import Page
from socialvicevaert.ui.segment_bar import Segment, SegmentBar
from socialvicevaert.ui.text import tr

_PARTS: tuple[tuple[type[ReportPart], str, str], ...] = (
    (OverviewPart, "Overblik", ""),
    (PreviewPart, "Rapport", ""),
    (QualityPart, "Datakvalitet", "Data"),
    (IssuedPart, "Udstedte", ""),
)
"""Each with its name, and a shorter one for where there is little room."""


class RapporterPage(Page):
    """A part is made when it is first shown. A target's ``extra["part"]`` says which one."""

    title = "Rapporter"
    icon = "reports"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._makers = {kind.part: kind for kind, _, _ in _PARTS}
        self._made: dict[str, ReportPart] = {}
        segments = [Segment(kind.part, tr(text), tr(short)) for kind, text, short in _PARTS]
        self.bar = SegmentBar(segments, tr("Dele af Rapporter"), self)
        self.bar.chosen.connect(self.open_part)
        self.header.add_widget(self.bar)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.setFocusProxy(self.bar)

    def refresh(self) -> None:
        """The parts read for themselves; the first is made when the page is shown."""
        self.open_part(self.bar.current)

    def go_to(self, target: Target) -> None:
        part = target.extra.get("part")
        if part in self._makers:
            self.open_part(str(part)).go_to(target)

    def open_part(self, key: str) -> ReportPart:
        """Show a part; made now when it was never shown."""
        if key not in self._made:
            part = self._made[key] = self._makers[key](self.context)
            self.stack.addWidget(part)
            if isinstance(part, OverviewPart | PreviewPart):
                part.gaps_wanted.connect(self.show_gaps)
            if isinstance(part, IssuedPart):
                part.opened.connect(self.read_issued)
        self.bar.choose(key)
        self.stack.setCurrentWidget(self._made[key])
        return self._made[key]

    def show_gaps(self, selection: Selection, key: str = "") -> None:
        """Show what the figures of a selection lack, one kind of gap first when its key is given."""
        part = self.open_part(QualityPart.part)
        assert isinstance(part, QualityPart)
        part.show_selection(selection, key)

    def read_issued(self, chosen: IssuedView) -> None:
        """Show an issued report where reports are read."""
        part = self.open_part(PreviewPart.part)
        assert isinstance(part, PreviewPart)
        part.open_issued(Earlier(chosen.id, chosen.report_id, chosen.has_workbook))
