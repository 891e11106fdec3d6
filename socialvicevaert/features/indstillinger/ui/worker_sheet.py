"""A new worker, a known one, and a password for one who has none or has forgotten it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from socialvicevaert.features.indstillinger import service
from socialvicevaert.features.indstillinger.models import MedarbejderDraft
from socialvicevaert.features.indstillinger.queries import MedarbejdergruppeView, MedarbejderView
from socialvicevaert.features.indstillinger.ui.machine import Machine
from socialvicevaert.features.indstillinger.ui.password_sheet import check_passwords
from socialvicevaert.security.passwords import require_good_password
from socialvicevaert.shared.actor import Role
from socialvicevaert.ui.context import Context
from socialvicevaert.ui.fields import CheckField, ChoiceField, PasswordField, PhoneField, TextField
from socialvicevaert.ui.form_sheet import FormSheet
from socialvicevaert.ui.long_task import Progress
from socialvicevaert.ui.progress_strip import ProgressStrip
from socialvicevaert.ui.text import tr

_FIRST_PASSWORD = "Sig den til medarbejderen, som selv skifter den under Sikkerhed."  # noqa: S105  words, no secret


class _LongSheet(FormSheet):
    """A form whose saving takes a second, because a key is derived."""

    changed = Signal()

    def __init__(self, context: Context, machine: Machine, title: str, subtitle: str = "") -> None:
        super().__init__(context, title, subtitle)
        self.machine = machine
        self.strip = ProgressStrip()

    def add_passwords(self) -> None:
        """The two fields for a new password."""
        self.form.add(PasswordField("new_password", tr("Adgangskode"), tr(_FIRST_PASSWORD), required=True))
        self.form.add(PasswordField("repeat", tr("Gentag adgangskoden"), required=True))
        self.form.add_widget(self.strip)

    def save_long(self, title: str, job: Any) -> None:
        """Run ``job(progress)`` beside the lane; close when it is done, keep everything when it is refused."""
        assert self.primary is not None
        self.primary.setEnabled(False)
        self.strip.follow(self.context.tasks.run_long(self, title, job, self._done, self._refused))

    def _done(self, _result: object) -> None:
        self.changed.emit()
        self.close_sheet()

    def _refused(self, error: Exception) -> None:
        assert self.primary is not None
        self.primary.setEnabled(True)
        self.form.show_error(error)


class WorkerSheet(_LongSheet):
    """Name, role and how to be reached; a new worker also gets a first password."""

    def __init__(
        self,
        context: Context,
        machine: Machine,
        worker: MedarbejderView | None,
        slot_id: int | None,
        groups: Sequence[MedarbejdergruppeView] = (),
    ) -> None:
        super().__init__(context, machine, tr("Ny medarbejder") if worker is None else tr("Ret medarbejder"))
        self.worker = worker
        self.slot_id = slot_id
        self.form.add(TextField("name", tr("Navn"), required=True))
        self.form.add(ChoiceField[Role]("role", tr("Rolle"), Role, empty=tr("Vælg rolle"), required=True))
        before = worker.gruppe_id if worker is not None else None
        offered = [(group.id, group.name) for group in groups if group.is_active or group.id == before]
        group_field = self.form.add(
            ChoiceField[int](
                "gruppe_id",
                tr("Gruppe"),
                offered,
                empty=tr("Ingen gruppe"),
                hint=tr("Rapporter kan handle om en gruppe. Også det, der allerede er skrevet, tælles med i den."),
            )
        )
        group_field.setVisible(bool(offered))
        self.form.add(PhoneField("phone", tr("Telefon")))
        self.form.add(TextField("email", tr("E-mail")))
        self.form.add(
            CheckField(
                "is_administrator",
                tr("Styrer også programmet"),
                tr("Må ændre indstillinger og medarbejdere, ud over hvad rollen giver."),
            )
        )
        if worker is None:
            # Not asked twice: it is shown while it is typed, for it is told to the worker, who changes it.
            first = PasswordField("new_password", tr("Adgangskode"), tr(_FIRST_PASSWORD), required=True)
            first.eye.setChecked(True)
            self.form.add(first)
            self.form.add_widget(self.strip)
            return
        self.form.add(
            CheckField(
                "is_active",
                tr("Arbejder her"),
                tr("Uden hak lukkes adgangen. Navnet bliver stående på det, medarbejderen har gjort."),
            )
        )
        self.form.set_values(
            name=worker.name,
            role=worker.role,
            phone=worker.phone,
            email=worker.email,
            is_active=worker.is_active,
            is_administrator=worker.is_administrator,
            gruppe_id=worker.gruppe_id,
        )

    def submit(self, values: dict[str, Any]) -> None:
        if self.worker is None:
            self._add(values)
        else:
            self._change(self.worker.id, MedarbejderDraft(**values))

    def _add(self, values: dict[str, Any]) -> None:
        password = values.pop("new_password")
        require_good_password(password, "new_password")
        draft, vault = MedarbejderDraft(**values), self.machine.vault

        def job(progress: Progress) -> None:
            number = progress.write(
                tr("Ny medarbejder"), lambda session: service.add_medarbejder(session, draft), "", False
            )
            vault.add_worker(number, draft.name, password)

        self.save_long(tr("Opretter medarbejder"), job)

    def _change(self, number: int, draft: MedarbejderDraft) -> None:
        vault, slot_id = self.machine.vault, self.slot_id

        def job(progress: Progress) -> None:
            progress.write(
                tr("Medarbejder rettet"), lambda session: service.change_medarbejder(session, number, draft), "", False
            )
            if slot_id is not None and draft.is_active:
                vault.rename_worker(number, draft.name)
            elif slot_id is not None:
                vault.remove_worker(slot_id)

        self.save_long(tr("Retter medarbejder"), job)


class AccessSheet(_LongSheet):
    """A password for a worker who has none, or in place of a forgotten one."""

    def __init__(self, context: Context, machine: Machine, worker: MedarbejderView) -> None:
        super().__init__(context, machine, tr("Ny adgangskode til %s") % context.name(worker.name))
        self.worker = worker
        self.add_passwords()

    def submit(self, values: dict[str, Any]) -> None:
        password = values["new_password"]
        check_passwords(password, values["repeat"])
        vault, worker = self.machine.vault, self.worker

        def job(progress: Progress) -> None:
            progress.write(
                tr("Ny adgangskode til medarbejder"),
                lambda session: service.give_access(session, worker.id),
                "",
                False,
            )
            vault.replace_worker(worker.id, worker.name, password)

        self.save_long(tr("Laver adgangskode"), job)
