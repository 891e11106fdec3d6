"""The invented estate grown to 100,000 contacts, and the bare driver on the same file."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from socialvicevaert import example
from socialvicevaert.example.texts import NOTES
from socialvicevaert.features.kontakter.models import KontaktArt
from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.shared.folding import fold
from socialvicevaert.storage import Database
from socialvicevaert.storage.connection import connect_plainly
from socialvicevaert.vault import Vault
from tests.conftest import CHEAP_ARGON, EXAMPLE_PASSWORD

CONTACTS = 100_000
UNTIL = date(2026, 10, 31)


@dataclass
class Estate:
    """A data folder, its key, and the connection nothing of ours stands before."""

    folder: Path
    key: bytes = field(repr=False)
    before: Path  # the database before it was grown

    @property
    def file(self) -> Path:
        """The database."""
        return next(self.folder.rglob("socialvicevaert.db"))

    def bare(self) -> Any:
        """A connection of the driver alone."""
        return connect_plainly(self.file, self.key)


def grow(folder: Path) -> Estate:
    """Build the estate and add contacts until there are 100,000, index included. Takes half a minute."""
    example.build(folder, password=EXAMPLE_PASSWORD, until=UNTIL, argon=CHEAP_ARGON)
    vault = Vault(folder, SystemClock(), CHEAP_ARGON)
    vault.unlock(EXAMPLE_PASSWORD)
    key = vault._require_open().data_key
    vault.close()
    estate = Estate(folder, key, folder.parent / "before.db")
    shutil.copy(estate.file, estate.before)
    connection = estate.bare()
    (there,) = connection.execute("SELECT count(*) FROM kontakt").fetchone()
    (residents,) = connection.execute("SELECT max(id) FROM beboer").fetchone()
    rows, entries = [], []
    chance = random.Random(1)
    texts = [
        (kind, text) for kind, all_of_kind in NOTES.items() for text in all_of_kind if kind is not KontaktArt.NOTAT
    ]
    begin = datetime(2020, 1, 1, 9, tzinfo=UTC)
    for number in range(there + 1, CONTACTS + 1):
        kind, text = chance.choice(texts)
        held_at = f"{begin + timedelta(minutes=number * 35):%Y-%m-%d %H:%M:%S.000000}"
        who = chance.randint(1, residents)
        rows.append((number, who, 1, held_at, kind.value, f"{text} {number}", ""))
        entries.append(("kontakt", number, who, held_at, fold(f"{text} {number}")))
    columns = "id, beboer_id, medarbejder_id, held_at, kind, text, with_whom"
    connection.execute("BEGIN")
    connection.executemany(f"INSERT INTO kontakt ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO search_entry (kind, row_id, beboer_id, at, text) VALUES (?, ?, ?, ?, ?)", entries
    )
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()
    return estate


@contextmanager
def recorded(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """Every reading statement that reaches the driver meanwhile."""
    found: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            found.append((statement, parameters))

    event.listen(database._engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(database._engine, "before_cursor_execute", note)


def replay(connection: Any, statements: list[tuple[str, Any]]) -> None:
    """The same statements on the bare driver, every row fetched."""
    for statement, parameters in statements:
        connection.execute(statement, parameters).fetchall()
