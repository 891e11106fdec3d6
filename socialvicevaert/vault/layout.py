"""Which file lies where in a data folder.

    database/            the live pair; renamed as one, so that there is never half of it
        socialvicevaert.db   (and -wal, -shm while it is open)
        noegler.json
    database.ny/         a first run under way     } worth nothing until they are renamed to database/,
    database.gendannes/  a restore under way       } except a whole restore while there is no database/
    sikkerhedskopier/    one folder a backup: the same two files and info.json
    sat-til-side/        what a restore replaced
    aaben.laas           locked by the operating system while the program runs; aaben.json says who
    forsoeg.json         wrong attempts

Folders of ours are private; the data folder itself may be a folder the user chose, and is left as it is.
"""

from dataclasses import dataclass
from pathlib import Path

APPLICATION = "socialvicevaert"
DATABASE_NAME = "socialvicevaert.db"
HEADER_NAME = "noegler.json"
INFO_NAME = "info.json"


def data_folder(override: Path | None = None) -> Path:
    """Where the data lie: ``--data DIR``, or the usual place of this operating system. Nothing is created."""
    if override is not None:
        return override.expanduser().absolute()
    return _user_data(APPLICATION)


def example_folder() -> Path:
    """Where the invented estate lies, apart from the real data."""
    return _user_data(f"{APPLICATION}-eksempel")


def _user_data(name: str) -> Path:
    import platformdirs  # 12 ms before the first paint, which --data need not wait for

    return platformdirs.user_data_path(name, appauthor=False)


@dataclass(frozen=True)
class Pair:
    """A database and its key file in one folder: the live ones, or a backup's."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted file."""
        return self.folder / DATABASE_NAME

    @property
    def header(self) -> Path:
        """The key file."""
        return self.folder / HEADER_NAME

    @property
    def info(self) -> Path:
        """What a backup says about itself; the live pair has none."""
        return self.folder / INFO_NAME

    def exists(self) -> bool:
        """Whether either file is there."""
        return self.database.exists() or self.header.exists()


@dataclass(frozen=True)
class Layout:
    """The files of one data folder."""

    folder: Path

    @property
    def live(self) -> Pair:
        """The data in use."""
        return Pair(self.folder / "database")

    @property
    def unfinished(self) -> Pair:
        """Where a first run makes its pair before it is renamed to ``live``."""
        return Pair(self.folder / "database.ny")

    @property
    def restored(self) -> Pair:
        """Where a restore makes its pair before it is renamed to ``live``."""
        return Pair(self.folder / "database.gendannes")

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.folder / "sikkerhedskopier"

    @property
    def aside(self) -> Path:
        """The folder of what was replaced."""
        return self.folder / "sat-til-side"

    @property
    def lock(self) -> Path:
        """The file the operating system locks."""
        return self.folder / "aaben.laas"

    @property
    def holder(self) -> Path:
        """Who holds the lock."""
        return self.folder / "aaben.json"

    @property
    def attempts(self) -> Path:
        """The count of wrong attempts."""
        return self.folder / "forsoeg.json"
