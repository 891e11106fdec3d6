import pytest

from socialvicevaert.security.errors import MistypedRecoveryCode, PasswordRefused, WrongPassword, WrongRecoveryCode
from socialvicevaert.security.ownerfiles import write_atomically
from socialvicevaert.vault import Vault
from socialvicevaert.vault.errors import NotOpen, WorkerRefused
from tests.vault import CHEAP, NAME, NEW_PASSWORD, PASSWORD
from tests.vault.conftest import organisations


def test_the_recovery_code_opens_and_gives_a_new_password(vault, recovery_code):
    unlocked = vault.unlock_with_recovery(recovery_code.lower().replace("-", " "), NEW_PASSWORD)
    assert organisations(unlocked.database) == ["Fælleden"]
    vault.close()
    with pytest.raises(WrongPassword):
        vault.unlock(PASSWORD)
    assert vault.unlock(NEW_PASSWORD).medarbejder_id == 1


def test_a_mistyped_code_is_no_attempt_and_a_weak_new_password_neither(vault, recovery_code):
    for _ in range(10):
        with pytest.raises(MistypedRecoveryCode):
            vault.unlock_with_recovery(recovery_code[:-1] + "?", NEW_PASSWORD)
        with pytest.raises(PasswordRefused):
            vault.unlock_with_recovery(recovery_code, "for kort")
    vault.unlock_with_recovery(recovery_code, NEW_PASSWORD)


def test_the_code_of_another_folder_opens_nothing(vault, tmp_path, clock):
    other = Vault(tmp_path / "other", clock, CHEAP)
    code = other.create(PASSWORD, NAME).recovery_code
    other.close()
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery(code, NEW_PASSWORD)


def test_a_new_recovery_code_replaces_the_old_sheet(vault, recovery_code):
    vault.unlock(PASSWORD)
    code = vault.new_recovery_code()
    vault.close()
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_recovery(recovery_code, NEW_PASSWORD)
    vault.unlock_with_recovery(code, NEW_PASSWORD)


def test_changing_the_password_never_touches_the_database(vault, folder):
    vault.unlock(PASSWORD)
    before = (folder / "database" / "socialvicevaert.db").read_bytes()
    vault.change_password(PASSWORD, NEW_PASSWORD)
    vault.close()
    assert (folder / "database" / "socialvicevaert.db").read_bytes() == before
    with pytest.raises(WrongPassword):
        vault.unlock(PASSWORD)
    vault.unlock(NEW_PASSWORD)


def test_changing_the_password_asks_for_the_old_one_and_a_good_new_one(vault, folder):
    with pytest.raises(NotOpen):
        vault.change_password(PASSWORD, NEW_PASSWORD)
    vault.unlock(PASSWORD)
    before = (folder / "database" / "noegler.json").read_bytes()
    with pytest.raises(WrongPassword):
        vault.change_password("en helt anden sætning", NEW_PASSWORD)
    with pytest.raises(PasswordRefused) as refused:
        vault.change_password(PASSWORD, "for kort")
    assert refused.value.problems[0].field == "new_password"
    assert (folder / "database" / "noegler.json").read_bytes() == before


def test_each_worker_has_a_password_of_their_own(vault):
    vault.unlock(PASSWORD)
    slot = vault.add_worker(7, "Ahmed Öz", NEW_PASSWORD)
    vault.close()
    assert [(worker.name, worker.medarbejder_id) for worker in vault.workers()] == [(NAME, 1), ("Ahmed Öz", 7)]
    assert vault.unlock(NEW_PASSWORD).medarbejder_id == 7
    vault.close()
    assert vault.unlock(NEW_PASSWORD, slot).medarbejder_id == 7
    vault.close()
    with pytest.raises(WrongPassword):
        vault.unlock(NEW_PASSWORD, slot=1)


