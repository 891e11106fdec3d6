"""What a data folder holds, as far as it can be seen without a password. Looking changes nothing."""

from dataclasses import dataclass
from enum import Enum, auto

from socialvicevaert.security.header import LARGEST_BYTES, Header, parse_header
from socialvicevaert.shared.errors import UserError
from socialvicevaert.vault.errors import (
    DamagedDatabase,
    EmptyDatabase,
    FolderUnusable,
    ForeignHeader,
    MissingBoth,
    MissingDatabase,
    MissingHeader,
    NothingHere,
    UnsuitablePlace,
)
from socialvicevaert.vault.layout import Layout, Pair
from socialvicevaert.vault.lock import Holder
from socialvicevaert.vault.place import place_problem

DATABASE_ID_BYTES = 16
_ALIKE_BYTES = 4  # two random identities of 16 bytes agree in this many places once in 14,000 million pairs


class Readiness(Enum):
    """What the start window shows."""

    FIRST_RUN = auto()
    READY = auto()
    PROBLEM = auto()


@dataclass(frozen=True)
class State:
    """``problem`` is set with PROBLEM; ``holder`` when another program has the folder open."""

    readiness: Readiness
    problem: UserError | None = None
    holder: Holder | None = None


def require_ready(layout: Layout) -> Header:
    """The key file of a folder that can be unlocked. Raises the ``UserError`` that says why it cannot."""
    live = layout.live
    try:
        return _require_pair(layout, live)
    except OSError as error:
        raise FolderUnusable(error) from error


def is_first_run(layout: Layout) -> bool:
    """Whether there is nothing here yet: no data and no backups."""
    return not layout.live.exists() and not newest_backup_name(layout)


def newest_backup_name(layout: Layout) -> str:
    """The name of the newest backup's folder; empty when there is none."""
    if not layout.backups.is_dir():
        return ""
    return max((path.name for path in layout.backups.iterdir() if is_backup_name(path.name)), default="")


def is_backup_name(name: str) -> bool:
    """Whether a folder in ``backups`` is a finished backup: ``2026-11-22T080000Z``."""
    return len(name) >= 18 and name[:4].isdigit() and not name.endswith(".part")


def require_place(layout: Layout) -> None:
    """Raise ``UnsuitablePlace`` when the live data may not lie here."""
    problem = place_problem(layout.folder)
    if problem is not None:
        raise UnsuitablePlace(problem)


def database_id(pair: Pair) -> bytes:
    """The salt SQLCipher keeps in the first bytes of the file: the identity of a database and all its copies."""
    with pair.database.open("rb") as file:
        return file.read(DATABASE_ID_BYTES)


def require_belongs(header: Header, pair: Pair) -> None:
    """Raise ``ForeignHeader`` when the database is another one, ``DamagedDatabase`` when its first bytes are."""
    found = database_id(pair)
    if found == header.database_id:
        return
    alike = sum(one == other for one, other in zip(found, header.database_id, strict=False))
    raise DamagedDatabase if alike >= _ALIKE_BYTES or len(found) < DATABASE_ID_BYTES else ForeignHeader


def read_header(pair: Pair) -> Header:
    """The key file of a pair. Raises ``DamagedHeader``, ``HeaderTooNew`` or ``OSError``."""
    with pair.header.open("rb") as file:
        return parse_header(file.read(LARGEST_BYTES + 1))


def _require_pair(layout: Layout, live: Pair) -> Header:
    if not live.exists():
        newest = newest_backup_name(layout)
        raise MissingBoth(newest[:10]) if newest else NothingHere
    if not live.header.exists():
        raise MissingHeader
    if not live.database.exists():
        raise MissingDatabase
    if live.database.stat().st_size == 0:
        raise EmptyDatabase
    header = read_header(live)
    require_belongs(header, live)
    return header
