"""The published year, built once for each run of the tests and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from socialvicevaert import audit
from socialvicevaert.features.kontakter.models import KontaktArt
from socialvicevaert.shared.actor import Intent, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from tests.conftest import ACTORS, KEY, MORNING
from tests.features.tal.estate import Estate, at


@pytest.fixture(scope="session")
def built_year(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the published year in it, and contacts enough to be told apart; use ``year`` to open it."""
    path = tmp_path_factory.mktemp("year") / "year.db"
    shutil.copy(template, path)
    with Database.open(path, KEY, FixedClock(MORNING)) as database:
        audit.install(database)
        with database.write(Intent("Prøve", ACTORS[Role.VICEVAERT])) as session:
            estate = Estate(session)
            estate.sydhavnen()
            for number in range(60):
                estate.kontakt(1 + number, at(2026, 3, 5, 12), list(KontaktArt)[number % 5])
    return path


@pytest.fixture
def year(built_year: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Database]:
    """A database with the published year in it, for one test."""
    path = tmp_path / "year.db"
    shutil.copy(built_year, path)
    with Database.open(path, KEY, clock) as opened:
        audit.install(opened)
        yield opened
