"""Money of thousands of households: Min dag, the page Økonomi, one household, and the signs that are looked for."""

import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from socialvicevaert import audit
from socialvicevaert.features.mindag.queries import day
from socialvicevaert.features.oekonomi.queries import OverviewFilter, count, household, key_figures, overview, races
from socialvicevaert.features.oekonomi.service import raise_signs
from socialvicevaert.shared.actor import Intent
from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.storage import Database, Session
from socialvicevaert.storage.connection import connect_plainly
from tests.benchmarks.estate import Estate, recorded, replay
from tests.benchmarks.measure import Line, Lines, side_by_side
from tests.benchmarks.reports import SAGER, grow_cases
from tests.benchmarks.work import WORKER

RUNS = 9


def money(estate: Estate) -> Lines:
    """What the screens ask for with 10,000 cases, each beside the sum of its SQL."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "large.db"
        grow_cases(estate, path, SAGER)
        with Database(path, estate.key, SystemClock()) as database:
            audit.install(database)
            with database.write(Intent("Påmindelser", WORKER)) as session:
                raise_signs(session)
            with database.read(WORKER) as session:
                marks = races(session)
                residents = cycle([row.id for row in overview(session, OverviewFilter(), marks)])
            asked: dict[str, Callable[[Session], object]] = {
                "Min dag, 10k cases": day,
                "Økonomi, 10k cases": page,
                "Oversigt of one household, 10k cases": lambda session: household(session, next(residents)),
            }
            for metric, question in asked.items():
                yield _beside_its_sql(database, path, estate.key, metric, question)
            yield _beside_its_sql(database, path, estate.key, "Signs, nothing new, 10k cases", raise_signs, writes=True)


def page(session: Session) -> None:
    """What the page Økonomi shows first."""
    marks = races(session)
    key_figures(session, marks)
    count(session, OverviewFilter(), marks)
    overview(session, OverviewFilter(), marks)


def _beside_its_sql(
    database: Database, path: Path, key: bytes, metric: str, question: Callable[[Session], object], writes: bool = False
) -> Line:
    def ask() -> None:
        with database.write(Intent("Spurgt", WORKER)) if writes else database.read(WORKER) as session:
            question(session)

    with recorded(database) as statements:
        ask()
    connection = connect_plainly(path, key)
    ours, limit = side_by_side(ask, lambda: replay(connection, statements), RUNS)
    connection.close()
    return Line(f"{metric} ({len(statements)} questions)", ours, "sum of its SQL", limit, 3)
