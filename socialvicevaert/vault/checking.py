"""What IT and Indstillinger want to know about a data folder: versions, damage, audit, backups, rights."""

import platform
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from socialvicevaert.security.header import Header
from socialvicevaert.security.ownerfiles import is_private
from socialvicevaert.vault.backups import BackupInfo
from socialvicevaert.vault.layout import APPLICATION, Layout
from socialvicevaert.vault.opening import PROGRAM

if TYPE_CHECKING:
    from socialvicevaert.storage.database import Database


@dataclass(frozen=True)
class CheckReport:
    """The state of an open data folder. ``damage`` and ``audit_faults`` are empty when all is well.

    ``backup_age_days`` is None when there is no backup; ``exposed`` names files others on the computer may read,
    relative to the data folder.
    """

    program: str
    python: str
    system: str
    sqlite: str
    sqlcipher: str
    schema: str
    schema_of_program: str
    folder: str
    size_bytes: int
    damage: tuple[str, ...]
    audit_rows: int
    audit_faults: tuple[str, ...]
    backups: int
    backup_made_at: datetime | None
    backup_age_days: int | None
    exposed: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing needs anybody's attention (the age of the backup is shown, not judged)."""
        return not self.damage and not self.audit_faults and not self.exposed

    def as_json(self) -> dict[str, Any]:
        """Plain values under stable names, for ``check --json``."""
        plain = asdict(self) | {"is_well": self.is_well}
        plain["backup_made_at"] = self.backup_made_at.isoformat() if self.backup_made_at else None
        return plain


def program_version() -> str:
    """The version of the installed program; ``udvikling`` when it runs from a source tree that is not installed."""
    try:
        return version(APPLICATION)
    except PackageNotFoundError:
        return "udvikling"


def check(
    layout: Layout, database: "Database", header: Header, found_backups: list[BackupInfo], now: datetime
) -> CheckReport:
    """Read everything. Takes seconds for a large file; not for the window's thread."""
    from sqlcipher3 import dbapi2

    from socialvicevaert.audit import Anchor, AuditReport, verify
    from socialvicevaert.storage import migrations
    from socialvicevaert.storage.errors import DatabaseDamaged

    with database.read(PROGRAM) as session:
        connection = session.connection()
        schema = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        sqlcipher = connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()
    known = Anchor(header.anchor.rows, header.anchor.head)
    try:
        with database.read(PROGRAM) as session:
            audit = verify(session, known)
    except DatabaseDamaged:
        audit = AuditReport(known, ("Loggen kan ikke læses.",))
    newest = found_backups[0] if found_backups else None
    return CheckReport(
        program=program_version(),
        python=platform.python_version(),
        system=f"{platform.system()} {platform.release()}",
        sqlite=dbapi2.sqlite_version,
        sqlcipher=sqlcipher,
        schema=schema,
        schema_of_program=migrations.head(),
        folder=str(layout.folder),
        size_bytes=layout.live.database.stat().st_size,
        damage=tuple(database.damage()),
        audit_rows=audit.anchor.length,
        audit_faults=audit.faults,
        backups=len(found_backups),
        backup_made_at=newest.made_at if newest else None,
        backup_age_days=(now - newest.made_at).days if newest else None,
        exposed=_exposed(layout),
    )


def _exposed(layout: Layout) -> tuple[str, ...]:
    ours = [layout.live.folder, *layout.live.folder.glob("*"), layout.backups, *layout.backups.glob("*/*")]
    found = (path for path in ours if path.exists() and not is_private(path))
    return tuple(sorted(path.relative_to(layout.folder).as_posix() for path in found))
