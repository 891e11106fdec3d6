"""What runs at the same time, drawn on one real time axis: a lane each, with days that matter across all of them.

Where there is room the words stand left of the lanes, else above each. Everything that is shown by colour is said in
words with an icon as well.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from socialvicevaert.ui import layouts
from socialvicevaert.ui.time_lanes.axis import LaneFoot, LaneHead
from socialvicevaert.ui.time_lanes.lane import LaneButton
from socialvicevaert.ui.time_lanes.scale import DayMark, LaneRun, Scale

__all__ = ["DayMark", "LaneRun", "Scale", "TimeLanes"]


class TimeLanes(QWidget):
    """Lanes below each other; Enter or a click on one chooses it, up and down go from one to the next."""

    chosen = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._column = layouts.column(self, 0)
        self.buttons: list[LaneButton] = []
        self.head: LaneHead | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lanes(self, runs: Sequence[LaneRun], marks: Sequence[DayMark], today: date) -> None:
        """Show these instead of what was shown; the focus stays on the lane it was on."""
        focused = next((button.run.key for button in self.buttons if button.hasFocus()), "")
        layouts.clear(self._column)
        self.buttons = []
        scale = Scale(runs, marks, today)
        self.head = LaneHead(scale, has_words=bool(runs))
        self._column.addWidget(self.head)
        for place, run in enumerate(runs):
            button = LaneButton(run, scale)
            button.clicked.connect(lambda _checked=False, key=run.key: self.chosen.emit(key))
            button.stepped.connect(lambda by, place=place: self._step(place + by))
            self._column.addWidget(button)
            self.buttons.append(button)
        self._column.addWidget(LaneFoot(scale, has_words=bool(runs)))
        for button in self.buttons:
            if button.run.key == focused:
                button.show()  # one that is not shown yet cannot take the focus
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, place: int) -> None:
        if 0 <= place < len(self.buttons):
            button = self.buttons[place]
            button.setFocus(Qt.FocusReason.TabFocusReason)
            around = self.parentWidget()
            while around is not None and not isinstance(around, QScrollArea):
                around = around.parentWidget()
            if around is not None:
                around.ensureWidgetVisible(button)
