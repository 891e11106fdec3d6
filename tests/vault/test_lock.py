import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from socialvicevaert.vault import Vault
from socialvicevaert.vault.errors import FolderInUse
from tests.vault import CHEAP, NAME, PASSWORD

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from socialvicevaert.security.kdf import Argon
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.vault import Vault

vault = Vault(Path(sys.argv[1]), FixedClock(datetime(2026, 11, 22, 8, tzinfo=UTC)), Argon(32, 1, 4))
vault.unlock(sys.argv[2])
print("open", flush=True)
sys.stdin.read()
vault.close()
"""


@pytest.fixture
def other_program(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the folder open until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), PASSWORD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_start_is_told_who_holds_the_folder(vault, other_program):
    holder = vault.state().holder
    assert holder is not None
    assert (holder.name, holder.process_id) == (NAME, other_program.pid)
    with pytest.raises(FolderInUse) as refused:
        vault.unlock(PASSWORD)
    assert str(refused.value).startswith("Datamappen er allerede åben: Mette Holm på ")
    assert "siden 22-11-2026 09.00" in str(refused.value)
    assert not vault.is_open


def test_being_refused_is_no_wrong_attempt(vault, other_program):
    for _ in range(9):
        with pytest.raises(FolderInUse):
            vault.unlock(PASSWORD)


def test_a_folder_in_use_is_not_restored_over(vault, folder, other_program, clock):
    (info,) = make_backup_folder(vault, folder)
    with pytest.raises(FolderInUse):
        vault.restore(info)


def make_backup_folder(vault: Vault, folder: Path):
    import shutil

    shutil.copytree(folder / "database", folder / "sikkerhedskopier" / "2026-11-21T080000Z")
    return vault.backups()


def test_a_crash_blocks_nobody(vault, other_program):
    other_program.kill()
    other_program.wait()
    assert (vault.folder / "aaben.json").exists()
    assert vault.state().holder is None
    vault.unlock(PASSWORD)


def test_a_program_that_ends_in_order_lets_go(vault, other_program):
    assert other_program.stdin is not None
    other_program.stdin.close()
    assert other_program.wait() == 0
    assert not (vault.folder / "aaben.json").exists()
    vault.unlock(PASSWORD)


def test_two_windows_of_one_program_exclude_each_other_too(vault, folder, clock):
    vault.unlock(PASSWORD)
    second = Vault(folder, clock, CHEAP)
    with pytest.raises(FolderInUse, match=NAME):
        second.unlock(PASSWORD)
    vault.close()
    second.unlock(PASSWORD)
    second.close()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"since": "i gaar"}', b"\xff\xfe", b"[" * 5000])
def test_an_unreadable_note_of_who_holds_it_does_not_hide_that_somebody_does(vault, folder, clock, content):
    vault.unlock(PASSWORD)
    (folder / "aaben.json").write_bytes(content)
    with pytest.raises(FolderInUse, match="et andet program"):
        Vault(folder, clock, CHEAP).unlock(PASSWORD)


def test_who_holds_it_is_known_without_a_name_before_anybody_is_in(vault, folder, clock):
    vault._lock.acquire(clock.now())
    holder = Vault(folder, clock, CHEAP).state().holder
    assert holder is not None
    assert holder.text.startswith("en medarbejder, der ikke er logget ind på ")
