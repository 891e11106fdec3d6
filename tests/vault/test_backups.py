import json
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from socialvicevaert.storage.connection import connect_plainly, damage
from socialvicevaert.vault import Vault
from socialvicevaert.vault import backups as backups_module
from socialvicevaert.vault.errors import BackupFailed, NotOpen
from socialvicevaert.vault.state import database_id, read_header
from tests.vault import CHEAP, NAME, PASSWORD
from tests.vault.conftest import organisations, write_organisation


@contextmanager
def largest_file(size_bytes: int):
    """A disk that is full as soon as a file passes this size: the operating system itself refuses to write."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def page_of_organisations(path: Path, key: bytes) -> int:
    """A page that opening the file does not read."""
    with closing(connect_plainly(path, key)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'boligorganisation'"
        return int(connection.execute(query).fetchone()[0])


def damage_page(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * page - 1000)
        file.write(b"damage")


def test_a_backup_is_a_whole_copy_that_the_same_key_opens(vault):
    database = vault.unlock(PASSWORD).database
    write_organisation(database, "Lærkeparken")  # still in the WAL
    info = vault.backup(database)
    with closing(connect_plainly(info.pair.database, vault._require_open().data_key)) as copy:
        assert damage(copy) == []
        assert copy.execute("SELECT name FROM boligorganisation").fetchall() == [("Fælleden",), ("Lærkeparken",)]
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        audited = copy.execute("SELECT count(*) FROM audit_event").fetchone()[0]
    assert info.rows > audited + 2
    assert sorted(path.name for path in info.path.iterdir()) == ["info.json", "noegler.json", "socialvicevaert.db"]


def test_a_backup_keeps_the_identity_so_that_the_key_file_fits(vault):
    info = vault.backup(vault.unlock(PASSWORD).database)
    assert database_id(info.pair) == database_id(vault.layout.live) == read_header(info.pair).database_id
    read_header(info.pair).require_seal(vault._require_open().data_key)


def test_a_backup_notes_where_the_audit_chain_stood(vault):
    database = vault.unlock(PASSWORD).database
    before = vault.backup(database)
    write_organisation(database, "Lærkeparken")
    after = vault.backup(database)
    assert 0 < before.audit_rows < after.audit_rows
    assert before.audit_head != after.audit_head
    assert read_header(after.pair).anchor.head == after.audit_head


def test_work_goes_on_while_a_backup_is_made(vault, monkeypatch):
    database = vault.unlock(PASSWORD).database
    copy = backups_module._copy

    def write_then_copy(*arguments):
        write_organisation(database, "Skrevet imens")  # after the rows were counted, before they are copied
        copy(*arguments)

    monkeypatch.setattr(backups_module, "_copy", write_then_copy)
    info = vault.backup(database)
    with closing(connect_plainly(info.pair.database, vault._require_open().data_key)) as found:
        assert found.execute("SELECT count(*) FROM boligorganisation").fetchone() == (1,)
    assert organisations(database) == ["Fælleden", "Skrevet imens"]


def test_the_backups_are_listed_newest_first_also_of_a_locked_folder(vault, clock):
    database = vault.unlock(PASSWORD).database
    made = []
    for _ in range(3):
        made.append(vault.backup(database))
        clock.moment += timedelta(hours=7)
    made.append(vault.backup(database))
    made.append(vault.backup(database))  # in the same second
    vault.close()
    assert vault.backups() == made[::-1]
    assert vault.last_backup() == made[-1]


def test_the_last_fourteen_are_kept(vault, clock):
    database = vault.unlock(PASSWORD).database
    made = []
    for _ in range(17):
        made.append(vault.backup(database))
        clock.moment += timedelta(days=1)
    assert vault.backups() == made[:2:-1]
    assert len(list(vault.layout.backups.iterdir())) == 14


def test_a_backup_a_day_by_the_danish_date(vault, clock):
    database = vault.unlock(PASSWORD).database
    assert vault.needs_daily_backup()
    vault.backup(database)
    assert not vault.needs_daily_backup()
    clock.moment += timedelta(hours=14)  # 23:00
    assert not vault.needs_daily_backup()
    clock.moment += timedelta(hours=1.5)  # past midnight in Denmark, not yet in UTC
    assert vault.needs_daily_backup()
    vault.backup(database)
    assert not vault.needs_daily_backup()


def test_a_locked_folder_is_not_backed_up(vault):
    database = vault.unlock(PASSWORD).database
    vault.close()
    with pytest.raises(NotOpen):
        vault.backup(database)


def test_the_database_of_another_folder_is_a_mistake_of_ours(vault, tmp_path, clock):
    other = Vault(tmp_path / "other", clock, CHEAP)
    created = other.create(PASSWORD, NAME)
    vault.unlock(PASSWORD)
    with pytest.raises(ValueError, match="another vault"):
        vault.backup(created.database)
    other.close()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_full_disk_leaves_no_half_backup_and_says_so(vault, share):
    database = vault.unlock(PASSWORD).database
    good = vault.backup(database)
    with largest_file(int(good.size_bytes * share)), pytest.raises(BackupFailed, match=r"blev ikke lavet\. .*[Dd]isk"):
        vault.backup(database)
    assert vault.backups() == [good]
    assert [path.name for path in vault.layout.backups.iterdir()] == [good.path.name]
    assert organisations(database) == ["Fælleden"]
    assert len([vault.backup(database), *vault.backups()]) == 3


def test_damage_in_the_live_file_gives_no_backup(vault):
    page = page_of_organisations(vault.unlock(PASSWORD).database.path, vault._require_open().data_key)
    vault.close()
    damage_page(vault.layout.live.database, page)
    database = vault.unlock(PASSWORD).database
    with pytest.raises(BackupFailed, match="Databasen er beskadiget"):
        vault.backup(database)
    assert vault.backups() == []


@pytest.mark.parametrize("fault", ["rows", "page", "first page", "journal"])
def test_a_copy_that_does_not_hold_what_it_should_is_thrown_away(vault, monkeypatch, fault):
    database = vault.unlock(PASSWORD).database
    copy = backups_module._copy

    def spoil(source, path: Path, key, salt):
        copy(source, path, key, salt)
        if fault in {"page", "first page"}:
            damage_page(path, 1 if fault == "first page" else page_of_organisations(path, key))
            return
        with closing(connect_plainly(path, key)) as spoiled:
            spoiled.execute("DELETE FROM boligorganisation" if fault == "rows" else "PRAGMA journal_mode=WAL")

    monkeypatch.setattr(backups_module, "_copy", spoil)
    with pytest.raises(BackupFailed, match="kunne ikke læses igen"):
        vault.backup(database)
    assert vault.backups() == []


def test_what_an_interrupted_backup_left_is_never_listed_and_goes_with_the_next(vault):
    left = vault.layout.backups / "2026-11-20T080000Z.part"
    left.mkdir(parents=True)
    (left / "socialvicevaert.db").write_bytes(b"half")
    assert vault.backups() == []
    assert vault.needs_daily_backup()
    vault.backup(vault.unlock(PASSWORD).database)
    assert not left.exists()


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"size_bytes": 1e999}', b"[" * 5000])
def test_a_backup_with_unreadable_words_about_itself_is_still_a_backup(vault, content):
    info = vault.backup(vault.unlock(PASSWORD).database)
    info.pair.info.write_bytes(content)
    (found,) = vault.backups()
    assert (found.path, found.made_at, found.rows) == (info.path, info.made_at, 0)


def test_other_things_in_the_folder_are_no_backups(vault):
    for name in ("noter.txt", "2026", "2026-13-45T999999Z", "Kopi af 2026-11-22T080000Z"):
        (vault.layout.backups / name).mkdir(parents=True)
    assert vault.backups() == []
    assert vault.last_backup() is None


def test_what_a_backup_says_about_itself_names_nobody(vault):
    info = vault.backup(vault.unlock(PASSWORD).database)
    assert set(json.loads(info.pair.info.read_bytes())) == {
        "made_at", "size_bytes", "rows", "schema", "sha256", "audit_head", "audit_rows",
    }  # fmt: skip
