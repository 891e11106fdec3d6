"""Every stage, outcome and result a fogedsag has had: from when, why, and who wrote it."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.fogedsager.models import FogedStadie
from socialvicevaert.features.fogedsager.queries import HistorikView
from socialvicevaert.features.fogedsager.ui.words import ending_text, stage_mark
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr


class HistorySection(Section):
    """Folded until it is wanted; the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Historik"), folded=True, parent=parent)
        self.entries: list[HistoryEntry] = []

    def show_history(self, history: tuple[HistorikView, ...]) -> None:
        """Show how the case stood, from day to day."""
        layouts.clear(self.body)
        self.set_title(tr("Historik (%s)") % len(history))
        self.entries = []
        for one in reversed(history):
            if self.entries:
                self.add(layouts.hairline())
            entry = HistoryEntry(one)
            self.add(entry)
            self.entries.append(entry)


class HistoryEntry(QWidget):
    """One state of a case."""

    def __init__(self, one: HistorikView) -> None:
        super().__init__()
        outside = layouts.column(self, 2)
        line = layouts.row(None, SPACE_M)
        outside.addLayout(line)
        line.addWidget(labels.one_line(labels.strong(tr("Fra %s") % show_date(one.valid_from))))
        line.addWidget(StatusChip(one.stage.label, *stage_mark(one.stage, one.result)))
        line.addStretch(1)
        self.text = ending_text(one.outcome, one.result) if one.stage is FogedStadie.AFSLUTTET else ""
        if self.text:
            outside.addWidget(labels.body(self.text))
        if one.reason:
            outside.addWidget(labels.body(tr("Begrundelse: %s") % one.reason))
        outside.addWidget(labels.secondary(tr("Skrevet %s af %s") % (show_moment(one.recorded_at), one.recorded_by)))
        outside.setContentsMargins(SPACE_L, 0, 0, 0)
