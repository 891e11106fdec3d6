"""Sikkerhed: password, recovery sheet, locking, CPR numbers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from socialvicevaert.features.indstillinger import service, settings
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.password_sheet import PasswordSheet
from socialvicevaert.features.indstillinger.ui.recovery_sheet import RecoverySheet
from socialvicevaert.features.indstillinger.ui.section import SettingsSection
from socialvicevaert.features.indstillinger.ui.setting_form import SettingForm
from socialvicevaert.security.roles import Permission
from socialvicevaert.ui import buttons, confirm, labels
from socialvicevaert.ui.card import Card
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.progress_strip import ProgressStrip
from socialvicevaert.ui.text import tr


class SafetySection(SettingsSection):
    """One's own password is anybody's; the rest needs permission."""

    title = "Sikkerhed"
    icon = "key"
    tab = "sikkerhed"
    needs = Permission.MANAGE_SETTINGS
    shows = frozenset({"indstilling"})

    def __init__(self, context: Context, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(context, machine, parent)
        column = self.scrolled()
        password = Card(tr("Din adgangskode"))
        password.add(
            labels.secondary(tr("Mindst 12 tegn. Nogle ord efter hinanden er let at huske og svært at gætte."))
        )
        change = buttons.plain(tr("Skift adgangskode"), self._change_password, "key")
        password.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        recovery = Card(tr("Gendannelsesark"))
        recovery.add(
            labels.secondary(
                tr(
                    "Åbner jeres data, hvis en adgangskode går tabt. "
                    "Lav et nyt ark, hvis det gamle er brugt, væk eller set af andre."
                )
            )
        )
        self.renew = buttons.plain(tr("Lav et nyt ark"), self._renew, "document")
        recovery.body.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        self.strip = ProgressStrip()
        recovery.add(self.strip)
        self.forms = (
            SettingForm(context, tr("Låsning"), (settings.IDLE_MINUTES,)),
            SettingForm(context, tr("CPR-numre"), (settings.CPR_ENABLED,)),
        )
        column.add(password, recovery, *self.forms)
        self.guard(self.renew, *self.forms)

    def refresh(self) -> None:
        for form in self.forms:
            form.refresh()

    def _change_password(self) -> None:
        self.context.sheets.open(PasswordSheet(self.context, self.machine))

    def _renew(self) -> None:
        sure = confirm.ask(
            self,
            tr("Lav et nyt gendannelsesark?"),
            tr("Koden på det gamle ark holder op med at virke med det samme. Makulér det gamle ark."),
            tr("Lav nyt ark"),
        )
        if not sure:
            return
        vault = self.machine.vault

        def job(progress: Progress) -> str:
            progress.write(tr("Nyt gendannelsesark"), service.renew_recovery_code, "", False)
            return vault.new_recovery_code()

        task = self.context.tasks.run_long(self, tr("Nyt gendannelsesark"), job, self._show_code, self.show_problem)
        self.strip.follow(task)

    def _show_code(self, code: str) -> None:
        self.context.sheets.open(RecoverySheet(self.context, self.machine, code))
