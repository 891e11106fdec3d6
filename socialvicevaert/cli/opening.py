"""The data folder, opened in the name of the worker whose password it is."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

import socialvicevaert.schema  # noqa: F401  every table, so that foreign keys are known
from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.indstillinger import queries as indstillinger
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import Clock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage.database import Database
from socialvicevaert.vault import Vault, data_folder


@contextmanager
def opened(typed: Namespace, password: str, clock: Clock) -> Iterator[tuple[Database, Actor]]:
    """The data, and who it is that asks, whose coming in is logged as it is in the window."""
    with unlocked(typed, password, clock) as (_, database, actor):
        log_in(database, actor)
        yield database, actor


@contextmanager
def unlocked(typed: Namespace, password: str, clock: Clock) -> Iterator[tuple[Vault, Database, Actor]]:
    """The open data folder; refuses a worker who has left, though the password still fits."""
    vault = Vault(typed.data or data_folder(), clock)
    found = vault.unlock(password)
    try:
        nobody = Actor(found.medarbejder_id, "", Role.ADMINISTRATOR)
        with found.database.read(nobody) as session:
            actor = indstillinger.actor(session, found.medarbejder_id)
        if actor is None:
            raise UserError("Din adgang er lukket. Tal med den, der administrerer programmet.")
        yield vault, found.database, actor
    finally:
        vault.close()


def log_in(database: Database, actor: Actor) -> None:
    """Write in the log who came in."""
    with database.write(Intent("Låst op fra kommandolinjen", actor)) as session:
        record(session, AuditKind.LOGIN)
