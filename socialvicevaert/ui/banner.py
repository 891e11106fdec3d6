"""A lasting message at the top of a page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class Banner(QFrame):
    """An icon, a sentence, perhaps one action; it stays until the cause is gone or it is closed."""

    closed = Signal()

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.INFO,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress(self, tone.value)
        self.setAccessibleName(text)
        inside = layouts.row(self, SPACE_M, (SPACE_M, SPACE_S, SPACE_S, SPACE_S))
        mark = QLabel()
        icons.put(mark, tone.icon, "text2" if tone is Tone.NEUTRAL else tone.value)
        inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.label = labels.body(text)
        inside.addWidget(self.label, 1)
        if action_text:
            self.action = buttons.quiet(action_text, action)
            inside.addWidget(self.action)
        if closable:
            inside.addWidget(buttons.icon_only("close", tr("Luk beskeden"), self.close_banner))

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.label.setText(text)
        self.setAccessibleName(text)

    def close_banner(self) -> None:
        """Take it away."""
        self.hide()
        self.closed.emit()
        self.deleteLater()
