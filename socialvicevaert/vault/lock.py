"""One program at a time on a data folder.

The operating system holds the lock and lets go of it when the process ends, however it ends: a crash blocks nobody. The
text beside it only says who.
"""

import json
import os
import platform
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from socialvicevaert.security.ownerfiles import FILE_MODE, write_atomically
from socialvicevaert.shared.formats.dates import show_moment
from socialvicevaert.vault.errors import FolderInUse
from socialvicevaert.vault.layout import Layout

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TRIES = 5
_PAUSE_SECONDS = 0.02


@dataclass(frozen=True)
class Holder:
    """Who has a data folder open. ``name`` is empty until somebody has unlocked it."""

    name: str
    computer: str
    since: datetime
    process_id: int

    @property
    def text(self) -> str:
        """As a part of a sentence: "Mette Holm på KONTOR-3, siden 22-11-2026 09.00"."""
        who = self.name or "en medarbejder, der ikke er logget ind"
        return f"{who} på {self.computer}, siden {show_moment(self.since)}"


class FolderLock:
    """The lock of one data folder, held from ``acquire`` to ``release``."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether this object holds it."""
        return self._descriptor is not None

    def acquire(self, since: datetime) -> None:
        """Take the lock. Raises ``FolderInUse`` when another program has it, ``OSError`` when the disk refuses."""
        if self.is_held:
            return
        descriptor = os.open(self._layout.lock, os.O_RDWR | os.O_CREAT, FILE_MODE)
        for _ in range(_TRIES):  # another start may be looking at it this moment
            if _lock(descriptor):
                self._descriptor = descriptor
                self._note(Holder("", platform.node(), since, os.getpid()))
                return
            time.sleep(_PAUSE_SECONDS)
        os.close(descriptor)
        holder = read_holder(self._layout.holder)
        raise FolderInUse(holder.text if holder else "af et andet program på denne computer")

    def name_holder(self, name: str) -> None:
        """Say who unlocked."""
        holder = read_holder(self._layout.holder)
        if holder is not None:
            self._note(replace(holder, name=name))

    def release(self) -> None:
        """Let go; without effect when it is not held."""
        if self._descriptor is None:
            return
        self._layout.holder.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = None

    def held_elsewhere(self) -> Holder | None:
        """Who else has the folder open; None when nobody has, or when this object does. Creates nothing."""
        if self.is_held or not self._layout.lock.exists():
            return None
        try:
            descriptor = os.open(self._layout.lock, os.O_RDWR)
        except OSError:
            return None
        try:
            return None if _lock(descriptor) else read_holder(self._layout.holder)
        finally:
            os.close(descriptor)

    def _note(self, holder: Holder) -> None:
        content = asdict(holder) | {"since": holder.since.isoformat()}
        with suppress(OSError):  # on a full disk the lock holds without a name
            write_atomically(self._layout.holder, json.dumps(content, ensure_ascii=False).encode())


def read_holder(path: Path) -> Holder | None:
    """Who the file names; None when it cannot be read."""
    try:
        content = json.loads(path.read_bytes()[:10_000])
        since = datetime.fromisoformat(content["since"])
        holder = Holder(str(content["name"]), str(content["computer"]), since, int(content["process_id"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    return holder if since.tzinfo is not None else None


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
