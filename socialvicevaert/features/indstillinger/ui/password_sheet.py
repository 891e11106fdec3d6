"""Changing one's own password."""

from typing import Any

from socialvicevaert.features.indstillinger import service
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.security.passwords import require_good_password
from socialvicevaert.shared.errors import Problem, UserError, ValidationFailed
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import PasswordField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.progress_strip import ProgressStrip
from socialvicevaert.ui.text import tr


class PasswordSheet(FormSheet):
    """The old one, and the new one twice. What is typed is kept nowhere."""

    def __init__(self, context: Context, machine: Machine) -> None:
        super().__init__(context, tr("Skift adgangskode"), save_text=tr("Skift"))
        self.machine = machine
        self.old = self.form.add(PasswordField("old", tr("Nuværende adgangskode"), required=True))
        self.new = self.form.add(
            PasswordField("new_password", tr("Ny adgangskode"), tr("Mindst 12 tegn."), required=True)
        )
        self.form.add(PasswordField("repeat", tr("Gentag den nye"), required=True))
        self.strip = ProgressStrip()
        self.form.add_widget(self.strip)

    def submit(self, values: dict[str, Any]) -> None:
        old, new = values["old"], values["new_password"]
        check_passwords(new, values["repeat"])
        vault = self.machine.vault
        assert self.primary is not None
        self.primary.setEnabled(False)
        task = self.context.tasks.run_long(
            self,
            tr("Skifter adgangskode"),
            lambda _progress: vault.change_password(old, new),
            self._done,
            self._refused,
        )
        self.strip.follow(task)

    def _done(self, _nothing: None) -> None:
        self.context.tasks.write(
            self,
            tr("Adgangskode skiftet"),
            lambda session: service.note_access_change(session, "Adgangskoden er skiftet"),
            undoable=False,
        )
        self.close_sheet()

    def _refused(self, error: Exception) -> None:
        assert self.primary is not None
        self.primary.setEnabled(True)
        is_old = isinstance(error, UserError) and not isinstance(error, ValidationFailed)
        self.form.show_error(ValidationFailed([Problem("old", str(error))]) if is_old else error)


def check_passwords(password: str, repeated: str) -> None:
    """Refuse a password that is too short or was typed in two ways.

    :raises ValidationFailed:
    """
    require_good_password(password, "new_password")
    if password != repeated:
        raise ValidationFailed([Problem("repeat", tr("De to adgangskoder er ikke ens."))])