def test_a_worker_changes_only_their_own_password(vault):
    vault.unlock(PASSWORD)
    vault.add_worker(7, "Ahmed Öz", NEW_PASSWORD)
    vault.close()
    vault.unlock(NEW_PASSWORD)
    with pytest.raises(WrongPassword):
        vault.change_password(PASSWORD, "en tredje adgangskode")
    vault.change_password(NEW_PASSWORD, "en tredje adgangskode")
    vault.close()
    assert vault.unlock(PASSWORD).medarbejder_id == 1
    vault.close()
    assert vault.unlock("en tredje adgangskode").medarbejder_id == 7


def test_access_that_cannot_be_given_or_taken_is_refused(vault):
    vault.unlock(PASSWORD)
    with pytest.raises(WorkerRefused, match="har allerede"):
        vault.add_worker(1, NAME, NEW_PASSWORD)
    with pytest.raises(WorkerRefused, match="navn"):
        vault.add_worker(2, " ", NEW_PASSWORD)
    with pytest.raises(WorkerRefused, match="200 tegn"):
        vault.add_worker(2, "x" * 201, NEW_PASSWORD)
    with pytest.raises(WorkerRefused, match="din egen"):
        vault.remove_worker(1)
    with pytest.raises(WorkerRefused, match="ikke adgang"):
        vault.remove_worker(99)
    with pytest.raises(WorkerRefused, match="ikke adgang"):
        vault.remove_worker(2)  # the recovery slot is nobody's


def test_a_forgotten_password_is_replaced_in_one_writing_of_the_key_file(vault, monkeypatch):
    vault.unlock(PASSWORD)
    slot = vault.add_worker(7, "Ahmed Öz", NEW_PASSWORD)
    written = []
    monkeypatch.setattr(
        "socialvicevaert.vault.vault.write_atomically",
        lambda path, content: (written.append(content), write_atomically(path, content)),
    )
    assert vault.replace_worker(7, "Ahmed Öz", "en tredje adgangskode") == slot
    assert len(written) == 1
    assert [(worker.slot_id, worker.medarbejder_id) for worker in vault.workers()] == [(1, 1), (slot, 7)]
    vault.close()
    with pytest.raises(WrongPassword):
        vault.unlock(NEW_PASSWORD)
    assert vault.unlock("en tredje adgangskode").medarbejder_id == 7


def test_a_worker_without_a_password_gets_a_first_one_the_same_way(vault):
    vault.unlock(PASSWORD)
    slot = vault.replace_worker(7, "Ahmed Öz", NEW_PASSWORD)
    vault.close()
    assert vault.unlock(NEW_PASSWORD, slot).medarbejder_id == 7


def test_ones_own_password_is_not_replaced_without_the_old_one(vault):
    vault.unlock(PASSWORD)
    with pytest.raises(WorkerRefused, match="med den gamle"):
        vault.replace_worker(1, NAME, NEW_PASSWORD)


def test_a_renamed_worker_stands_by_the_new_name_and_keeps_the_password(vault):
    vault.unlock(PASSWORD)
    vault.add_worker(7, "Ahmed Öz", NEW_PASSWORD)
    vault.rename_worker(7, " Ahmed  Öz Holm ")
    vault.rename_worker(1, "Mette Friis")
    vault.rename_worker(99, "Ingen adgang")
    vault.close()
    assert [worker.name for worker in vault.workers()] == ["Mette Friis", "Ahmed Öz Holm"]
    assert vault.unlock(NEW_PASSWORD).medarbejder_id == 7
    vault.close()
    assert vault.unlock(PASSWORD).medarbejder_id == 1


def test_a_worker_whose_access_is_taken_away_cannot_unlock(vault):
    vault.unlock(PASSWORD)
    slot = vault.add_worker(7, "Ahmed Öz", NEW_PASSWORD)
    vault.remove_worker(slot)
    vault.close()
    with pytest.raises(WrongPassword):
        vault.unlock(NEW_PASSWORD)
