"""The text of a referral under each kind of information; what the letter leaves out says so while it is written."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.samtykker.models import Behandlingsgrundlag, Oplysningsart
from socialvicevaert.shared.tokens import SPACE_L, SPACE_S
from socialvicevaert.ui import icons, labels, layouts
from socialvicevaert.ui.chip_button import chip_button
from socialvicevaert.ui.fields import NoteField
from socialvicevaert.ui.form import Form
from socialvicevaert.ui.status_chip import StatusChip
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone

KINDS = tuple(kind for kind in Oplysningsart if kind is not Oplysningsart.NAVN_ADRESSE)


class KindTexts(QObject):
    """A field for each kind the consent covers; other kinds are added by a chip, and marked as left out."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        self._covered: frozenset[Oplysningsart] | None = frozenset()
        self._added: set[Oplysningsart] = set()
        form.add_widget(labels.heading(tr("Oplysninger")))
        self.name_line = QWidget()
        line = layouts.row(self.name_line, SPACE_S)
        self._name_mark = labels.body()
        line.addWidget(self._name_mark)
        self.name_text = labels.body()
        line.addWidget(self.name_text, 1)
        form.add_widget(self.name_line)
        self._place = _Texts()
        form.add_widget(self._place)
        self.fields: dict[Oplysningsart, NoteField] = {}
        self.marks: dict[Oplysningsart, StatusChip] = {}
        self._more = QWidget()
        inside = layouts.column(self._more, SPACE_S)
        inside.addWidget(labels.field_label(tr("Skriv også om")))
        self._chips = layouts.FlowRow()
        inside.addWidget(self._chips)
        form.add_widget(self._more)

    @property
    def written(self) -> tuple[Oplysningsart, ...]:
        """The kinds something is written about."""
        return tuple(kind for kind in KINDS if kind in self.fields and self.fields[kind].value())

    @property
    def left_out(self) -> tuple[Oplysningsart, ...]:
        """The kinds that are written about and that the letter leaves out."""
        return tuple(kind for kind in self.written if self._covered is not None and kind not in self._covered)

    def set_texts(self, texts: dict[Oplysningsart, str]) -> None:
        """Show texts as the starting point."""
        for kind, text in texts.items():
            if kind in KINDS:
                self._field(kind).set_value(text)

    def prepare(self, names: Iterable[str]) -> None:
        """Make the fields of these names, so that a kept form finds them."""
        for kind in KINDS:
            if _name(kind) in names:
                self._field(kind)

    def sections(self, values: dict[str, Any]) -> tuple[tuple[Oplysningsart, str], ...]:
        """The texts as a draft holds them."""
        texts = ((kind, values.get(_name(kind), "")) for kind in KINDS)
        return tuple((kind, text) for kind, text in texts if text)

    def show_for(self, basis: Behandlingsgrundlag, covered: frozenset[Oplysningsart] | None) -> None:
        """Show the fields for what may be given; ``covered`` None means that no consent sets limits."""
        self._covered = covered
        for kind in KINDS:
            is_covered = covered is not None and kind in covered
            if is_covered:
                self._field(kind)
            if kind in self.fields:
                is_wanted = is_covered or kind in self._added or bool(self.fields[kind].value())
                self.fields[kind].setVisible(is_wanted)
                self.marks[kind].setVisible(covered is not None and not is_covered)
        self._place.setVisible(any(not field.isHidden() for field in self.fields.values()))
        self._say_name(basis, covered)
        self._offer_more()

    def add(self, kind: Oplysningsart) -> None:
        """Open the field of a kind."""
        self._added.add(kind)
        field = self._field(kind)
        field.show()
        self._place.show()
        self.marks[kind].setVisible(self._covered is not None and kind not in self._covered)
        field.setFocus()
        self._offer_more()

    def _field(self, kind: Oplysningsart) -> NoteField:
        """The field of a kind; made when it is first wanted, because ten of them would be felt as a pause."""
        if kind not in self.fields:
            field = NoteField(_name(kind), kind.label, lines=2)
            self._place.before = sum(1 for other in self.fields if KINDS.index(other) < KINDS.index(kind))
            self._form.add_to(self._place, field)
            tip = tr("Samtykket dækker ikke %s.") % kind.label.lower()
            mark = StatusChip(tr("Kommer ikke med i brevet"), Tone.WARNING, "warning", tip)
            field.head.addWidget(mark)
            mark.hide()
            self.fields[kind] = field
            self.marks[kind] = mark
        return self.fields[kind]

    def _say_name(self, basis: Behandlingsgrundlag, covered: frozenset[Oplysningsart] | None) -> None:
        if basis is Behandlingsgrundlag.ANONYM:
            is_named, text = False, tr("Brevet siger ikke, hvem det handler om.")
        elif covered is None or Oplysningsart.NAVN_ADRESSE in covered:
            is_named, text = True, tr("Navn, adresse og telefon skrives øverst i brevet.")
        else:
            is_named, text = False, tr("Navn, adresse og telefon kommer ikke med i brevet: samtykket dækker dem ikke.")
        self.name_line.setVisible(basis is not Behandlingsgrundlag.SAMTYKKE or bool(covered))
        is_wanted = is_named or basis is Behandlingsgrundlag.ANONYM
        icons.put(self._name_mark, "tick" if is_wanted else "warning", "text2" if is_wanted else "warning", 16)
        self.name_text.setText(text)

    def _offer_more(self) -> None:
        self._chips.clear()
        rest = [kind for kind in KINDS if kind not in self.fields or self.fields[kind].isHidden()]
        for kind in rest:
            chip = chip_button(kind.label)
            chip.setCheckable(False)
            chip.setAccessibleName(tr("Skriv også om %s") % kind.label.lower())
            chip.clicked.connect(lambda _checked, kind=kind: self.add(kind))
            self._chips.add(chip)
        self._more.setVisible(bool(rest))


class _Texts(QWidget):
    """The fields in the order of the kinds: the next one added comes after ``before`` others."""

    def __init__(self) -> None:
        super().__init__()
        self._column = layouts.column(self, SPACE_L)
        self.before = 0

    def add(self, widget: QWidget) -> None:
        """Add a field in its place."""
        self._column.insertWidget(self.before, widget)


def _name(kind: Oplysningsart) -> str:
    return f"text_{kind.value}"
