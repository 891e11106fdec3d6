"""A form in a few steps: one draft, one save, and each problem leads to the step where it can be mended."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from socialvicevaert.shared.errors import Problem, UserError
from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.ui import layouts
from socialvicevaert.ui.fields import Field
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.stepper import Stepper
from socialvicevaert.ui.text import tr

F = TypeVar("F", bound=Field[Any])


class StepPage(QWidget):
    """What one step holds, below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outside = layouts.column(self, 0)
        self._place = layouts.column(None, SPACE_L)
        outside.addLayout(self._place)
        outside.addStretch(1)
        self.fields: list[Field[Any]] = []

    def add(self, widget: QWidget) -> None:
        """Add a part at the end; the first field takes the focus when the step is shown."""
        self._place.addWidget(widget)
        if isinstance(widget, Field):
            self.note_field(widget)

    def note_field(self, field: Field[Any]) -> None:
        """Know a field that stands inside another part of the page."""
        self.fields.append(field)
        if self.focusProxy() is None:
            self.setFocusProxy(field)


class StepForm(Form):
    """A `Form` whose fields stand in the steps of `stepper`. Going on checks the fields of the step."""

    def __init__(self, finish_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stepper = Stepper(finish_text)
        self._pages: list[StepPage] = []
        self.add_widget(self.stepper)
        self.stepper.step_changed.connect(self._take_height)
        self.stepper.problem_shown.connect(self._drop_summary)

    def add_step(self, title: str) -> StepPage:
        """Begin a step."""
        page = StepPage()
        self._pages.append(page)
        self.stepper.add_step(title, page, lambda: self._check(page))
        self._take_height(self.stepper.step)
        return page

    def add_in(self, page: StepPage, field: F) -> F:
        """Add a field to a step; gives it back."""
        page.add(field)
        self._know(field)
        return field

    def add_row_in(self, page: StepPage, *fields: Field[Any]) -> None:
        """Add fields beside each other to a step; below each other when there is no room."""
        line = layouts.TurningRow(SPACE_L)
        for field in fields:
            line.add(field, 1, is_at_top=True)
            page.note_field(field)
            self._know(field)
        page.add(line)

    def _check(self, page: StepPage) -> None:
        first: UserError | None = None
        for field in page.fields:
            if field.isHidden():
                continue
            try:
                field.check()
            except UserError as error:
                if first is None:
                    first = error
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
        if first is not None:
            raise UserError(tr("Ret felterne herunder, så kan du gå videre.")) from first

    def _show(self, problems: "tuple[Problem, ...] | list[Problem]") -> None:
        self.stepper.clear_problem()  # one summary is enough
        super()._show(problems)

    def _drop_summary(self) -> None:
        self._problems = ()
        self.summary.show_problems(())

    def _drop_what_is_mended(self) -> None:
        super()._drop_what_is_mended()
        if not any(field.error_text for field in self._pages[self.stepper.step].fields):
            self.stepper.clear_problem()

    def _go_to(self, name: str) -> None:
        field = self.fields.get(name)
        for place, page in enumerate(self._pages):
            if field in page.fields and place != self.stepper.step:
                self.stepper.go_to(place)
        super()._go_to(name)

    def _take_height(self, step: int) -> None:
        # A stack is as high as its highest page; those that are not shown must not count.
        for place, page in enumerate(self._pages):
            policy = QSizePolicy.Policy.Preferred if place == step else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
