"""A text of several lines that grows with what is written."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from socialvicevaert.ui.fields.field import Field


class NoteField(Field[str]):
    """Free text, `lines` high when empty and at most `most` lines high; Tab leaves it."""

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        required: bool = False,
        lines: int = 3,
        most: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, label, hint, required, parent)
        self.text = _GrowingText(lines, most)
        self.text.textChanged.connect(self._text_changed)
        self._is_quiet = False
        self._take(self.text)

    def value(self) -> str:
        return self.text.toPlainText().strip()

    def set_value(self, value: str) -> None:
        self._is_quiet = True
        self.text.setPlainText(value)
        self._is_quiet = False

    def set_placeholder(self, text: str) -> None:
        """An example shown while the field is empty; never instead of the label."""
        self.text.setPlaceholderText(text)

    def type_in(self, text: str) -> None:
        """Write as the user would."""
        self.text.setPlainText(text)

    def state(self) -> object:
        return self.text.toPlainText()

    def restore(self, state: object) -> None:
        self.set_value(str(state))

    def _text_changed(self) -> None:
        if not self._is_quiet:
            self.edited.emit()


class _GrowingText(QPlainTextEdit):
    def __init__(self, lines: int, most: int) -> None:
        super().__init__()
        self._lines = lines
        self._most = most
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A plain text document measures its height in lines, wrapped ones included.
        lines = max(self._lines, min(self._most, round(self.document().size().height())))
        margins = self.contentsMargins()
        edges = margins.top() + margins.bottom() + 2 * self.frameWidth() + round(2 * self.document().documentMargin())
        height = lines * self.fontMetrics().lineSpacing() + edges
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
