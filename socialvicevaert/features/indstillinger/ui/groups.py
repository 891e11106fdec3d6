"""Grupper: workers who are counted together, so that a report can be about them."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger import queries, service
from socialvicevaert.features.indstillinger.queries import FEWEST_IN_GROUP, MedarbejdergruppeView
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.name_sheet import NameSheet
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.security.roles import Permission
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.table import Column, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class GroupSection(SettingsSection):
    """The groups, how many work in each, and whether there can be a report on it."""

    title = "Grupper"
    icon = "people"
    tab = "grupper"
    needs = Permission.MANAGE_USERS
    shows = frozenset({"medarbejder", "medarbejdergruppe"})

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        self.body.addWidget(
            labels.secondary(
                tr(
                    "En rapport kan handle om en gruppe. Gruppen vælges på hver medarbejder. Der skal være mindst "
                    "%s medarbejdere i den; ellers ville tallene handle om bestemte personer."
                )
                % FEWEST_IN_GROUP
            )
        )
        add = buttons.plain(tr("Ny gruppe"), lambda: self._open(None), "add")
        self.rename = buttons.plain(tr("Omdøb"), self._rename, "edit")
        self.retire = buttons.plain(tr("Tag ud af brug"), self._retire)
        self.action_row(add, self.rename, self.retire)
        self.table: Table[MedarbejdergruppeView] = Table(
            [
                Column("name", tr("Gruppe"), lambda row: row.name, stretch=True),
                Column("how_many", tr("Medarbejdere"), lambda row: str(row.how_many), width=130),
                Column(
                    "state",
                    tr("Rapport"),
                    _state,
                    width=220,
                    tone=lambda row: None if row.is_active and row.how_many >= FEWEST_IN_GROUP else Tone.NEUTRAL,
                ),
            ],
            tr("Grupper"),
            key=lambda row: row.id,
        )
        self.table.chosen.connect(self._show_choice)
        self.table.activated_row.connect(lambda _row: self._rename())
        self.body.addWidget(self.table, 1)
        self.guard(add)
        self._show_choice(None)

    def refresh(self) -> None:
        def groups(session: Session) -> list[MedarbejdergruppeView]:
            return queries.medarbejdergrupper(session, retired=True)

        self.read(groups, self._show)

    def _show(self, rows: list[MedarbejdergruppeView]) -> None:
        self.table.set_rows(rows)
        self._show_choice(self.table.current())

    def _show_choice(self, row: MedarbejdergruppeView | None) -> None:
        for button in (self.rename, self.retire):
            button.setEnabled(self.may_change and row is not None)
        is_retired = row is not None and not row.is_active
        self.retire.setText(tr("Tag i brug igen") if is_retired else tr("Tag ud af brug"))

    def _open(self, row: MedarbejdergruppeView | None) -> None:
        self.context.sheets.open(self._new() if row is None else self._other_name(row))

    def _new(self) -> NameSheet:
        title = tr("Ny gruppe")
        return NameSheet(
            self.context,
            title,
            title,
            service.add_medarbejdergruppe,
            hint=tr("Vælg bagefter gruppen på hver medarbejder."),
        )

    def _other_name(self, row: MedarbejdergruppeView) -> NameSheet:
        return NameSheet(
            self.context,
            tr("Omdøb gruppe"),
            tr("Gruppe omdøbt"),
            lambda session, name: service.rename_medarbejdergruppe(session, row.id, name),
            name=row.name,
            hint=tr("Udstedte rapporter beholder det gamle navn."),
        )

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


def _state(row: MedarbejdergruppeView) -> str:
    if not row.is_active:
        return tr("Ude af brug")
    return tr("Kan vælges") if row.how_many >= FEWEST_IN_GROUP else tr("For få medarbejdere")
