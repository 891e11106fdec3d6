"""The contacts of a period, together by what is counted of them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, literal, null
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt, KontaktSted
from socialvicevaert.features.tal.queries.reading.once import once, with_months
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
from socialvicevaert.storage.session import Session

NOT_MET = (KontaktArt.FORGAEVES, KontaktArt.NOTAT)
"""Entries of the log in which nobody was reached."""


@dataclass(frozen=True)
class ReadKontakter:
    """Entries of the log by kind, place and company (a key of `kontakt_ways.COMPANIES`).

    By estate, before merged ones are put together: contacts in which somebody was reached, and different residents.
    """

    kinds: Counter[tuple[KontaktArt, KontaktSted | None, int]] = field(default_factory=Counter)
    estates: Counter[int] = field(default_factory=Counter)
    persons: Counter[int] = field(default_factory=Counter)


def read_kontakter(session: Session, scope: Scope) -> ReadKontakter:
    """Everything but the hours, in one pass over the rows."""
    return once(session, scope, _read)


def read_hours(session: Session, scope: Scope) -> dict[datetime, int]:
    """Contacts in which somebody was reached by the hour (UTC) in which they began."""
    begin, end = scope.period.moments()
    hours = once(session, with_months(scope), _read_hours)
    return {hour: how_many for hour, how_many in hours.items() if begin <= hour < end}


def kontakter_in(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """The entries of the log that are counted, of every kind."""
    begin, end = scope.period.moments()
    return (
        col(Kontakt.deleted_at).is_(None),
        col(Kontakt.held_at) >= begin,
        col(Kontakt.held_at) < end,
        scope.covers(Kontakt.beboer_id),
        scope.by(Kontakt.medarbejder_id),
    )


def company_code() -> ColumnElement[int]:
    """Who else took part in a contact: a key of `kontakt_ways.COMPANIES`."""
    return case((col(Kontakt.partner_id).is_not(None), 2), (col(Kontakt.with_whom) != "", 1), else_=0)


def _read(session: Session, scope: Scope) -> ReadKontakter:
    # the texts that lie between the rows make each pass dear: what is counted is taken out of them once
    taken = (
        select_many(col(Kontakt.beboer_id), col(Kontakt.kind), col(Kontakt.place), company_code().label("company"))
        .where(*kontakter_in(scope))
        .cte("taken")
        .prefix_with("MATERIALIZED")
    )
    kinds = select_many(literal(0), taken.c.kind, taken.c.place, taken.c.company, func.count(), literal(0)).group_by(
        taken.c.kind, taken.c.place, taken.c.company
    )
    per_resident = (
        select_many(taken.c.beboer_id, func.count().label("how_many"))
        .where(taken.c.kind.not_in(NOT_MET))
        .group_by(taken.c.beboer_id)
        .subquery()
    )
    estate = func.coalesce(col(Lejemaal.afdeling_id), NO_ESTATE)
    estates = (
        select_many(literal(1), null(), null(), estate, func.sum(per_resident.c.how_many), func.count())
        .select_from(per_resident)
        .join(Beboer, col(Beboer.id) == per_resident.c.beboer_id)
        .outerjoin(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
        .group_by(estate)
    )
    found = ReadKontakter()
    for is_estate, kind, place, key, how_many, persons in session.execute(kinds.union_all(estates)):
        if is_estate:
            found.estates[key] = how_many
            found.persons[key] = persons
        else:
            found.kinds[kind, place, key] = how_many
    return found


def _read_hours(session: Session, scope: Scope) -> dict[datetime, int]:
    hour = func.strftime("%Y-%m-%d %H", Kontakt.held_at)  # whole hours: every offset of Denmark is of whole hours
    rows = session.execute(
        select_many(hour, func.count()).where(*kontakter_in(scope), col(Kontakt.kind).not_in(NOT_MET)).group_by(hour)
    )
    return {datetime.fromisoformat(f"{one}:00+00:00"): how_many for one, how_many in rows}
