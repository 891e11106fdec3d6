"""Everything a report needs to know, asked of the database once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from socialvicevaert.features.indstillinger.queries import gruppe, report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT, SUPPRESSION_THRESHOLD
from socialvicevaert.features.tal.figures.saving import SavingTerms, saving_terms
from socialvicevaert.features.tal.models import EstateChange, Selection
from socialvicevaert.features.tal.queries.ansoegninger import AnsoegningCounts, ansoegning_counts
from socialvicevaert.features.tal.queries.budgetter import BudgetCounts, budget_counts
from socialvicevaert.features.tal.queries.estates import EstateCounts, estate_changes, estate_counts, estates_on
from socialvicevaert.features.tal.queries.fogedsager import FogedCounts, foged_counts
from socialvicevaert.features.tal.queries.forloeb import (
    ForloebCounts,
    MaalingCounts,
    forloeb_counts,
    maaling_counts,
)
from socialvicevaert.features.tal.queries.genbesoeg import GenbesoegCounts, genbesoeg_counts
from socialvicevaert.features.tal.queries.henvisninger import PartnerCounts, henvisning_counts
from socialvicevaert.features.tal.queries.husstande import HusstandCounts, husstand_counts
from socialvicevaert.features.tal.queries.kontakt_ways import KontaktWays, kontakt_ways
from socialvicevaert.features.tal.queries.kontakter import KontaktCounts, kontakt_counts
from socialvicevaert.features.tal.queries.nye_mennesker import NyeMenneskerCounts, nye_mennesker_counts
from socialvicevaert.features.tal.queries.ordninger import OrdningCounts, ordning_counts
from socialvicevaert.features.tal.queries.restancer import RestanceCounts, restance_counts
from socialvicevaert.features.tal.queries.sager import NeedCounts, SagCounts, need_counts, sag_counts
from socialvicevaert.features.tal.queries.samtykker import SamtykkeCounts, samtykke_counts
from socialvicevaert.features.tal.queries.scope import Scope, scope_of
from socialvicevaert.features.tal.queries.trends import MONTHS_SHOWN, MonthlyCounts, monthly_key_figures
from socialvicevaert.features.tal.rules.estates import Merge
from socialvicevaert.features.tal.rules.period import Period, months_up_to
from socialvicevaert.storage.session import Session


@dataclass(frozen=True)
class ComparedCounts:
    """The same period of an earlier year: what the section on development needs of it."""

    period: Period
    fogedsager: FogedCounts


@dataclass(frozen=True)
class Counts:
    """True counts, before anything is hidden; never leaves `figures`."""

    parameters: Selection
    period: Period
    organisation: str
    contact: str
    afdelinger: tuple[str, ...]
    threshold: int
    counted_at: datetime
    sager: SagCounts
    needs: NeedCounts
    kontakter: KontaktCounts
    fogedsager: FogedCounts
    henvisninger: tuple[PartnerCounts, ...]
    samtykker: SamtykkeCounts
    restancer: RestanceCounts
    forloeb: ForloebCounts
    maalinger: MaalingCounts
    budgetter: BudgetCounts
    ordninger: OrdningCounts
    ansoegninger: AnsoegningCounts
    kontakt_ways: KontaktWays
    husstande: HusstandCounts
    genbesoeg: GenbesoegCounts
    nye_mennesker: NyeMenneskerCounts = field(default_factory=NyeMenneskerCounts)
    saving: SavingTerms | None = None
    compared: ComparedCounts | None = None
    gruppe: str = ""
    estates: tuple[EstateCounts, ...] = ()
    estate_changes: tuple[EstateChange, ...] = ()  # within all that is printed: also the months and the earlier year
    trends: MonthlyCounts = field(default_factory=MonthlyCounts)
    merges: Mapping[int, Merge] = field(default_factory=dict)
    workers: frozenset[int] | None = None  # of the group, as it is now; None: all


def count(session: Session, parameters: Selection) -> Counts:
    """Count everything.

    :raises ValidationFailed: the parameters are impossible. :raises NotAllowed: the role may not issue reports.
    """
    scope = scope_of(session, parameters)
    chosen = parameters.afdeling_id
    group = gruppe(session, parameters.gruppe)
    return Counts(
        parameters=parameters,
        period=scope.period,
        organisation=report_name(session),
        contact=setting(session, REPORT_CONTACT),
        afdelinger=tuple(one.name for one in estates_on(session, scope) if chosen in (None, one.afdeling_id)),
        threshold=setting(session, SUPPRESSION_THRESHOLD),
        counted_at=session.now,
        sager=sag_counts(session, scope),
        needs=need_counts(session, scope),
        kontakter=kontakt_counts(session, scope),
        fogedsager=foged_counts(session, scope),
        henvisninger=tuple(henvisning_counts(session, scope)),
        samtykker=samtykke_counts(session, scope),
        restancer=restance_counts(session, scope),
        forloeb=forloeb_counts(session, scope),
        maalinger=maaling_counts(session, scope),
        budgetter=budget_counts(session, scope),
        ordninger=ordning_counts(session, scope),
        ansoegninger=ansoegning_counts(session, scope),
        kontakt_ways=kontakt_ways(session, scope),
        husstande=husstand_counts(session, scope),
        genbesoeg=genbesoeg_counts(session, scope),
        nye_mennesker=nye_mennesker_counts(session, scope),
        saving=saving_terms(session),
        compared=_compared(session, scope, parameters.compare_year),
        gruppe=group.name if group else "",
        estates=estate_counts(session, scope),
        estate_changes=estate_changes(session, scope, _first_day(scope, parameters.compare_year)),
        trends=monthly_key_figures(session, _months(scope)),
        merges=scope.merges,
        workers=scope.workers,
    )


def _compared(session: Session, scope: Scope, year: int | None) -> ComparedCounts | None:
    if year is None:
        return None
    period = scope.period.in_year(year)
    return ComparedCounts(period, foged_counts(session, replace(scope, period=period)))


def _first_day(scope: Scope, compare_year: int | None) -> date:
    periods = [scope.period, *(month.period for month in _months(scope))]
    if compare_year is not None:
        periods.append(scope.period.in_year(compare_year))
    return min(period.from_on for period in periods)


def _months(scope: Scope) -> list[Scope]:
    return [replace(scope, period=month) for month in months_up_to(scope.period.to_on, MONTHS_SHOWN)]
