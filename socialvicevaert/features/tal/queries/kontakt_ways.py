"""How residents were met in a period: where, who else was there, and whether it was outside office hours."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from functools import lru_cache

from socialvicevaert.features.kontakter.models import KontaktSted
from socialvicevaert.features.tal.queries.reading.kontakter import NOT_MET, read_hours, read_kontakter
from socialvicevaert.features.tal.queries.reading.kontakter import company_code as company_code
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
    places: Counter[KontaktSted | None] = Counter()
    company: Counter[Company] = Counter()
    for (kind, place, with_others), how_many in read_kontakter(session, scope).kinds.items():
        if kind not in NOT_MET:
            places[place] += how_many
            company[COMPANIES[with_others]] += how_many
    hours = read_hours(session, scope)
    return KontaktWays(places, company, sum(how_many for hour, how_many in hours.items() if _is_outside(hour)))


COMPANIES = {2: Company.PARTNER, 1: Company.OTHERS, 0: Company.NOBODY_NOTED}


def is_outside_office_hours(moment: datetime) -> bool:
    """Whether a moment lies before 8, after 16, or on a day that is no working day."""
    here = moment.astimezone(DENMARK)
    return not (OFFICE_OPENS <= here.hour < OFFICE_CLOSES and is_working_day(here.date()))


_is_outside = lru_cache(maxsize=20_000)(is_outside_office_hours)
