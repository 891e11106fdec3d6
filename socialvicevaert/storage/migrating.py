"""Bring a file to the schema of this version: a verified copy first, then one transaction, checked before it counts.

Alembic is imported only when there is something to do.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from socialvicevaert.storage import migrations
from socialvicevaert.storage.connection import connect_plainly, damage
from socialvicevaert.storage.copying import copy_database
from socialvicevaert.storage.errors import DatabaseEmpty, SchemaTooNew, UpgradeFailed, storage_error

SCRIPTS = Path(migrations.__file__).parent


def revision_of(connection: Any) -> str | None:
    """The revision written in a file; None when it holds no schema of ours. ``connection`` is SQLCipher's own."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def bring_to_head(path: Path, key: bytes) -> bool:
    """Upgrade an older file in place; the file as it was is kept beside it. True when something was done.

    :raises DatabaseEmpty: no schema of ours in it, :raises SchemaTooNew:, :raises UpgradeFailed: all untouched.
    """
    connection = connect_plainly(path, key)
    try:
        found = revision_of(connection)
        if found is None:
            raise DatabaseEmpty(path)
        if found not in migrations.revisions():
            raise SchemaTooNew(path)
        if found == migrations.head():
            return False
        copy_database(connection, path.with_name(f"{path.stem}.foer-{found}{path.suffix}"), key)
        migrate(connection, path)
    finally:
        connection.close()
    return True


def migrate(connection: Any, path: Path, revision: str = "head") -> None:
    """Run the migrations up (or down) to a revision in one transaction, and check the result before it counts.

    :raises UpgradeFailed: nothing was changed.
    """
    from alembic import command

    # With foreign keys on, rebuilding a parent table silently removes its children.
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        with alchemy(connection).connect() as alchemy_connection, alchemy_connection.begin():
            config = alembic_config(alchemy_connection)
            current = revision_of(connection)
            going_down = revision == "base" or (current is not None and revision != "head" and revision < current)
            (command.downgrade if going_down else command.upgrade)(config, revision)
            found = damage(connection)
            if found:
                raise dbapi2.DatabaseError(f"{len(found)} faults after the migration")
    except Exception as error:
        raise storage_error(error, path) or UpgradeFailed(path) from error
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def alchemy(connection: Any) -> Any:
    """An engine on one connection of SQLCipher, whose transactions hold schema changes too."""
    engine = create_engine(
        "sqlite://", creator=lambda: connection, module=dbapi2, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def alembic_config(connection: Connection, metadata: MetaData | None = None) -> Any:
    """Alembic's settings for a connection, without an ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    return config
