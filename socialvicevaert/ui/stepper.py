"""A task in a few steps, e.g. who, what, how long."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S, SPACE_XL
from socialvicevaert.ui import buttons, icons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class Stepper(QWidget):
    """Steps above, the step's widget below, Back and Next at the foot.

    Next calls the step's `ready`; a `UserError` from it is shown and the step stays. Going back loses nothing.
    """

    step_changed = Signal(int)
    finished = Signal()
    problem_shown = Signal()

    def __init__(self, finish_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finish_text = finish_text or tr("Færdig")
        self._steps: list[tuple[str, Callable[[], object] | None]] = []
        outside = layouts.column(self, SPACE_L)
        self._heads: QHBoxLayout = layouts.row(None, SPACE_S)
        outside.addLayout(self._heads)
        self._problem = Banner("", Tone.DANGER)
        self._problem.hide()
        outside.addWidget(self._problem)
        self.pages = QStackedWidget()
        outside.addWidget(self.pages, 1)
        foot = layouts.row(None, SPACE_S)
        self.back_button = buttons.plain(tr("Tilbage"), self.back)
        self.next_button = buttons.primary(tr("Næste"), self.next)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        outside.addLayout(foot)

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self.pages.currentIndex()

    @property
    def problem_text(self) -> str:
        """Why it does not go on, or nothing."""
        return "" if self._problem.isHidden() else self._problem.label.text()

    def add_step(self, title: str, widget: QWidget, ready: Callable[[], object] | None = None) -> None:
        """Add a step at the end."""
        self._steps.append((title, ready))
        self.pages.addWidget(widget)
        self._show()

    def next(self) -> None:
        """Go on, or finish, when the step is ready."""
        self._problem.hide()
        ready = self._steps[self.step][1]
        if ready is not None:
            try:
                ready()
            except UserError as error:
                self.show_problem(str(error))
                return
        if self.step + 1 < len(self._steps):
            self.go_to(self.step + 1)
        else:
            self.finished.emit()

    def back(self) -> None:
        """Go to the step before."""
        if self.step > 0:
            self._problem.hide()
            self.go_to(self.step - 1)

    def go_to(self, step: int) -> None:
        """Show a step without asking whether this one is ready."""
        self.pages.setCurrentIndex(step)
        self._show()
        shown = self.pages.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.TabFocusReason)
        self.step_changed.emit(step)

    def clear_problem(self) -> None:
        """It is mended, or said elsewhere."""
        self._problem.hide()

    def show_problem(self, text: str) -> None:
        """Say why it does not go on."""
        self.problem_shown.emit()
        self._problem.set_text(text)
        self._problem.show()

    def _show(self) -> None:
        layouts.clear(self._heads)
        for place, (title, _) in enumerate(self._steps):
            if place:
                line = layouts.hairline()
                line.setMaximumWidth(SPACE_XL * 2)
                self._heads.addWidget(line, 1)
            self._heads.addWidget(_head(place, title, self.step), 0)
        self._heads.addStretch(2)
        self.back_button.setVisible(self.step > 0)
        is_last = self.step + 1 == len(self._steps)
        self.next_button.setText(self._finish_text if is_last else tr("Næste"))


def _head(place: int, title: str, current: int) -> QWidget:
    head = QWidget()
    line = layouts.row(head, 6)
    mark = QLabel()
    if place < current:
        icons.put(mark, "done", "success")
    else:
        icons.put(mark, "current" if place == current else "circle", "accent" if place == current else "text2")
    line.addWidget(mark)
    text = tr("%s. %s") % (place + 1, title)
    name = labels.strong(text) if place == current else labels.body(text)
    labels.one_line(name)
    line.addWidget(name)
    state = tr("færdigt") if place < current else tr("nu") if place == current else tr("senere")
    head.setAccessibleName(tr("Trin %s, %s") % (text, state))
    return head
