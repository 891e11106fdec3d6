import subprocess
import sys
import unicodedata
from datetime import timedelta

import pytest

from socialvicevaert.audit import verify
from socialvicevaert.security.errors import (
    PasswordRefused,
    TooSoon,
    WrongPassword,
)
from socialvicevaert.security.ownerfiles import is_private
from socialvicevaert.storage.errors import StorageError
from socialvicevaert.vault import Readiness, Vault, warm_up
from socialvicevaert.vault.errors import AlreadyCreated, NothingHere, WorkerRefused
from socialvicevaert.vault.state import read_header
from tests.vault import CHEAP, NAME, NEW_PASSWORD, PASSWORD, content_of
from tests.vault.conftest import METTE, organisations, write_organisation


def test_an_empty_folder_is_a_first_run_and_looking_creates_nothing(tmp_path, clock):
    vault = Vault(tmp_path / "not yet", clock, CHEAP)
    assert vault.state().readiness is Readiness.FIRST_RUN
    assert vault.backups() == []
    with pytest.raises(NothingHere):
        vault.unlock(PASSWORD)
    with pytest.raises(NothingHere):
        vault.workers()
    assert list(tmp_path.iterdir()) == []


def test_a_first_run_makes_a_folder_that_its_password_opens(tmp_path, clock):
    vault = Vault(tmp_path / "data", clock, CHEAP)
    created = vault.create(PASSWORD, "  Mette   Holm ")
    assert created.medarbejder_id == 1
    write_organisation(created.database, "Fælleden")
    vault.close()

    again = Vault(tmp_path / "data", clock, CHEAP)
    assert again.state().readiness is Readiness.READY
    assert [(worker.slot_id, worker.name) for worker in again.workers()] == [(1, "Mette Holm")]
    unlocked = again.unlock(PASSWORD)
    assert unlocked.medarbejder_id == 1
    assert organisations(unlocked.database) == ["Fælleden"]
    again.close()


def test_everything_the_program_makes_is_for_its_owner_alone(tmp_path, clock):
    vault = Vault(tmp_path / "data", clock, CHEAP)
    vault.backup(vault.create(PASSWORD, NAME).database)
    with pytest.raises(WrongPassword):
        vault.unlock("en helt anden sætning")
    found = [vault.folder, *vault.folder.rglob("*")]
    assert len(found) > 10
    assert [path for path in found if not is_private(path)] == []
    vault.close()


@pytest.mark.parametrize(
    ("password", "name", "error"), [("for kort", NAME, PasswordRefused), (PASSWORD, "  ", WorkerRefused)]
)
def test_a_refused_first_run_leaves_nothing(tmp_path, clock, password, name, error):
    with pytest.raises(error):
        Vault(tmp_path / "data", clock, CHEAP).create(password, name)
    assert list(tmp_path.iterdir()) == []


def test_a_first_run_never_writes_over_data(vault, folder):
    before = content_of(folder / "database")
    with pytest.raises(AlreadyCreated):
        vault.create(PASSWORD, NAME)
    assert content_of(folder / "database") == before


def test_a_first_run_after_an_interrupted_one_starts_afresh(tmp_path, clock):
    unfinished = tmp_path / "database.ny"
    unfinished.mkdir()
    (unfinished / "socialvicevaert.db").write_bytes(b"half")
    vault = Vault(tmp_path, clock, CHEAP)
    assert vault.state().readiness is Readiness.FIRST_RUN
    vault.create(PASSWORD, NAME)
    vault.close()
    assert not unfinished.exists()


def test_a_first_run_cut_off_while_it_writes_leaves_nothing(tmp_path, clock):
    vault = Vault(tmp_path / "data", clock, CHEAP)

    def cut_off(database):
        write_organisation(database, "Fælleden")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vault.create(PASSWORD, NAME, cut_off)
    assert vault.state().readiness is Readiness.FIRST_RUN
    created = vault.create(PASSWORD, NAME, lambda database: write_organisation(database, "Engen"))
    assert organisations(created.database) == ["Engen"]
    with created.database.read(METTE) as session:
        assert verify(session).anchor.length > 0
    vault.close()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_danish_password_opens_however_the_keyboard_composes_it(vault, form):
    assert vault.unlock(unicodedata.normalize(form, PASSWORD)).medarbejder_id == 1


