"""One worker's time at the screen: from the password to the end, over any number of locks in between."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from socialvicevaert.security.roles import Permission, may
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.clock import Clock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shell.kept_drafts import drafts_of
from socialvicevaert.shell.lockable_store import LockableStore
from socialvicevaert.shell.workspace import Workspace
from socialvicevaert.ui.long_task import LongTask
from socialvicevaert.ui.tasks import Tasks
from socialvicevaert.ui.text import tr
from socialvicevaert.ui.theme import Scheme
from socialvicevaert.vault import BackupInfo, Unlocked, Vault

if TYPE_CHECKING:
    from socialvicevaert.features.samtykker.service.withdrawals import Withdrawal
    from socialvicevaert.storage.database import Database
    from socialvicevaert.storage.session import Session

_CALM_MILLISECONDS = 300
_MINUTE = 60_000


@dataclass(frozen=True)
class Wishes:
    """What the worker and the organisation have set about the window."""

    scheme: Scheme
    percent: int
    idle_minutes: int


@dataclass(frozen=True)
class Entry:
    """Who came in, how they want the window, and whether the data say that they are invented."""

    actor: Actor
    wishes: Wishes
    is_example: bool


@dataclass(frozen=True)
class Restoring:
    """A backup on its way to become the data, and the withdrawals of consents it may not know."""

    backup: BackupInfo
    withdrawals: "tuple[Withdrawal, ...]"


class AccessEnded(UserError):
    """The password is right, but the worker is not active any more."""

    def __init__(self) -> None:
        super().__init__("Din adgang er lukket. Tal med den, der administrerer programmet.")


def enter(unlocked: Unlocked) -> Entry:
    """Find out who unlocked, and how they want the window. Heavy: for a thread.

    :raises AccessEnded: the worker has left.
    """
    from socialvicevaert.features.indstillinger import queries, settings

    nobody = Actor(unlocked.medarbejder_id, "", Role.ADMINISTRATOR)
    with unlocked.database.read(nobody) as session:
        worker = queries.actor(session, unlocked.medarbejder_id)
        if worker is None:
            raise AccessEnded
        return Entry(worker, wishes_of(session), queries.setting(session, settings.IS_EXAMPLE))


def wishes_of(session: "Session") -> Wishes:
    """The settings of the window for the session's worker."""
    from socialvicevaert.features.indstillinger import queries, settings

    schemes = {settings.Theme.LIGHT: Scheme.LIGHT, settings.Theme.DARK: Scheme.DARK}
    return Wishes(
        scheme=schemes.get(queries.setting(session, settings.THEME), Scheme.SYSTEM),
        percent=queries.setting(session, settings.TEXT_SIZE).percent,
        idle_minutes=queries.setting(session, settings.IDLE_MINUTES),
    )


