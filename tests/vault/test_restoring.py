import shutil

import pytest

from socialvicevaert.vault import Readiness, Vault
from tests.vault import CHEAP, PASSWORD, content_of
from tests.vault.conftest import organisations, write_organisation


def test_a_restore_drill_with_the_password(vault, clock):
    database = vault.unlock(PASSWORD).database
    info = vault.backup(database)
    write_organisation(database, "Skrevet bagefter")
    aside = vault.restore(info)
    assert not vault.is_open
    restored = vault.unlock(PASSWORD)
    assert organisations(restored.database) == ["Fælleden"]
    assert vault.check().is_well
    assert aside is not None
    assert sorted(path.name for path in aside.iterdir()) == ["noegler.json", "socialvicevaert.db"]
    assert vault.backups() == [info]


def test_a_restore_drill_with_the_recovery_code_on_an_empty_computer(vault, tmp_path, clock, recovery_code):
    info = vault.backup(vault.unlock(PASSWORD).database)
    vault.close()
    fresh = Vault(tmp_path / "new computer", clock, CHEAP)
    assert fresh.restore(info) is None
    unlocked = fresh.unlock_with_recovery(recovery_code, "en helt ny adgangskode")
    assert organisations(unlocked.database) == ["Fælleden"]
    assert fresh.check().is_well
    fresh.close()


def test_nothing_is_lost_by_restoring_the_wrong_backup(vault):
    database = vault.unlock(PASSWORD).database
    info = vault.backup(database)
    write_organisation(database, "Skrevet bagefter")
    vault.close()
    before = content_of(vault.layout.live.folder)
    aside = vault.restore(info)
    assert aside is not None
    assert content_of(aside) == before


def test_after_a_restore_the_password_in_use_goes_on_being_valid(vault):
    database = vault.unlock(PASSWORD).database
    info = vault.backup(database)
    vault.change_password(PASSWORD, "den nye adgangskode")
    vault.restore(info)
    vault.unlock("den nye adgangskode")
    assert vault.check().is_well  # the audit anchor is the backup's, under its own seal


def test_with_todays_key_file_lost_the_backup_brings_its_own(vault):
    info = vault.backup(vault.unlock(PASSWORD).database)
    vault.change_password(PASSWORD, "den nye adgangskode")
    vault.close()
    vault.layout.live.header.write_bytes(b"damaged")
    vault.restore(info)
    assert organisations(vault.unlock(PASSWORD).database) == ["Fælleden"]


@pytest.mark.parametrize("harm", ["socialvicevaert.db", "noegler.json"])
@pytest.mark.parametrize("how", ["missing", "flipped", "emptied"])
def test_a_backup_that_is_not_what_it_was_does_not_replace_anything(vault, harm, how):
    info = vault.backup(vault.unlock(PASSWORD).database)
    vault.close()
    path = info.path / harm
    if how == "missing":
        path.unlink()
    elif how == "emptied":
        path.write_bytes(b"")
    else:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    before = content_of(vault.layout.live.folder)
    with pytest.raises(Exception, match="Sikkerhedskopien kan ikke bruges"):
        vault.restore(info)
    assert content_of(vault.layout.live.folder) == before
    assert not vault.layout.restored.folder.exists()
    vault.unlock(PASSWORD)


def test_a_damaged_file_is_kept_when_a_backup_takes_its_place(vault):
    info = vault.backup(vault.unlock(PASSWORD).database)
    vault.close()
    vault.layout.live.database.write_bytes(b"damaged beyond reading")
    aside = vault.restore(info)
    assert aside is not None
    assert (aside / "socialvicevaert.db").read_bytes() == b"damaged beyond reading"
    assert organisations(vault.unlock(PASSWORD).database) == ["Fælleden"]


def test_a_backup_can_be_read_from_a_folder_that_cannot_be_written(vault, tmp_path, clock, recovery_code):
    info = vault.backup(vault.unlock(PASSWORD).database)
    vault.close()
    for path in (*info.path.iterdir(), info.path):
        path.chmod(0o500)
    fresh = Vault(tmp_path / "new computer", clock, CHEAP)
    fresh.restore(info)
    fresh.unlock(PASSWORD)
    fresh.close()
    info.path.chmod(0o700)


def test_a_restore_cut_off_between_its_two_renames_is_finished_at_the_next_start(vault, clock):
    info = vault.backup(vault.unlock(PASSWORD).database)
    vault.close()
    shutil.copytree(info.path, vault.layout.restored.folder)
    vault.layout.aside.mkdir()
    vault.layout.live.folder.rename(vault.layout.aside / "2026-11-22T080000Z")
    again = Vault(vault.folder, clock, CHEAP)
    assert again.state().readiness is Readiness.READY
    assert organisations(again.unlock(PASSWORD).database) == ["Fælleden"]
    again.close()


def test_a_restore_cut_off_earlier_changes_nothing(vault):
    vault.layout.restored.folder.mkdir()
    vault.layout.restored.database.write_bytes(b"half")
    assert organisations(vault.unlock(PASSWORD).database) == ["Fælleden"]
    vault.restore(vault.backup(vault.unlock(PASSWORD).database))
    assert not vault.layout.restored.folder.exists()


def test_restoring_an_old_file_by_hand_under_the_new_key_file_shows_in_the_audit(vault):
    database = vault.unlock(PASSWORD).database
    info = vault.backup(database)
    write_organisation(database, "Skrevet bagefter")
    vault.close()
    shutil.copyfile(info.pair.database, vault.layout.live.database)
    vault.unlock(PASSWORD)
    report = vault.check()
    assert not report.is_well
    assert any("mærke" in fault for fault in report.audit_faults)
