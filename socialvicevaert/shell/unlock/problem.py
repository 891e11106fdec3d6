"""The card that says what is wrong with the data and what can be done: try again, restore, open the folder."""

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.shared.tokens import SPACE_S
from socialvicevaert.shell.unlock.card import GateCard
from socialvicevaert.ui import buttons, labels, layouts
from socialvicevaert.ui.banner import Banner
from socialvicevaert.ui.combo_box import ComboBox
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.tone import Tone
from socialvicevaert.vault import BackupInfo, Vault


def backup_words(backup: BackupInfo) -> str:
    """When a backup was made: "21-11-2026 07.58"."""
    return show_moment(backup.made_at)


class ProblemCard(GateCard):
    """Sends ``retry_wanted``, or ``restore_wanted(backup)`` after the user has chosen one."""

    retry_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(
        self,
        vault: Vault,
        problem: UserError,
        backups: Sequence[BackupInfo],
        can_restore: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Data kan ikke åbnes"), width=560, parent=parent)
        self._vault = vault
        self._backups = tuple(backups)
        self.message = Banner(str(problem), Tone.DANGER)
        self.inside.addWidget(self.message)
        self.choice = ComboBox()
        self.choice.setAccessibleName(tr("Sikkerhedskopi"))
        self.retry_button = buttons.plain(tr("Prøv igen"), self.retry_wanted.emit, "refresh")
        if can_restore and self._backups:
            self._offer_backups()
        elif can_restore:
            self.inside.addWidget(labels.body(tr("Der er ingen sikkerhedskopier i datamappen.")))
        line = layouts.row(None, SPACE_S)
        self.inside.addLayout(line)
        line.addWidget(self.retry_button)
        line.addWidget(buttons.quiet(tr("Vis datamappen"), self._open_folder, "folder"))
        line.addStretch(1)
        self.setFocusProxy(self.retry_button)

    def set_waiting(self, waiting: bool) -> None:
        """A backup is being restored."""
        self.set_busy(waiting, tr("Gendanner"))
        self.setEnabled(not waiting)

    def show_error(self, error: UserError) -> None:
        """Say why it could not be restored."""
        self.set_waiting(False)
        self.message.set_text(str(error))

    def _offer_backups(self) -> None:
        newest = self._backups[0]
        self.inside.addWidget(labels.strong(tr("Nyeste sikkerhedskopi: %s") % backup_words(newest)))
        self.inside.addWidget(
            labels.body(
                tr("Det, der er skrevet siden da, kommer ikke med. De nuværende filer lægges til side og slettes ikke.")
            )
        )
        # Data that cannot be opened cannot be asked which.
        consents = tr("Samtykker trukket tilbage efter kopien blev taget gælder igen i kopien – gå dem igennem.")
        self.inside.addWidget(labels.body(consents))
        for backup in self._backups:
            self.choice.addItem(backup_words(backup))
        self.inside.addWidget(self.choice)
        self.choice.setHidden(len(self._backups) == 1)
        self.restore_button = buttons.primary(tr("Gendan sikkerhedskopien"), self._ask_restore, "restore")
        self.inside.addWidget(self.restore_button)

    def _ask_restore(self) -> None:
        self.restore_wanted.emit(self._backups[max(0, self.choice.currentIndex())])

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._vault.folder)))
