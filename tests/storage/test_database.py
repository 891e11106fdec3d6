"""The file opens, or says clearly why not; what is saved is saved whole."""

import os
import shutil
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, text, update
from sqlcipher3 import dbapi2
from sqlmodel import select

from socialvicevaert.features.indstillinger.models import Afdeling, Boligorganisation, Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.shared.errors import NotAllowed
from socialvicevaert.storage import Database, connection, migrations
from socialvicevaert.storage.connection import connect, connect_plainly
from socialvicevaert.storage.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseExists,
    DatabaseMissing,
    DiskFull,
    ReadOnlyFolder,
    SchemaTooNew,
    StorageError,
    UnsafeSqlite,
)
from socialvicevaert.storage.session import ReadOnlySession, UnauditedStatement
from tests.conftest import KEY


def add_organisation(database: Database, actor: Actor, name: str = "Ny") -> None:
    with database.write(Intent("Oprettet", actor)) as session:
        session.add(Boligorganisation(name=name))


def names(database: Database, actor: Actor) -> list[str]:
    with database.read(actor) as session:
        return list(session.exec(select(Boligorganisation.name).order_by(Boligorganisation.name)))


def copy_of(template: Path, folder: Path) -> Path:
    return Path(shutil.copy(template, folder / "copy.db"))


def test_what_is_saved_is_there_after_opening_again(database: Database, vicevaert: Actor) -> None:
    add_organisation(database, vicevaert, "Ærø")
    database.close()
    with Database.open(database.path, KEY, database.clock) as again:
        assert "Ærø" in names(again, vicevaert)


def test_nothing_readable_is_on_the_disk(database: Database, vicevaert: Actor) -> None:
    add_organisation(database, vicevaert, "Hemmeligheden")
    for path in database.path.parent.iterdir():
        content = path.read_bytes()
        assert b"Hemmeligheden" not in content
        assert b"SQLite format 3" not in content


def test_the_files_belong_to_their_owner_only(tmp_path: Path, clock: FixedClock, vicevaert: Actor) -> None:
    old = os.umask(0)
    try:
        with Database.create(tmp_path / "new.db", KEY, clock) as database:
            add_organisation(database, vicevaert)
            database.copy_to(tmp_path / "copy.db")
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(old)
    assert set(modes) == {"new.db", "new.db-wal", "new.db-shm", "copy.db"}
    assert set(modes.values()) == {0o600}


def test_creating_never_writes_over_a_file(template: Path, tmp_path: Path, clock: FixedClock) -> None:
    path = copy_of(template, tmp_path)
    before = path.read_bytes()
    with pytest.raises(DatabaseExists):
        Database.create(path, KEY, clock)
    assert path.read_bytes() == before


