"""What each command does: the same services as the window, in the name of the worker whose password it is.

Reports are in `report`.
"""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.cli import exits
from socialvicevaert.cli.answer import Answer
from socialvicevaert.cli.opening import log_in, opened, unlocked
from socialvicevaert.example import build
from socialvicevaert.features.restancer.queries.preview import DateUnknown, preview_of_file
from socialvicevaert.features.restancer.queries.preview_json import preview_json
from socialvicevaert.features.restancer.service import import_restanceliste
from socialvicevaert.shared.actor import Actor, Intent
from socialvicevaert.shared.clock import Clock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.database import Database
from socialvicevaert.storage.errors import DatabaseDamaged
from socialvicevaert.storage.session import Session
from socialvicevaert.vault import example_folder
from socialvicevaert.vault.checking import CheckReport


def example(typed: Namespace, password: str, _clock: Clock) -> Answer:
    """Make the invented estate."""
    folder = typed.data or example_folder()
    built = build(folder, password=password, until=typed.until)
    data = {
        "from": built.from_on.isoformat(),
        "until": built.until.isoformat(),
        "sager": built.sager,
        "beboere": built.beboere,
        "fogedsager": built.fogedsager,
    }
    period = f"{show_date(built.from_on)} til {show_date(built.until)}"
    return Answer(
        f"Eksempeldata {period}: {built.sager} sager på {built.beboere} beboere, {built.fogedsager} fogedsager.", data
    )


def import_list(typed: Namespace, password: str, clock: Clock) -> Answer:
    """Look at an arrears list, and take it in unless only a preview is wanted."""
    content = _content_of(typed.file)
    with opened(typed, password, clock) as (database, actor), _act(database, actor, typed) as session:
        try:
            preview = preview_of_file(session, content, typed.file.name, landlord=typed.landlord, as_of=typed.as_of)
        except DateUnknown as error:
            raise UserError(f"{error} Den skrives efter --as-of, fx --as-of {show_date(clock.today())}.") from error
        data = preview_json(preview)
        counts = data["counts"]
        text = (
            f"{typed.file.name}: {counts['rows']} linjer, {counts['usable']} kan bruges. Ny {counts['new']}, værre "
            f"{counts['worse']}, bedre {counts['better']}, uændret {counts['unchanged']}, gået ud {counts['cleared']}, "
            f"uklar {counts['unclear']}. I alt {show_oere(data['total_oere'])}"
        )
        lines = [f"  linje {one['line']}: {one['text']}" for one in data["unusable"]]
        if not typed.preview:
            import_restanceliste(session, preview, again=typed.again)
    return Answer("\n".join([text, *lines, "Intet er ændret." if typed.preview else "Listen er indlæst."]), data)


def check(typed: Namespace, password: str, clock: Clock) -> Answer:
    """Look a data folder over."""
    with unlocked(typed, password, clock) as (vault, database, actor):
        found = vault.check()
        with suppress(DatabaseDamaged):  # what was found is told also of a file that takes no line any more
            log_in(database, actor)
    return Answer(_in_words(found), found.as_json(), exits.OK if found.is_well else exits.UNWELL)


def backup(typed: Namespace, password: str, clock: Clock) -> Answer:
    """Take a verified backup."""
    with unlocked(typed, password, clock) as (vault, database, actor):
        log_in(database, actor)
        made = vault.backup(database)
        with database.write(Intent("Sikkerhedskopi fra kommandolinjen", actor)) as session:
            record(session, AuditKind.BACKUP, what=made.path.name)
    data = {"path": str(made.path), "made_at": made.made_at.isoformat()}
    return Answer(f"Sikkerhedskopi taget og kontrolleret {show_moment(made.made_at)}: {made.path.name}", data)


@contextmanager
def _act(database: Database, actor: Actor, typed: Namespace) -> Iterator[Session]:
    """A preview only reads; SQLite itself refuses it to write."""
    if typed.preview:
        with database.read(actor) as session:
            yield session
    else:
        with database.write(Intent("Restanceliste indlæst fra kommandolinjen", actor)) as session:
            yield session


def _content_of(file: Path) -> bytes:
    if not file.is_file():
        raise UserError(f"Filen {file} findes ikke.")
    return file.read_bytes()


def _in_words(found: CheckReport) -> str:
    age = "ingen" if found.backup_age_days is None else f"{found.backup_age_days} dage gammel"
    lines = [
        f"Program {found.program}, Python {found.python}, SQLite {found.sqlite}, SQLCipher {found.sqlcipher}",
        f"Skema {found.schema} (programmets: {found.schema_of_program})",
        f"Skader: {'; '.join(found.damage) or 'ingen'}",
        f"Log: {found.audit_rows} linjer, {'; '.join(found.audit_faults) or 'ubrudt'}",
        f"Sikkerhedskopi: {age}",
    ]
    if found.exposed:
        lines.append(f"Kan læses af andre: {', '.join(found.exposed)}")
    return "\n".join(lines)
