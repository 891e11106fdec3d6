"""While a new resident is typed: who may already be there, the way to open them first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from socialvicevaert.features.beboere.queries import DuplicateCandidate
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_MOST = 3


class DuplicatePanel(QFrame):
    """Shows candidates with the reason; it never stops anybody, and takes no room when there are none."""

    open_wanted = Signal(int)
    share_wanted = Signal(int, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.candidates: Sequence[DuplicateCandidate] = ()
        dress(self, "warning")
        self.setAccessibleName(tr("Findes beboeren allerede?"))
        outside = layouts.column(self, SPACE_S, (SPACE_M, SPACE_M, SPACE_M, SPACE_M))
        head = layouts.row(None, SPACE_S)
        mark = QLabel()
        icons.put(mark, "people", "warning")
        head.addWidget(mark)
        head.addWidget(labels.strong(tr("Findes beboeren allerede?")), 1)
        outside.addLayout(head)
        self._lines = layouts.column(None, SPACE_M)
        outside.addLayout(self._lines)
        self.hide()

    def show_candidates(self, candidates: Sequence[DuplicateCandidate]) -> None:
        """Show these, likeliest first; none hides the panel."""
        if candidates == self.candidates:
            return
        self.candidates = candidates
        layouts.clear(self._lines)
        for candidate in candidates[:_MOST]:
            self._lines.addWidget(self._line(candidate))
        self.setVisible(bool(candidates))

    def _line(self, candidate: DuplicateCandidate) -> QWidget:
        line = QWidget()
        column = layouts.column(line, SPACE_XS)
        shown = self.context.name(candidate.name)
        column.addWidget(labels.body(" · ".join((shown, candidate.detail))))
        column.addWidget(labels.secondary(_sentence(candidate.why)))
        acts = layouts.row(None, SPACE_S)
        open_it = buttons.plain(tr("Åbn eksisterende"), lambda: self.open_wanted.emit(candidate.id), "open")
        open_it.setAccessibleName(tr("Åbn %s") % shown)
        acts.addWidget(open_it)
        share = buttons.quiet(
            tr("Bor sammen"), lambda: self.share_wanted.emit(candidate.id, candidate.name), "household"
        )
        share.setToolTip(tr("Den nye beboer får samme husstand og bolig"))
        acts.addWidget(share)
        acts.addStretch(1)
        column.addLayout(acts)
        return line


def _sentence(why: Sequence[str]) -> str:
    reasons = ", ".join(why)
    return reasons[:1].upper() + reasons[1:]
