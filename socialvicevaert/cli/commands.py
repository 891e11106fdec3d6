"""What each command does: the same services as the window, in the name of the worker whose password it is."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import socialvicevaert.schema  # noqa: F401  every table, so that foreign keys are known
from socialvicevaert.audit import AuditKind, record
from socialvicevaert.cli import exits
from socialvicevaert.example import build
from socialvicevaert.features.indstillinger import queries as indstillinger
from socialvicevaert.features.rapporter.service import issue_report, record_taken
from socialvicevaert.features.restancer.queries.preview import DateUnknown, preview_of_file
from socialvicevaert.features.restancer.queries.preview_json import preview_json
from socialvicevaert.features.restancer.service import import_restanceliste
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.shared.actor import Actor, Intent, Role
from socialvicevaert.shared.clock import Clock
from socialvicevaert.shared.errors import UserError
from socialvicevaert.shared.formats.dates import show_date, show_moment
from socialvicevaert.shared.money import show_oere
from socialvicevaert.storage.database import Database
from socialvicevaert.storage.errors import DatabaseDamaged
from socialvicevaert.storage.session import Session
from socialvicevaert.vault import Vault, data_folder, example_folder
from socialvicevaert.vault.checking import CheckReport


@dataclass(frozen=True)
class Answer:
    """What a command says: in words, or as data for ``--json``."""

    text: str
    data: dict[str, Any] = field(default_factory=dict)
    code: int = exits.OK


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
    with _opened(typed, password, clock) as (database, actor), _act(database, actor, typed) as session:
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


def report(typed: Namespace, password: str, clock: Clock) -> Answer:
    """Issue a report and write its file and figures."""
    wanted = [path for path in (typed.output, typed.figures) if path is not None]
    for path in wanted:
        _require_place_for(path)
    if typed.output is not None and typed.output == typed.figures:
        raise UserError("PDF-filen og tallene kan ikke have samme navn.")
    with (
        _opened(typed, password, clock) as (database, actor),
        _files_together() as write,
        database.write(Intent("Rapport fra kommandolinjen", actor)) as session,
    ):
        afdeling_id = _afdeling(session, typed.afdeling)
        issued = issue_report(session, Selection(typed.from_on, typed.to_on, afdeling_id, typed.compare))
        if typed.output is not None:
            write(typed.output, issued.document)
        if typed.figures is not None:
            write(typed.figures, issued.figures_json.encode())
        record_taken(session, issued.id, AuditKind.EXPORT)
    period = f"{show_date(typed.from_on)} til {show_date(typed.to_on)}"
    return Answer(f"Rapport {issued.report_id} for {period} er udstedt.", {"report_id": issued.report_id})


def check(typed: Namespace, password: str, clock: Clock) -> Answer:
    """Look a data folder over."""
    with _unlocked(typed, password, clock) as (vault, database, actor):
        found = vault.check()
        with suppress(DatabaseDamaged):  # what was found is told also of a file that takes no line any more
            _log_in(database, actor)
    return Answer(_in_words(found), found.as_json(), exits.OK if found.is_well else exits.UNWELL)


def backup(typed: Namespace, password: str, clock: Clock) -> Answer:
    """Take a verified backup."""
    with _unlocked(typed, password, clock) as (vault, database, actor):
        _log_in(database, actor)
        made = vault.backup(database)
        with database.write(Intent("Sikkerhedskopi fra kommandolinjen", actor)) as session:
            record(session, AuditKind.BACKUP, what=made.path.name)
    data = {"path": str(made.path), "made_at": made.made_at.isoformat()}
    return Answer(f"Sikkerhedskopi taget og kontrolleret {show_moment(made.made_at)}: {made.path.name}", data)


@contextmanager
def _opened(typed: Namespace, password: str, clock: Clock) -> Iterator[tuple[Database, Actor]]:
    """The data, and who it is that asks, whose coming in is logged as it is in the window."""
    with _unlocked(typed, password, clock) as (_, database, actor):
        _log_in(database, actor)
        yield database, actor


@contextmanager
def _unlocked(typed: Namespace, password: str, clock: Clock) -> Iterator[tuple[Vault, Database, Actor]]:
    """The open data folder; refuses a worker who has left, though the password still fits."""
    vault = Vault(typed.data or data_folder(), clock)
    unlocked = vault.unlock(password)
    try:
        nobody = Actor(unlocked.medarbejder_id, "", Role.ADMINISTRATOR)
        with unlocked.database.read(nobody) as session:
            actor = indstillinger.actor(session, unlocked.medarbejder_id)
        if actor is None:
            raise UserError("Din adgang er lukket. Tal med den, der administrerer programmet.")
        yield vault, unlocked.database, actor
    finally:
        vault.close()


def _log_in(database: Database, actor: Actor) -> None:
    with database.write(Intent("Låst op fra kommandolinjen", actor)) as session:
        record(session, AuditKind.LOGIN)


@contextmanager
def _act(database: Database, actor: Actor, typed: Namespace) -> Iterator[Session]:
    """A preview only reads; SQLite itself refuses it to write."""
    if typed.preview:
        with database.read(actor) as session:
            yield session
    else:
        with database.write(Intent("Restanceliste indlæst fra kommandolinjen", actor)) as session:
            yield session


@contextmanager
def _files_together() -> Iterator[Callable[[Path, bytes], None]]:
    """Files that get their names when everything has gone well, the commit too; what fails leaves none behind."""
    parts: dict[Path, Path] = {}

    def write(path: Path, content: bytes) -> None:
        parts[path] = path.with_name(f"{path.name}.part")
        parts[path].write_bytes(content)

    try:
        yield write
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _require_place_for(path: Path) -> None:
    if not path.parent.is_dir():
        raise UserError(f"Mappen {path.parent} findes ikke.")
    if path.is_dir():
        raise UserError(f"{path} er en mappe. Skriv navnet på en fil.")


def _content_of(file: Path) -> bytes:
    if not file.is_file():
        raise UserError(f"Filen {file} findes ikke.")
    return file.read_bytes()


def _afdeling(session: Session, name: str | None) -> int | None:
    if name is None:
        return None
    found = {one.name.casefold(): one.id for one in indstillinger.afdelinger(session, retired=True)}
    if name.casefold() not in found:
        known = ", ".join(one.name for one in indstillinger.afdelinger(session, retired=True))
        raise UserError(f"Afdelingen »{name}« findes ikke. Kendte afdelinger: {known}.")
    return found[name.casefold()]


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
