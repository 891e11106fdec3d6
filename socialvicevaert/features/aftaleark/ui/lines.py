"""What was agreed, line by line: what, who, when. Enter makes the next line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from socialvicevaert.features.aftaleark.models import AftalelinjeDraft, Hvem
from socialvicevaert.features.aftaleark.rules import MOST_LINES
from socialvicevaert.features.aftaleark.ui.when import When, WhenField
from socialvicevaert.shared.errors import Problem
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.fields import ChoiceField, Field, TextField
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr

_OTHERS = ((Hvem.MEDARBEJDER, "Mig"), (Hvem.ANDEN, "En anden"))


@dataclass
class Line:
    """The fields of one line."""

    place: QFrame
    what: TextField
    who: ChoiceField[Hvem]
    who_name: TextField
    when: WhenField
    remove: QPushButton

    @property
    def chosen(self) -> Hvem:
        """Who does it: the resident, unless another is chosen."""
        return self.who.value() or Hvem.BEBOER

    @property
    def is_blank(self) -> bool:
        """Nobody has written in it; who does it is chosen beforehand, and says nothing."""
        return not (self.what.value() or self.who_name.value() or self.when.line.text().strip())


class LinesField(Field[tuple[AftalelinjeDraft, ...]]):
    """Lines nobody has written in are passed over. There is always one to write in."""

    def __init__(self, name: str, label: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(name, label, tr("Enter laver den næste linje."), parent=parent)
        self._today = today
        place = QWidget()
        inside = layouts.column(place, SPACE_S)
        self._place = layouts.column(None, SPACE_S)
        inside.addLayout(self._place)
        self.rows: list[Line] = []
        self.add_button = buttons.plain(tr("Tilføj linje"), self.add_line, "add")
        beside = layouts.row(None)
        beside.addWidget(self.add_button)
        beside.addStretch(1)
        inside.addLayout(beside)
        self._take(self.add_button, place)
        self.add_button.setAccessibleName(tr("Tilføj linje"))
        self._append(AftalelinjeDraft("", Hvem.BEBOER))

    @property
    def is_empty(self) -> bool:
        return not self._written()

    def value(self) -> tuple[AftalelinjeDraft, ...]:
        return tuple(_draft_of(line) for line in self._written())

    def set_value(self, value: Sequence[AftalelinjeDraft]) -> None:
        if not value and len(self.rows) == 1 and self.rows[0].is_blank:
            return  # the line that is there keeps the keyboard
        for line in self.rows.copy():
            self._remove(line)
        for draft in value or (AftalelinjeDraft("", Hvem.BEBOER),):
            self._append(draft)

    def state(self) -> object:
        return [
            [line.what.value(), line.chosen.value, line.who_name.value(), line.when.line.text()]
            for line in self._written()
        ]

    def restore(self, state: object) -> None:
        kept = state if isinstance(state, list) else []
        self.set_value([_from_state(row) for row in kept])

    def add_line(self) -> None:
        """Begin another line, or go on with the last one where nothing is written in it yet."""
        if not self.rows[-1].is_blank and len(self.rows) < MOST_LINES:
            self._append(AftalelinjeDraft("", self.rows[-1].chosen))
        self.rows[-1].what.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_error(self) -> None:
        super().clear_error()
        for line in self.rows:
            for field in (line.what, line.who_name, line.when):
                field.clear_error()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong in its line; a problem of all lines is said below them."""
        for problem in problems:
            self._field_of(problem).set_error(problem.text)

    def go_to_wrong(self) -> None:
        """To the first field of a line that is wrong, if there is one."""
        for line in self.rows:
            for field in (line.what, line.when, line.who_name):
                if field.error_text:
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def _field_of(self, problem: Problem) -> Field[Any]:
        number, field = line_of(problem)
        written = self._written()
        if not written:
            return self.rows[0].what
        if not 0 < number <= len(written):
            return self
        line = written[number - 1]
        return {"what": line.what, "who_name": line.who_name}.get(field, line.when)

    def _written(self) -> list[Line]:
        return [line for line in self.rows if not line.is_blank]

    def _append(self, draft: AftalelinjeDraft) -> None:
        frame = QFrame()
        dress(frame, "well")
        inside = layouts.column(frame, SPACE_S, (SPACE_M, SPACE_S, SPACE_M, SPACE_M))
        line = Line(
            frame,
            TextField("what", tr("Hvad")),
            ChoiceField[Hvem](
                "who", tr("Hvem gør det"), [(who, tr(text)) for who, text in _OTHERS], empty=tr("Beboeren")
            ),
            TextField("who_name", tr("Hvem er det")),
            WhenField("when", tr("Hvornår"), self._today),
            buttons.icon_only("delete", tr("Fjern linjen"), lambda: self._take_away(line)),
        )
        line.what.beside.addWidget(line.remove)  # on its line, whatever is said below it
        inside.addWidget(line.what)
        below = layouts.TurningRow(SPACE_M)
        below.add(line.who, 3, is_at_top=True)
        below.add(line.when, 4, is_at_top=True)
        inside.addWidget(below)
        inside.addWidget(line.who_name)
        line.what.set_value(draft.what)
        line.who.set_value(draft.who if draft.who is not Hvem.BEBOER else None)
        line.who_name.set_value(draft.who_name)
        line.when.set_value(When(draft.due_on, draft.due_text))
        self._show_name(line)
        line.who.edited.connect(lambda: self._show_name(line))
        for each in (line.what, line.who, line.who_name, line.when):
            each.edited.connect(self.edited)
        for text in (line.what, line.who_name, line.when):
            text.line.returnPressed.connect(lambda: self._entered(line))
        self._place.addWidget(frame)
        frame.show()  # now: what is shown later cannot take the keyboard yet
        self.rows.append(line)
        self._number_lines()

    def _show_name(self, line: Line) -> None:
        line.who_name.setVisible(line.chosen is Hvem.ANDEN)

    def _entered(self, line: Line) -> None:
        """Enter: to the line below, which is made where there is none."""
        at = self.rows.index(line) + 1
        if at < len(self.rows):
            self.rows[at].what.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_line()

    def _take_away(self, line: Line) -> None:
        self._remove(line)
        if not self.rows:
            self._append(AftalelinjeDraft("", Hvem.BEBOER))
        self.rows[-1].what.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, line: Line) -> None:
        self.rows.remove(line)
        line.place.hide()
        line.place.deleteLater()
        self._number_lines()

    def _number_lines(self) -> None:
        """Said aloud, each line has its number: three fields called "Hvad" are not told apart."""
        for number, line in enumerate(self.rows, start=1):
            for field in (line.what, line.who, line.who_name, line.when):
                field.control.setAccessibleName(tr("Aftale %s: %s") % (number, field.label_text))
            line.remove.setAccessibleName(tr("Fjern aftale %s") % number)


def line_of(problem: Problem) -> tuple[int, str]:
    """Which line a problem is about, counted from 1, and which part of it; 0 is all of them."""
    _, _, rest = problem.field.partition(".")
    number, _, field = rest.partition(".")
    return (int(number), field) if number.isdecimal() else (0, "")


def _draft_of(line: Line) -> AftalelinjeDraft:
    when = line.when.value()
    name = line.who_name.value() if line.chosen is Hvem.ANDEN else ""
    return AftalelinjeDraft(line.what.value(), line.chosen, name, when.on, when.text)


def _from_state(row: list[object]) -> AftalelinjeDraft:
    what, who, name, when = (str(part) for part in row)
    return AftalelinjeDraft(what, Hvem(who) if who in set(Hvem) else Hvem.BEBOER, name, due_text=when)
