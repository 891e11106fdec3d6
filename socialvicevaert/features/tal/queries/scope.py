"""What a report looks at: a period, one estate or all of them, one group of workers or all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, true
from sqlmodel import col, or_, select

from socialvicevaert.features.beboere.models import Beboer, Lejemaal
from socialvicevaert.features.fogedsager.models import Fogedsag
from socialvicevaert.features.indstillinger.models import Afdeling
from socialvicevaert.features.indstillinger.queries import afdelinger, gruppe, workers_of
from socialvicevaert.features.tal.models import Selection
from socialvicevaert.features.tal.rules.estates import Merge, estate_on
from socialvicevaert.features.tal.rules.period import Period, problems_of_comparison, problems_of_period
from socialvicevaert.shared.errors import Problem, ValidationFailed, raise_if_any
from socialvicevaert.storage.session import Session

NO_ESTATE = 0
"""Stands for the estate of what belongs to none: a resident without a home, a household on a list without numbers."""


@dataclass(frozen=True)
class Scope:
    """The period; the estate (`NO_ESTATE`: residents without any) and the workers where not all are wanted.

    An estate that became part of another counts under that one in every period that ends later, so another period
    (`dataclasses.replace`) may hold other estates.
    """

    period: Period
    afdeling_id: int | None = None
    workers: frozenset[int] | None = None
    merges: Mapping[int, Merge] = field(default_factory=dict)

    @property
    def afdelinger(self) -> frozenset[int] | None:
        """The estates that are counted as the one that is wanted; None: all of them, and residents without any."""
        if self.afdeling_id is None:
            return None
        return frozenset(one for one in (self.afdeling_id, *self.merges) if self.estate_of(one) == self.afdeling_id)

    def estate_of(self, afdeling_id: int) -> int:
        """The estate under which another is counted in this period; its own number where nothing happened to it."""
        return estate_on(afdeling_id, self.period.to_on, self.merges)

    def covers(self, beboer_id: Any) -> ColumnElement[bool]:
        """Whether a column of resident numbers is in scope: not in the bin, and of the estate."""
        wanted = self.afdelinger
        if wanted is None:  # few are in the bin: looking them up is much cheaper than looking up the others
            return col(beboer_id).not_in(select(col(Beboer.id)).where(col(Beboer.deleted_at).is_not(None)))
        if self.afdeling_id == NO_ESTATE:
            homeless = col(Beboer.deleted_at).is_(None), col(Beboer.lejemaal_id).is_(None)
            return col(beboer_id).in_(select(col(Beboer.id)).where(*homeless))
        return col(beboer_id).in_(
            select(col(Beboer.id))
            .join(Lejemaal, col(Lejemaal.id) == col(Beboer.lejemaal_id))
            .where(col(Beboer.deleted_at).is_(None), col(Lejemaal.afdeling_id).in_(sorted(wanted)))
        )

    def by(self, worker_id: Any) -> ColumnElement[bool]:
        """Whether a column of worker numbers is in scope."""
        return true() if self.workers is None else col(worker_id).in_(sorted(self.workers))


def scope_of(session: Session, selection: Selection) -> Scope:
    """What a selection asks for, checked.

    :raises ValidationFailed: a period is impossible; the estate or the group does not exist, or is no longer one of its
        own at the end of the period; a group is so small that its figures would be about one of its workers.
    """
    raise_if_any(problems_of_period(selection.period_from, selection.period_to, session.today))
    period = Period(selection.period_from, selection.period_to)
    if selection.compare_year is not None:
        raise_if_any(problems_of_comparison(period, selection.compare_year))
    scope = Scope(period, selection.afdeling_id, _workers(session, selection.gruppe), merges_of(session))
    if selection.afdeling_id is not None:
        names = {one.id: one.name for one in afdelinger(session, retired=True)}
        raise_if_any(_problems_of_estate(scope, selection.afdeling_id, names))
    return scope


def merges_of(session: Session) -> dict[int, Merge]:
    """The estates that became part of another, by number."""
    rows = session.exec(
        select(col(Afdeling.id), col(Afdeling.closed_on), col(Afdeling.merged_into_id)).where(
            col(Afdeling.closed_on).is_not(None), col(Afdeling.merged_into_id).is_not(None)
        )
    )
    return {number: Merge(on, into_id) for number, on, into_id in rows if number and on and into_id}


def of_estate(scope: Scope) -> ColumnElement[bool]:
    """The fogedsag's own tenancy decides; the resident's where it has none."""
    kept = Scope(scope.period).covers(Fogedsag.beboer_id)
    wanted = scope.afdelinger
    if wanted is None:
        return kept
    homes = select(col(Lejemaal.id)).where(col(Lejemaal.afdeling_id).in_(sorted(wanted)))
    return and_(
        kept,
        or_(
            col(Fogedsag.lejemaal_id).in_(homes),
            and_(col(Fogedsag.lejemaal_id).is_(None), scope.covers(Fogedsag.beboer_id)),
        ),
    )


def _workers(session: Session, key: str) -> frozenset[int] | None:
    if not key:
        return None
    found = gruppe(session, key)
    if found is None:
        raise ValidationFailed([Problem("gruppe", "Medarbejdergruppen findes ikke.")])
    if found.problem:
        raise ValidationFailed([Problem("gruppe", found.problem)])
    return workers_of(session, key)


def _problems_of_estate(scope: Scope, afdeling_id: int, names: Mapping[int, str]) -> list[Problem]:
    if afdeling_id not in names:
        return [Problem("afdeling_id", "Afdelingen findes ikke.")]
    now = scope.estate_of(afdeling_id)
    if now == afdeling_id:
        return []
    closed_on, own, other = scope.merges[afdeling_id].closed_on, names[afdeling_id], names.get(now, "en anden afdeling")
    return [
        Problem(
            "afdeling_id",
            f"{own} var kun sin egen afdeling til og med {closed_on:%d-%m-%Y} og tælles derefter under {other}. "
            f"Vælg {other}, eller en periode, der slutter senest den dag.",
        )
    ]
