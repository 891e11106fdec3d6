"""The report and the yearly evaluation: of a month without anything, of the published year, and enormous."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import socialvicevaert.schema  # noqa: F401  every table
from socialvicevaert import audit
from socialvicevaert.features.rapporter.models import RapportForm
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.tal.figures.published import Published
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Intent, Role
from socialvicevaert.shared.clock import FixedClock
from socialvicevaert.storage import Database
from tests.conftest import ACTORS, KEY, MORNING, write_template
from tests.features.rapporter.paper import enormous
from tests.features.tal.estate import Estate, at
from tests.paper.every_paper import Filling, paper


@paper("rapport")
def _(filling: Filling) -> bytes:
    return _report(filling, RapportForm.RAPPORT)


@paper("evaluering")
def _(filling: Filling) -> bytes:
    return _report(filling, RapportForm.EVALUERING)


def _report(filling: Filling, form: RapportForm) -> bytes:
    report = _figures(nothing=filling.many == 0)
    if filling.many > 10:
        report = enormous(report)
    return report_document(report, "" if filling.many == 0 else "R2026-0001", "1.0", form).pdf()


@cache
def _figures(nothing: bool) -> Published:
    with _database() as database:
        if not nothing:
            with database.write(Intent("Prøve", ACTORS[Role.VICEVAERT])) as session:
                estate = Estate(session)
                estate.sydhavnen()
                for number in range(60):
                    estate.kontakt(1 + number, at(2026, 3, 5, 12 + number % 9))
        with database.write(Intent("Rapport", ACTORS[Role.LEDER])) as session:
            return report_figures(session, Selection(date(2025, 11, 1), date(2026, 10, 31), compare_year=2024))


@contextmanager
def _database() -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "papirer.db"
        write_template(path)
        with Database.open(path, KEY, FixedClock(MORNING)) as opened:
            audit.install(opened)
            yield opened
