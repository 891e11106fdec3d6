"""Medarbejdere: who works here, in which role, and who can open the data."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger import queries
from socialvicevaert.features.indstillinger.queries import MedarbejdergruppeView, MedarbejderView
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.features.indstillinger.ui.worker_sheet import AccessSheet, WorkerSheet
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage.session import Session
from socialvicevaert.ui import buttons, labels
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.table import Column, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone


@dataclass(frozen=True)
class _Row:
    worker: MedarbejderView
    slot_id: int | None
    group: str

    @property
    def access(self) -> str:
        if not self.worker.is_active:
            return tr("Lukket")
        return tr("Har adgangskode") if self.slot_id is not None else tr("Ingen adgangskode")

    @property
    def tone(self) -> Tone:
        if not self.worker.is_active:
            return Tone.NEUTRAL
        return Tone.SUCCESS if self.slot_id is not None else Tone.WARNING


class WorkerSection(SettingsSection):
    """Each worker has an own password; what they did carries their name, also when they have left."""

    title = "Medarbejdere"
    icon = "people"
    tab = "medarbejdere"
    shows = frozenset({"medarbejder", "medarbejdergruppe"})
    needs = Permission.MANAGE_USERS

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        self._groups: list[MedarbejdergruppeView] = []
        self.body.addWidget(
            labels.secondary(
                tr(
                    "Hver medarbejder har sin egen adgangskode. "
                    "Rollen bestemmer, hvad man ser: kun viceværter og rådgivere ser beboere."
                )
            )
        )
        add = buttons.plain(tr("Ny medarbejder"), lambda: self._open(None), "add")
        self.change = buttons.plain(tr("Ret medarbejder"), self._change, "edit")
        self.access = buttons.plain(tr("Ny adgangskode"), self._give_access, "key")
        self.action_row(add, self.change, self.access)
        self.table: Table[_Row] = Table(
            [
                Column("name", tr("Navn"), lambda row: row.worker.name, stretch=True),
                Column("role", tr("Rolle"), _role, width=250),
                Column("group", tr("Gruppe"), lambda row: row.group, width=130),
                Column("phone", tr("Telefon"), lambda row: show_phone(row.worker.phone), width=120),
                Column("access", tr("Adgang"), lambda row: row.access, width=180, tone=lambda row: row.tone),
            ],
            tr("Medarbejdere"),
            key=lambda row: row.worker.id,
        )
        self.table.activated_row.connect(lambda _row: self._change())
        self.body.addWidget(self.table, 1)
        self.guard(add, self.change, self.access)

    def refresh(self) -> None:
        vault = self.machine.vault

        def rows(session: Session) -> tuple[list[_Row], list[MedarbejdergruppeView]]:
            slots = {worker.medarbejder_id: worker.slot_id for worker in vault.workers()}
            groups = queries.medarbejdergrupper(session, retired=True)
            names = {group.id: group.name for group in groups}
            workers = queries.medarbejdere(session, retired=True)
            return [_Row(one, slots.get(one.id), names.get(one.gruppe_id or 0, "")) for one in workers], groups

        self.read(rows, self._show)

    def _show(self, found: tuple[list[_Row], list[MedarbejdergruppeView]]) -> None:
        rows, self._groups = found
        self.table.set_rows(rows)

    def _open(self, row: _Row | None) -> None:
        worker, slot_id = (row.worker, row.slot_id) if row else (None, None)
        sheet = WorkerSheet(self.context, self.machine, worker, slot_id, self._groups)
        sheet.changed.connect(self.ask_refresh)
        self.context.sheets.open(sheet)

    def _change(self) -> None:
        row = self.table.current()
        if row is not None and self.may_change:
            self._open(row)

    def _give_access(self) -> None:
        row = self.table.current()
        if row is not None:
            sheet = AccessSheet(self.context, self.machine, row.worker)
            sheet.changed.connect(self.ask_refresh)
            self.context.sheets.open(sheet)


def _role(row: _Row) -> str:
    label = row.worker.role.label
    return tr("%s, styrer programmet") % label if row.worker.is_administrator else label