class LoggedIn(QObject):
    """Tasks, workspace and backup of one worker."""

    wished = Signal(object)  # Wishes
    crashed = Signal(object)
    restoring = Signal(object)  # Restoring

    def __init__(
        self, vault: Vault, database: "Database", actor: Actor, clock: Clock, is_example: bool, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.actor = actor
        self._vault = vault
        self._database = database
        self._store = LockableStore(database)
        self._long: list[LongTask] = []
        self._calm = QTimer(self, interval=_CALM_MILLISECONDS)
        self._clock = clock
        self._signs_of: date | None = None
        self._minute = QTimer(self, interval=_MINUTE)
        self.tasks = Tasks(self._store, actor, self)
        self.workspace = Workspace(self.tasks, clock, actor, drafts_of(self.tasks), vault, is_example)
        self._wire()

    @property
    def is_settled(self) -> bool:
        """Whether the file can be closed: nothing is under way in it, or what is waits for it anyway."""
        return not self._store.is_open or self.tasks.is_idle

    def begin(self) -> None:
        """The first face after the password; signs and the day's backup come behind it."""
        self._note("LOGIN", tr("Låst op"))
        self.workspace.show_first_page()
        self.workspace.show_backup_age()
        self._minute.start()
        self._calm.start()

    def raise_signs(self) -> None:
        """Bring the opgaver about money up to date, once a day."""
        today = self._clock.today()
        if self._signs_of == today:
            return
        self._signs_of = today
        self.tasks.write(self, tr("Påmindelser opdateret"), _raise_signs, undoable=False, quiet=True)

    def note_lock(self) -> None:
        """Write in the log that the window was locked."""
        self._minute.stop()
        self._calm.stop()
        self.workspace.keep_drafts()
        self._note("LOCK", tr("Låst"))

    def pause(self) -> None:
        """Let go of the database; what is asked from now on waits."""
        self._store.take()

    def resume(self, database: "Database") -> None:
        """Go on with the database that was opened again."""
        self._database = database
        self._store.give(database)
        self._note("LOGIN", tr("Låst op"))
        self.workspace.show_backup_age()
        self._minute.start()
        self._calm.start()

    def leave(self, database: "Database") -> None:
        """Somebody else takes over: what waited is done first."""
        self._minute.stop()
        self._calm.stop()
        self._store.give(database)
        self.tasks.close()

    def end(self) -> None:
        """Cancel long work, finish what is queued, end the threads."""
        self._minute.stop()
        self._calm.stop()
        self.workspace.keep_drafts()
        for task in self._long:
            task.cancel()
        self._store.end()
        self.tasks.close()

    def back_up(self) -> None:
        """Make a verified copy beside the work; a failure stays as a banner until a copy has succeeded."""
        database = self._database
        self.tasks.run_long(
            self,
            tr("Sikkerhedskopi"),
            lambda _progress: self._vault.backup(database),
            self._backed_up,
            self._not_backed_up,
        )

    def restore(self, backup: BackupInfo) -> None:
        """Note it in the log of the data in use, and read from them what the backup must be told."""

        def action(session: "Session") -> Restoring:
            from socialvicevaert.audit import AuditKind, record
            from socialvicevaert.features.samtykker.service.withdrawals import withdrawals

            known = withdrawals(session)
            record(session, AuditKind.BACKUP, what=f"Gendannes: {backup.path.name}")
            return Restoring(backup, known)

        self.tasks.write(self, tr("Sikkerhedskopi gendannes"), action, self.restoring.emit, undoable=False, quiet=True)

    def after_restore(self, restored: Restoring) -> None:
        """Make the withdrawals good in the restored data, in one transaction, and say so."""

        def action(session: "Session") -> list[str]:
            from socialvicevaert.audit import AuditKind, record
            from socialvicevaert.features.samtykker.service.withdrawals import carry_over_withdrawals

            record(session, AuditKind.BACKUP, what=f"Gendannet: {restored.backup.path.name}")
            carried = carry_over_withdrawals(session, restored.withdrawals)
            if carried and not may(session.actor, Permission.SEE_BEBOERE):
                return [tr("%s i alt, af dem, der har sagerne") % len(carried)]
            return [f"{one.purpose} ({show_date(one.withdrawn_on)})" for one in carried]

        made = show_moment(restored.backup.made_at)
        self.tasks.write(
            self,
            tr("Samtykke trukket tilbage efter kopien blev taget"),
            action,
            lambda carried: self.workspace.say_restored(made, carried),
            undoable=False,
            quiet=True,
        )

    def _wire(self) -> None:
        self._calm.timeout.connect(self._go_on_when_calm)
        self._minute.timeout.connect(self.raise_signs)
        self.tasks.changed.connect(self._read_wishes)
        self.tasks.crashed.connect(self.crashed)
        self.tasks.long_started.connect(self._long_started)
        self.workspace.backup_wanted.connect(self.back_up)
        self.workspace.restore_wanted.connect(self.restore)

    def _note(self, kind: str, title: str, what: str = "") -> None:
        def action(session: "Session") -> None:
            from socialvicevaert.audit import AuditKind, record

            record(session, AuditKind[kind], what=what)

        self.tasks.write(self, title, action, undoable=False, quiet=True)

    def _read_wishes(self, tables: frozenset[str]) -> None:
        if "indstilling" in tables:
            self.tasks.read(self, wishes_of, self.wished.emit, latest="wishes")

    def _go_on_when_calm(self) -> None:
        """The first page comes first: signs look at all debts and agreements, a backup reads every page of the file."""
        if not self.tasks.is_idle:
            return
        if self._signs_of != self._clock.today():
            self.raise_signs()
            return
        self._calm.stop()
        if self._vault.needs_daily_backup():
            self.back_up()

    def _backed_up(self, made: BackupInfo) -> None:
        self._note("BACKUP", tr("Sikkerhedskopi"), made.path.name)
        self.workspace.clear_backup_problem()
        self.workspace.show_backup_age()
        # Only now: what goes for good stands in the copy that has just been read again.
        self.tasks.write(self, tr("Papirkurven tømt"), _empty_bin, undoable=False, quiet=True)

    def _not_backed_up(self, error: Exception) -> None:
        text = (
            str(error) if isinstance(error, UserError) else tr("Sikkerhedskopien blev ikke lavet. Fejlen er noteret.")
        )
        self.workspace.show_backup_problem(text)

    def _long_started(self, task: LongTask) -> None:
        self._long.append(task)
        task.finished.connect(lambda: self._long.remove(task) if task in self._long else None)


def _empty_bin(session: "Session") -> None:
    from socialvicevaert.features.papirkurv.service import empty_bin

    empty_bin(session)


def _raise_signs(session: "Session") -> None:
    from socialvicevaert.features.oekonomi.service import raise_signs

    raise_signs(session)
