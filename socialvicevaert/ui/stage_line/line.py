"""Stages on one line."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from socialvicevaert.ui import layouts, theme
from socialvicevaert.ui.stage_line.button import EDGE, StageButton
from socialvicevaert.ui.stage_line.stage import Stage
from socialvicevaert.ui.text import tr


class StageLine(QScrollArea):
    """Stages on one line, joined; arrow keys move, Enter or a click chooses.

    Where there is no room for it, the words wrap; only where not even single words fit, it scrolls.
    """

    chosen = Signal(str)

    def __init__(self, stages: Sequence[Stage] = (), name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name or tr("Forløb"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._selected = ""
        self._show_soon = QTimer(self, singleShot=True, interval=0)
        self._show_soon.timeout.connect(self._show_selected)
        self._line = QWidget()
        self._row = layouts.row(self._line, 0, (EDGE, EDGE, EDGE, 0))
        self.setWidget(self._line)
        self.buttons: list[StageButton] = []
        self.set_stages(stages)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show these stages."""
        layouts.clear(self._row)
        self.buttons = []
        for place, stage in enumerate(stages):
            following = stages[place + 1] if place + 1 < len(stages) else None
            button = StageButton(stage, is_first=place == 0, following=following)
            button.clicked.connect(lambda _checked=False, key=stage.key: self.chosen.emit(key))
            button.stepped.connect(lambda by, place=place: self._step(place + by))
            button.focused.connect(lambda button=button: self.ensureWidgetVisible(button, 24, 0))
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)  # wrapped words make some taller than others
            self.buttons.append(button)
        self.select(self._selected)
        self._fit()

    def select(self, key: str) -> None:
        """Mark the stage whose details are shown elsewhere; an unknown key marks none."""
        self._selected = key
        for button in self.buttons:
            button.mark(button.stage.key == key)
        self._show_soon.start()

    def focus(self, key: str) -> None:
        """Put the focus on a stage, as the arrow keys would."""
        for button in self.buttons:
            if button.stage.key == key:
                button.setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        # Asked of the stages: those just made are not shown yet, and the line's own layout would leave them out.
        hints = [button.sizeHint() for button in self.buttons]
        height = max((hint.height() for hint in hints), default=0)
        return QSize(sum(hint.width() for hint in hints) + 2 * EDGE, height + EDGE + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._show_soon.start()

    def _fit(self) -> None:
        """Wrap the words of all stages, or of none."""
        wanted = sum(button.width_on_one_line() for button in self.buttons) + 2 * EDGE
        for button in self.buttons:
            button.wrap(self.viewport().width() < wanted)
        self.updateGeometry()

    def _show_selected(self) -> None:
        """Scroll to the marked stage, with some of its neighbours."""
        for button in self.buttons:
            if button.is_marked:
                self.ensureWidgetVisible(button, theme.scaled(90), 0)

    def _step(self, place: int) -> None:
        if 0 <= place < len(self.buttons):
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
