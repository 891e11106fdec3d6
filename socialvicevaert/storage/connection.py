"""One connection to an encrypted file, with every promise it makes read back."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from socialvicevaert.storage.errors import DatabaseDamaged, DatabaseEmpty, DatabaseMissing, UnsafeSqlite, translated

KEY_BYTES = 32
PAGE_BYTES = 4096  # SQLCipher's own, and SQLite's
BUSY_MILLISECONDS = 5_000

# https://www.sqlite.org/wal.html#walresetbug: committed data can be lost between two connections before these
_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))

_PROMISES: dict[str, tuple[str, Any]] = {
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "secure_delete": ("ON", 1),
    "busy_timeout": (str(BUSY_MILLISECONDS), BUSY_MILLISECONDS),
    "trusted_schema": ("OFF", 0),
}


def connect(path: Path, key: bytes) -> Any:
    """Open an existing file for the program: WAL, durable, foreign keys on. Never creates.

    :raises DatabaseMissing, DatabaseEmpty, DatabaseDamaged, UnsafeSqlite: and what ``storage.errors`` translates.
    """
    connection = connect_plainly(path, key)
    try:
        with translated(path):
            if connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
                raise UnsafeSqlite(path)
            for name, (value, expected) in _PROMISES.items():
                connection.execute(f"PRAGMA {name}={value}")
                if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected:
                    raise UnsafeSqlite(path)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_plainly(path: Path, key: bytes, *, may_be_empty: bool = False) -> Any:
    """Open an existing file and prove the key by reading the schema; the file is not touched.

    For backups, checks and migrations, which set their own pragmas.
    """
    _check_version()
    if len(key) != KEY_BYTES:
        raise ValueError(f"the key has {len(key)} bytes, not {KEY_BYTES}")
    if not path.is_file():
        raise DatabaseMissing(path)
    if not may_be_empty and path.stat().st_size == 0:
        raise DatabaseEmpty(path)
    if path.stat().st_size % PAGE_BYTES and not _has_wal(path):
        raise DatabaseDamaged(path)  # cut inside a page: SQLite itself would notice only when it reads that page
    with translated(path):
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
            if not connection.execute("PRAGMA cipher_version").fetchone():
                raise UnsafeSqlite(path)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


def damage(connection: Any) -> list[str]:
    """What is wrong with the file, page by page and row by row; empty when it is whole. Reads everything."""
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        found += [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key of {row[0]} {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    except dbapi2.DatabaseError as error:
        return [str(error)]
    return found


def require_whole(connection: Any, path: Path) -> None:
    """Raise ``DatabaseDamaged`` when ``damage`` finds anything."""
    if damage(connection):
        raise DatabaseDamaged(path)


def _has_wal(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _check_version() -> None:
    version = tuple(int(part) for part in dbapi2.sqlite_version.split("."))
    if version < _FIXED[0] and not any(fixed <= version and version[:2] == fixed[:2] for fixed in _FIXED):
        raise UnsafeSqlite