def test_a_creation_that_fails_leaves_no_file(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialvicevaert.storage.database.migrate", lambda *_: (_ for _ in ()).throw(DiskFull()))
    with pytest.raises(DiskFull):
        Database.create(tmp_path / "new.db", KEY, clock)
    assert list(tmp_path.iterdir()) == []


def test_opening_never_creates(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(DatabaseMissing):
        Database.open(tmp_path / "missing.db", KEY, clock)
    assert list(tmp_path.iterdir()) == []


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _cut_in_a_page(path: Path) -> None:
    raw = connect(path, KEY)
    raw.execute("INSERT INTO boligorganisation (name, policy_on_plans) VALUES (?, '')", ("x" * 50_000,))
    raw.close()
    path.write_bytes(path.read_bytes()[:-100])


def _flip_first_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)


def _plain_database(path: Path) -> None:
    path.unlink()
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE t (a)")
    plain.close()


def _words(path: Path) -> None:
    path.write_text("Dette er ikke en database. " * 1000)


def _newer(path: Path) -> None:
    raw = connect(path, KEY)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


def _without_schema(path: Path) -> None:
    path.write_bytes(b"")
    raw = connect_plainly(path, KEY, may_be_empty=True)
    raw.execute("CREATE TABLE t (a)")
    raw.close()


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (_empty, DatabaseEmpty),
        (_without_schema, DatabaseEmpty),
        (_cut, DatabaseDamaged),
        (_cut_in_a_page, DatabaseDamaged),
        (_flip_first_page, DatabaseDamaged),
        (_plain_database, DatabaseDamaged),
        (_words, DatabaseDamaged),
        (_newer, SchemaTooNew),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_untouched(
    template: Path, tmp_path: Path, clock: FixedClock, harm: object, expected: type[StorageError]
) -> None:
    path = copy_of(template, tmp_path)
    harm(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(expected) as caught:
        Database.open(path, KEY, clock)
    assert str(caught.value).startswith(expected.sentence)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_a_wrong_key_is_refused_untouched(template: Path, tmp_path: Path, clock: FixedClock) -> None:
    path = copy_of(template, tmp_path)
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged):
        Database.open(path, bytes(32), clock)
    assert path.read_bytes() == before


def test_each_reason_has_a_sentence_of_its_own() -> None:
    kinds = StorageError.__subclasses__()
    assert len({kind.sentence for kind in kinds}) == len(kinds)


def test_a_flipped_byte_is_found_wherever_it_is(template: Path, tmp_path: Path, clock: FixedClock) -> None:
    whole = template.read_bytes()
    path = tmp_path / "flipped.db"
    for place in range(17, len(whole), len(whole) // 60):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            with Database.open(path, KEY, clock) as database:
                assert database.damage() != [], place
        except DatabaseDamaged:
            pass


def test_a_whole_file_has_no_damage(database: Database) -> None:
    assert database.damage() == []


def test_a_folder_that_cannot_be_written_is_named(template: Path, tmp_path: Path, clock: FixedClock) -> None:
    path = copy_of(template, tmp_path)
    (tmp_path / "copy.db-wal").mkdir()  # no mode stops the superuser, as whom tests may run; this does
    with pytest.raises(ReadOnlyFolder):
        Database.open(path, KEY, clock)


def test_a_sqlite_that_can_lose_data_is_refused(monkeypatch: pytest.MonkeyPatch, template: Path) -> None:
    for version, is_safe in {"3.51.2": False, "3.51.3": True, "3.50.7": True, "3.50.6": False, "3.40.1": False}.items():
        monkeypatch.setattr("sqlcipher3.dbapi2.sqlite_version", version)
        if is_safe:
            connect_plainly(template, KEY).close()
        else:
            with pytest.raises(UnsafeSqlite):
                connect_plainly(template, KEY)


def test_a_transaction_that_fails_changes_nothing(database: Database, vicevaert: Actor) -> None:
    before = names(database, vicevaert)

    def fail() -> None:
        with database.write(Intent("Går galt", vicevaert)) as session:
            session.add(Boligorganisation(name="Halv"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert names(database, vicevaert) == before


def test_a_commit_inside_a_service_decides_nothing(database: Database, vicevaert: Actor) -> None:
    before = names(database, vicevaert)

    def fail() -> None:
        with database.write(Intent("Går galt", vicevaert)) as session:
            session.add(Boligorganisation(name="Halv"))
            session.commit()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert names(database, vicevaert) == before


def test_a_session_tells_afterwards_which_tables_changed(database: Database, vicevaert: Actor) -> None:
    with database.write(Intent("Oprettet", vicevaert)) as session:
        session.add(Boligorganisation(name="Ny"))
    assert session.changed_tables == {"boligorganisation", "audit_event"}
    assert session.transaction_id > 0


def test_a_reading_session_cannot_write(database: Database, vicevaert: Actor) -> None:
    with database.read(vicevaert) as session:
        session.add(Boligorganisation(name="Ny"))
        with pytest.raises(ReadOnlySession):
            session.flush()
    with database.read(vicevaert) as session, pytest.raises(Exception, match="readonly"):
        session.connection().execute(text("DELETE FROM medarbejder"))
    add_organisation(database, vicevaert, "Bagefter")
    assert "Bagefter" in names(database, vicevaert)


@pytest.mark.parametrize(
    "statement",
    [
        update(Medarbejder).values(name="Væk"),
        delete(Medarbejder),
        insert(Medarbejder).values(name="Ny", role=Role.LEDER),
        text("UPDATE medarbejder SET name = 'Væk'"),
        text("  DELETE FROM medarbejder"),
    ],
    ids=str,
)
def test_a_statement_that_would_pass_by_the_audit_is_refused(
    database: Database, vicevaert: Actor, statement: Any
) -> None:
    with database.write(Intent("Udenom", vicevaert)) as session, pytest.raises(UnauditedStatement):
        session.execute(statement)


def test_bulk_saving_is_refused(database: Database, vicevaert: Actor) -> None:
    with database.write(Intent("Udenom", vicevaert)) as session:
        with pytest.raises(UnauditedStatement):
            session.bulk_save_objects([Boligorganisation(name="Ny")])
        with pytest.raises(UnauditedStatement):
            session.bulk_insert_mappings(Boligorganisation, [])
        with pytest.raises(UnauditedStatement):
            session.bulk_update_mappings(Boligorganisation, [])


def test_a_role_without_the_permission_is_refused_in_danish(database: Database, leder: Actor) -> None:
    with database.read(leder) as session:
        session.require(Permission.ISSUE_REPORTS)
        with pytest.raises(NotAllowed, match="giver ikke adgang til at se beboere"):
            session.require(Permission.SEE_BEBOERE)


def test_a_session_stands_still_in_time(database: Database, clock: FixedClock, vicevaert: Actor) -> None:
    with database.read(vicevaert) as session:
        now = session.now
        clock.moment = clock.moment.replace(hour=23)
        assert session.now == now
        assert session.today == clock.today()


def test_two_writers_wait_for_each_other(database: Database, vicevaert: Actor) -> None:
    def write(start: int) -> None:
        for number in range(start, start + 15):
            with database.write(Intent("Tæl", vicevaert)) as session:
                session.exec(select(Afdeling)).all()  # reading first is where SQLite refuses a second writer
                session.add(Afdeling(boligorganisation_id=1, name=f"{number}"))
                session.flush()

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read(vicevaert) as session:
        assert len(session.exec(select(Afdeling)).all()) == 1 + 30


def test_a_file_held_by_another_program_is_busy(
    database: Database, vicevaert: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = connect_plainly(database.path, KEY)
    other.execute("BEGIN IMMEDIATE")
    database.close()
    monkeypatch.setattr(connection, "BUSY_MILLISECONDS", 20)
    monkeypatch.setitem(connection._PROMISES, "busy_timeout", ("20", 20))
    with pytest.raises(DatabaseBusy):
        add_organisation(database, vicevaert)
    other.execute("ROLLBACK")
    other.close()
    add_organisation(database, vicevaert, "Nu")
    assert "Nu" in names(database, vicevaert)


def test_a_full_disk_saves_nothing_and_says_so(database: Database, vicevaert: Actor) -> None:
    before = names(database, vicevaert)

    def fill() -> None:
        with database.write(Intent("Stor", vicevaert)) as session:
            driver = session.connection().connection.driver_connection
            assert driver is not None
            pages = driver.execute("PRAGMA page_count").fetchone()[0]
            driver.execute(f"PRAGMA max_page_count={pages + 2}")
            session.add(Boligorganisation(name="x" * 100_000))

    with pytest.raises(DiskFull):
        fill()
    database.close()
    assert names(database, vicevaert) == before
    add_organisation(database, vicevaert, "Plads igen")


def test_error_texts_carry_no_names(database: Database, vicevaert: Actor) -> None:
    def fail() -> None:
        with database.write(Intent("Fejl", vicevaert)) as session:
            session.add(Afdeling(boligorganisation_id=999, name="Hemmeligt navn"))
            session.flush()

    with pytest.raises(Exception, match="FOREIGN KEY") as caught:
        fail()
    assert "Hemmeligt navn" not in str(caught.value)


def test_a_copy_is_whole_readable_from_a_read_only_folder_and_leaves_no_part(
    database: Database, vicevaert: Actor, tmp_path: Path
) -> None:
    add_organisation(database, vicevaert, "I WAL endnu")
    folder = tmp_path / "copies"
    folder.mkdir()
    database.copy_to(folder / "copy.db")
    assert [path.name for path in folder.iterdir()] == ["copy.db"]
    raw = connect_plainly(folder / "copy.db", KEY)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert ("I WAL endnu",) in raw.execute("SELECT name FROM boligorganisation").fetchall()
    raw.close()


def test_a_damaged_file_is_not_copied_over_a_good_copy(database: Database, vicevaert: Actor, tmp_path: Path) -> None:
    add_organisation(database, vicevaert, "x" * 50_000)
    database.close()
    whole = database.path.read_bytes()
    good = tmp_path / "good.db"
    good.write_bytes(whole)
    database.path.write_bytes(
        whole[:-2000] + b"\0" * 10 + whole[-1990:]
    )  # in the long name, which opening does not read
    with Database.open(database.path, KEY, database.clock) as damaged, pytest.raises(DatabaseDamaged):
        damaged.copy_to(good)
    assert good.read_bytes() == whole
    assert not good.with_name("good.db.part").exists()


def test_derived_keys_differ_by_purpose_and_are_not_the_key(database: Database) -> None:
    assert len({database.derive_key("audit"), database.derive_key("andet"), KEY}) == 3
    assert database.derive_key("audit") == database.derive_key("audit")


def test_a_normal_start_does_not_import_alembic(template: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    path = copy_of(template, tmp_path)
    code = (
        "import sys; from pathlib import Path; from socialvicevaert.storage import Database\n"
        "from socialvicevaert.shared.clock import SystemClock\n"
        f"Database.open(Path({str(path)!r}), bytes(range(32)), SystemClock()).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_newest_migration_is_the_head() -> None:
    assert migrations.head() == migrations.revisions()[-1]
