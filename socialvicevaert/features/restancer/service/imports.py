"""Storing a list: one transaction. Only households with an open sag are kept by name.

Kept of everybody else: counts, sums per band and estate, and a mark that nobody can read a name from (``rules.marks``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from sqlalchemy import Table, delete, insert
from sqlmodel import col, select

from socialvicevaert.audit import AuditKind, record
from socialvicevaert.features.beboere.models import Lejemaal
from socialvicevaert.features.restancer.models import (
    Restance,
    RestanceFormat,
    Restanceliste,
    RestanceMaerker,
    RestanceStatus,
)
from socialvicevaert.features.restancer.queries.known import known_homes
from socialvicevaert.features.restancer.queries.preview import Preview, import_warnings, preview_of_file
from socialvicevaert.features.restancer.reading import Progress, no_progress
from socialvicevaert.features.restancer.reading.values import normal_lejemaalsnr
from socialvicevaert.features.restancer.rules import ComparedRow, bands_per_afdeling
from socialvicevaert.features.restancer.rules.marks import KEEP_DAYS, KEEP_LISTS, KEY_PURPOSE, mark_maker, pack
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Session, row_id

MARKS: Table = RestanceMaerker.metadata.tables["restance_maerker"]


class AlreadyImported(UserError):
    """The same file, or another list of the same day, is there; a worker may say that it is meant."""


@dataclass(frozen=True)
class ImportResult:
    """What an import stored. ``kept_count`` is the number of residents with a sag whose arrears were written down."""

    restanceliste_id: int
    usable_count: int
    unusable_count: int
    kept_count: int
    total_oere: int


def import_file(
    session: Session,
    data: bytes,
    file_name: str,
    *,
    landlord: str | None = None,
    as_of: date | None = None,
    again: bool = False,
    progress: Progress = no_progress,
) -> tuple[Preview, ImportResult]:
    """Read and store a file with everything guessed. For the command line and the example data.

    :raises UserError: nothing is stored.
    """
    preview = preview_of_file(session, data, file_name, landlord=landlord, as_of=as_of, progress=progress)
    return preview, import_restanceliste(session, preview, again=again)


def import_restanceliste(
    session: Session, preview: Preview, *, confirmed_lines: frozenset[int] = frozenset(), again: bool = False
) -> ImportResult:
    """Store what a worker has looked at. ``confirmed_lines`` are unclear rows that do speak of the resident shown.

    Undone by ``audit.undo`` until a newer list builds on it. Two lists of marks are kept per landlord and estate,
    and none older than ``KEEP_DAYS``.

    :raises AlreadyImported: the preview has warnings and ``again`` is not set.
    """
    session.require(Permission.IMPORT_RESTANCER)
    warnings = import_warnings(session, preview.file_sha256, preview.target)
    if warnings and not again:
        raise AlreadyImported(" ".join(warnings))
    liste = _new_list(session, preview)
    session.add(liste)
    session.flush()
    _store_marks(session, row_id(liste), preview)
    kept = [*_kept_rows(session, liste, preview, confirmed_lines)]
    session.add_all(kept)
    _remember_layout(session, preview)
    record(session, AuditKind.IMPORT, what=_what(preview), table="restanceliste", row_id=row_id(liste))
    session.flush()
    return ImportResult(
        row_id(liste),
        len(preview.reading.usable),
        len(preview.reading.unusable),
        sum(1 for row in kept if row.status is not RestanceStatus.UDGAAET),
        preview.reading.total_oere,
    )


def _new_list(session: Session, preview: Preview) -> Restanceliste:
    counts = preview.counts
    return Restanceliste(
        boligorganisation_id=preview.target.boligorganisation_id,
        afdeling_id=preview.target.afdeling_id,
        previous_id=preview.previous.id if preview.previous else None,
        as_of=preview.target.as_of,
        imported_at=session.now,
        imported_by_id=session.actor.medarbejder_id,
        file_name=PurePath(preview.file_name).name,
        file_sha256=preview.file_sha256,
        row_count=preview.reading.row_count,
        usable_count=len(preview.reading.usable),
        unusable_count=len(preview.reading.unusable),
        new_count=counts[RestanceStatus.NY],
        worse_count=counts[RestanceStatus.VAERRE],
        better_count=counts[RestanceStatus.BEDRE],
        unchanged_count=counts[RestanceStatus.UAENDRET],
        cleared_count=counts[RestanceStatus.UDGAAET],
        unclear_count=counts[RestanceStatus.UKLAR],
        total_oere=preview.reading.total_oere,
        bands=bands_per_afdeling(preview.reading.usable),
    )


def _store_marks(session: Session, liste_id: int, preview: Preview) -> None:
    """Write this list's marks, and throw away those that are too old; past the audit, which would keep them."""
    connection, target = session.connection(), preview.target
    packed = pack((one.mark, one.row.amount_oere) for one in preview.comparison.rows)
    connection.execute(insert(MARKS), {"restanceliste_id": liste_id, "packed": packed})
    too_old = session.today - timedelta(days=KEEP_DAYS)
    newest = col(Restanceliste.as_of).desc(), col(Restanceliste.id).desc()
    scope, of_scope = (target.boligorganisation_id, target.afdeling_id), 0
    expired: list[int] = []
    for liste in session.exec(select(Restanceliste).order_by(*newest)).all():
        is_same_scope = (liste.boligorganisation_id, liste.afdeling_id) == scope
        of_scope += is_same_scope
        if liste.id != liste_id and ((is_same_scope and of_scope > KEEP_LISTS) or liste.as_of < too_old):
            expired.append(row_id(liste))
    connection.execute(delete(MARKS).where(MARKS.c.restanceliste_id.in_(expired)))
    session.changed_tables.add(MARKS.name)


