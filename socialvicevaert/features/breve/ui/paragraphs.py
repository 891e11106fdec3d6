"""The paragraphs of a letter below each other, with fields picked from a list that shows every one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from socialvicevaert.features.samtykker.models import Oplysningsart
from socialvicevaert.features.skabeloner.models import Afsnit, AfsnitArt, BrevArt
from socialvicevaert.features.skabeloner.rules import fields_of
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.fields import ChoiceField, Field, NoteField
from socialvicevaert.ui.text import tr

_KINDS = [(kind, kind.label) for kind in Oplysningsart]


@dataclass
class Row:
    """The parts of one paragraph."""

    place: QFrame
    text: NoteField
    kind: ChoiceField[Oplysningsart]
    style: AfsnitArt
    remove: QPushButton

    @property
    def afsnit(self) -> Afsnit:
        """What stands there."""
        return Afsnit(self.text.text.toPlainText(), self.style, self.kind.value())


class BodyField(Field[tuple[Afsnit, ...]]):
    """There is always one paragraph to write in. A field goes in where was written last."""

    def __init__(self, name: str, label: str, letter: BrevArt, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent=parent)
        place = QWidget()
        inside = layouts.column(place, SPACE_S)
        self._place = layouts.column(None, SPACE_S)
        inside.addLayout(self._place)
        self.rows: list[Row] = []
        self._with_kinds = False
        self._written_last: NoteField | None = None
        acts = layouts.FlowRow(space=SPACE_S)
        self.add_button = buttons.plain(tr("Tilføj afsnit"), self.add_paragraph, "add")
        self.field_button = buttons.plain(tr("Indsæt felt"), None, "list")
        self.field_button.setMenu(self._menu(letter))
        acts.add(self.add_button)
        acts.add(self.field_button)
        inside.addWidget(acts)
        self._take(self.add_button, place)
        self.add_button.setAccessibleName(tr("Tilføj afsnit"))
        self._append(Afsnit(""))

    @property
    def is_empty(self) -> bool:
        return not any(row.afsnit.text.strip() for row in self.rows)

    def value(self) -> tuple[Afsnit, ...]:
        return tuple(row.afsnit for row in self.rows if row.afsnit.text.strip())

    def set_value(self, value: Sequence[Afsnit]) -> None:
        for row in self.rows.copy():
            self._remove(row)
        for each in value or (Afsnit(""),):
            self._append(each)

    def state(self) -> object:
        return [[each.text, each.style.value, each.kind.value if each.kind else ""] for each in self.value()]

    def restore(self, state: object) -> None:
        kept = state if isinstance(state, list) else []
        self.set_value([_from_state(row) for row in kept])

    def show_kinds(self, shown: bool) -> None:
        """In a letter to anybody but the resident each paragraph says what it tells about them."""
        self._with_kinds = shown
        for row in self.rows:
            row.kind.setVisible(shown)

    def add_paragraph(self) -> None:
        """Another paragraph at the end, ready to be written in."""
        self._append(Afsnit("")).text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def insert_field(self, key: str) -> None:
        """Put a field in at the cursor of the paragraph that was written in last."""
        target = self._written_last if self._written_last is not None else self.rows[-1].text
        target.text.insertPlainText(f"{{{{{key}}}}}")
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, number: int, text: str) -> None:
        """Say what is wrong in a paragraph, counted from 1."""
        if 0 < number <= len(self.rows):
            self.rows[number - 1].text.set_error(text)

    def clear_error(self) -> None:
        super().clear_error()
        for row in self.rows:
            row.text.clear_error()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._written_last = next((row.text for row in self.rows if row.text.text is watched), self._written_last)
        return super().eventFilter(watched, event)

    def _menu(self, letter: BrevArt) -> QMenu:
        menu = QMenu(self)
        groups: dict[str, QMenu] = {}
        for each in fields_of(letter):
            if each.group not in groups:
                groups[each.group] = menu.addMenu(each.group)
            act = groups[each.group].addAction(f"{each.label} – {each.example}")
            act.triggered.connect(partial(self._picked, each.key))
        return menu

    def _picked(self, key: str, _checked: bool = False) -> None:
        self.insert_field(key)

    def _append(self, afsnit: Afsnit) -> Row:
        frame = QFrame()
        inside = layouts.column(frame, SPACE_S)
        row = Row(
            frame,
            NoteField("body", "", lines=1, most=30),
            ChoiceField[Oplysningsart](
                "kind", tr("Fortæller om"), _KINDS, empty=tr("Intet om beboeren (kun skabelonens ord)")
            ),
            afsnit.style,
            buttons.icon_only("delete", tr("Fjern afsnittet")),
        )
        row.text.set_value(afsnit.text)
        row.kind.set_value(afsnit.kind)
        row.text.text.installEventFilter(self)
        row.remove.clicked.connect(lambda: self._take_away(row))
        row.text.head.addWidget(row.remove)
        inside.addWidget(row.text)
        inside.addWidget(row.kind)
        row.kind.setVisible(self._with_kinds)
        for field in (row.text, row.kind):
            field.edited.connect(self.edited)
        self._place.addWidget(frame)
        self.rows.append(row)
        self._number()
        return row

    def _take_away(self, row: Row) -> None:
        self._remove(row)
        if not self.rows:
            self._append(Afsnit(""))
        self.rows[-1].text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, row: Row) -> None:
        self.rows.remove(row)
        if self._written_last is row.text:
            self._written_last = None
        row.place.hide()
        row.place.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            row.text.set_label(tr("Afsnit %s") % number)
            row.kind.box.setAccessibleName(f"{row.text.label_text}: {row.kind.label_text}")
            row.remove.setAccessibleName(f"{row.text.label_text}: {row.remove.toolTip()}")


def _from_state(row: list[object]) -> Afsnit:
    text, style, kind = (str(part) for part in row)
    styles, kinds = set(AfsnitArt), set(Oplysningsart)
    return Afsnit(
        text, AfsnitArt(style) if style in styles else AfsnitArt.TEKST, Oplysningsart(kind) if kind in kinds else None
    )
