"""The door: what the start window, the command line and Indstillinger do with a data folder."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from socialvicevaert.security.attempts import Attempts
from socialvicevaert.security.header import Header, header_bytes
from socialvicevaert.security.kdf import MINIMUM, Argon, calibrated
from socialvicevaert.security.keyslots import Slot
from socialvicevaert.security.ownerfiles import write_atomically
from socialvicevaert.security.passwords import require_good_password
from socialvicevaert.security.recovery import new_recovery_secret, recovery_code, recovery_secret
from socialvicevaert.shared.clock import Clock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.vault import access, backups, checking, opening, restoring
from socialvicevaert.vault.backups import BackupInfo
from socialvicevaert.vault.checking import CheckReport
from socialvicevaert.vault.errors import AlreadyCreated, FolderInUse, FolderUnusable, NotOpen, WorkerRefused
from socialvicevaert.vault.layout import Layout
from socialvicevaert.vault.lock import FolderLock
from socialvicevaert.vault.opening import Created, Opened, Unlocked, Worker
from socialvicevaert.vault.state import (
    Readiness,
    State,
    is_first_run,
    require_place,
    require_ready,
)

if TYPE_CHECKING:
    from socialvicevaert.storage.database import Database


class Vault:
    """One data folder. Safe to use from several threads; every method that opens something takes about a second.

    ``argon`` is the price of a new password slot; measured on this computer when it is not given.
    """

    def __init__(self, folder: Path, clock: Clock, argon: Argon | None = None) -> None:
        self.layout = Layout(folder)
        self._clock = clock
        self._argon = argon
        self._attempts = Attempts(self.layout.attempts, clock)
        self._lock = FolderLock(self.layout)
        self._guard = threading.RLock()
        self._opened: Opened | None = None

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.layout.folder

    @property
    def is_open(self) -> bool:
        """Whether the folder has been unlocked by this object and not closed."""
        return self._opened is not None

    def state(self) -> State:
        """What the start window shows. Reads a few hundred bytes; changes nothing but what a restore left half done."""
        self._finish_restore()
        holder = self._lock.held_elsewhere()
        try:
            require_place(self.layout)
            if is_first_run(self.layout):
                return State(Readiness.FIRST_RUN, holder=holder)
            require_ready(self.layout)
        except UserError as problem:
            return State(Readiness.PROBLEM, problem, holder)
        return State(Readiness.READY, holder=holder)

    def workers(self) -> list[Worker]:
        """Who can unlock the folder, for the start window's list; oldest first. Raises what ``state`` would show."""
        self._finish_restore()
        header = self._opened.header if self._opened else require_ready(self.layout)
        return [Worker(slot.slot_id, slot.name, slot.medarbejder_id) for slot in header.password_slots()]

    def create(self, password: str, name: str, fill: "Callable[[Database], object] | None" = None) -> Created:
        """Make the data in an empty folder; the first worker has number 1.

        ``fill`` writes what must be there from the first day; cut off before its end, there is no folder at all.

        Raises ``PasswordRefused``, ``WorkerRefused`` (no name), ``AlreadyCreated``, ``UnsuitablePlace``,
        ``FolderInUse``, ``FolderUnusable``, a ``StorageError``, or what ``fill`` raises; then nothing was made.
        """
        require_good_password(password)
        access.require_name(name)
        require_place(self.layout)
        with self._guard, self._disk(), self._holding():
            if not is_first_run(self.layout):
                raise AlreadyCreated
            secret = new_recovery_secret()
            prices = self._price(), self._recovery_price()
            opened = self._keep(opening.create(self.layout, password, name, secret, *prices, self._clock, fill))
            return Created(opened.database, opened.slot.medarbejder_id, recovery_code(secret))

    def unlock(self, password: str, slot: int | None = None) -> Unlocked:
        """Open the data with a worker's password; when they are open already, only prove the password (screen lock).

        Raises ``WrongPassword``, ``TooSoon``, ``FolderInUse`` and everything ``state`` reports as a problem.
        """
        return self._unlock(partial(access.open_with_password, password=password, slot_id=slot))

    def unlock_with_recovery(self, code: str, new_password: str, slot: int | None = None) -> Unlocked:
        """Open the data with the printed code and give a worker (the first, if none is named) a new password.

        Raises ``MistypedRecoveryCode``, ``WrongRecoveryCode``, ``PasswordRefused``, and what ``unlock`` raises.
        """
        secret = recovery_secret(code)
        require_good_password(new_password, "new_password")

        def find(header: Header) -> tuple[bytes, Slot]:
            return access.open_with_recovery(header, secret), access.slot_of(header, slot)

        with self._guard:
            unlocked = self._unlock(find)
            self._set_password(new_password)
            return unlocked

    def close(self) -> None:
        """Let go of everything. Where the audit chain stands is noted in the key file first."""
        with self._guard:
            try:
                if self._opened is not None:
                    self._note_anchor()
                    self._opened.database.close()
            finally:
                self._opened = None
                self._lock.release()

    def change_password(self, old: str, new: str) -> None:
        """Lock the slot of the worker who is in with another password. After a crash either the old or the new fits.

        Raises ``WrongPassword`` or ``TooSoon`` for the old, ``PasswordRefused`` for the new one.
        """
        require_good_password(new, "new_password")
        with self._guard, self._disk():
            opened = self._require_open()
            self._attempt(partial(access.open_with_password, opened.header, old, opened.slot.slot_id))
            self._set_password(new)

    def add_worker(self, medarbejder_id: int, name: str, password: str) -> int:
        """Give a worker access; returns the slot's number. Raises ``WorkerRefused``, ``PasswordRefused``."""
        require_good_password(password)
        with self._guard, self._disk():
            opened = self._require_open()
            header, slot_id = access.with_worker(
                opened.header, opened.data_key, medarbejder_id, name, password, self._price()
            )
            self._write_header(header)
            return slot_id

    def replace_worker(self, medarbejder_id: int, name: str, password: str) -> int:
        """Give a worker another password, or a first one; returns the slot's number.

        The key file is written once: after a crash either the old password fits or the new one. Raises
        ``WorkerRefused`` for oneself, ``PasswordRefused``.
        """
        require_good_password(password)
        with self._guard, self._disk():
            opened = self._require_open()
            if medarbejder_id == opened.slot.medarbejder_id:
                raise WorkerRefused("Din egen adgangskode skifter du med den gamle.")
            header, slot_id = access.with_replaced_worker(
                opened.header, opened.data_key, medarbejder_id, name, password, self._price()
            )
            self._write_header(header)
            return slot_id

    def rename_worker(self, medarbejder_id: int, name: str) -> None:
        """Let the start window show a worker's new name; the password stays. Raises ``WorkerRefused`` for no name."""
        with self._guard, self._disk():
            opened = self._require_open()
            renamed = access.with_name(opened.header, opened.data_key, medarbejder_id, name)
            if renamed != opened.header:
                self._write_header(renamed)
                opened.slot = access.slot_of(renamed, opened.slot.slot_id)

    def remove_worker(self, slot_id: int) -> None:
        """Take a worker's access away. Raises ``WorkerRefused`` for oneself and for the last one."""
        with self._guard, self._disk():
            opened = self._require_open()
            if slot_id == opened.slot.slot_id:
                raise WorkerRefused("Du kan ikke fjerne din egen adgang, mens du bruger den.")
            self._write_header(access.without_worker(opened.header, opened.data_key, slot_id))

    def new_recovery_code(self) -> str:
        """A new code; the old sheet opens nothing from now on (but a copy of the old key file still does)."""
        with self._guard, self._disk():
            opened = self._require_open()
            secret = new_recovery_secret()
            self._write_header(access.with_recovery(opened.header, opened.data_key, secret, self._recovery_price()))
            return recovery_code(secret)

    def backup(self, database: "Database") -> BackupInfo:
        """Make a verified copy while the program goes on. Raises ``BackupFailed``; then no half copy is left."""
        with self._guard:
            opened = self._require_open()
            if database is not opened.database:
                raise ValueError("another vault's database")
            return backups.make(self.layout, database, opened.data_key, opened.header, self._clock)

    def backups(self) -> list[BackupInfo]:
        """The finished backups, newest first; also of a locked folder."""
        return backups.listed(self.layout)

    def last_backup(self) -> BackupInfo | None:
        """The newest backup."""
        return next(iter(self.backups()), None)

    def needs_daily_backup(self) -> bool:
        """Whether there is no backup of today (Danish date)."""
        last = self.last_backup()
        return last is None or last.made_on != self._clock.today()

    def restore(self, backup: BackupInfo) -> Path | None:
        """Put a backup in place of the data, closing them first; they are moved aside, never deleted.

        Returns where they were moved to, None when there were none. Today's passwords go on being valid when today's
        key file is whole; else those of the day of the backup. Raises ``BackupUnusable``, ``FolderInUse``…; then the
        data are as they were.
        """
        with self._guard:
            self.close()
            require_place(self.layout)
            with self._disk(), self._holding():
                aside = restoring.restore(self.layout, backup, self._clock.now())
            self._lock.release()
            self._attempts.succeeded()
            return aside

    def check(self) -> CheckReport:
        """Read everything and report on versions, damage, audit and backups. Raises ``NotOpen``."""
        with self._guard:
            opened = self._require_open()
            return checking.check(self.layout, opened.database, opened.header, self.backups(), self._clock.now())

    def _unlock(self, find: Callable[[Header], tuple[bytes, Slot]]) -> Unlocked:
        with self._guard, self._disk():
            if self._opened is not None:
                _, slot = self._attempt(partial(find, self._opened.header))
                self._opened.slot = slot
                return Unlocked(self._opened.database, slot.medarbejder_id)
            self._finish_restore()
            require_place(self.layout)
            header = require_ready(self.layout)
            with self._holding():
                data_key, slot = self._attempt(partial(find, header))
                header.require_seal(data_key)
                opened = self._keep(opening.open_live(self.layout, data_key, header, slot, self._clock))
                return Unlocked(opened.database, slot.medarbejder_id)

    def _finish_restore(self) -> None:
        if self._lock.is_held or not restoring.is_half_done(self.layout):
            return
        with suppress(OSError, FolderInUse):  # then it stays half done, and the state says what is missing
            self._lock.acquire(self._clock.now())
            try:
                restoring.finish(self.layout)
            finally:
                self._lock.release()

    def _attempt(self, find: Callable[[], tuple[bytes, Slot]]) -> tuple[bytes, Slot]:
        self._attempts.begin()
        try:
            found = find()
        except access.NotEnoughMemory:
            self._attempts.not_tried()
            raise
        self._attempts.succeeded()
        return found

    def _keep(self, opened: Opened) -> Opened:
        self._opened = opened
        self._lock.name_holder(opened.slot.name)
        return opened

    def _require_open(self) -> Opened:
        if self._opened is None:
            raise NotOpen
        return self._opened

    def _price(self) -> Argon:
        return self._argon or calibrated()

    def _recovery_price(self) -> Argon:
        return self._argon or MINIMUM  # 128 random bits cannot be guessed at any price

    def _set_password(self, password: str) -> None:
        opened = self._require_open()
        self._write_header(access.with_password(opened.header, opened.data_key, opened.slot, password, self._price()))
        opened.slot = access.slot_of(opened.header, opened.slot.slot_id)

    def _write_header(self, header: Header) -> None:
        opened = self._require_open()
        write_atomically(self.layout.live.header, header_bytes(header))
        opened.header = header

    def _note_anchor(self) -> None:
        opened = self._require_open()
        try:
            anchor = backups.audit_anchor(opened.database, self._clock)
            self._write_header(replace(opened.header, anchor=anchor).sealed(opened.data_key))
        except (OSError, UserError):
            return  # a full disk, a damaged file: the older anchor still holds, further back in the same chain

    @contextmanager
    def _holding(self) -> Iterator[None]:
        """Hold the folder's lock; let go of it when opening fails."""
        try:
            opening.make_data_folder(self.layout)
            self._lock.acquire(self._clock.now())
            yield
        except BaseException:
            if self._opened is None:
                self._lock.release()
            raise

    @contextmanager
    def _disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise FolderUnusable(error) from error