def _kept_rows(
    session: Session, liste: Restanceliste, preview: Preview, confirmed_lines: frozenset[int]
) -> Iterable[Restance]:
    spoken_of: set[int] = set()
    for one in preview.comparison.rows:
        if one.match is None:
            continue
        spoken_of.update(home.lejemaal_id for home in one.match.homes)
        if one.match.is_sure or one.row.line_no in confirmed_lines:
            yield from _rows_of_match(row_id(liste), one)
    if preview.previous is not None:
        yield from _rows_of_gone(session, liste, preview, spoken_of)


def _rows_of_match(liste_id: int, one: ComparedRow) -> Iterable[Restance]:
    assert one.match is not None
    for home in one.match.homes:
        if home.has_open_sag:
            yield Restance(
                restanceliste_id=liste_id,
                lejemaal_id=home.lejemaal_id,
                beboer_id=home.beboer_id,
                amount_oere=one.row.amount_oere,
                months=one.row.months,
                due_on=one.row.due_on,
                status=one.status,
                previous_oere=one.previous_oere,
            )


def _rows_of_gone(session: Session, liste: Restanceliste, preview: Preview, spoken_of: set[int]) -> Iterable[Restance]:
    """A row of nothing owed for those who were on the list before and are still being helped."""
    assert preview.previous is not None
    make_mark = mark_maker(session.derive_key(KEY_PURPOSE), liste.boligorganisation_id)
    known = known_homes(session, liste.boligorganisation_id, liste.as_of)
    helped = {home.beboer_id for home in known if home.has_open_sag}
    query = (
        select(Restance, Lejemaal.lejemaalsnr)
        .join(Lejemaal, col(Lejemaal.id) == col(Restance.lejemaal_id))
        .where(Restance.restanceliste_id == preview.previous.id, col(Restance.deleted_at).is_(None))
    )
    for before, number in session.exec(query).all():
        is_gone = make_mark("nr:" + normal_lejemaalsnr(number)) not in preview.comparison.mentioned
        was_owed = before.status is not RestanceStatus.UDGAAET
        if was_owed and is_gone and before.lejemaal_id not in spoken_of and before.beboer_id in helped:
            yield Restance(
                restanceliste_id=row_id(liste),
                lejemaal_id=before.lejemaal_id,
                beboer_id=before.beboer_id,
                amount_oere=0,
                status=RestanceStatus.UDGAAET,
                previous_oere=before.amount_oere,
            )


def _remember_layout(session: Session, preview: Preview) -> None:
    layout, landlord_id = preview.layout, preview.target.boligorganisation_id
    if not layout.fingerprint:
        return
    query = select(RestanceFormat).where(
        RestanceFormat.boligorganisation_id == landlord_id,
        RestanceFormat.heading_fingerprint == layout.fingerprint,
        col(RestanceFormat.deleted_at).is_(None),
    )
    known = session.exec(query).first()
    if known is None:
        session.add(
            RestanceFormat(
                boligorganisation_id=landlord_id, heading_fingerprint=layout.fingerprint, layout=layout.to_json()
            )
        )
    else:
        known.layout = layout.to_json()


def _what(preview: Preview) -> str:
    reading = preview.reading
    return f"Restanceliste: {reading.row_count} linjer, {len(reading.usable)} kan bruges"
