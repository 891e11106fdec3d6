"""Behovsområder: what a sag can be about, in the organisation's own words and order."""

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger import queries, service
from socialvicevaert.features.indstillinger.queries import BehovsomraadeView
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.name_sheet import NameSheet
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.security.roles import Permission
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.table import Column, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


class NeedAreaSection(SettingsSection):
    """The list of need areas; retired ones stay on the sager that have them."""

    title = "Behovsområder"
    icon = "list"
    tab = "behovsomraader"
    needs = Permission.MANAGE_SETTINGS
    shows = frozenset({"behovsomraade"})

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        self.body.addWidget(
            labels.secondary(
                tr("Vælges på sager og kontakter og tælles i rapporten. Gamle sager beholder deres områder.")
            )
        )
        add = buttons.plain(tr("Nyt behovsområde"), lambda: self._open(None), "add")
        self.rename = buttons.plain(tr("Omdøb"), self._rename, "edit")
        self.retire = buttons.plain(tr("Tag ud af brug"), self._retire)
        self.up = buttons.icon_only("up", tr("Flyt op"), lambda: self._move(-1))
        self.down = buttons.icon_only("down", tr("Flyt ned"), lambda: self._move(1))
        self.action_row(add, self.rename, self.retire, self.up, self.down)
        self.table: Table[BehovsomraadeView] = Table(
            [
                Column("name", tr("Behovsområde"), lambda row: row.name, stretch=True),
                Column(
                    "state",
                    tr("Tilstand"),
                    lambda row: tr("I brug") if row.is_active else tr("Ude af brug"),
                    width=150,
                    tone=lambda row: None if row.is_active else Tone.NEUTRAL,
                ),
            ],
            tr("Behovsområder"),
            key=lambda row: row.id,
        )
        self.table.chosen.connect(self._show_choice)
        self.table.activated_row.connect(lambda _row: self._rename())
        self.body.addWidget(self.table, 1)
        self.guard(add, self.rename, self.retire, self.up, self.down)

    def refresh(self) -> None:
        self.read(lambda session: queries.behovsomraader(session, retired=True), self._show)

    def _show(self, rows: list[BehovsomraadeView]) -> None:
        self.table.set_rows(rows)
        row = self.table.current()
        if row is not None:
            self._show_choice(row)

    def _show_choice(self, row: BehovsomraadeView) -> None:
        self.retire.setText(tr("Tag ud af brug") if row.is_active else tr("Tag i brug igen"))

    def _open(self, row: BehovsomraadeView | None) -> None:
        self.context.sheets.open(self._new() if row is None else self._other_name(row))

    def _new(self) -> NameSheet:
        title = tr("Nyt behovsområde")
        return NameSheet(self.context, title, title, service.add_behovsomraade)

    def _other_name(self, row: BehovsomraadeView) -> NameSheet:
        return NameSheet(
            self.context,
            tr("Omdøb behovsområde"),
            tr("Behovsområde omdøbt"),
            lambda session, name: service.rename_behovsomraade(session, row.id, name),
            name=row.name,
            hint=tr("Det nye navn står også på de sager, der har området."),
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
                tr("Behovsområde taget ud af brug") if retired else tr("Behovsområde taget i brug"),
                lambda session: service.retire_behovsomraade(session, number, retired=retired),
            )

    def _move(self, places: int) -> None:
        row = self.table.current()
        if row is not None:
            number = row.id
            self.context.tasks.write(
                self,
                tr("Behovsområde flyttet"),
                lambda session: service.move_behovsomraade(session, number, places),
                quiet=True,
            )
