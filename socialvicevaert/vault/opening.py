"""A pair of files becomes an open database. The heavy imports are in the functions: see ``warm_up``."""

import importlib
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from socialvicevaert.security.header import AuditAnchor, Header, header_bytes
from socialvicevaert.security.kdf import Argon
from socialvicevaert.security.keyslots import Slot, new_data_key
from socialvicevaert.security.ownerfiles import FOLDER_MODE, make_private_folder, sync_folder, write_atomically
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.clock import Clock
from socialvicevaert.vault.access import slot_of, with_recovery, with_worker
from socialvicevaert.vault.errors import DamagedDatabase
from socialvicevaert.vault.layout import Layout, Pair
from socialvicevaert.vault.state import database_id

if TYPE_CHECKING:
    from socialvicevaert.storage.database import Database

FIRST_MEDARBEJDER_ID = 1
HEAVY_MODULES = ("socialvicevaert.storage.database", "socialvicevaert.audit")
PROGRAM = Actor(0, "Programmet", Role.ADMINISTRATOR)  # who reads when nobody asked


@dataclass(frozen=True)
class Worker:
    """Somebody who can unlock the folder."""

    slot_id: int
    name: str
    medarbejder_id: int


@dataclass(frozen=True)
class Created:
    """A new data folder, open. The recovery code is shown and printed once; it is kept nowhere."""

    database: "Database"
    medarbejder_id: int
    recovery_code: str = field(repr=False)


@dataclass(frozen=True)
class Unlocked:
    """An open data folder, and whose password opened it."""

    database: "Database"
    medarbejder_id: int


@dataclass
class Opened:
    """An open data folder from the inside: the key, the key file as it stands, and the slot of who is in."""

    database: "Database"
    data_key: bytes = field(repr=False)  # never in a log or a crash report
    header: Header
    slot: Slot


def warm_up(modules: Sequence[str] = HEAVY_MODULES) -> threading.Thread:
    """Import the heavy parts in a thread of its own while the password is typed; returns at once."""
    thread = threading.Thread(target=lambda: [importlib.import_module(name) for name in modules], daemon=True)
    thread.start()
    return thread


def make_data_folder(layout: Layout) -> None:
    """Make the data folder where there is none; one that exists is the user's and keeps its rights."""
    layout.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def open_live(layout: Layout, data_key: bytes, header: Header, slot: Slot, clock: Clock) -> Opened:
    """Open existing files; every change is audited from now on.

    Raises ``DamagedDatabase``, ``SchemaTooNew`` and the other errors of ``storage``; the files are as they were.
    """
    from socialvicevaert import audit
    from socialvicevaert.storage.database import Database
    from socialvicevaert.storage.errors import DatabaseDamaged, DatabaseEmpty

    try:
        database = Database.open(layout.live.database, data_key, clock)
    except (DatabaseDamaged, DatabaseEmpty) as error:
        raise DamagedDatabase from error
    audit.install(database)
    return Opened(database, data_key, header, slot)


def create(
    layout: Layout,
    password: str,
    name: str,
    recovery: bytes,
    argon: Argon,
    recovery_argon: Argon,
    clock: Clock,
    fill: "Callable[[Database], object] | None" = None,
) -> Opened:
    """Make both files beside the live place and rename their folder, so that there is never one without the other.

    Raises ``OSError``, an error of ``storage``, or what ``fill`` raises; then nothing is left.
    """
    from socialvicevaert import audit
    from socialvicevaert.storage.database import Database

    pair, data_key = layout.unfinished, new_data_key()
    shutil.rmtree(pair.folder, ignore_errors=True)  # a creation that was interrupted: nobody ever got its code
    try:
        make_private_folder(pair.folder)
        with Database.create(pair.database, data_key, clock) as database:
            audit.install(database)
            if fill is not None:
                fill(database)
        now = clock.now().isoformat()
        header = Header(database_id(pair), now, AuditAnchor("", 0, now))
        header, _ = with_worker(header, data_key, FIRST_MEDARBEJDER_ID, name, password, argon)
        header = with_recovery(header, data_key, recovery, recovery_argon)
        write_atomically(pair.header, header_bytes(header))
        sync_folder(pair.folder)
        put_in_place(layout, pair)
    except BaseException:
        shutil.rmtree(pair.folder, ignore_errors=True)
        raise
    return open_live(layout, data_key, header, slot_of(header, None), clock)


def put_in_place(layout: Layout, pair: Pair) -> None:
    """Rename a finished pair to the live one, whose place must be free."""
    if layout.live.folder.is_dir():
        layout.live.folder.rmdir()  # an empty folder in the way; one with content refuses
    pair.folder.rename(layout.live.folder)
    sync_folder(layout.folder)