@pytest.mark.parametrize("password", ["", PASSWORD.upper(), PASSWORD + " ", "blabaergrod med flode", "\ud800"])
def test_another_password_is_wrong_and_says_so(vault, folder, password):
    before = content_of(folder / "database")
    with pytest.raises(WrongPassword, match="Adgangskoden er forkert"):
        vault.unlock(password)
    assert not vault.is_open
    assert content_of(folder / "database") == before


def test_after_a_wrong_password_another_program_may_try(vault, folder, clock):
    with pytest.raises(WrongPassword):
        vault.unlock("en helt anden sætning")
    other = Vault(folder, clock, CHEAP)
    other.unlock(PASSWORD)
    other.close()


def test_wrong_passwords_cost_time_also_after_a_restart(folder, clock):
    for _ in range(4):
        with pytest.raises(WrongPassword):
            Vault(folder, clock, CHEAP).unlock("en helt anden sætning")
    restarted = Vault(folder, clock, CHEAP)
    with pytest.raises(TooSoon, match="Vent 2 sekunder"):
        restarted.unlock(PASSWORD)
    clock.moment += timedelta(seconds=2)
    restarted.unlock(PASSWORD)
    restarted.close()


def test_the_screen_lock_proves_the_password_and_keeps_the_open_database(vault):
    database = vault.unlock(PASSWORD).database
    vault.add_worker(7, "Ahmed Öz", NEW_PASSWORD)
    with pytest.raises(WrongPassword):
        vault.unlock("en helt anden sætning")
    assert vault.unlock(PASSWORD).database is database
    other = vault.unlock(NEW_PASSWORD)
    assert (other.database is database, other.medarbejder_id) == (True, 7)
    assert organisations(database) == ["Fælleden"]


def test_closing_twice_and_unlocking_again_is_fine(vault):
    vault.close()
    vault.unlock(PASSWORD)
    vault.close()
    vault.close()
    assert organisations(vault.unlock(PASSWORD).database) == ["Fælleden"]


def test_closing_notes_where_the_audit_chain_stands(vault):
    before = read_header(vault.layout.live).anchor
    write_organisation(vault.unlock(PASSWORD).database, "Lærkeparken")
    vault.close()
    after = read_header(vault.layout.live).anchor
    assert after.rows > before.rows
    assert after.head != before.head


def test_no_key_and_no_code_shows_in_a_log_line(tmp_path, clock):
    vault = Vault(tmp_path, clock, CHEAP)
    created = vault.create(PASSWORD, NAME)
    opened = vault._require_open()
    assert created.recovery_code not in repr(created)
    assert repr(opened.data_key) not in repr(opened)
    assert opened.data_key.hex() not in repr(opened)
    vault.close()


def test_a_computer_without_memory_for_the_key_is_no_wrong_attempt(vault, monkeypatch):
    def refuse(*_args):
        raise MemoryError

    monkeypatch.setattr("socialvicevaert.security.keyslots.derive_key", refuse)
    for _ in range(9):
        with pytest.raises(Exception, match="hukommelse"):
            vault.unlock(PASSWORD)
    monkeypatch.undo()
    vault.unlock(PASSWORD)


def test_a_database_of_a_newer_program_is_refused_untouched_and_let_go(vault, folder, clock):
    database = vault.unlock(PASSWORD).database
    with database._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    vault.close()
    before = content_of(folder / "database")
    with pytest.raises(StorageError, match="nyere udgave"):
        vault.unlock(PASSWORD)
    assert content_of(folder / "database") == before
    assert Vault(folder, clock, CHEAP).state().holder is None


def test_the_unlock_window_costs_no_database_and_no_qt():
    program = (
        "import sys, socialvicevaert.vault\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'alembic', 'sqlcipher3', 'pydantic', 'PySide6', 'reportlab'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_warming_up_imports_in_another_thread():
    thread = warm_up(["socialvicevaert.storage.database"])
    thread.join()
    assert thread.daemon
