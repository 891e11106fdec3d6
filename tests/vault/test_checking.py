import json
from datetime import timedelta
from pathlib import Path

import pytest

from socialvicevaert.vault import data_folder, example_folder
from socialvicevaert.vault.errors import NotOpen
from tests.vault import PASSWORD
from tests.vault.conftest import write_organisation

STABLE_NAMES = {
    "program", "python", "system", "sqlite", "sqlcipher", "schema", "schema_of_program", "folder", "size_bytes",
    "damage", "audit_rows", "audit_faults", "backups", "backup_made_at", "backup_age_days", "exposed", "is_well",
}  # fmt: skip


def test_a_healthy_folder_is_well(vault):
    vault.unlock(PASSWORD)
    report = vault.check()
    assert report.is_well
    assert report.schema == report.schema_of_program
    assert (report.damage, report.audit_faults, report.exposed) == ((), (), ())
    assert (report.backups, report.backup_made_at, report.backup_age_days) == (0, None, None)
    assert report.audit_rows > 0


def test_the_report_for_it_has_stable_names_and_plain_values(vault, clock):
    vault.backup(vault.unlock(PASSWORD).database)
    clock.moment += timedelta(days=3)
    plain = json.loads(json.dumps(vault.check().as_json()))
    assert set(plain) == STABLE_NAMES
    assert plain["backup_made_at"] == "2026-11-22T08:00:00+00:00"
    assert plain["backup_age_days"] == 3
    assert plain["is_well"] is True


def test_a_locked_folder_cannot_be_checked(vault):
    with pytest.raises(NotOpen):
        vault.check()


def test_files_others_can_read_are_named(vault):
    vault.backup(vault.unlock(PASSWORD).database)
    vault.layout.live.header.chmod(0o644)
    (info,) = vault.backups()
    info.pair.database.chmod(0o640)
    report = vault.check()
    assert report.exposed == (
        "database/noegler.json",
        "sikkerhedskopier/2026-11-22T080000Z/socialvicevaert.db",
    )
    assert not report.is_well


def test_a_change_past_the_audit_shows(vault):
    database = vault.unlock(PASSWORD).database
    write_organisation(database, "Lærkeparken")
    with database._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("DROP TRIGGER audit_event_unchanged")
        connection.exec_driver_sql("UPDATE audit_event SET title = 'Noget andet' WHERE id = 1")
        connection.commit()
    report = vault.check()
    assert report.audit_faults
    assert not report.is_well


def test_the_data_folder_can_be_chosen_and_is_otherwise_the_usual_one():
    assert data_folder(Path("data")) == Path.cwd() / "data"
    assert data_folder(Path("~/data")) == Path.home() / "data"
    assert data_folder().name == "socialvicevaert"


def test_the_example_lies_apart_from_the_data():
    assert example_folder() != data_folder()
    assert not example_folder().is_relative_to(data_folder())
    assert not data_folder().is_relative_to(example_folder())
