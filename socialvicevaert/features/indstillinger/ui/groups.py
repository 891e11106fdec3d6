"""Groups of workers, below the list of workers: reports can be about one of them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger import service
from socialvicevaert.features.indstillinger.queries import FEWEST_IN_GROUP, MedarbejdergruppeView
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.table import Column, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class GroupList(QWidget):
    """The groups, how many work in each, and whether there can be a report on it."""

    def __init__(self, context: Context, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.may_change = may_change
        self.rows: Sequence[MedarbejdergruppeView] = ()
        inside = layouts.column(self, SPACE_S)
        inside.addWidget(labels.heading(tr("Grupper")))
        inside.addWidget(
            labels.secondary(
                tr("En rapport kan handle om en gruppe med mindst %s medarbejdere; en mindre ville handle om personer.")
                % FEWEST_IN_GROUP
            )
        )
        self.add_button = buttons.plain(tr("Ny gruppe"), lambda: self._open(None), "add")
        self.rename_button = buttons.plain(tr("Omdøb gruppe"), self._rename, "edit")
        self.retire_button = buttons.plain(tr("Tag ud af brug"), self._retire)
        line = layouts.row()
        for button in (self.add_button, self.rename_button, self.retire_button):
            button.setEnabled(may_change)
            line.addWidget(button)
        line.addStretch(1)
        inside.addLayout(line)
        self.table: Table[MedarbejdergruppeView] = Table(
            [
                Column("name", tr("Gruppe"), lambda row: row.name, stretch=True),
                Column("how_many", tr("Medarbejdere"), lambda row: str(row.how_many), width=130),
                Column(
                    "state",
                    tr("Rapport"),
                    _state,
                    width=190,
                    tone=lambda row: Tone.NEUTRAL if _state(row) != tr("Kan vælges") else None,
                ),
            ],
            tr("Grupper"),
            key=lambda row: row.id,
        )
        self.table.chosen.connect(self._show_choice)
        self.table.activated_row.connect(lambda _row: self._rename())
        inside.addWidget(self.table, 1)

    def show_groups(self, rows: Sequence[MedarbejdergruppeView]) -> None:
        """Show these; without any there is only the button to make one."""
        self.rows = rows
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        for button in (self.rename_button, self.retire_button):
            button.setVisible(bool(rows))
        self._show_choice(self.table.current())

    def _show_choice(self, row: MedarbejdergruppeView | None) -> None:
        for button in (self.rename_button, self.retire_button):
            button.setEnabled(self.may_change and row is not None)
        is_retired = row is not None and not row.is_active
        self.retire_button.setText(tr("Tag i brug igen") if is_retired else tr("Tag ud af brug"))

    def _open(self, row: MedarbejdergruppeView | None) -> None:
        self.context.sheets.open(GroupSheet(self.context, row))

    def _rename(self) -> None:
        row = self.table.current()
        if row is not None and self.may_change:
            self._open(row)

    def _retire(self) -> None:
        row = self.table.current()
        if row is not None:
            number, retired = row.id, row.is_active
            self.context.tasks.write(
                self,
                tr("Gruppe taget ud af brug") if retired else tr("Gruppe taget i brug"),
                lambda session: service.retire_medarbejdergruppe(session, number, retired=retired),
            )


class GroupSheet(FormSheet):
    """A new group, or another name for one."""

    def __init__(self, context: Context, row: MedarbejdergruppeView | None) -> None:
        super().__init__(context, tr("Ny gruppe") if row is None else tr("Omdøb gruppe"))
        self.row = row
        name = self.form.add(TextField("name", tr("Navn"), required=True))
        if row is None:
            name.set_hint(tr("Vælg bagefter gruppen på hver medarbejder."))
        else:
            name.set_value(row.name)
            name.set_hint(tr("Udstedte rapporter beholder det gamle navn."))

    def submit(self, values: dict[str, Any]) -> None:
        name, row = values["name"], self.row
        if row is None:
            self.save(tr("Ny gruppe"), lambda session: service.add_medarbejdergruppe(session, name))
        else:
            number = row.id
            self.save(tr("Gruppe omdøbt"), lambda session: service.rename_medarbejdergruppe(session, number, name))


def _state(row: MedarbejdergruppeView) -> str:
    if not row.is_active:
        return tr("Ude af brug")
    return tr("Kan vælges") if row.how_many >= FEWEST_IN_GROUP else tr("For få medarbejdere")
