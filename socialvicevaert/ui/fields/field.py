"""What every field has: a label above, the control, help below, and an error with an icon."""

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.tokens import SPACE_S, SPACE_XS
from socialvicevaert.ui import icons, labels, layouts
from socialvicevaert.ui.text import tr

T = TypeVar("T")


class Field(QWidget, Generic[T]):
    """Base of the fields. `name` is the field of the draft it fills, so that a `Problem` finds its place.

    `value` raises `UserError` when what stands there cannot be understood; `state` is what stands there, for drafts.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.label_text = label
        self.is_required = required
        self._hint = hint
        self._control: QWidget = self
        self.label = labels.field_label(label)
        labels.one_line(self.label)
        self._mark = labels.secondary(tr("skal udfyldes"))
        labels.one_line(self._mark)
        if not required:  # setVisible(True) would show it as a window of its own: it has no parent yet
            self._mark.hide()
        self.head = layouts.row(None, SPACE_S)
        self.head.addWidget(self.label)
        self.head.addWidget(self._mark)
        self.head.addStretch(1)
        self.hint = labels.secondary(hint)
        if not hint:
            self.hint.hide()
        self.error = labels.secondary()
        self.error.setProperty("part", "error")
        self._error_icon = QLabel()
        icons.put(self._error_icon, "danger", "danger", 16)
        self._error_line = QWidget()
        line = layouts.row(self._error_line, 6)
        line.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.error, 1)
        self._error_line.hide()
        self._outside = layouts.column(self, SPACE_XS)
        self._outside.addLayout(self.head)
        self._outside.addWidget(self.hint)
        self._outside.addWidget(self._error_line)
        self.edited.connect(self.clear_error)

    @property
    def control(self) -> QWidget:
        """The widget that takes the focus."""
        return self._control

    @property
    def error_text(self) -> str:
        """What is wrong, or nothing."""
        return self.error.text() if not self._error_line.isHidden() else ""

    def value(self) -> T:
        """What is meant; raises `UserError` when it cannot be understood."""
        raise NotImplementedError

    def set_value(self, value: T) -> None:
        """Show a value; counts as the starting point, not as an edit."""
        raise NotImplementedError

    def state(self) -> object:
        """What stands there, as JSON can carry it, understood or not."""
        raise NotImplementedError

    def restore(self, state: object) -> None:
        """Show what `state` gave."""
        raise NotImplementedError

    @property
    def is_empty(self) -> bool:
        """Nothing stands there."""
        return self.state() in ("", None, [], False)

    def check(self) -> T:
        """`value`, also refusing an empty required field; shows the error beside the field."""
        try:
            if self.is_required and self.is_empty:
                is_question = self.label_text.endswith("?")
                raise UserError((tr("Svar på »%s«.") if is_question else tr("%s skal udfyldes.")) % self.label_text)
            return self.value()
        except UserError as error:
            self.set_error(str(error))
            raise

    def set_error(self, text: str) -> None:
        """Say what is wrong; empty takes it away. It also goes away when the field is edited."""
        self.error.setText(text)
        self._error_line.setVisible(bool(text))
        self._mark_wrong(bool(text))
        self._describe()

    def clear_error(self) -> None:
        """Take the error away."""
        if not self._error_line.isHidden():
            self.set_error("")

    def set_label(self, text: str) -> None:
        """Ask for something else in the same place."""
        self.label_text = text
        self.label.setText(text)
        self._control.setAccessibleName(text)

    def set_hint(self, text: str) -> None:
        """Change the help below the control; empty hides it."""
        self._hint = text
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
        self._describe()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._control and event.type() == QEvent.Type.FocusOut:
            self._left()
        return super().eventFilter(watched, event)

    def _take(self, control: QWidget, place: QWidget | None = None) -> None:
        """Put the control in; `place` is what holds it when it has company."""
        self._control = control
        control.setAccessibleName(self.label_text)
        control.installEventFilter(self)
        self.label.setBuddy(control)
        self.setFocusProxy(control)
        self._outside.insertWidget(1, place or control)
        self._describe()

    def _left(self) -> None:
        """The focus went elsewhere: a field may write its value properly."""

    def _mark_wrong(self, wrong: bool) -> None:
        control = self._control
        control.setProperty("wrong", "true" if wrong else "false")
        control.style().unpolish(control)
        control.style().polish(control)

    def _describe(self) -> None:
        said = [self.error_text, tr("skal udfyldes") if self.is_required else "", self._hint]
        self._control.setAccessibleDescription(". ".join(part for part in said if part))
