"""Verified copies of the live data, the last fourteen, each a folder that can be restored on its own.

A copy is made by SQLite's online backup inside one read transaction, so work goes on; it keeps the key and the identity
of its source, is in DELETE journal mode (a WAL file cannot be read from a read-only place), and counts only after it
has been opened anew, read whole, and its rows counted against the source.
"""

import hashlib
import json
import os
import shutil
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from socialvicevaert.security.header import AuditAnchor, Header, header_bytes
from socialvicevaert.security.ownerfiles import FILE_MODE, make_private_folder, sync_file, sync_folder, write_to_disk
from socialvicevaert.shared.clock import Clock, danish_date
from socialvicevaert.shared.errors import UserError
from socialvicevaert.vault.errors import BackupFailed, reason_of
from socialvicevaert.vault.layout import Layout, Pair
from socialvicevaert.vault.opening import PROGRAM
from socialvicevaert.vault.state import database_id, is_backup_name

if TYPE_CHECKING:
    from socialvicevaert.storage.database import Database

KEPT = 14
_NAME_FORMAT = "%Y-%m-%dT%H%M%SZ"
_PART = ".part"
_NOT_WRITTEN = "Disken er fuld eller kan ikke skrives. Gør plads, og prøv igen."
_SOURCE_DAMAGED = "Databasen er beskadiget. Gendan den nyeste sikkerhedskopi; den beskadigede fil bliver gemt."
_COPY_DAMAGED = "Kopien kunne ikke læses igen, som den skal. Prøv igen, og få disken undersøgt, hvis det gentager sig."


@dataclass(frozen=True)
class BackupInfo:
    """One finished backup. What it says about itself is zero or empty when its ``info.json`` cannot be read.

    ``rows`` counts all tables; ``audit_head`` and ``audit_rows`` say where the audit chain stood.
    """

    path: Path
    made_at: datetime
    size_bytes: int = 0
    rows: int = 0
    schema: str = ""
    sha256: str = ""
    audit_head: str = ""
    audit_rows: int = 0

    @property
    def made_on(self) -> date:
        """The Danish date it was made."""
        return danish_date(self.made_at)

    @property
    def pair(self) -> Pair:
        """Its files."""
        return Pair(self.path)


def make(layout: Layout, database: "Database", data_key: bytes, header: Header, clock: Clock) -> BackupInfo:
    """Copy the live data. Raises ``BackupFailed`` with the reason; then no half copy is left."""
    part = None
    try:
        make_private_folder(layout.backups)
        _remove_parts(layout)
        made_at = clock.now().replace(microsecond=0)
        final = _free_folder(layout, made_at)
        part = final.with_name(final.name + _PART)
        make_private_folder(part)
        # Taken before the copy, so that the copy surely holds it.
        anchor = audit_anchor(database, clock)
        made = _fill(Pair(part), layout.live, data_key, replace(header, anchor=anchor).sealed(data_key), made_at)
        part.rename(final)
        sync_folder(layout.backups)
        _thin(layout)
    except OSError as error:
        raise BackupFailed(reason_of(error)) from error
    except BackupFailed:
        raise
    except UserError as error:
        raise BackupFailed(str(error)) from error
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)
    return replace(made, path=final)


def listed(layout: Layout) -> list[BackupInfo]:
    """The finished backups, newest first."""
    if not layout.backups.is_dir():
        return []
    found = (read_info(path) for path in layout.backups.iterdir() if is_backup_name(path.name))
    return sorted((info for info in found if info is not None), key=lambda info: info.path.name, reverse=True)


