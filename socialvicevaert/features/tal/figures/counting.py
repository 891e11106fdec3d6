"""Everything a report needs to know, asked of the database once."""

from dataclasses import dataclass
from datetime import datetime

from socialvicevaert.features.indstillinger.queries import afdelinger, report_name, setting
from socialvicevaert.features.indstillinger.settings import REPORT_CONTACT, SUPPRESSION_THRESHOLD
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.queries.ansoegninger import AnsoegningCounts, ansoegning_counts
from socialvicevaert.features.tal.queries.budgetter import BudgetCounts, budget_counts
from socialvicevaert.features.tal.queries.fogedsager import FogedCounts, foged_counts
from socialvicevaert.features.tal.queries.forloeb import (
    ForloebCounts,
    MaalingCounts,
    forloeb_counts,
    maaling_counts,
)
from socialvicevaert.features.tal.queries.henvisninger import PartnerCounts, henvisning_counts
from socialvicevaert.features.tal.queries.kontakter import KontaktCounts, kontakt_counts
from socialvicevaert.features.tal.queries.ordninger import OrdningCounts, ordning_counts
from socialvicevaert.features.tal.queries.restancer import RestanceCounts, restance_counts
from socialvicevaert.features.tal.queries.sager import NeedCounts, SagCounts, need_counts, sag_counts
from socialvicevaert.features.tal.queries.samtykker import SamtykkeCounts, samtykke_counts
from socialvicevaert.features.tal.queries.scope import Scope
from socialvicevaert.features.tal.rules.period import Period, problems_of_comparison, problems_of_period
from socialvicevaert.shared.errors import Problem, ValidationFailed, raise_if_any
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
    compared: ComparedCounts | None = None


def scope_of(session: Session, parameters: Selection) -> Scope:
    """The checked parameters.

    :raises ValidationFailed: a period is impossible, or the estate does not exist.
    """
    raise_if_any(problems_of_period(parameters.period_from, parameters.period_to, session.today))
    period = Period(parameters.period_from, parameters.period_to)
    if parameters.compare_year is not None:
        raise_if_any(problems_of_comparison(period, parameters.compare_year))
    known = {one.id for one in afdelinger(session, retired=True)}
    if parameters.afdeling_id is not None and parameters.afdeling_id not in known:
        raise ValidationFailed([Problem("afdeling_id", "Afdelingen findes ikke.")])
    return Scope(period, parameters.afdeling_id)


def count(session: Session, parameters: Selection) -> Counts:
    """Count everything.

    :raises ValidationFailed: the parameters are impossible. :raises NotAllowed: the role may not issue reports.
    """
    scope = scope_of(session, parameters)
    chosen = parameters.afdeling_id
    return Counts(
        parameters=parameters,
        period=scope.period,
        organisation=report_name(session),
        contact=setting(session, REPORT_CONTACT),
        afdelinger=tuple(
            one.name for one in afdelinger(session, retired=chosen is not None) if chosen in (None, one.id)
        ),
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
        compared=_compared(session, scope, parameters.compare_year),
    )


def _compared(session: Session, scope: Scope, year: int | None) -> ComparedCounts | None:
    if year is None:
        return None
    period = scope.period.in_year(year)
    return ComparedCounts(period, foged_counts(session, Scope(period, scope.afdeling_id)))
