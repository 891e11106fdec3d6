"""How long the acts of a day take: search, open a resident, save a contact, import a list."""

import csv
import io
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from socialvicevaert.example import ORGANISATION
from socialvicevaert.example.build import WORKERS
from socialvicevaert.features.beboere.service import view_beboer
from socialvicevaert.features.fogedsager.queries import fogedsager_of
from socialvicevaert.features.henvisninger.queries import henvisninger_of
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.restancer.service import import_file
from socialvicevaert.features.sager.queries import sager_of
from socialvicevaert.features.samtykker.queries import samtykker_of
from socialvicevaert.features.soegning.queries import find
from socialvicevaert.features.tidslinje.queries import tidslinje
from socialvicevaert.shared.actor import Intent
from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.storage import Database, Session
from socialvicevaert.vault import Vault
from tests.benchmarks.estate import Estate, recorded, replay
from tests.benchmarks.measure import Line, median, once, p95
from tests.conftest import CHEAP_ARGON, EXAMPLE_PASSWORD

WORKER = WORKERS[0]
TYPED = (
    "fat",
    "fatima",
    "demir",
    "20000012",
    "2000 00 12",
    "lærke",
    "laerkev",
    "ydelsescent",
    "rykk",
    "2026-00",
    "ål",
    "fog",
)
ROWS = 100_000


@contextmanager
def opened(estate: Estate) -> Iterator[Database]:
    """The estate through the program's own door."""
    vault = Vault(estate.folder, SystemClock(), CHEAP_ARGON)
    yield vault.unlock(EXAMPLE_PASSWORD).database
    vault.close()


def search(estate: Estate) -> Line:
    """What Ctrl+K asks after a keystroke, beside the same SQL on the bare driver; p95 over many words."""
    ours, limit = [], []
    with opened(estate) as database:
        connection = estate.bare()
        for text in TYPED * 6:
            with database.read(WORKER) as session, recorded(database) as statements:
                find(session, text)

            def ask(text: str = text) -> None:
                with database.read(WORKER) as session:
                    find(session, text)

            ours.append(once(ask))
            limit.append(once(lambda statements=statements: replay(connection, statements)))
        connection.close()
    return Line("Search, 100k notes, p95", p95(ours), "the same SQL on the bare driver, p95", p95(limit), 1.5)


def resident(estate: Estate) -> Line:
    """The first data of every tab of a resident with hundreds of contacts, beside the sum of its SQL."""

    def first_data(session: Session) -> None:
        view_beboer(session, 7)
        tidslinje(session, 7)
        sager_of(session, 7)
        fogedsager_of(session, 7)
        samtykker_of(session, 7)
        henvisninger_of(session, 7)

    with opened(estate) as database:

        def ours() -> None:
            with database.write(Intent("Beboer vist", WORKER)) as session:
                first_data(session)

        with recorded(database) as statements:
            ours()
        connection = estate.bare()
        line = Line(
            "Open a resident, all tabs",
            median(ours, 15),
            "sum of its SQL",
            median(lambda: replay(connection, statements), 15),
            3,
        )
        connection.close()
        return line


def contact(estate: Estate) -> Line:
    """Save a contact with validation, history, audit and index, beside a bare insert and commit in the same table."""
    text = "Vi gik posten igennem sammen. Tre rykkere og et brev fra Udbetaling Danmark var ikke åbnet. " * 2
    draft = KontaktDraft(7, KontaktArt.HJEMMEBESOEG, datetime(2026, 10, 30, 9, tzinfo=UTC), text, minutes=35)
    with opened(estate) as database:

        def save() -> None:
            with database.write(Intent("Ny kontakt", WORKER)) as session:
                log_kontakt(session, draft)

        ours = median(save, 200)
    connection = estate.bare()
    columns = "beboer_id, medarbejder_id, held_at, kind, minutes, text, with_whom"
    insert = f"INSERT INTO kontakt ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"

    def bare() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(insert, (7, 1, "2026-10-30 09:00:00.000000", "hjemmebesoeg", 35, text, ""))
        connection.execute("COMMIT")

    limit = median(bare, 200)
    connection.close()
    return Line("Save a contact", ours, "bare insert + commit", limit, 6)


def imports(estate: Estate) -> Line:
    """A list of 100,000 rows, beside reading it, converting it and one executemany."""
    content = _list()
    with opened(estate) as database:

        def take_in() -> None:
            with database.write(Intent("Restanceliste", WORKER)) as session:
                import_file(session, content, "stor.csv", landlord=ORGANISATION, as_of=date(2026, 11, 5))

        ours = once(take_in)
    connection = estate.bare()
    connection.execute("CREATE TABLE bare_list (number TEXT, name TEXT, address TEXT, oere INTEGER, due TEXT)")

    def bare() -> None:
        rows = csv.reader(io.StringIO(content.decode("cp1252"), newline=""), delimiter=";")
        next(rows)
        converted = [
            (row[0], row[1], row[2], round(float(row[6].replace(".", "").replace(",", ".")) * 100), _iso(row[8]))
            for row in rows
        ]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO bare_list VALUES (?, ?, ?, ?, ?)", converted)
        connection.execute("COMMIT")

    limit = once(bare)
    connection.execute("DROP TABLE bare_list")
    connection.close()
    return Line("Import a 100k-row list", ours, "parse + convert + executemany", limit, 3)


def _list() -> bytes:
    chance = random.Random(2)
    lines = ["Lejemålsnr.;Lejer;Adresse;Postnr;By;Mdl. husleje;Restance;Antal mdr.;Forfaldsdato;Telefon"]
    for number in range(ROWS):
        kroner, oere = chance.randint(500, 30_000), chance.choice(("00", "50"))
        amount = f"{kroner // 1000}.{kroner % 1000:03d},{oere}" if kroner >= 1000 else f"{kroner},{oere}"
        address = f"Hedeparken {number % 180 + 1}, {number % 4 + 1}. tv"
        lejemaal = f"{number // 1000:04d}-{number % 1000:03d}-01"
        lines.append(f"{lejemaal};Søren Bæk;{address};2750;Ballerup;6.500,00;{amount};2;01-10-2026;20000000")
    return "\r\n".join(lines).encode("cp1252")


def _iso(text: str) -> str:
    return f"{text[6:]}-{text[3:5]}-{text[:2]}"
