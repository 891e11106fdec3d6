"""The disk refuses at the first call, the second, the third …: nothing acknowledged is lost, no half is left."""

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

import pytest

from socialvicevaert.security.errors import TooSoon, WrongPassword
from socialvicevaert.shared.errors import UserError
from socialvicevaert.vault import Readiness, Vault
from socialvicevaert.vault.errors import BackupFailed, FolderUnusable
from tests.vault import CHEAP, NAME, NEW_PASSWORD, PASSWORD
from tests.vault.conftest import organisations

_OPEN = os.open
_CALLS = ("open", "fsync", "replace", "rename", "mkdir", "chmod")


class FailingDisk:
    """Lets so many calls through and refuses all that follow, as a full disk does."""

    def __init__(self, allowed: int) -> None:
        self.left = allowed
        self.refused = False

    @contextmanager
    def installed(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in _CALLS:
                patch.setattr(os, name, self._guarded(getattr(os, name)))
            yield

    def _guarded(self, call: Callable[..., object]) -> Callable[..., object]:
        def guarded(*arguments: object, **named: object) -> object:
            if call is _OPEN and not cast("int", arguments[1]) & os.O_CREAT:
                return call(*arguments, **named)  # a full disk can be read, and tidied
            if self.left == 0:
                self.refused = True
                raise OSError(errno.ENOSPC, "No space left on device")
            self.left -= 1
            return call(*arguments, **named)

        return guarded


def disks() -> Iterator[FailingDisk]:
    """A disk that fails at the first call, one at the second, … until one does not fail at all."""
    for allowed in range(200):
        disk = FailingDisk(allowed)
        yield disk
        if not disk.refused:
            assert allowed > 3, "the test does not reach the disk"
            return
    pytest.fail("never succeeded")


def fresh_copy(made_folder: Path, place: Path, number: int) -> Path:
    target = place / str(number)
    shutil.copytree(made_folder, target)
    return target


def test_changing_the_password_on_a_failing_disk_leaves_the_old_or_the_new(made, tmp_path, clock):
    for disk in disks():
        vault = Vault(fresh_copy(made.folder, tmp_path, disk.left), clock, CHEAP)
        vault.unlock(PASSWORD)
        valid = NEW_PASSWORD
        try:
            with disk.installed():
                vault.change_password(PASSWORD, NEW_PASSWORD)
        except FolderUnusable:
            valid = PASSWORD
        vault.close()
        names = {path.name for path in vault.layout.live.folder.iterdir()}
        assert names == {"noegler.json", "socialvicevaert.db"}
        reopened = Vault(vault.folder, clock, CHEAP)
        try:
            reopened.unlock(valid)
        except UserError:
            # refused at the very last call, the flush of the folder: the new one is in place
            reopened.unlock(NEW_PASSWORD)
        reopened.close()


def test_replacing_a_password_on_a_failing_disk_leaves_the_old_or_the_new(made, tmp_path, clock):
    for disk in disks():
        vault = Vault(fresh_copy(made.folder, tmp_path, disk.left), clock, CHEAP)
        vault.unlock(PASSWORD)
        slot = vault.add_worker(7, "Ahmed Öz", "ahmeds lange kode")
        with suppress(FolderUnusable), disk.installed():
            vault.replace_worker(7, "Ahmed Öz", NEW_PASSWORD)
        vault.close()
        reopened = Vault(vault.folder, clock, CHEAP)
        opened_by = []
        for password in ("ahmeds lange kode", NEW_PASSWORD):
            with suppress(WrongPassword, TooSoon):
                opened_by.append(reopened.unlock(password, slot).medarbejder_id)
                reopened.close()
        assert opened_by == [7]


def test_a_first_run_on_a_failing_disk_is_still_a_first_run(tmp_path, clock):
    for disk in disks():
        vault = Vault(tmp_path / str(disk.left), clock, CHEAP)
        try:
            with disk.installed():
                vault.create(PASSWORD, NAME)
        except UserError:
            assert not vault.is_open
            state = Vault(vault.folder, clock, CHEAP).state()
            assert state.holder is None
            if state.readiness is Readiness.READY:
                vault.unlock(PASSWORD)  # renamed, and refused after: the password given is the one that opens
            else:
                assert state.readiness is Readiness.FIRST_RUN
        vault.close()


def test_a_backup_on_a_failing_disk_is_whole_or_not_there(made, tmp_path, clock):
    for disk in disks():
        vault = Vault(fresh_copy(made.folder, tmp_path, disk.left), clock, CHEAP)
        database = vault.unlock(PASSWORD).database
        try:
            with disk.installed():
                vault.backup(database)
        except BackupFailed:
            assert disk.refused
        for info in vault.backups():
            assert info.sha256
        if vault.layout.backups.exists():
            assert not list(vault.layout.backups.glob("*.part"))
        vault.close()


def test_a_restore_on_a_failing_disk_leaves_data_that_open(made, tmp_path, clock):
    for disk in disks():
        vault = Vault(fresh_copy(made.folder, tmp_path, disk.left), clock, CHEAP)
        info = vault.backup(vault.unlock(PASSWORD).database)
        vault.close()
        try:
            with disk.installed():
                vault.restore(info)
        except UserError:
            assert not vault.is_open
        assert organisations(vault.unlock(PASSWORD).database) == ["Fælleden"]
        vault.close()
        assert not vault.layout.restored.folder.exists()


def test_when_only_the_second_rename_of_a_restore_is_refused_the_data_come_back(vault, monkeypatch):
    info = vault.backup(vault.unlock(PASSWORD).database)
    vault.close()
    rename = Path.rename

    def refuse_the_new(path: Path, target: Path) -> Path:
        if path == vault.layout.restored.folder:
            raise OSError(errno.EACCES, "a virus scanner has it open")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_the_new)
    with pytest.raises(FolderUnusable):
        vault.restore(info)
    assert {path.name for path in vault.layout.live.folder.iterdir()} == {"noegler.json", "socialvicevaert.db"}
    assert not vault.layout.restored.folder.exists()
    assert list(vault.layout.aside.iterdir()) == []


