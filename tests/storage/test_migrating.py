"""The schema's history ends where the models are, goes both ways with data, and all or nothing."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Table
from sqlmodel import select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.schema import metadata
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database, migrating, migrations
from socialvicevaert.storage.connection import connect, connect_plainly, damage
from socialvicevaert.storage.copying import create_private
from socialvicevaert.storage.errors import UpgradeFailed
from socialvicevaert.storage.migrating import migrate, revision_of
from socialvicevaert.storage.migrations.drafting import include
from tests.conftest import KEY


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    path = tmp_path / "fresh.db"
    create_private(path)
    return path


def test_the_migrations_end_where_the_models_are(database: Database) -> None:
    raw = connect_plainly(database.path, KEY)
    with migrating.alchemy(raw).connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": include, "target_metadata": metadata})
        assert compare_metadata(context, metadata) == []
    raw.close()


def test_the_tables_are_those_of_the_models_and_those_made_by_hand(database: Database) -> None:
    raw = connect_plainly(database.path, KEY)
    rows = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    found = {name for (name,) in rows if not name.startswith("search_")}
    raw.close()
    assert found == {*metadata.tables, "alembic_version"}


def test_numbers_are_never_used_again(database: Database) -> None:
    raw = connect_plainly(database.path, KEY)
    rows = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    raw.close()
    numbered = {name for name, sql in rows.items() if "AUTOINCREMENT" in (sql or "")}
    assert {name for name, table in metadata.tables.items() if is_of_rows(table)} <= numbered


def is_of_rows(table: Table) -> bool:
    return "deleted_at" in table.columns


def test_no_row_is_removed_behind_the_back_of_the_audit() -> None:
    keys = [key for table in metadata.tables.values() if is_of_rows(table) for key in table.foreign_keys]
    assert keys
    assert [str(key) for key in keys if key.ondelete or key.onupdate] == []


def test_up_down_and_up_again_is_the_same_schema(fresh: Path) -> None:
    raw = connect_plainly(fresh, KEY, may_be_empty=True)
    migrate(raw, fresh)
    first = _schema(raw)
    migrate(raw, fresh, "base")
    assert revision_of(raw) is None
    assert [name for name, _ in _schema(raw) if name != "alembic_version"] == []
    migrate(raw, fresh)
    assert _schema(raw) == first
    raw.close()


def test_down_and_up_one_step_keeps_the_rows(database: Database, vicevaert: Actor) -> None:
    with database.write(Intent("Oprettet", vicevaert)) as session:
        session.add(Beboer(first_name="Søren", last_name="Ågård", sort_key=""))
    database.close()
    raw = connect_plainly(database.path, KEY)
    migrate(raw, database.path, migrations.revisions()[-2])
    migrate(raw, database.path)
    assert raw.execute("SELECT first_name FROM beboer").fetchall() == [("Søren",)]
    assert damage(raw) == []
    raw.close()


def test_an_older_file_is_upgraded_on_opening_and_a_whole_copy_of_it_is_kept(
    fresh: Path, clock: FixedClock, vicevaert: Actor
) -> None:
    raw = connect_plainly(fresh, KEY, may_be_empty=True)
    migrate(raw, fresh, "0001")
    raw.execute("INSERT INTO boligorganisation (name, policy_on_plans) VALUES ('Gammel', '')")
    raw.close()
    with Database.open(fresh, KEY, clock) as database, database.write(Intent("Ny", vicevaert)) as session:
        session.add(Beboer(first_name="Ida", last_name="Holm", sort_key=""))
    copy = connect_plainly(fresh.with_name("fresh.foer-0001.db"), KEY)
    assert revision_of(copy) == "0001"
    assert copy.execute("SELECT name FROM boligorganisation").fetchall() == [("Gammel",)]
    copy.close()


@pytest.mark.parametrize("released", migrations.revisions()[:-1])
def test_a_file_of_every_released_schema_keeps_a_row_of_every_table(
    fresh: Path, clock: FixedClock, released: str
) -> None:
    raw = connect_plainly(fresh, KEY, may_be_empty=True)
    migrate(raw, fresh, released)
    raw.execute("PRAGMA foreign_keys = OFF")  # in whatever order the tables are filled
    before = {table: _filled(raw, table) for table in _tables(raw)}
    assert damage(raw) == []
    raw.close()
    with Database.open(fresh, KEY, clock) as database:
        assert database.path == fresh
    raw = connect_plainly(fresh, KEY)
    assert revision_of(raw) == migrations.revisions()[-1]
    for table, (columns, row) in before.items():
        assert raw.execute(f"SELECT {columns} FROM {table}").fetchall() == [row]
    assert damage(raw) == []
    raw.close()


def _tables(raw: Any) -> list[str]:
    rows = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows if not name.startswith(("sqlite_", "search_")) and name != "alembic_version"]


def _filled(raw: Any, table: str) -> tuple[str, tuple[Any, ...]]:
    """Put one row into a table, number 1 as everything it points at; gives its columns and what stands in them."""
    found = [(name, kind) for _, name, kind, *_ in raw.execute(f"PRAGMA table_info({table})")]
    columns = ", ".join(f'"{name}"' for name, _ in found)
    row = tuple(_VALUES.get(kind.split("(")[0], "Ågård") for _, kind in found)
    raw.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", row)
    return columns, row


_VALUES = {
    "INTEGER": 1,
    "BOOLEAN": 1,
    "BLOB": b"%PDF-",
    "DATE": "2026-11-02",
    "DATETIME": "2026-11-02 09:00:00.000000",
    "TIME": "09:00:00.000000",
    "JSON": "{}",
}


REBUILD = """
from alembic import op

