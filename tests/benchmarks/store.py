"""What safety costs: encryption beside a plain file, a verified backup beside a copy."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from socialvicevaert import audit
from socialvicevaert.example import ORGANISATION
from socialvicevaert.features.restancer.service import import_file
from socialvicevaert.features.soegning.queries import find
from socialvicevaert.shared.actor import Intent
from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.storage import Database, connection
from socialvicevaert.vault import Vault
from tests.benchmarks.estate import Estate
from tests.benchmarks.lists import arrears_list
from tests.benchmarks.measure import Line, Lines, side_by_side
from tests.benchmarks.work import RESIDENTS, TYPED, WORKER, first_data
from tests.conftest import CHEAP_ARGON, EXAMPLE_PASSWORD


def encryption(estate: Estate) -> Lines:
    """Search, open a resident and import with the same program: on the encrypted file and on a plain copy of it."""
    content = arrears_list(20_000)
    with tempfile.TemporaryDirectory() as scratch:
        plain, copy = Path(scratch) / "plain.db", Path(scratch) / "copy.db"
        _write_plainly(estate, plain)
        shutil.copy(estate.file, copy)
        for act, runs, work in (
            ("search", 12, _search),
            ("open 20 residents", 5, _open),
            ("import 20,000 rows", 5, lambda database: _take_in(database, content)),
        ):
            with _database(copy, estate.key) as ours, _without_encryption(), _database(plain, bytes(32)) as bare:
                times = side_by_side(partial(work, ours), partial(work, bare), runs)
            yield Line(f"Encryption: {act}", times[0], "the same program on a plain file", times[1], 1.5)


def backup(estate: Estate) -> Lines:
    """A backup that has been opened and read again, beside a copy of the file and quick_check.

    Ours deciphers every page, enciphers it for the copy, deciphers that to read it again, and counts every row; the
    limit deciphers once. Nothing of it can be left out: a copy of bytes is a copy of a damage too.
    """
    vault = Vault(estate.folder, SystemClock(), CHEAP_ARGON)
    database = vault.unlock(EXAMPLE_PASSWORD).database
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "copy.db"

        def bare() -> None:
            shutil.copy(estate.file, copy)
            opened = connection.connect_plainly(copy, estate.key)
            opened.execute("PRAGMA quick_check").fetchall()
            opened.close()

        ours, limit = side_by_side(lambda: vault.backup(database), bare, 5)
    vault.close()
    yield Line("Backup and verification", ours, "file copy + quick_check", limit, 1.5)


def _search(database: Database) -> None:
    for text in TYPED:
        with database.read(WORKER) as session:
            find(session, text)


def _open(database: Database) -> None:
    for beboer_id in range(1, RESIDENTS, 3):
        with database.write(Intent("Beboer vist", WORKER)) as session:
            first_data(session, beboer_id)


def _take_in(database: Database, content: bytes) -> None:
    with database.write(Intent("Restanceliste", WORKER)) as session:
        import_file(session, content, "liste.csv", landlord=ORGANISATION, as_of=date(2026, 11, 5), again=True)


@contextmanager
def _database(path: Path, key: bytes) -> Iterator[Database]:
    with Database(path, key, SystemClock()) as database:
        audit.install(database)
        database._engine.connect().close()  # the connection is made now, while the way to make it is in place
        yield database


def _write_plainly(estate: Estate, path: Path) -> None:
    opened = estate.bare()
    opened.execute(f"ATTACH DATABASE '{path}' AS plain KEY ''")
    opened.execute("SELECT sqlcipher_export('plain')")
    opened.close()
    if not path.read_bytes().startswith(b"SQLite format 3"):
        raise AssertionError("the plain file is not plain")


@contextmanager
def _without_encryption() -> Iterator[None]:
    original = connection.connect_plainly

    def connect_to_plain(path: Path, _key: bytes) -> Any:
        return dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)

    connection.connect_plainly = connect_to_plain
    try:
        yield
    finally:
        connection.connect_plainly = original
