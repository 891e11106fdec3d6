"""How residents were met in a period: where, who else was there, and whether it was outside office hours."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from functools import lru_cache

from sqlalchemy import ColumnElement, case, func
from sqlalchemy import select as select_many  # SQLModel's is typed for four columns
from sqlmodel import col

from socialvicevaert.features.kontakter.models import Kontakt, KontaktSted
from socialvicevaert.features.tal.queries.kontakter import NOT_MET, kontakter_in
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.security.roles import Permission
from socialvicevaert.shared.clock import DENMARK
from socialvicevaert.shared.hverdage import is_working_day
from socialvicevaert.storage.session import Session

OFFICE_OPENS, OFFICE_CLOSES = 8, 16
"""Office hours on working days, on the clock in Denmark; from the stroke of the second on it is outside."""


class Company(Enum):
    """Who else took part, as far as it is written."""

    PARTNER = auto()
    OTHERS = auto()
    NOBODY_NOTED = auto()


@dataclass(frozen=True)
class KontaktWays:
    """The contacts of the period (never attempts and notes), told apart in three ways. None as a place: not written."""

    places: Mapping[KontaktSted | None, int] = field(default_factory=dict)
    company: Mapping[Company, int] = field(default_factory=dict)
    outside_hours: int = 0


def kontakt_ways(session: Session, scope: Scope) -> KontaktWays:
    """Each contact is in exactly one place, one company, and in or outside office hours."""
    session.require(Permission.ISSUE_REPORTS)
    others = company_code()
    hour = func.strftime("%Y-%m-%d %H", Kontakt.held_at)  # whole hours: every offset of Denmark is of whole hours
    rows = session.execute(
        select_many(func.count(), col(Kontakt.place), others, hour)
        .where(
            *kontakter_in(scope),
            col(Kontakt.kind).not_in(NOT_MET),
        )
        .group_by(col(Kontakt.place), others, hour)
    )
    places: Counter[KontaktSted | None] = Counter()
    company: Counter[Company] = Counter()
    outside_hours = 0
    for how_many, place, with_others, utc_hour in rows:
        places[place] += how_many
        company[COMPANIES[with_others]] += how_many
        if _is_outside(utc_hour):
            outside_hours += how_many
    return KontaktWays(places, company, outside_hours)


def company_code() -> ColumnElement[int]:
    """Who else took part in a contact: a key of `COMPANIES`."""
    return case((col(Kontakt.partner_id).is_not(None), 2), (col(Kontakt.with_whom) != "", 1), else_=0)


COMPANIES = {2: Company.PARTNER, 1: Company.OTHERS, 0: Company.NOBODY_NOTED}


def is_outside_office_hours(moment: datetime) -> bool:
    """Whether a moment lies before 8, after 16, or on a day that is no working day."""
    here = moment.astimezone(DENMARK)
    return not (OFFICE_OPENS <= here.hour < OFFICE_CLOSES and is_working_day(here.date()))


@lru_cache(maxsize=20_000)
def _is_outside(utc_hour: str) -> bool:
    return is_outside_office_hours(datetime.fromisoformat(f"{utc_hour}:00+00:00"))
