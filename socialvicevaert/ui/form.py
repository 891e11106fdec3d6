"""Fields of one draft: read together, problems shown beside the fields and in a summary, nothing ever cleared."""

from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed
from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_S
from socialvicevaert.ui import icons, labels, layouts
from socialvicevaert.ui.drafts import State
from socialvicevaert.ui.fields import Field
from socialvicevaert.ui.section import Section
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

F = TypeVar("F", bound=Field[Any])


class Place(Protocol):
    """A part of a form that holds fields, e.g. a `Section`."""

    def add(self, widget: QWidget) -> None: ...


class Form(QWidget):
    """A column of fields. `submitted` comes by Ctrl+Enter."""

    submitted = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field[Any]] = {}
        self.is_edited = False
        self._problems: tuple[Problem, ...] = ()
        outside = layouts.column(self, SPACE_L)
        self.summary = Summary()
        self.summary.asked.connect(self._go_to)
        outside.addWidget(self.summary)
        self._place = layouts.column(None, SPACE_L)
        outside.addLayout(self._place)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submitted)

    def add(self, field: F) -> F:
        """Add a field at the end; gives it back."""
        self._place.addWidget(field)
        self._know(field)
        return field

    def add_row(self, *fields: Field[Any], stretch: tuple[int, ...] = ()) -> None:
        """Add fields beside each other, of equal width or in the proportions of `stretch`; below each other when
        there is no room.
        """
        line = layouts.TurningRow(SPACE_M)
        for place, field in enumerate(fields):
            line.add(field, stretch[place] if stretch else 1, is_at_top=True)
            self._know(field)
        self._place.addWidget(line)

    def add_section(self, title: str, folded: bool = False) -> Section:
        """Begin a section; fields go into it with `add_to`."""
        section = Section(title, folded)
        self._place.addWidget(section)
        return section

    def add_to(self, section: Place, field: F) -> F:
        """Add a field to a section; gives it back."""
        section.add(field)
        self._know(field)
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self._place.addWidget(widget)

    def values(self) -> dict[str, Any]:
        """The values by the fields' names, of those that are shown.

        Raises `ValidationFailed` with every field that cannot be understood; it is shown as well.
        """
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        self.clear_errors()
        for name, field in self.fields.items():
            if field.isHidden():
                continue
            try:
                values[name] = field.check()
            except UserError as error:
                problems.append(Problem(name, str(error)))
        if problems:
            self._show(problems)
            raise ValidationFailed(problems)
        return values

    def set_values(self, **values: Any) -> None:
        """Show values as the starting point."""
        for name, value in values.items():
            self.fields[name].set_value(value)

    def state(self) -> State:
        """What stands in the fields, for a draft."""
        return {name: field.state() for name, field in self.fields.items()}

    def restore(self, state: State) -> None:
        """Show what `state` gave; fields that no longer exist are passed over."""
        for name, kept in state.items():
            if name in self.fields:
                self.fields[name].restore(kept)
        self.is_edited = True

    def show_error(self, error: Exception) -> None:
        """Say what is wrong: beside its field, and in the summary at the top."""
        if isinstance(error, ValidationFailed):
            self._show(error.problems)
        elif isinstance(error, UserError):
            self._show([Problem("", str(error))])
        else:
            self._show([Problem("", tr("Det blev ikke gemt. Dine oplysninger står her endnu, og fejlen er noteret."))])

    def clear_errors(self) -> None:
        """Take every error away."""
        self._problems = ()
        self.summary.show_problems(())
        for field in self.fields.values():
            field.clear_error()

    def _show(self, problems: "tuple[Problem, ...] | list[Problem]") -> None:
        for problem in problems:
            if problem.field in self.fields:
                self.fields[problem.field].set_error(problem.text)
        self._problems = tuple(problems)
        self.summary.show_problems(self._problems)
        first = next((problem.field for problem in problems if problem.field in self.fields), None)
        if first is not None:
            self._go_to(first)

    def _go_to(self, name: str) -> None:
        field = self.fields.get(name)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _know(self, field: Field[Any]) -> None:
        self.fields[field.name] = field
        field.edited.connect(self._field_edited)

    def _field_edited(self) -> None:
        self.is_edited = True
        self._drop_what_is_mended()
        self.edited.emit()

    def _drop_what_is_mended(self) -> None:
        """The summary goes when the last field it names is right, and not before: the form would jump at each."""
        named = [self.fields.get(problem.field) for problem in self._problems]
        if named and all(field is not None and not field.error_text for field in named):
            self._problems = ()
            self.summary.show_problems(())


class Summary(QFrame):
    """What is wrong with the form, in one place; a line goes to its field."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "danger")
        inside = layouts.row(self, SPACE_M, (SPACE_M, SPACE_M, SPACE_M, SPACE_M))
        mark = QLabel()
        icons.put(mark, "danger", "danger")
        inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        right = layouts.column(None, SPACE_S)
        inside.addLayout(right, 1)
        self.heading = labels.strong()
        right.addWidget(self.heading)
        self._lines = layouts.column(None, 2)
        right.addLayout(self._lines)
        self.hide()

    def show_problems(self, problems: "tuple[Problem, ...]") -> None:
        """Show these; none hides the summary."""
        layouts.clear(self._lines)
        self.setVisible(bool(problems))
        if not problems:
            return
        if len(problems) == 1 and not problems[0].field:
            text = problems[0].text
        else:
            text = tr("Ret dette, så kan det gemmes:")
            for problem in problems:
                self._lines.addWidget(self._line(problem))
        self.heading.setText(text)
        self.setAccessibleName(" ".join([text, *(problem.text for problem in problems)]))

    def _line(self, problem: Problem) -> QWidget:
        if not problem.field:
            return labels.body(problem.text)
        line = labels.link_line(problem.text)
        line.linkActivated.connect(lambda _href: self.asked.emit(problem.field))
        return line
