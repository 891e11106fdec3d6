"""How long the acts of a day take: search, open a resident, save a contact, import a list."""

import statistics
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
from socialvicevaert.features.tidslinje.queries import overblik
from socialvicevaert.shared.actor import Intent
from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.shell.resident_extras import resident_extras
from socialvicevaert.storage import Database, Session
from socialvicevaert.storage.connection import connect
from socialvicevaert.vault import Vault
from tests.benchmarks.estate import Estate, recorded, replay
from tests.benchmarks.lists import BARE_TABLE, arrears_list, take_in_barely
from tests.benchmarks.measure import Line, Lines, once, p95, side_by_side
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
RESIDENTS = 60


@contextmanager
def opened(estate: Estate) -> Iterator[Database]:
    """The estate through the program's own door."""
    vault = Vault(estate.folder, SystemClock(), CHEAP_ARGON)
    yield vault.unlock(EXAMPLE_PASSWORD).database
    vault.close()


def search(estate: Estate) -> Lines:
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
    yield Line("Search, 100k notes, p95", p95(ours), "the same SQL on the bare driver, p95", p95(limit), 1.5)


def first_data(session: Session, beboer_id: int) -> None:
    """What the page of a resident asks for: the header with its marks, then each tab when it is first shown."""
    view_beboer(session, beboer_id, resident_extras().header)
    overblik(session, beboer_id)
    sager_of(session, beboer_id)
    fogedsager_of(session, beboer_id)
    samtykker_of(session, beboer_id)
    henvisninger_of(session, beboer_id)


def resident(estate: Estate) -> Lines:
    """The first data of every tab of many residents with hundreds of contacts each, beside the sum of its SQL.

    Another resident each time, on both sides, so that neither finds the pages it needs deciphered from the last time.
    """
    ours, limit = [], []
    with opened(estate) as database:
        connection = estate.bare()
        for beboer_id in (7, *range(1, RESIDENTS + 1)):

            def look(beboer_id: int = beboer_id) -> None:
                with database.write(Intent("Beboer vist", WORKER)) as session:
                    first_data(session, beboer_id)

            ours.append(once(look))
            with recorded(database) as statements:
                look()
            limit.append(once(lambda statements=statements: replay(connection, statements)))
        connection.close()
    yield Line(
        "Open a resident, all tabs", statistics.median(ours[1:]), "sum of its SQL", statistics.median(limit[1:]), 3
    )


def contact(estate: Estate) -> Lines:
    """Save a contact with validation, history, audit and index, beside a bare insert and commit in the same table."""
    text = "Vi gik posten igennem sammen. Tre rykkere og et brev fra Udbetaling Danmark var ikke åbnet. " * 2
    draft = KontaktDraft(7, KontaktArt.HJEMMEBESOEG, datetime(2026, 10, 30, 9, tzinfo=UTC), text, minutes=35)
    connection = connect(estate.file, estate.key)  # as durable as ours
    columns = "beboer_id, medarbejder_id, held_at, kind, minutes, text, with_whom"
    insert = f"INSERT INTO kontakt ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    with opened(estate) as database:

        def save() -> None:
            with database.write(Intent("Ny kontakt", WORKER)) as session:
                log_kontakt(session, draft)

        def bare() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(insert, (7, 1, "2026-10-30 09:00:00.000000", "hjemmebesoeg", 35, text, ""))
            connection.execute("COMMIT")

        ours, limit = side_by_side(save, bare, 200)
    connection.close()
    yield Line("Save a contact", ours, "bare insert + commit", limit, 6)


def imports(estate: Estate) -> Lines:
    """A list of 100,000 rows, beside reading it, converting it and one executemany."""
    content = arrears_list(ROWS)
    connection = estate.bare()
    connection.execute(BARE_TABLE)
    with opened(estate) as database:

        def take_in() -> None:
            with database.write(Intent("Restanceliste", WORKER)) as session:
                import_file(session, content, "stor.csv", landlord=ORGANISATION, as_of=date(2026, 11, 5), again=True)

        ours, limit = side_by_side(take_in, lambda: take_in_barely(connection, content), 3)
    connection.execute("DROP TABLE bare_list")
    connection.close()
    yield Line("Import a 100k-row list", ours, "parse + convert + executemany", limit, 3)