revision = "9999"
down_revision = "{newest}"


def upgrade() -> None:
    with op.batch_alter_table("boligorganisation", recreate="always") as batch:
        batch.alter_column("name", nullable=True)
"""


def test_rebuilding_a_parent_table_keeps_its_children(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    scripts = tmp_path / "scripts"
    shutil.copytree(migrating.SCRIPTS, scripts)
    raw = connect(database.path, KEY)
    rebuild = REBUILD.format(newest=revision_of(raw))
    (scripts / "versions" / "9999_rebuild.py").write_text(rebuild, encoding="utf-8")
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    children = raw.execute("SELECT count(*) FROM afdeling").fetchone()
    migrate(raw, database.path)
    assert revision_of(raw) == "9999"
    assert raw.execute("SELECT count(*) FROM afdeling").fetchone() == children
    assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    raw.close()


def _break_off(*_: Any) -> list[str]:
    return ["something"]


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    fresh: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = connect_plainly(fresh, KEY, may_be_empty=True)
    migrate(raw, fresh, "0001")
    before = _schema(raw)
    monkeypatch.setattr(migrating, "damage", _break_off)
    with pytest.raises(UpgradeFailed):
        migrate(raw, fresh)
    assert _schema(raw) == before
    assert revision_of(raw) == "0001"
    raw.close()


def test_the_handmade_index_and_triggers_are_there(database: Database, vicevaert: Actor) -> None:
    raw = connect(database.path, KEY)
    names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    raw.close()
    assert names == {
        "search_entry_added",
        "search_entry_removed",
        "brevindhold_unchanged",
        "underretningindhold_unchanged",
        "aftalearkindhold_unchanged",
        "skabelonversion_unchanged",
        "formulartekst_unchanged",
        "audit_event_unchanged",
        "audit_event_kept",
        "audit_anchor_kept",
        "udstedtrapport_unchanged",
        "udstedtrapport_kept",
        "udstedtrapport_not_replaced",
        "udstedtrapport_number_kept",
        "vistrapport_unchanged",
        "vistrapport_kept",
        "vistrapport_not_replaced",
    }
    with database.read(vicevaert) as session:
        assert session.exec(select(Beboer)).all() == []


def test_migrations_import_nothing_of_ours() -> None:
    folder = Path(migrations.__file__).parent / "versions"
    assert [path.name for path in folder.glob("*.py") if "socialvicevaert" in path.read_text(encoding="utf-8")] == []


def _schema(raw: Any) -> list[tuple[str, str]]:
    rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    return [(name, " ".join((sql or "").split())) for name, sql in rows]
