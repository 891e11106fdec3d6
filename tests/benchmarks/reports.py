"""The monthly report: beside the same pages drawn bare, and beside itself with a quarter of the rows."""

import io
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.paper import fonts
from socialvicevaert.shared.actor import Actor, Role
from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.storage import Database
from socialvicevaert.storage.connection import connect_plainly
from tests.benchmarks.estate import Estate
from tests.benchmarks.measure import Line, Lines, side_by_side

SAGER = 10_000
LEADER = Actor(1, "Leder", Role.VICEVAERT)  # sees residents: reading is not kept
YEAR = Selection(date(2025, 11, 1), date(2026, 10, 31))
_CLONED = (
    "husstand",
    "beboer",
    "sag",
    "sagperiode",
    "sagbehov",
    "kontakt",
    "kontaktbehov",
    "fogedsag",
    "fogedhistorik",
    "genbesoeg",
    "restance",
    "samtykke",
    "henvisning",
    "forloeb",
    "forloebhistorik",
    "maaling",
    "budget",
    "budgetlinje",
    "gaeld",
    "gaeldhistorik",
    "fogeddato",
    "fogedbeloeb",
    "opgave",
    "afdragsordning",
    "afdrag",
    "indbetaling",
    "ansoegning",
)
_GROUPS = (
    "SELECT cause, count(*) FROM sag WHERE started_on <= '2026-10-31' GROUP BY 1",
    "SELECT source, count(*) FROM sag WHERE started_on <= '2026-10-31' GROUP BY 1",
    "SELECT result, count(*) FROM sagperiode WHERE to_on > '2025-11-01' GROUP BY 1",
    "SELECT count(DISTINCT beboer_id) FROM sag",
    "SELECT behovsomraade_id, count(DISTINCT sag_id) FROM sagbehov GROUP BY 1",
    "SELECT kind, count(*), count(DISTINCT beboer_id) FROM kontakt WHERE held_at > '2025-11-01' GROUP BY 1",
    "SELECT place, count(*) FROM kontakt WHERE held_at > '2025-11-01' GROUP BY 1",
    "SELECT strftime('%Y-%m-%d %H', held_at), count(*) FROM kontakt WHERE held_at > '2025-11-01' GROUP BY 1",
    "SELECT type, count(*) FROM husstand GROUP BY 1",
    "SELECT months, still_housed, count(*) FROM genbesoeg GROUP BY 1, 2",
    "SELECT stage, outcome, result, count(*) FROM fogedsag GROUP BY 1, 2, 3",
    "SELECT stage, outcome, result, count(*) FROM fogedhistorik GROUP BY 1, 2, 3",
    "SELECT partner_id, status, count(*) FROM henvisning GROUP BY 1, 2",
    "SELECT kind, count(*) FROM samtykke GROUP BY 1",
    "SELECT status, count(*) FROM forloebhistorik GROUP BY 1",
    "SELECT result, count(*) FROM forloeb GROUP BY 1",
    "SELECT forloeb_id, moment, raadighedsbeloeb_oere, debt_oere, has_plan FROM maaling",  # medians need every one
    "SELECT count(DISTINCT beboer_id) FROM budget",
    "SELECT afdragsordning_id, sum(amount_oere) FROM afdrag WHERE due_on < '2026-10-26' GROUP BY 1",
    "SELECT afdragsordning_id, sum(amount_oere) FROM indbetaling WHERE paid_on <= '2026-10-31' GROUP BY 1",
    "SELECT basis, decision, count(*) FROM ansoegning GROUP BY 1, 2",
)


def reports(estate: Estate) -> Lines:
    """Count, hide what tells of single people, and draw; then the same with a quarter of every kind of row."""
    with tempfile.TemporaryDirectory() as scratch:
        large, small = Path(scratch) / "large.db", Path(scratch) / "small.db"
        grow_cases(estate, large, SAGER)
        grow_cases(estate, small, SAGER // 4)
        with Database(large, estate.key, SystemClock()) as many, Database(small, estate.key, SystemClock()) as few:
            pages = _words_of(_report(many))
            connection = connect_plainly(large, estate.key)

            def bare() -> None:
                for statement in _GROUPS:
                    connection.execute(statement).fetchall()
                _draw(pages)

            ours, limit = side_by_side(lambda: _report(many), bare, 5)
            connection.close()
            yield Line("Report of a year, 10k cases", ours, "bare group-by + bare reportlab, same pages", limit, 2.5)
            ours, limit = side_by_side(lambda: _report(many), lambda: _report(few), 5)
            yield Line("4 × the rows in a report", ours, "the same report, 2.5k cases", limit, 4.4)


def _report(database: Database) -> bytes:
    with database.read(LEADER) as session:
        figures = report_figures(session, YEAR)
    return report_document(figures).pdf()


def _words_of(document: bytes) -> list[list[tuple[float, float, float, str]]]:
    """Every line of text of a PDF with its place and height, page by page."""
    found = []
    for page in pypdfium2.PdfDocument(document):
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        found.append([(box[0], box[1], box[3] - box[1], text.get_text_bounded(*box)) for box in boxes])
    return found


def _draw(pages: list[list[tuple[float, float, float, str]]]) -> bytes:
    fonts.register()
    out = io.BytesIO()
    canvas = Canvas(out)
    for words in pages:
        for left, bottom, height, text in words:
            canvas.setFont(fonts.REGULAR, max(4, height))
            canvas.drawString(left, bottom, text)
            canvas.line(left, bottom, left + 100, bottom)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def grow_cases(estate: Estate, path: Path, sager: int) -> None:
    """Clone the residents of the estate with all that is counted of them until there are so many sager."""
    shutil.copy(estate.before, path)
    connection = connect_plainly(path, estate.key)
    connection.execute("PRAGMA foreign_keys=OFF")
    (there,) = connection.execute("SELECT count(*) FROM sag").fetchone()
    connection.execute("BEGIN")
    for clone in range(1, sager // there):
        for table in _CLONED:
            _clone(connection, table, clone * 1_000_000)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.close()


def _clone(connection: Any, table: str, by: int) -> None:
    links = {row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})") if row[2] in _CLONED}
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = []
    for name in names:
        moved = name == "id" or name in links
        values.append(
            f'"{name}" + {by}' if moved else f"number || '-{by}'" if (table, name) == ("sag", "number") else f'"{name}"'
        )
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(f"INSERT INTO {table} ({columns}) SELECT {', '.join(values)} FROM {table} WHERE id < 1000000")
