"""A data folder as the program makes it, with cheap keys; copied for each test."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from socialvicevaert.features.indstillinger.models import Boligorganisation
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from socialvicevaert.vault import Vault
from tests.conftest import MORNING
from tests.vault import CHEAP, NAME, PASSWORD

METTE = Actor(1, NAME, Role.VICEVAERT)


@dataclass(frozen=True)
class Template:
    folder: Path
    recovery_code: str


def write_organisation(database: Database, name: str) -> None:
    with database.write(Intent("Opsætning", METTE)) as session:
        session.add(Boligorganisation(name=name))


def organisations(database: Database) -> list[str]:
    with database.read(METTE) as session:
        rows = session.connection().exec_driver_sql("SELECT name FROM boligorganisation ORDER BY id")
        return [name for (name,) in rows]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Template:
    vault = Vault(tmp_path_factory.mktemp("made"), FixedClock(MORNING), CHEAP)
    created = vault.create(PASSWORD, NAME)
    write_organisation(created.database, "Fælleden")
    vault.close()
    return Template(vault.folder, created.recovery_code)


@pytest.fixture
def recovery_code(made: Template) -> str:
    return made.recovery_code


@pytest.fixture
def folder(made: Template, tmp_path: Path) -> Path:
    target = tmp_path / "data"
    shutil.copytree(made.folder, target)
    return target


@pytest.fixture
def vault(folder: Path, clock: FixedClock) -> Iterator[Vault]:
    found = Vault(folder, clock, CHEAP)
    yield found
    found.close()
