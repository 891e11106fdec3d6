"""Contact persons as rows that are added and removed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from socialvicevaert.features.partnere.models import KontaktpersonDraft
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.shared.tokens import SPACE_M, SPACE_S
from socialvicevaert.ui import buttons, layouts
from socialvicevaert.ui.fields import Field, TextField
from socialvicevaert.ui.style_sheet import dress
from socialvicevaert.ui.text import tr


@dataclass
class _Row:
    place: QFrame
    id: int | None
    fields: dict[str, TextField]

    @property
    def is_blank(self) -> bool:
        return not any(field.value() for field in self.fields.values())


class PeopleField(Field[tuple[KontaktpersonDraft, ...]]):
    """Rows nobody has written in are passed over; a row that is taken away is gone when the partner is saved."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent=parent)
        place = QWidget()
        inside = layouts.column(place, SPACE_S)
        self._place = layouts.column(None, SPACE_S)
        inside.addLayout(self._place)
        self.rows: list[_Row] = []
        self.add_button = buttons.plain(tr("Tilføj kontaktperson"), self.add_row, "add")
        line = layouts.row(None)
        line.addWidget(self.add_button)
        line.addStretch(1)
        inside.addLayout(line)
        self._take(self.add_button, place)
        self.add_button.setAccessibleName(tr("Tilføj kontaktperson"))

    def value(self) -> tuple[KontaktpersonDraft, ...]:
        return tuple(
            KontaktpersonDraft(
                name=row.fields["name"].value(),
                role=row.fields["role"].value(),
                phone=row.fields["phone"].value(),
                email=row.fields["email"].value(),
                note=row.fields["note"].value(),
                id=row.id,
            )
            for row in self.rows
            if not row.is_blank
        )

    def set_value(self, value: Sequence[KontaktpersonDraft]) -> None:
        for row in self.rows.copy():
            self._remove(row)
        for person in value:
            self._append(person)

    def state(self) -> object:
        return [[row.id, *(field.value() for field in row.fields.values())] for row in self.rows]

    def restore(self, state: object) -> None:
        kept = state if isinstance(state, list) else []
        self.set_value([_from_state(row) for row in kept])

    def add_row(self) -> None:
        """Begin another contact person."""
        row = self._append(KontaktpersonDraft(""))
        row.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def show_problem(self, number: int, field: str, text: str) -> None:
        """Say what is wrong in the row of the ``number``-th person that is written."""
        written = [row for row in self.rows if not row.is_blank]
        if number < len(written) and field in written[number].fields:
            written[number].fields[field].set_error(text)

    def _append(self, person: KontaktpersonDraft) -> _Row:
        frame = QFrame()
        dress(frame, "well")
        inside = layouts.column(frame, SPACE_S, (SPACE_M, SPACE_S, SPACE_S, SPACE_M))
        fields = {
            "name": TextField("name", tr("Navn")),
            "role": TextField("role", tr("Rolle")),
            "phone": TextField("phone", tr("Direkte nummer")),
            "email": TextField("email", tr("E-mail")),
            "note": TextField("note", tr("Note")),
        }
        row = _Row(frame, person.id, fields)
        first = layouts.row(None, SPACE_M)
        first.addWidget(fields["name"], 1)
        remove = buttons.icon_only("delete", tr("Fjern kontaktpersonen"), lambda: self._take_away(row))
        first.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(first)
        for pair in (("role", "phone"), ("email", "note")):
            line = layouts.TurningRow(SPACE_M)
            for name in pair:
                line.add(fields[name], 1, is_at_top=True)
            inside.addWidget(line)
        for name, text in (
            ("name", person.name),
            ("role", person.role),
            ("phone", show_phone(person.phone)),
            ("email", person.email),
            ("note", person.note),
        ):
            fields[name].set_value(text)
            fields[name].edited.connect(self.edited)
        self._place.addWidget(frame)
        self.rows.append(row)
        return row

    def _take_away(self, row: _Row) -> None:
        self._remove(row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, row: _Row) -> None:
        self.rows.remove(row)
        row.place.hide()
        row.place.deleteLater()


def _from_state(row: list[object]) -> KontaktpersonDraft:
    number, name, role, phone, email, note = row
    known = number if isinstance(number, int) else None
    return KontaktpersonDraft(str(name), str(role), str(phone), str(email), str(note), known)
