"""The household's money at a glance, and everybody's in one list.

household   one resident: the three numbers, debts, agreements, applications, the race, plan and course
overview    all residents with money matters: filtered, sorted and paged in SQL
races       how the applications of every open fogedsag stand against its next deadline
standing    how agreements stand, as a SELECT: what ``afdragsordninger.rules.state_on`` says, for many at a time
"""

from socialvicevaert.features.oekonomi.queries.household import Household, household
from socialvicevaert.features.oekonomi.queries.overview import (
    KeyFigures,
    Only,
    OverviewFilter,
    OverviewRow,
    count,
    key_figures,
    overview,
)
from socialvicevaert.features.oekonomi.queries.races import RaceMark, races

__all__ = [
    "Household",
    "KeyFigures",
    "Only",
    "OverviewFilter",
    "OverviewRow",
    "RaceMark",
    "count",
    "household",
    "key_figures",
    "overview",
    "races",
]
