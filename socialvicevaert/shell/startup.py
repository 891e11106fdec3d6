"""What must hold before the program may touch data; a faulty installation is told in one Danish sentence.

The version of SQLite is checked by ``storage.connection`` at every opening, and here once more behind the unlock
window, so that a faulty installation is told before somebody has typed a password.
"""

import sys

HEAVY_MODULES = (
    "socialvicevaert.storage.database",
    "socialvicevaert.audit",
    "socialvicevaert.schema",
    "socialvicevaert.features.indstillinger.queries",
    "socialvicevaert.shell.logged_in",
)
"""Imported in a thread while the password is typed."""


class FaultyInstallation(Exception):
    """The program must be installed again; ``str(error)`` is a Danish sentence."""


def check_qt() -> None:
    """Refuse the PySide6 that loses references to None and aborts after some thousand calls.

    Measured: 6.12.0 on Python 3.10 and 3.11; 6.11.3 on 3.11 and 6.12.0 on 3.12 and later are fine.

    :raises FaultyInstallation: when this pair of versions is not safe.
    """
    import PySide6

    if loses_references(PySide6.__version_info__[:3], sys.version_info[:2]):
        raise FaultyInstallation(
            "Programmet er installeret med PySide6 %s, som ikke kan bruges med Python %d.%d. Installér programmet igen."
            % (PySide6.__version__, *sys.version_info[:2])
        )


def loses_references(qt: tuple[int, ...], python: tuple[int, ...]) -> bool:
    """Whether a PySide6 on a Python is the pair that corrupts memory."""
    return qt[:2] == (6, 12) and python < (3, 12)


def check_sqlite() -> None:
    """Refuse a SQLite that can lose committed data, or one without encryption.

    :raises FaultyInstallation: with a Danish sentence.
    """
    from sqlcipher3 import dbapi2

    version = tuple(int(part) for part in dbapi2.sqlite_version.split("."))
    if can_lose_commits(version):
        raise FaultyInstallation(
            f"Programmet er installeret med SQLite {dbapi2.sqlite_version}, som kan miste data. Installér programmet igen."
        )


def can_lose_commits(version: tuple[int, ...]) -> bool:
    """Whether a SQLite has the WAL-reset fault (https://www.sqlite.org/wal.html#walresetbug)."""
    if version >= (3, 51, 3):
        return False
    return not ((3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45))