def test_closing_on_a_failing_disk_lets_go(made, tmp_path, clock):
    for disk in disks():
        vault = Vault(fresh_copy(made.folder, tmp_path, disk.left), clock, CHEAP)
        vault.unlock(PASSWORD)
        with disk.installed():
            vault.close()
        other = Vault(vault.folder, clock, CHEAP)
        other.unlock(PASSWORD)
        other.close()


@contextmanager
def without_rights() -> Iterator[None]:
    """Root may write everywhere: be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only_folder(made) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "data"
        shutil.copytree(made.folder, folder)
        for path in (*folder.rglob("*"), folder):
            if os.geteuid() == 0:
                os.chown(path, 65534, 65534)
            path.chmod(0o500 if path.is_dir() else 0o400)
        yield folder
        for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            path.chmod(0o700)


def test_a_folder_that_cannot_be_written_is_refused_with_a_sentence(read_only_folder, clock):
    with without_rights():
        vault = Vault(read_only_folder, clock, CHEAP)
        assert vault.state().readiness is Readiness.READY
        with pytest.raises(FolderUnusable, match="kan ikke skrives"):
            vault.unlock(PASSWORD)
        assert not vault.is_open


def test_a_folder_that_cannot_be_made_is_refused_with_a_sentence(read_only_folder, clock):
    with without_rights(), pytest.raises(FolderUnusable, match="kan ikke skrives"):
        Vault(read_only_folder / "ny", clock, CHEAP).create(PASSWORD, NAME)


def test_a_file_where_the_folder_should_be_is_refused_with_a_sentence(tmp_path, clock):
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(UserError):
        Vault(tmp_path / "data", clock, CHEAP).create(PASSWORD, NAME)


def test_a_password_change_survives_being_killed_at_any_moment(folder):
    drill = Path(__file__).with_name("kill_drill.py")
    done = subprocess.run(
        [sys.executable, "-W", "error", drill, folder, PASSWORD, "20"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    killed = re.fullmatch(r"20 killed, 0 lost, (\d+) changes acknowledged\n", done.stdout)
    assert killed, done.stdout
    assert int(killed[1]) > 20
