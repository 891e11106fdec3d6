"""Many residents: filtered, sorted by the stored Danish order and paged in SQL."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, tuple_
from sqlalchemy import select as sql_select
from sqlmodel import col, select

from socialvicevaert.audit.models import AuditEvent, AuditKind
from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.beboere.queries.mark import Mark
from socialvicevaert.features.beboere.queries.matching import matches, search_words
from socialvicevaert.features.beboere.queries.people import address_of, alerts_of
from socialvicevaert.features.beboere.rules import list_name, show_age
from socialvicevaert.features.indstillinger.models import Afdeling, Medarbejder
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.formats.address import show_address
from socialvicevaert.shared.formats.phone import show_phone
from socialvicevaert.storage import row_id
from socialvicevaert.storage.session import Session

_REMEMBERED = 5_000  # lines of the log that are looked through for the residents opened last

IdSource = Callable[[Session], Select[int]]
"""Another feature's choice of residents, as a SELECT of their numbers: e.g. those with an open sag."""


@dataclass(frozen=True)
class BeboerFilter:
    """Which residents a list shows. ``only`` are choices of other features; all of them must hold."""

    text: str = ""
    afdeling_id: int | None = None
    responsible_id: int | None = None
    only: tuple[IdSource, ...] = ()
    in_bin: bool = False


@dataclass(frozen=True)
class BeboerListRow:
    """A line of the list; ``home`` is empty where the address is protected."""

    id: int
    name: str
    age: str
    home: str
    afdeling: str
    phone: str
    may_not_call: bool
    responsible: str
    alerts: tuple[Mark, ...]
    binned_at: datetime | None


def count(session: Session, wanted: BeboerFilter) -> int:
    """How many residents the list holds."""
    session.require(Permission.SEE_BEBOERE)
    return session.scalar(sql_select(func.count()).select_from(Beboer).where(*_conditions(session, wanted))) or 0


def page(session: Session, wanted: BeboerFilter, offset: int, limit: int) -> list[BeboerListRow]:
    """One page of the list in Danish order, last name first."""
    session.require(Permission.SEE_BEBOERE)
    query = (
        select(Beboer, Lejemaal, Afdeling.name, Medarbejder.name)
        .outerjoin(Lejemaal, col(Beboer.lejemaal_id) == col(Lejemaal.id))
        .outerjoin(Afdeling, col(Lejemaal.afdeling_id) == col(Afdeling.id))
        .outerjoin(Medarbejder, col(Beboer.responsible_id) == col(Medarbejder.id))
        .where(*_conditions(session, wanted))
        .order_by(col(Beboer.sort_key), col(Beboer.id))
        .offset(offset)
        .limit(limit)
    )
    return [_list_row(session, *found) for found in session.exec(query)]


def position(session: Session, wanted: BeboerFilter, beboer_id: int) -> int | None:
    """The place of a resident in the list, from 0; None when the list does not hold the resident."""
    session.require(Permission.SEE_BEBOERE)
    conditions = _conditions(session, wanted)
    key = session.scalar(sql_select(col(Beboer.sort_key)).where(*conditions, col(Beboer.id) == beboer_id))
    if key is None:
        return None
    before = tuple_(col(Beboer.sort_key), col(Beboer.id)) < tuple_(key, beboer_id)
    return session.scalar(sql_select(func.count()).select_from(Beboer).where(*conditions, before))


def recent(session: Session, limit: int = 8) -> list[BeboerListRow]:
    """The residents the actor opened last, newest first, as far as the end of the log tells."""
    session.require(Permission.SEE_BEBOERE)
    end = session.scalar(sql_select(func.max(AuditEvent.id))) or 0
    seen = (
        sql_select(col(AuditEvent.beboer_id), func.max(AuditEvent.id).label("last"))
        .where(
            col(AuditEvent.id) > end - _REMEMBERED,
            col(AuditEvent.kind) == AuditKind.VIEW,
            col(AuditEvent.actor_id) == session.actor.medarbejder_id,
            col(AuditEvent.beboer_id).is_not(None),
        )
        .group_by(col(AuditEvent.beboer_id))
        .subquery()
    )
    query = (
        select(Beboer, Lejemaal, Afdeling.name, Medarbejder.name)
        .join(seen, seen.c.beboer_id == col(Beboer.id))
        .outerjoin(Lejemaal, col(Beboer.lejemaal_id) == col(Lejemaal.id))
        .outerjoin(Afdeling, col(Lejemaal.afdeling_id) == col(Afdeling.id))
        .outerjoin(Medarbejder, col(Beboer.responsible_id) == col(Medarbejder.id))
        .where(col(Beboer.deleted_at).is_(None))
        .order_by(seen.c.last.desc())
        .limit(limit)
    )
    return [_list_row(session, *found) for found in session.exec(query)]


def _conditions(session: Session, wanted: BeboerFilter) -> list[ColumnElement[bool]]:
    deleted_at: Any = col(Beboer.deleted_at)
    if wanted.in_bin:
        conditions = [deleted_at.is_not(None), *_bin_matches(session, wanted.text)]
    else:
        conditions = [deleted_at.is_(None), *matches(wanted.text)]
    if wanted.afdeling_id is not None:
        homes = select(Lejemaal.id).where(Lejemaal.afdeling_id == wanted.afdeling_id)
        conditions.append(col(Beboer.lejemaal_id).in_(homes))
    if wanted.responsible_id is not None:
        conditions.append(col(Beboer.responsible_id) == wanted.responsible_id)
    conditions += [col(Beboer.id).in_(source(session)) for source in wanted.only]
    return conditions


def _bin_matches(session: Session, text: str) -> list[ColumnElement[bool]]:
    """The search index knows nothing of the bin, which is small enough to be read."""
    words = search_words(text)
    if not words:
        return []
    binned = session.exec(select(Beboer).where(col(Beboer.deleted_at).is_not(None)))
    return [col(Beboer.id).in_([row.id for row in binned if all(word in row.search_text() for word in words)])]


def _list_row(
    session: Session, row: Beboer, lejemaal: Lejemaal | None, afdeling: str | None, responsible: str | None
) -> BeboerListRow:
    hidden = row.has_protected_address
    return BeboerListRow(
        id=row_id(row),
        name=list_name(row.first_name, row.last_name),
        age=show_age(row.born_on, row.birth_year, session.today),
        home="" if hidden or lejemaal is None else show_address(address_of(lejemaal)),
        afdeling="" if hidden else afdeling or "",
        phone=show_phone(row.phone),
        may_not_call=row.may_not_call,
        responsible=responsible or "",
        alerts=alerts_of(row),
        binned_at=row.deleted_at,
    )
