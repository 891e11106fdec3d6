"""What a debt has been through: every status and balance, newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.gaeld.queries import StatusEntry
from socialvicevaert.features.gaeld.ui import words
from socialvicevaert.shared.formats.dates import show_date
from socialvicevaert.shared.money import show_oere
from socialvicevaert.shared.tokens import SPACE_M
from socialvicevaert.ui import labels, layouts
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class StatusHistory(Section):
    """Folded while there is one line only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Historik"), folded=True, parent=parent)

    def show_entries(self, entries: Sequence[StatusEntry]) -> None:
        """Show these."""
        layouts.clear(self.body)
        self.set_title(tr("Historik (%s)") % len(entries))
        for entry in entries:
            self.add(_line(entry))
        self.fold(len(entries) < 2)


def _line(entry: StatusEntry) -> QWidget:
    line = QWidget()
    inside = layouts.column(line, 2)
    top = layouts.FlowRow(space=SPACE_M)
    top.add(labels.one_line(labels.body(show_date(entry.on))))
    status = tr("Ny opgørelse") if entry.is_statement else entry.status.label
    tone = Tone.NEUTRAL if entry.is_statement else words.status_tone(entry.status)
    top.add(StatusChip(status, tone))
    top.add(labels.one_line(labels.body(show_oere(entry.balance_oere))))
    inside.addWidget(top)
    inside.addWidget(labels.secondary(" · ".join(filter(None, (entry.recorded_by, entry.note)))))
    return line
