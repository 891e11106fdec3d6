"""A backup becomes the live data. What was there is moved aside; nothing is ever deleted."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from socialvicevaert.security.errors import DamagedHeader, HeaderTooNew
from socialvicevaert.security.header import Header, header_bytes
from socialvicevaert.security.ownerfiles import FILE_MODE, make_private_folder, sync_file, sync_folder, write_to_disk
from socialvicevaert.vault.backups import BackupInfo, file_digest
from socialvicevaert.vault.errors import BackupUnusable
from socialvicevaert.vault.layout import Layout, Pair
from socialvicevaert.vault.opening import put_in_place
from socialvicevaert.vault.state import database_id, read_header


def restore(layout: Layout, backup: BackupInfo, now: datetime) -> Path | None:
    """Put a copy of the backup in the live place; returns where the data that were there have gone.

    Raises ``BackupUnusable`` or ``OSError``; then the data are as they were.
    """
    header = _usable_header(backup)
    fresh = layout.restored
    shutil.rmtree(fresh.folder, ignore_errors=True)
    try:
        make_private_folder(fresh.folder)
        shutil.copyfile(backup.pair.database, fresh.database)
        fresh.database.chmod(FILE_MODE)
        sync_file(fresh.database)
        write_to_disk(fresh.header, header_bytes(_with_todays_slots(header, layout.live)))
        sync_folder(fresh.folder)
        return _swap(layout, now)
    except BaseException:
        if not is_half_done(layout):
            shutil.rmtree(fresh.folder, ignore_errors=True)
        raise


def is_half_done(layout: Layout) -> bool:
    """Whether a restore was cut off between its two renames: the old data are moved aside, the new not yet in place.

    The key file is written last, so a folder with both files is whole.
    """
    fresh = layout.restored
    return not layout.live.folder.exists() and fresh.header.exists() and fresh.database.exists()


def finish(layout: Layout) -> None:
    """Do the second rename of a restore that was cut off. Needs the lock; raises ``OSError``."""
    if is_half_done(layout):
        put_in_place(layout, layout.restored)


def _usable_header(backup: BackupInfo) -> Header:
    pair = backup.pair
    if not pair.database.is_file() or not pair.header.is_file():
        raise BackupUnusable("en af dens filer mangler.")
    try:
        header = read_header(pair)
    except (DamagedHeader, HeaderTooNew) as error:
        raise BackupUnusable("dens nøglefil er beskadiget.") from error
    # Without an info.json there is nothing to compare with; unlocking will show whether the copy is whole.
    is_changed = backup.sha256 != "" and file_digest(pair.database) != backup.sha256
    if is_changed or database_id(pair) != header.database_id:
        raise BackupUnusable("den er ikke, som den var, da den blev lavet.")
    return header


def _with_todays_slots(header: Header, live: Pair) -> Header:
    """The backup's header, with today's passwords when today's key file is whole and of the same database.

    So the password in use goes on being valid, and somebody whose access was taken away does not get it back. The audit
    anchor stays the backup's: the live one points at events that the copy does not hold.
    """
    try:
        today = read_header(live)
    except (OSError, DamagedHeader, HeaderTooNew):
        return header
    if today.database_id != header.database_id:
        return header
    return replace(today, anchor=header.anchor)


def _swap(layout: Layout, now: datetime) -> Path | None:
    aside = None
    if layout.live.folder.exists():
        make_private_folder(layout.aside)
        aside = _free_name(layout.aside / now.strftime("%Y-%m-%dT%H%M%SZ"))
        layout.live.folder.rename(aside)
    try:
        put_in_place(layout, layout.restored)
    except OSError:
        if aside is not None and not layout.live.folder.exists():
            aside.rename(layout.live.folder)
        raise
    sync_folder(layout.folder)
    return aside


def _free_name(folder: Path) -> Path:
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number:02}")
    return free
