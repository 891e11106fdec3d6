"""The lists that have been imported, and how each landlord's lists are laid out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select
from sqlmodel.sql.expression import Select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.indstillinger.models import Afdeling, Boligorganisation, Medarbejder
from socialvicevaert.features.restancer.models import (
    Restance,
    RestanceFormat,
    Restanceliste,
    RestanceMaerker,
    RestanceStatus,
)
from socialvicevaert.features.restancer.reading import Layout
from socialvicevaert.features.restancer.rules import Marks
from socialvicevaert.features.restancer.rules.marks import unpack
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.errors import UserError
from socialvicevaert.storage import Session, row_id


@dataclass(frozen=True)
class ListView:
    """An imported list: counts and sums."""

    id: int
    boligorganisation_id: int
    landlord: str
    afdeling_id: int | None
    afdeling: str
    as_of: date
    file_name: str
    imported_at: datetime
    imported_by: str
    row_count: int
    usable_count: int
    unusable_count: int
    counts: Mapping[RestanceStatus, int]
    total_oere: int


@dataclass(frozen=True)
class StoredRow:
    """What was kept of a list: a resident with a sag."""

    beboer_id: int
    name: str
    lejemaalsnr: str
    amount_oere: int
    previous_oere: int | None
    status: RestanceStatus
    months: int | None
    due_on: date | None


def latest_lists(session: Session, limit: int = 24) -> tuple[ListView, ...]:
    """The imported lists, newest first."""
    session.require(Permission.IMPORT_RESTANCER)
    newest = col(Restanceliste.as_of).desc(), col(Restanceliste.id).desc()
    return tuple(_view(*row) for row in session.exec(_lists().order_by(*newest).limit(limit)).all())


def lists_of_file(session: Session, sha256: str) -> tuple[ListView, ...]:
    """The lists that were imported from the very same file."""
    session.require(Permission.IMPORT_RESTANCER)
    return tuple(_view(*row) for row in session.exec(_lists().where(col(Restanceliste.file_sha256) == sha256)).all())


def previous_list(
    session: Session, boligorganisation_id: int, afdeling_id: int | None, before: date
) -> tuple[ListView, Marks] | None:
    """The newest list of the same landlord and estate drawn before a day, that can still be compared with."""
    session.require(Permission.IMPORT_RESTANCER)
    newest = col(Restanceliste.as_of).desc(), col(Restanceliste.id).desc()
    same_estate = (
        col(Restanceliste.afdeling_id).is_(None) if afdeling_id is None else Restanceliste.afdeling_id == afdeling_id
    )
    query = (
        _lists()
        .join(RestanceMaerker, col(RestanceMaerker.restanceliste_id) == col(Restanceliste.id))
        .where(
            Restanceliste.boligorganisation_id == boligorganisation_id,
            same_estate,
            col(Restanceliste.as_of) < before,
        )
    )
    found = session.exec(query.order_by(*newest).limit(1)).first()
    if found is None:
        return None
    view = _view(*found)
    marks = session.get_one(RestanceMaerker, view.id)
    return view, unpack(marks.packed)


def same_day_list(session: Session, boligorganisation_id: int, afdeling_id: int | None, as_of: date) -> ListView | None:
    """Another list of the same landlord and estate with the same date."""
    session.require(Permission.IMPORT_RESTANCER)
    query = _lists().where(
        Restanceliste.boligorganisation_id == boligorganisation_id, col(Restanceliste.as_of) == as_of
    )
    views = [_view(*row) for row in session.exec(query).all()]
    return next((view for view in views if view.afdeling_id == afdeling_id), None)


def rows_of_list(session: Session, restanceliste_id: int) -> tuple[StoredRow, ...]:
    """The residents with a sag who were on a list, the largest debt first."""
    session.require(Permission.SEE_BEBOERE)
    query = (
        select(Restance, Beboer, Lejemaal)
        .join(Beboer, col(Beboer.id) == col(Restance.beboer_id))
        .join(Lejemaal, col(Lejemaal.id) == col(Restance.lejemaal_id))
        .where(
            Restance.restanceliste_id == restanceliste_id,
            col(Restance.deleted_at).is_(None),
            col(Beboer.deleted_at).is_(None),
        )
        .order_by(col(Restance.amount_oere).desc(), col(Restance.id))
    )
    return tuple(
        StoredRow(
            row_id(beboer),
            beboer.full_name,
            lejemaal.lejemaalsnr,
            row.amount_oere,
            row.previous_oere,
            row.status,
            row.months,
            row.due_on,
        )
        for row, beboer, lejemaal in session.exec(query).all()
    )


def remembered_layouts(session: Session, boligorganisation_id: int | None = None) -> tuple[Layout, ...]:
    """How lists were laid out before, newest first; of all landlords where none is named."""
    session.require(Permission.IMPORT_RESTANCER)
    query = select(RestanceFormat).where(col(RestanceFormat.deleted_at).is_(None))
    if boligorganisation_id is not None:
        query = query.where(RestanceFormat.boligorganisation_id == boligorganisation_id)
    layouts = []
    for row in session.exec(query.order_by(col(RestanceFormat.id).desc())).all():
        try:
            layouts.append(Layout.from_json(row.layout))
        except UserError:
            continue  # written by another version of the program: it is guessed anew
    return tuple(layouts)


def _lists() -> Select[Restanceliste, Boligorganisation, Afdeling, Medarbejder]:
    return (
        select(Restanceliste, Boligorganisation, Afdeling, Medarbejder)
        .join(Boligorganisation, col(Boligorganisation.id) == col(Restanceliste.boligorganisation_id))
        .join(Afdeling, col(Afdeling.id) == col(Restanceliste.afdeling_id), isouter=True)
        .join(Medarbejder, col(Medarbejder.id) == col(Restanceliste.imported_by_id))
        .where(col(Restanceliste.deleted_at).is_(None))
    )


def _view(row: Restanceliste, landlord: Boligorganisation, afdeling: Afdeling | None, by: Medarbejder) -> ListView:
    return ListView(
        id=row_id(row),
        boligorganisation_id=row.boligorganisation_id,
        landlord=landlord.name,
        afdeling_id=row.afdeling_id,
        afdeling=afdeling.name if afdeling else "",
        as_of=row.as_of,
        file_name=row.file_name,
        imported_at=row.imported_at,
        imported_by=by.name,
        row_count=row.row_count,
        usable_count=row.usable_count,
        unusable_count=row.unusable_count,
        counts={
            RestanceStatus.NY: row.new_count,
            RestanceStatus.VAERRE: row.worse_count,
            RestanceStatus.BEDRE: row.better_count,
            RestanceStatus.UAENDRET: row.unchanged_count,
            RestanceStatus.UDGAAET: row.cleared_count,
            RestanceStatus.UKLAR: row.unclear_count,
        },
        total_oere=row.total_oere,
    )
