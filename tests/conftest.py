"""The fixtures every Qt-free test builds on: a real encrypted file, a clock that stands still, workers."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

import socialvicevaert.schema  # noqa: F401  every table, so that relationships and foreign keys are known
from socialvicevaert import audit, example
from socialvicevaert.features.indstillinger.models import Afdeling, Boligorganisation, Medarbejder
from socialvicevaert.security.kdf import Argon
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import DENMARK, FixedClock
from socialvicevaert.storage import Database, row_id
from tests.qt_fixtures import context, host, one_thread_collects, settle, tasks, theme  # noqa: F401  for tests with widgets

KEY = bytes(range(32))
EXAMPLE_PASSWORD = "eksempeldata-2026"
CHEAP_ARGON = Argon(memory_kib=64, passes=1, lanes=1)  # tests of what a password opens, not of its price
MORNING = datetime(2026, 11, 22, 9, 0, tzinfo=DENMARK)
NAMES = {
    Role.VICEVAERT: "Amina Yusuf",
    Role.RAADGIVER: "Bo Lind",
    Role.KOORDINATOR: "Carla Mendes",
    Role.LEDER: "Dorte Æbelø",
    Role.ADMINISTRATOR: "Emil Å. Friis",
}
ACTORS = {role: Actor(number, name, role) for number, (role, name) in enumerate(NAMES.items(), start=1)}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that is copied for each test."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    write_template(path)
    return path


def write_template(path: Path) -> None:
    """A migrated file with one organisation, one estate and a worker of each role."""
    with Database.create(path, KEY, FixedClock(MORNING)) as database:
        audit.install(database)
        with database.write(Intent("Opsætning", ACTORS[Role.ADMINISTRATOR])) as session:
            organisation = Boligorganisation(name="Boligforeningen Fælleden")
            session.add(organisation)
            session.flush()
            session.add(Afdeling(boligorganisation_id=row_id(organisation), name="Lærkeparken", number="1"))
            for actor in ACTORS.values():
                session.add(Medarbejder(name=actor.name, role=actor.role))
                session.flush()


@pytest.fixture
def database(template: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Database]:
    path = tmp_path / "socialvicevaert.db"
    shutil.copy(template, path)  # closed, so nothing is left in a WAL
    with Database.open(path, KEY, clock) as opened:
        audit.install(opened)
        yield opened


@pytest.fixture(scope="session")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented estate up to 31 October 2026, made once; use ``example_folder`` to open it."""
    folder = tmp_path_factory.mktemp("example") / "data"
    example.build(folder, password=EXAMPLE_PASSWORD, until=date(2026, 10, 31), argon=CHEAP_ARGON)
    return folder


@pytest.fixture
def example_folder(built_example: Path, tmp_path: Path) -> Path:
    """A copy of the invented estate, for one test."""
    return Path(shutil.copytree(built_example, tmp_path / "example"))


@pytest.fixture
def vicevaert() -> Actor:
    return ACTORS[Role.VICEVAERT]


@pytest.fixture
def raadgiver() -> Actor:
    return ACTORS[Role.RAADGIVER]


@pytest.fixture
def koordinator() -> Actor:
    return ACTORS[Role.KOORDINATOR]


@pytest.fixture
def leder() -> Actor:
    return ACTORS[Role.LEDER]


@pytest.fixture
def administrator() -> Actor:
    return ACTORS[Role.ADMINISTRATOR]
