"""The monthly report: beside the same pages drawn bare, a quarter of the rows, and many reports issued before it."""

import gc
import io
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from socialvicevaert import audit
from socialvicevaert.features.indstillinger.queries import afdelinger
from socialvicevaert.features.rapporter.pdf import report_document
from socialvicevaert.features.rapporter.queries.figures import report_figures
from socialvicevaert.features.rapporter.service import issue_report
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.period import Period
from socialvicevaert.paper import fonts
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.storage import Database
from socialvicevaert.storage.connection import connect_plainly
from tests.benchmarks.estate import Estate
from tests.benchmarks.measure import Line, Lines, median, side_by_side

SAGER = 10_000
WORKER = Actor(1, "Vicevært", Role.VICEVAERT)  # sees residents: what is read is not kept as shown
YEAR = Selection(date(2025, 11, 1), date(2026, 10, 31))
ISSUED = 80
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
_MET = "kind NOT IN ('forgaeves', 'notat')"
_HOME = "LEFT JOIN beboer b ON b.id = beboer_id LEFT JOIN lejemaal l ON l.id = b.lejemaal_id"
_GROUPS = (
    "SELECT cause, source, count(*) FROM sag WHERE started_on <= '2026-10-31' GROUP BY 1, 2",
    "SELECT result, met_new_people, count(*) FROM sagperiode WHERE to_on > '2025-11-01' GROUP BY 1, 2",
    f"SELECT afdeling_id, count(*), count(DISTINCT beboer_id) FROM sag {_HOME} GROUP BY 1",
    "SELECT behovsomraade_id, count(DISTINCT sag_id) FROM sagbehov GROUP BY 1",
    # a sag counts in each month it lasted, so a trend needs every stretch
    "SELECT sag_id, beboer_id, from_on, to_on FROM sagperiode JOIN sag ON sag.id = sag_id WHERE from_on < '2026-11-01'",
    "SELECT kind, place, count(*) FROM kontakt WHERE held_at > '2025-11-01' GROUP BY 1, 2",
    f"SELECT substr(held_at, 1, 13), count(*) FROM kontakt WHERE held_at > '2025-10-01' AND {_MET} GROUP BY 1",
    f"SELECT afdeling_id, sum(n), count(*) FROM (SELECT beboer_id, count(*) AS n FROM kontakt "
    f"WHERE held_at > '2025-11-01' AND {_MET} GROUP BY 1) {_HOME} GROUP BY 1",
    "SELECT type, count(*) FROM husstand GROUP BY 1",
    "SELECT cause, count(DISTINCT coalesce(husstand_id, -b.id)) FROM sag JOIN beboer b ON b.id = beboer_id GROUP BY 1",
    "SELECT months, still_housed, count(*) FROM genbesoeg GROUP BY 1, 2",
    # a fogedsag stands as its history says: so does each of its months, its estate's and its re-checks
    "SELECT fogedsag_id, valid_from, stage, outcome, result FROM fogedhistorik ORDER BY id",
    "SELECT f.id, f.opened_on, l.afdeling_id FROM fogedsag f LEFT JOIN lejemaal l ON l.id = f.lejemaal_id",
    f"SELECT partner_id, status, substr(sent_on, 1, 7), afdeling_id, count(*) FROM henvisning {_HOME} "
    "GROUP BY 1, 2, 3, 4",
    "SELECT kind, count(*) FROM samtykke GROUP BY 1",
    "SELECT status, count(*) FROM forloebhistorik GROUP BY 1",
    "SELECT result, count(*) FROM forloeb GROUP BY 1",
    "SELECT forloeb_id, moment, raadighedsbeloeb_oere, debt_oere, has_plan FROM maaling",  # medians need every one
    "SELECT count(DISTINCT beboer_id) FROM budget",
    "SELECT afdragsordning_id, sum(amount_oere) FROM afdrag WHERE due_on < '2026-10-26' GROUP BY 1",
    "SELECT afdragsordning_id, sum(amount_oere) FROM indbetaling WHERE paid_on <= '2026-10-31' GROUP BY 1",
    "SELECT basis, decision, count(*) FROM ansoegning GROUP BY 1, 2",
)
"""The least that counts what is printed: plain group-bys, each table read as seldom as it goes."""


def reports(estate: Estate) -> Lines:
    """Count, hide what tells of single people, and draw; then the same with a quarter of every kind of row."""
    gc.freeze()  # as the window does when it is loaded (`shell.collecting`); for both sides
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


def beside_issued(estate: Estate) -> Lines:
    """Count and hide the next month while readers have many reports: of every estate and of some, month by month."""
    gc.freeze()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "issued.db"
        shutil.copy(estate.before, path)
        with Database(path, estate.key, SystemClock()) as database:
            audit.install(database)
            with database.read(WORKER) as session:
                places = [None, *(one.id for one in afdelinger(session, retired=True))][:4]
            months = [Period.month(2025 + number // 12, number % 12 + 1) for number in range(ISSUED // len(places) + 1)]
            for month in months[:-1]:
                for place in places:
                    with database.write(Intent("Rapport", WORKER)) as session:
                        issue_report(session, Selection(month.from_on, month.to_on, place))
            following = Selection(months[-1].from_on, months[-1].to_on)

            def count_and_hide() -> None:
                with database.read(WORKER) as session:
                    report_figures(session, following)

            yield Line(f"Next report beside {ISSUED} issued ones", median(count_and_hide, 3), "3 s", 3_000, 1)


def _report(database: Database) -> bytes:
    with database.read(WORKER) as session:
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
