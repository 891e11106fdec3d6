"""Sikkerhedskopi: what there is, one more now, and where it lies."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.dates import show_date_long, show_moment, show_relative
from socialvicevaert.ui import buttons, confirm, labels
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.empty_state import EmptyKind, EmptyState
from socialvicevaert.ui.long_task import LongTask
from socialvicevaert.ui.progress_strip import ProgressStrip
from socialvicevaert.ui.table import Column, ColumnKind, Table
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone
from socialvicevaert.vault import BackupInfo

_LOST = "Det, der er skrevet efter kopien blev taget, står ikke i kopien og ses ikke mere i programmet."
_KEPT = "De nuværende data slettes ikke. De lægges til side i datamappen."
_CONSENTS = "Samtykker, der er trukket tilbage efter kopien blev taget, trækkes tilbage igen, når du er logget ind."
_PASSWORDS = "Vinduet låses, og alle logger ind igen med deres adgangskode fra i dag."
_MEGABYTE = 1_000_000


class BackupSection(SettingsSection):
    """The finished backups, newest first; the last fourteen are kept."""

    title = "Sikkerhedskopi"
    icon = "backup"
    tab = "sikkerhedskopi"
    needs = Permission.MANAGE_BACKUPS

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        self.body.addWidget(
            labels.secondary(
                tr(
                    "Hver dag ved den første oplåsning laves en kopi, som læses igen og tælles efter. "
                    "De seneste 14 gemmes. Kopien er krypteret og åbnes med adgangskoden eller gendannelsesarket. "
                    "Læg jævnligt mappen et andet sted end på denne computer."
                )
            )
        )
        self.make = buttons.plain(tr("Lav en kopi nu"), machine.back_up, "backup")
        self.open_folder = buttons.plain(tr("Åbn mappen"), self._open_folder, "folder")
        self.restore = buttons.plain(tr("Gendan den valgte …"), self._restore, "restore")
        self.action_row(self.make, self.restore, self.open_folder)
        self.folder = labels.secondary(str(machine.vault.layout.backups))
        self.body.addWidget(self.folder)
        self.strip = ProgressStrip()
        self.body.addWidget(self.strip)
        self.table: Table[BackupInfo] = Table(
            [
                Column("made", tr("Lavet"), lambda row: show_moment(row.made_at), ColumnKind.DATE, 150),
                Column(
                    "age",
                    tr("Alder"),
                    lambda row: show_relative(row.made_on, context.clock.today()),
                    width=150,
                    tip=lambda row: show_date_long(row.made_on),
                ),
                Column("size", tr("Størrelse"), _size, ColumnKind.NUMBER, 110),
                Column("rows", tr("Rækker"), lambda row: str(row.rows or ""), ColumnKind.NUMBER, 100),
                Column("name", tr("Mappe"), lambda row: row.path.name, ColumnKind.QUIET, stretch=True),
            ],
            tr("Sikkerhedskopier"),
            key=lambda row: row.path.name,
        )
        self.table.show_when_empty(
            EmptyState(EmptyKind.NOTHING_YET, tr("Her er ingen sikkerhedskopi endnu."), icon="backup")
        )
        self.body.addWidget(self.table, 1)
        self.guard(self.make, self.restore)
        context.tasks.long_started.connect(self._follow)

    def refresh(self) -> None:
        # Reads a small file a backup, so in the lane; it needs no session.
        self.read(lambda _session: self.machine.vault.backups(), self.table.set_rows)

    def _follow(self, task: LongTask) -> None:
        if task.title == tr("Sikkerhedskopi"):
            self.strip.follow(task)
            task.finished.connect(self.ask_refresh)

    def _restore(self) -> None:
        row = self.table.current()
        if row is None:
            self.context.toasts.show_toast(tr("Vælg først en sikkerhedskopi i listen."), tone=Tone.WARNING)
            return
        made = show_moment(row.made_at)
        sure = confirm.ask(
            self,
            tr("Gendan kopien fra %s?") % made,
            "\n\n".join((tr(_LOST), tr(_KEPT), tr(_CONSENTS), tr(_PASSWORDS), f"{made}   {_size(row)}".strip())),
            tr("Gendan kopien"),
        )
        if sure:
            self.machine.restore(row)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.machine.vault.layout.backups)))


def _size(row: BackupInfo) -> str:
    return tr("%s MB") % f"{row.size_bytes / _MEGABYTE:.1f}".replace(".", ",") if row.size_bytes else ""
