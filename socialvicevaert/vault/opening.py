"""A pair of files becomes an open database. The heavy imports are in the functions: see ``warm_up``."""

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from socialvicevaert.security.header import Header, header_bytes
from socialvicevaert.security.kdf import Argon
from socialvicevaert.security.keyslots import new_data_key
from socialvicevaert.security.ownerfiles import FOLDER_MODE, make_private_folder, sync_folder, write_atomically
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.clock import Clock
from socialvicevaert.vault.access import with_recovery, with_worker
from socialvicevaert.vault.errors import DamagedDatabase
from socialvicevaert.vault.layout import Layout, Pair
from socialvicevaert.vault.state import database_id

if TYPE_CHECKING:
    from socialvicevaert.storage.database import Database

FIRST_MEDARBEJDER_ID = 1
PROGRAM = Actor(0, "Programmet", Role.ADMINISTRATOR)  # who reads when nobody asked


@dataclass(frozen=True)
class OpenPair:
    """An open database with the key that opened it."""

    database: "Database"
    data_key: bytes


def make_data_folder(layout: Layout) -> None:
    """Make the data folder where there is none; one that exists is the user's and keeps its rights."""
    layout.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def open_pair(pair: Pair, data_key: bytes, clock: Clock) -> OpenPair:
    """Open existing files; every change is audited from now on.

    Raises ``DamagedDatabase``, ``SchemaTooNew`` and the other errors of ``storage``; the files are as they were.
    """
    from socialvicevaert import audit
    from socialvicevaert.storage.database import Database
    from socialvicevaert.storage.errors import DatabaseDamaged

    try:
        database = Database.open(pair.database, data_key, clock)
    except DatabaseDamaged as error:
        raise DamagedDatabase from error
    audit.install(database)
    return OpenPair(database, data_key)


def create_pair(layout: Layout, password: str, name: str, recovery: bytes, argon: Argon, clock: Clock) -> OpenPair:
    """Make both files beside the live place and rename their folder, so that there is never one without the other.

    Raises ``OSError`` or an error of ``storage``; then nothing is left.
    """
    from socialvicevaert.storage.database import Database

    pair, data_key = layout.unfinished, new_data_key()
    shutil.rmtree(pair.folder, ignore_errors=True)  # a creation that was interrupted: nobody ever got its code
    try:
        make_private_folder(pair.folder)
        Database.create(pair.database, data_key, clock).close()
        header = Header(database_id(pair), clock.now().isoformat(), ())
        header, _ = with_worker(header, data_key, FIRST_MEDARBEJDER_ID, name, password, argon)
        write_atomically(pair.header, header_bytes(with_recovery(header, data_key, recovery)))
        sync_folder(pair.folder)
        put_in_place(layout)
    except BaseException:
        shutil.rmtree(pair.folder, ignore_errors=True)
        raise
    return open_pair(layout.live, data_key, clock)


def put_in_place(layout: Layout) -> None:
    """Rename the unfinished pair to the live one, whose place must be free."""
    if layout.live.folder.is_dir():
        layout.live.folder.rmdir()  # an empty folder in the way; one with content refuses
    layout.unfinished.folder.rename(layout.live.folder)
    sync_folder(layout.folder)
