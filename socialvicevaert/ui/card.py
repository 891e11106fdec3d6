"""Cards: a surface of its own, and one with a key figure."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from socialvicevaert.shared.tokens import SPACE_L, SPACE_M, SPACE_XS
from socialvicevaert.ui import icons, labels, layouts
from socialvicevaert.ui.figure import Figure
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.tone import Tone

_NARROWEST = 140


class Card(QFrame):
    """A surface with a title and what is put in its `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "card")
        self.head = layouts.row(None, SPACE_M)
        self.body = layouts.column(None, SPACE_M)
        outside = layouts.column(self, SPACE_M, (SPACE_L, SPACE_L - 2, SPACE_L, SPACE_L))
        outside.addLayout(self.head)
        outside.addLayout(self.body, 1)
        self.title = labels.heading(title)
        self.head.addWidget(self.title, 1)
        self.title.setVisible(bool(title))  # once it has a parent: before, it would be shown as a window of its own
        self.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        """Add a part below the title."""
        self.body.addWidget(widget)


class KeyCard(QFrame):
    """A label, a large figure, and a note; with `is_link` it can be clicked to see the rows behind the figure."""

    clicked = Signal()

    def __init__(
        self,
        label: str,
        value: str,
        note: str = "",
        tone: Tone = Tone.NEUTRAL,
        is_link: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dress(self, "card")
        self._is_link = is_link
        inside = self._inside = layouts.column(self, SPACE_XS, (SPACE_L, SPACE_M, SPACE_L, SPACE_M))
        self.label = labels.field_label(label)
        inside.addWidget(self.label)
        self.value = Figure(value)
        inside.addWidget(self.value)
        self._note_line = QWidget()
        line = layouts.row(self._note_line, 6)
        self._mark = QLabel()
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.note = labels.secondary()
        line.addWidget(self.note, 1)
        inside.addWidget(self._note_line)
        inside.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if is_link:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_figure(value, note, tone)

    def add(self, widget: QWidget) -> None:
        """Add a part below the note."""
        self._inside.insertWidget(self._inside.count() - 1, widget)

    def show_figure(self, value: str, note: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Show another figure. Figures stay neutral; the tone is an icon before the note."""
        self.value.setText(value)
        self.note.setText(note)
        self._note_line.setVisible(bool(note))
        self._mark.setVisible(tone is not Tone.NEUTRAL)
        if tone is not Tone.NEUTRAL:
            icons.put(self._mark, tone.icon, tone.value, 16)
        self.setAccessibleName(", ".join(part for part in (self.label.text(), value, note) if part))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(_NARROWEST, hint.width()), hint.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._is_link and event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_link and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hover(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(False)

    def _hover(self, on: bool) -> None:
        if self._is_link:
            self.setProperty("hover", "true" if on else "false")
            self.style().unpolish(self)
            self.style().polish(self)
