"""What 1 GB of documents costs the rest: the same acts on the same estate without them and with them."""

import random
import resource
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from sqlmodel import col, select

from socialvicevaert.features.beboere.models import Beboer
from socialvicevaert.features.dokumenter.models import DokumentDraft
from socialvicevaert.features.dokumenter.queries import dokumenter_of
from socialvicevaert.features.dokumenter.service import attach
from socialvicevaert.features.kontakter.models import KontaktArt, KontaktDraft
from socialvicevaert.features.kontakter.service import log_kontakt
from socialvicevaert.features.mindag.queries import min_dag
from socialvicevaert.features.soegning.queries import find
from socialvicevaert.shared.actor import Intent
from socialvicevaert.shared.clock import SystemClock
from socialvicevaert.storage import Database, connection
from socialvicevaert.vault import Vault
from tests.benchmarks.estate import Estate
from tests.benchmarks.measure import Line, Lines, median, once
from tests.benchmarks.work import RESIDENTS, TYPED, WORKER, first_data
from tests.conftest import CHEAP_ARGON, EXAMPLE_PASSWORD
from tests.papers import jpeg

DOCUMENTS = 1_000
SIZE = 1_000_000
_AT_ONCE = 10
_RUNS = 5


def documents(estate: Estate) -> Lines:
    """The acts of a day beside themselves before 1,000 documents of 1 MB came; then the backup that holds them."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(shutil.copytree(estate.folder, Path(scratch) / "data"))
        before = _acts(folder)
        once_each = once(lambda: _fill(folder)) / DOCUMENTS
        after = _acts(folder)
        for act, taken in after.items():
            yield Line(f"1 GB of documents: {act}", taken, "the same without documents", before[act], 1.3)
        yield Line("1 GB of documents: keep one of 1 MB", once_each, "50 ms", 50, 1)
        yield from _backup(folder, estate.key)


def _acts(folder: Path) -> dict[str, float]:
    """Milliseconds of each act, the program's own door first."""
    taken = {"unlock → Min dag": median(lambda: _with(folder, _first_screen), _RUNS)}
    acts: dict[str, Callable[[Database], object]] = {
        "search": _search,
        "open 20 residents": _open,
        "list of documents": _list,
        "save a contact": _save,
    }
    for name, act in acts.items():
        found: list[float] = []

        def run(database: Database, act: Callable[[Database], object] = act, found: list[float] = found) -> None:
            found.append(median(lambda: act(database), _RUNS))

        _with(folder, run)
        taken[name] = found[0]
    return taken


def _backup(folder: Path, key: bytes) -> Lines:
    vault = Vault(folder, SystemClock(), CHEAP_ARGON)
    database = vault.unlock(EXAMPLE_PASSWORD).database
    file = next(path for path in folder.rglob("socialvicevaert.db") if "backup" not in str(path).lower())
    copy = folder.parent / "copy.db"

    def bare() -> None:
        shutil.copy(file, copy)
        opened = connection.connect_plainly(copy, key)
        opened.execute("PRAGMA quick_check").fetchall()
        opened.close()

    limit = once(bare)
    copy.unlink()
    most_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    ours = once(lambda: vault.backup(database))
    most_after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    vault.close()
    yield Line("1 GB of documents: backup, verified", ours, "file copy + quick_check", limit, 1.5)
    yield Line("Memory while 1 GB is backed up", most_after, "before it", most_before, 50, "MB", "difference")


def _with(folder: Path, act: Callable[[Database], object]) -> None:
    vault = Vault(folder, SystemClock(), CHEAP_ARGON)
    act(vault.unlock(EXAMPLE_PASSWORD).database)
    vault.close()


def _fill(folder: Path) -> None:
    chance = random.Random(2)
    photo = jpeg(64, 64)

    def fill(database: Database) -> None:
        with database.read(WORKER) as session:
            residents = session.exec(select(Beboer.id).order_by(col(Beboer.id)).limit(40)).all()
        for number in range(0, DOCUMENTS, _AT_ONCE):
            with database.write(Intent("Dokumenter tilføjet", WORKER)) as session:
                for each in range(number, number + _AT_ONCE):
                    noise = chance.randbytes(SIZE).replace(b"\xff", b"\x00")
                    draft = DokumentDraft(
                        residents[each % len(residents)] or 0, f"foto {each}.jpg", photo[:-2] + noise + photo[-2:]
                    )
                    attach(session, draft)

    _with(folder, fill)


def _first_screen(database: Database) -> None:
    with database.read(WORKER) as session:
        min_dag(session)


def _search(database: Database) -> None:
    for text in TYPED:
        with database.read(WORKER) as session:
            find(session, text)


def _open(database: Database) -> None:
    for beboer_id in range(1, RESIDENTS, 3):
        with database.write(Intent("Beboer vist", WORKER)) as session:
            first_data(session, beboer_id)


def _list(database: Database) -> None:
    for beboer_id in range(1, RESIDENTS, 3):
        with database.read(WORKER) as session:
            dokumenter_of(session, beboer_id)


def _save(database: Database) -> None:
    with database.write(Intent("Ny kontakt", WORKER)) as session:
        log_kontakt(session, KontaktDraft(1, KontaktArt.HJEMMEBESOEG, session.now, "Kort besøg"))
