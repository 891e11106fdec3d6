"""The contacts of a period, together by what is counted of them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, literal, null
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.kontakter.models import Kontakt, KontaktArt, KontaktSted
from socialvicevaert.features.tal.queries.reading.once import keep, once, with_months
from socialvicevaert.features.tal.queries.scope import NO_ESTATE, Scope
from socialvicevaert.storage.session import Session

NOT_MET = (KontaktArt.FORGAEVES, KontaktArt.NOTAT)
"""Entries of the log in which nobody was reached."""
_KINDS, _ESTATES, _HOURS = range(3)


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
    """Everything in one pass, and the hours of the months beside the period with it."""
    whole = with_months(scope)
    begin, _end = scope.period.moments()
    # the texts that lie between the rows make each pass dear: what is counted is taken out of them once
    taken = (
        select_many(
            col(Kontakt.beboer_id),
            col(Kontakt.kind),
            col(Kontakt.place),
            company_code().label("company"),
            _hour().label("hour"),
            (col(Kontakt.held_at) >= begin).label("is_inside"),  # both end on the same day
        )
        .where(*kontakter_in(whole))
        .cte("taken")
        .prefix_with("MATERIALIZED")
    )
    is_met, is_inside = taken.c.kind.not_in(NOT_MET), taken.c.is_inside == 1
    kind = (taken.c.kind, taken.c.place, taken.c.company)
    kinds = select_many(literal(_KINDS), *kind, func.count(), literal(0)).where(is_inside).group_by(*kind)
    per_resident = (
        select_many(taken.c.beboer_id, func.count().label("how_many"))
        .where(is_inside, is_met)
        .group_by(taken.c.beboer_id)
        .subquery()
    )
    estate = func.coalesce(col(Lejemaal.afdeling_id), NO_ESTATE)
    estates = (
        select_many(literal(_ESTATES), null(), null(), estate, func.sum(per_resident.c.how_many), func.count())
        .select_from(per_resident)
        .join(Beboer, col(Beboer.id) == per_resident.c.beboer_id)
        .outerjoin(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
        .group_by(estate)
    )
    hours = select_many(literal(_HOURS), null(), null(), taken.c.hour, func.count(), null())
    found = ReadKontakter()
    when: dict[datetime, int] = {}
    statement = kinds.union_all(estates, hours.where(is_met).group_by(taken.c.hour))
    for part, kind_, place, key, how_many, persons in session.execute(statement):
        if part == _KINDS:
            found.kinds[kind_, place, key] = how_many
        elif part == _ESTATES:
            found.estates[key] = how_many
            found.persons[key] = persons
        else:
            when[_moment(key)] = how_many
    keep(session, whole, _read_hours, when)
    return found


def _read_hours(session: Session, scope: Scope) -> dict[datetime, int]:
    rows = session.execute(
        select_many(_hour(), func.count())
        .where(*kontakter_in(scope), col(Kontakt.kind).not_in(NOT_MET))
        .group_by(_hour())
    )
    return {_moment(hour): how_many for hour, how_many in rows}


def _hour() -> ColumnElement[str]:
    """The hour of a contact as it is stored (UTC): enough, because every offset of Denmark is of whole hours."""
    return func.substr(col(Kontakt.held_at), 1, 13)


def _moment(hour: str) -> datetime:
    return datetime.fromisoformat(f"{hour}:00+00:00")
