"""A whole, verified copy of an encrypted file, made through SQLite: copying the file would lose what is in the WAL."""

import os
from pathlib import Path
from typing import Any

from socialvicevaert.storage.connection import connect_plainly, require_whole
from socialvicevaert.storage.errors import translated


def copy_database(source: Any, target: Path, key: bytes) -> None:
    """Copy the file behind a connection to ``target``, which appears only when it is complete and checked.

    The copy has the same key, mode 0600, and needs no WAL, so that it can be read from a read-only folder.

    :raises StorageError: disk full, damage…; no ``target`` is left behind.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    create_private(part)
    try:
        copy = connect_plainly(part, key, may_be_empty=True)
        try:
            with translated(part):
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()
        verify(part, key)
        sync(part)
        os.replace(part, target)
        sync(target.parent)
    finally:
        part.unlink(missing_ok=True)


def verify(path: Path, key: bytes) -> None:
    """Open a copy anew and read all of it.

    :raises DatabaseDamaged: it is not whole.
    """
    copy = connect_plainly(path, key)
    try:
        require_whole(copy, path)
    finally:
        copy.close()


def create_private(path: Path) -> None:
    """Make an empty file that only its owner can read; SQLite gives its companions the same mode."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def sync(path: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle for a folder
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
