"""What stands at the right while nobody is chosen: the residents opened last."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.beboere import queries
from socialvicevaert.features.beboere.queries import BeboerListRow
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XL
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.text import tr


class RecentPane(QWidget):
    """A short list of people to go back to."""

    chosen = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        outside = layouts.column(self, SPACE_M, (SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL))
        self.heading = labels.heading(tr("Senest åbnet"))
        outside.addWidget(self.heading)
        self.hint = labels.secondary(tr("Vælg en beboer i listen, eller tryk Ctrl+K og skriv et navn."))
        outside.addWidget(self.hint)
        self._lines = layouts.column(None, SPACE_S)
        outside.addLayout(self._lines)
        outside.addStretch(1)
        self.heading.hide()

    def refresh(self) -> None:
        """Read the list again."""
        self.context.tasks.read(self, queries.recent, self._show, lambda _error: None, latest="beboer: senest")

    def _show(self, rows: list[BeboerListRow]) -> None:
        layouts.clear(self._lines)
        self.heading.setVisible(bool(rows))
        for row in rows:
            self._lines.addWidget(self._line(row))

    def _line(self, row: BeboerListRow) -> QWidget:
        line = QWidget()
        inside = layouts.column(line, 0)
        name = buttons.link(self.context.name(row.name), lambda: self.chosen.emit(row.id))
        inside.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        home = "" if self.context.discreet.is_on else row.home
        detail = labels.ElidedLabel(" · ".join(part for part in (row.age, home) if part), "secondary")
        detail.setContentsMargins(2, 0, 0, 0)
        inside.addWidget(detail)
        return line
