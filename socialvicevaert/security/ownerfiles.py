"""Files that only their owner can read, and that are either the old or the new one, never half of each."""

import os
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``: beside it, on the disk, renamed over it. Raises ``OSError``; nothing changed."""
    unfinished = path.with_name(path.name + ".ny")
    try:
        write_to_disk(unfinished, content)
        os.replace(unfinished, path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_to_disk(path: Path, content: bytes) -> None:
    """Write a file that is on the disk, not only in a buffer, when this returns."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Make what was written to ``path`` reach the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` reach the disk; Windows does so by itself and cannot be asked."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Create ``folder`` for its owner alone; one that exists is closed to others."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    folder.chmod(FOLDER_MODE)


def is_private(path: Path) -> bool:
    """Whether only the owner may read ``path``. On Windows the user's own folder sees to it."""
    return os.name == "nt" or path.stat().st_mode & 0o077 == 0
