"""What the file system and SQLite say, once, as Danish sentences that tell what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from socialvicevaert.shared.errors import UserError


class StorageError(UserError):
    """The file could not be used; nothing was changed. ``sentence`` is shown, ``path`` says which file when known."""

    sentence = "Datafilen kan ikke bruges."

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        super().__init__(self.sentence if path is None else f"{self.sentence}\n{path}")


class DatabaseMissing(StorageError):
    """There is no file at the path."""

    sentence = "Datafilen findes ikke. Vælg den rigtige mappe, eller hent en sikkerhedskopi tilbage."


class DatabaseExists(StorageError):
    """A file is in the way of a new one."""

    sentence = "Der ligger allerede en datafil i mappen. Åbn den, eller vælg en tom mappe."


class DatabaseEmpty(StorageError):
    """The file has no content: an interrupted copy, or a creation that never finished."""

    sentence = "Datafilen er tom. Den er ikke ændret. Hent den nyeste sikkerhedskopi tilbage."


class DatabaseDamaged(StorageError):
    """SQLCipher cannot read the file: damage, or a header that belongs to another file."""

    sentence = (
        "Datafilen er beskadiget, eller nøglefilen hører til en anden datafil. Den er ikke ændret. "
        "Hent den nyeste sikkerhedskopi tilbage."
    )


class SchemaTooNew(StorageError):
    """A later version of the program has written the file."""

    sentence = (
        "Datafilen er skrevet af en nyere udgave af programmet. Den er ikke ændret. "
        "Installér den nyeste udgave, og åbn filen igen."
    )


class UpgradeFailed(StorageError):
    """The file could not be brought to this version; it is as it was."""

    sentence = (
        "Datafilen kunne ikke opgraderes til denne udgave af programmet. Den er ikke ændret. "
        "Brug den tidligere udgave, og kontakt den, der hjælper jer med programmet."
    )


class DatabaseBusy(StorageError):
    """Another connection held the file for longer than we wait."""

    sentence = "Datafilen er i brug af et andet program lige nu. Vent et øjeblik, og prøv igen."


class DiskFull(StorageError):
    """No room left."""

    sentence = "Disken er fuld, så ændringen blev ikke gemt. Frigør plads, og gem igen."


class ReadOnlyFolder(StorageError):
    """The folder or the file may not be written."""

    sentence = "Der kan ikke skrives i mappen med datafilen. Bed om skriveadgang, eller vælg en anden mappe."


class DiskFailed(StorageError):
    """The operating system reports an I/O error: a failing disk, an unplugged drive, sometimes a full one."""

    sentence = (
        "Disken kunne ikke læses eller skrives, så ændringen blev ikke gemt. "
        "Tjek, at drevet er tilsluttet og har plads, og prøv igen."
    )


class UnsafeSqlite(StorageError):
    """The SQLite that was loaded can lose committed data, or lacks encryption: a faulty installation."""

    sentence = "Programmet er installeret med en database-del, som kan miste data. Installér programmet igen."


# https://www.sqlite.org/rescode.html: the primary code is the low byte
_BY_CODE: dict[int, type[StorageError]] = {
    5: DatabaseBusy,
    6: DatabaseBusy,
    8: ReadOnlyFolder,
    10: DiskFailed,
    11: DatabaseDamaged,
    13: DiskFull,
    14: ReadOnlyFolder,
    26: DatabaseDamaged,
}


def storage_error(error: BaseException, path: Path | None = None) -> StorageError | None:
    """The sentence for an error of SQLite, or None when it is a mistake of ours."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, dbapi2.Error):
        return None
    code = getattr(original, "sqlite_errorcode", None)
    if code is None and "unable to open" in str(original):
        code = 14
    found = _BY_CODE.get((code or 0) & 0xFF)
    return found(path) if found else None


@contextmanager
def translated(path: Path | None = None) -> Iterator[None]:
    """Raise a ``StorageError`` in place of what SQLite says about the world; let mistakes of ours through."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        found = storage_error(error, path)
        if found is None:
            raise
        raise found from error
