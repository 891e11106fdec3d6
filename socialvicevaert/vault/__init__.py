"""The data folder: database, key file, lock and backups, opened together.

    layout     which file lies where; the usual folders
    place      why a folder cannot hold the live data (cloud, network)
    lock       one program at a time, and who it is
    state      what a folder holds, before any password
    vault      Vault: create, unlock, passwords, close
    backups    verified copies, the last fourteen
    restoring  a copy becomes the live data; what was there is moved aside
    checking   what IT and Indstillinger want to know
    errors     what can be wrong with a folder, in Danish

Importing this costs nothing: the unlock window is painted first, each name is imported when it is first asked for, and
``warm_up`` imports the heavy parts while the password is typed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socialvicevaert.vault.backups import BackupInfo
    from socialvicevaert.vault.checking import CheckReport
    from socialvicevaert.vault.layout import data_folder, example_folder
    from socialvicevaert.vault.lock import Holder
    from socialvicevaert.vault.opening import Created, Unlocked, Worker, warm_up
    from socialvicevaert.vault.state import Readiness, State
    from socialvicevaert.vault.vault import Vault

__all__ = [
    "BackupInfo",
    "CheckReport",
    "Created",
    "Holder",
    "Readiness",
    "State",
    "Unlocked",
    "Vault",
    "Worker",
    "data_folder",
    "example_folder",
    "warm_up",
]

_MODULES = {
    "backups": ("BackupInfo",),
    "checking": ("CheckReport",),
    "layout": ("data_folder", "example_folder"),
    "lock": ("Holder",),
    "opening": ("Created", "Unlocked", "Worker", "warm_up"),
    "state": ("Readiness", "State"),
    "vault": ("Vault",),
}


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)
