"""The paragraphs of a template below each other: written, added, taken away and moved with the keyboard."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from socialvicevaert.features.skabeloner.models import Afsnit, BrevArt
from socialvicevaert.features.skabeloner.rules.problems import MOST_PARAGRAPHS
from socialvicevaert.features.skabeloner.ui.paragraph import ParagraphField
from socialvicevaert.shared.tokens import SPACE_L
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.text import tr

AT_ONCE = 6
"""Paragraphs that are made before the first is seen; the others follow while the window stays awake."""
_IN_BETWEEN = 2


class Paragraphs(QWidget):
    """At least one paragraph. Alt+Up and Alt+Down move the one that is written in, Alt+Enter adds one below it."""

    edited = Signal()

    def __init__(self, letter: BrevArt, *, may_write: bool) -> None:
        super().__init__()
        self._letter = letter
        self._may_write = may_write
        self._waiting: list[Afsnit] = []
        self.fields: list[ParagraphField] = []
        outside = layouts.column(self, SPACE_L)
        self._column = layouts.column(None, SPACE_L)
        outside.addLayout(self._column)
        self.add_button = buttons.plain(tr("Tilføj afsnit"), self._add_last, "add")
        self.add_button.setToolTip(tr("Alt+Enter tilføjer et afsnit under det, du skriver i."))
        outside.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.setVisible(may_write)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._make_more)

    @property
    def body(self) -> tuple[Afsnit, ...]:
        """All paragraphs, also those that are not drawn yet."""
        return (*(field.afsnit() for field in self.fields), *self._waiting)

    def show_body(self, body: Sequence[Afsnit]) -> None:
        """Show these paragraphs; no edit."""
        layouts.clear(self._column)
        self.fields = []
        self._waiting = list(body) or [Afsnit("")]
        self._make_more()

    def set_letter(self, letter: BrevArt) -> None:
        """The kind of letter decides which fields are known."""
        self._letter = letter
        for field in self.fields:
            field.set_letter(letter)

    def show_error(self, number: int, text: str) -> None:
        """Say what is wrong with a paragraph, counted from 1, and go there."""
        while self._waiting and len(self.fields) < number:
            self._make_more()
        if 0 < number <= len(self.fields):
            self.fields[number - 1].set_error(text)

    def holding(self, widget: QWidget | None) -> ParagraphField | None:
        """The paragraph that a widget is part of."""
        return next((each for each in self.fields if widget is not None and each.isAncestorOf(widget)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        field = self.holding(QApplication.focusWidget())
        is_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        acts = {
            Qt.Key.Key_Up: lambda: self._move(field, -1),
            Qt.Key.Key_Down: lambda: self._move(field, 1),
            Qt.Key.Key_Return: lambda: self._add_below(field),
            Qt.Key.Key_Enter: lambda: self._add_below(field),
            Qt.Key.Key_Delete: lambda: self._remove(field),
        }
        act = acts.get(Qt.Key(event.key())) if is_alt and field is not None and self._may_write else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _make_more(self) -> None:
        count = AT_ONCE if not self.fields else _IN_BETWEEN
        first = len(self.fields)
        for afsnit in self._waiting[:count]:
            self._insert(len(self.fields), afsnit)
        del self._waiting[:count]
        self._number(max(0, first - 1))
        if self._waiting:
            self._more.start()

    def _insert(self, place: int, afsnit: Afsnit) -> ParagraphField:
        field = ParagraphField(place + 1, self._letter, may_write=self._may_write)
        field.show_afsnit(afsnit)
        field.edited.connect(self.edited)
        field.up.clicked.connect(partial(self._move, field, -1))
        field.down.clicked.connect(partial(self._move, field, 1))
        field.remove.clicked.connect(partial(self._remove, field))
        self.fields.insert(place, field)
        self._column.insertWidget(place, field)
        return field

    def _add_last(self) -> None:
        self._make_all()
        self._add(len(self.fields))

    def _add_below(self, field: ParagraphField | None) -> None:
        if field is not None:
            self._make_all()
            self._add(self.fields.index(field) + 1)

    def _add(self, place: int) -> None:
        if len(self.fields) >= MOST_PARAGRAPHS:
            return
        field = self._insert(place, Afsnit(""))
        self._number()
        self.edited.emit()
        field.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, field: ParagraphField | None, step: int, _checked: bool = False) -> None:
        if field is None:
            return
        self._make_all()
        place = self.fields.index(field)
        target = place + step
        if not 0 <= target < len(self.fields):
            return
        focus = QApplication.focusWidget()
        self.fields.insert(target, self.fields.pop(place))
        self._column.removeWidget(field)
        self._column.insertWidget(target, field)
        self._number()
        self.edited.emit()
        if focus is not None and field.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, field: ParagraphField | None, _checked: bool = False) -> None:
        if field is None:
            return
        self._make_all()
        if len(self.fields) == 1:
            field.show_afsnit(Afsnit(""))
        else:
            place = self.fields.index(field)
            self.fields.remove(field)
            near = self.fields[min(place, len(self.fields) - 1)]
            near.text.setFocus(Qt.FocusReason.OtherFocusReason)
            near.text.moveCursor(QTextCursor.MoveOperation.Start)
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
            self._number()
        self.edited.emit()

    def _make_all(self) -> None:
        while self._waiting:
            self._make_more()

    def _number(self, first: int = 0) -> None:
        for number, field in enumerate(self.fields[first:], start=first + 1):
            field.set_number(number)
            field.up.setEnabled(self._may_write and number > 1)
            field.down.setEnabled(self._may_write and number < len(self.fields))
        self.add_button.setEnabled(len(self.fields) < MOST_PARAGRAPHS)