def read_info(folder: Path) -> BackupInfo | None:
    """What a backup's folder holds; None when it is no backup."""
    try:
        made_at = datetime.strptime(folder.name[:18], _NAME_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None
    bare = BackupInfo(folder, made_at)
    try:
        content = json.loads(Pair(folder).info.read_bytes()[:10_000])
        return BackupInfo(
            path=folder,
            made_at=made_at,
            size_bytes=int(content["size_bytes"]),
            rows=int(content["rows"]),
            schema=str(content["schema"]),
            sha256=str(content["sha256"]),
            audit_head=str(content["audit_head"]),
            audit_rows=int(content["audit_rows"]),
        )
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return bare


def audit_anchor(database: "Database", clock: Clock) -> AuditAnchor:
    """Where the audit chain stands now."""
    from socialvicevaert.audit import anchor_of

    with database.read(PROGRAM) as session:
        anchor = anchor_of(session)
    return AuditAnchor(anchor.head, anchor.length, clock.now().isoformat())


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fill(target: Pair, live: Pair, data_key: bytes, header: Header, made_at: datetime) -> BackupInfo:
    from socialvicevaert.storage.connection import connect_plainly
    from socialvicevaert.storage.errors import DatabaseDamaged, translated

    try:
        with translated(), closing(connect_plainly(live.database, data_key)) as source:
            source.execute("BEGIN")
            counts = _row_counts(source)
            _copy(source, target.database, data_key, database_id(live))
            source.execute("COMMIT")
    except DatabaseDamaged as error:
        raise BackupFailed(_SOURCE_DAMAGED) from error
    with translated():
        schema = _verify(target.database, data_key, counts)
    sync_file(target.database)
    made = BackupInfo(
        path=target.folder,
        made_at=made_at,
        size_bytes=target.database.stat().st_size,
        rows=sum(counts.values()),
        schema=schema,
        sha256=file_digest(target.database),
        audit_head=header.anchor.head,
        audit_rows=header.anchor.rows,
    )
    write_to_disk(target.header, header_bytes(header))
    written = asdict(made) | {"made_at": made_at.isoformat()}
    del written["path"]
    write_to_disk(target.info, json.dumps(written, indent=1).encode() + b"\n")
    sync_folder(target.folder)
    return made


def _copy(source: Any, path: Path, data_key: bytes, salt: bytes) -> None:
    from sqlcipher3 import dbapi2

    from socialvicevaert.storage.connection import damage

    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    with closing(dbapi2.connect(str(path), isolation_level=None)) as copy:
        copy.execute("PRAGMA cipher_log_level=NONE")
        # With its salt the copy is the same database, and fits the same key file.
        copy.execute(f"PRAGMA key=\"x'{data_key.hex()}{salt.hex()}'\"")
        copy.execute("PRAGMA synchronous=OFF")  # the file is synchronised once, when it is whole
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        except dbapi2.DatabaseError as error:
            # Every failure of the copying has the same type here, and no code: a full disk is an "I/O error".
            raise BackupFailed(_SOURCE_DAMAGED if damage(source) else _NOT_WRITTEN) from error


def _verify(path: Path, data_key: bytes, counts: dict[str, int]) -> str:
    from socialvicevaert.storage.connection import connect_plainly, damage
    from socialvicevaert.storage.errors import DatabaseDamaged
    from socialvicevaert.storage.migrating import revision_of

    try:
        with closing(connect_plainly(path, data_key)) as copy:
            whole = not damage(copy) and _row_counts(copy) == counts
            if not whole or copy.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
                raise BackupFailed(_COPY_DAMAGED)
            return revision_of(copy) or ""
    except DatabaseDamaged as error:
        raise BackupFailed(_COPY_DAMAGED) from error


def _row_counts(connection: Any) -> dict[str, int]:
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE type IN ('table', 'shadow') AND schema = 'main' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute('SELECT count(*) FROM "{}"'.format(name.replace('"', '""'))).fetchone()[0]  # noqa: S608
        for (name,) in tables
    }


def _free_folder(layout: Layout, made_at: datetime) -> Path:
    name = made_at.astimezone(UTC).strftime(_NAME_FORMAT)
    number, folder = 1, layout.backups / name
    while folder.exists():
        number += 1
        folder = layout.backups / f"{name}-{number:02}"
    return folder


def _remove_parts(layout: Layout) -> None:
    for path in layout.backups.glob(f"*{_PART}"):
        shutil.rmtree(path, ignore_errors=True)


def _thin(layout: Layout) -> None:
    for info in listed(layout)[KEPT:]:
        shutil.rmtree(info.path, ignore_errors=True)
