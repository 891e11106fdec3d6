"""How far long work is, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget
from shiboken6 import isValid

from socialvicevaert.shared.tokens import SPACE_M, SPACE_S, SPACE_XS
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.long_task import LongTask
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


class ProgressStrip(QFrame):
    """Hidden until there is work to follow."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "card")
        self._task: LongTask | None = None
        inside = layouts.row(self, SPACE_M, (SPACE_M, SPACE_S, SPACE_S, SPACE_S))
        left = layouts.column(None, SPACE_XS)
        line = layouts.row(None, SPACE_M)
        self.title = labels.strong()
        labels.one_line(self.title)
        self.step = labels.secondary()
        labels.one_line(self.step)
        line.addWidget(self.title)
        line.addWidget(self.step, 1)
        left.addLayout(line)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        left.addWidget(self.bar)
        inside.addLayout(left, 1)
        self.cancel_button = buttons.plain(tr("Afbryd"), self._cancel)
        inside.addWidget(self.cancel_button)
        self.hide()

    def follow(self, task: LongTask) -> None:
        """Show this work until it ends."""
        self._task = task
        self.title.setText(task.title)
        self.step.setText("")
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(task.title)
        self.setAccessibleName(task.title)
        self.cancel_button.setEnabled(True)
        self.show()
        task.progressed.connect(self._progressed)
        task.finished.connect(lambda: self._over(task))
        task.destroyed.connect(lambda: self._over(task))

    def _progressed(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.step.setText(text)

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.step.setText(tr("Afbryder …"))
        if self._task is not None:
            self._task.cancel()
        self.cancelled.emit()

    def _over(self, task: LongTask) -> None:
        if isValid(self) and task is self._task:  # a task may outlive the strip when a whole page goes
            self._task = None
            self.hide()
