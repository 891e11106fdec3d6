"""What can be wrong with a data folder, each with its own Danish sentence that says what to do.

    UserError
    ├── NothingHere          neither data nor backups
    ├── MissingHeader        the database is there, its key file is not
    ├── MissingDatabase      the key file is there, its database is not
    ├── MissingBoth          neither, but there are backups
    ├── EmptyDatabase        0 bytes
    ├── DamagedDatabase      cannot be read with the right key
    ├── ForeignHeader        key file and database do not belong together
    ├── AlreadyCreated       a first run where data lie already
    ├── FolderInUse          another program holds it: who, where, since when
    ├── FolderUnusable       no right to write, no room, an unplugged disk
    ├── UnsuitablePlace      a cloud or network folder
    ├── BackupFailed         no backup was made; stays as a banner
    ├── BackupUnusable       this backup cannot be restored
    ├── NotOpen              something that needs an unlocked folder
    └── WorkerRefused        a worker's access that cannot be given or taken

A wrong password, a damaged key file and a too new one are in ``security.errors``; a too new schema in ``storage``.
"""

import errno

from socialvicevaert.shared.errors import UserError

INTACT = "Intet er ændret."


class NothingHere(UserError):
    """No data and no backups: not a folder of ours, or not yet."""

    def __init__(self) -> None:
        super().__init__("Der er ingen data i mappen. Vælg den rigtige mappe, eller begynd en ny.")


class MissingHeader(UserError):
    """The database lies there without its key file."""

    def __init__(self) -> None:
        super().__init__(
            f"Nøglefilen (noegler.json) mangler i datamappen. Databasen er der, men kan ikke låses op uden. {INTACT} "
            "Læg nøglefilen tilbage, eller hent den fra en sikkerhedskopi."
        )


class MissingDatabase(UserError):
    """The key file lies there without its database."""

    def __init__(self) -> None:
        super().__init__(
            f"Databasen (socialvicevaert.db) mangler i datamappen. Nøglefilen er der. {INTACT} "
            "Læg databasen tilbage, eller gendan den nyeste sikkerhedskopi."
        )


class MissingBoth(UserError):
    """Database and key file are gone; the backups are not."""

    def __init__(self, newest: str) -> None:
        super().__init__(
            f"Både databasen og nøglefilen mangler i datamappen, men der er sikkerhedskopier. {INTACT} "
            f"Gendan den nyeste, fra {newest}."
        )


class EmptyDatabase(UserError):
    """The database file has no bytes: what an interrupted copy leaves."""

    def __init__(self) -> None:
        super().__init__(
            "Databasen er tom (0 byte), sådan som en afbrudt kopiering efterlader den. Den åbnes ikke, og intet er "
            "ændret. Gendan den nyeste sikkerhedskopi."
        )


class DamagedDatabase(UserError):
    """The right key file, and still not readable."""

    def __init__(self) -> None:
        super().__init__(
            f"Databasen er beskadiget og kan ikke læses. {INTACT} "
            "Gendan den nyeste sikkerhedskopi; den beskadigede fil bliver gemt."
        )


class ForeignHeader(UserError):
    """Key file and database come from two different data folders."""

    def __init__(self) -> None:
        super().__init__(
            f"Nøglefilen og databasen hører ikke sammen: den ene kommer fra en anden datamappe. {INTACT} "
            "Læg de rigtige filer sammen igen, eller gendan en sikkerhedskopi."
        )


class AlreadyCreated(UserError):
    """There are data in the folder already."""

    def __init__(self) -> None:
        super().__init__("Der ligger allerede data eller sikkerhedskopier i mappen. Vælg en tom mappe.")


class FolderInUse(UserError):
    """Another running program has the folder open; ``who`` says who, where and since when."""

    def __init__(self, who: str) -> None:
        self.who = who
        super().__init__(f"Datamappen er allerede åben: {who}. Luk programmet dér først.")


class FolderUnusable(UserError):
    """The operating system does not let us write."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"{reason_of(error)} {INTACT}")


class UnsuitablePlace(UserError):
    """The live file must not lie there; copies may."""


class BackupFailed(UserError):
    """No backup was made; no half file is left."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Sikkerhedskopien blev ikke lavet. {reason}")


class BackupUnusable(UserError):
    """A backup that cannot take the place of the data."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Sikkerhedskopien kan ikke bruges: {reason} {INTACT} Vælg en anden.")


class NotOpen(UserError):
    """The folder is locked."""

    def __init__(self) -> None:
        super().__init__("Datamappen er låst. Lås op først.")


class WorkerRefused(UserError):
    """A worker's access that cannot be given or taken away."""


def reason_of(error: OSError) -> str:
    """Why the disk refused, as a Danish sentence."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "Disken er fuld. Gør plads, og prøv igen."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "Datamappen kan ikke skrives. Ret mappens rettigheder, eller vælg en anden mappe."
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        return "Der ligger en fil dér, hvor datamappen skulle være. Vælg en anden mappe."
    if error.errno == errno.ENOENT:
        return "Datamappen findes ikke mere. Er drevet taget ud?"
    return "Disken kunne ikke læses eller skrives. Prøv igen; bliver det ved, så få disken undersøgt."
